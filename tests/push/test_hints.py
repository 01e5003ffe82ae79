"""However many calls come, few hints reach the engine."""

import asyncio
from itertools import pairwise

import pytest

from panel.push.hints import Hints


@pytest.fixture
async def arrived() -> list[float]:
    return []


@pytest.fixture
async def hints(arrived: list[float]) -> Hints:
    loop = asyncio.get_running_loop()
    return Hints(loop, lambda: arrived.append(loop.time()))


async def test_the_first_at_once(hints: Hints, arrived: list[float]) -> None:
    hints.come()
    await asyncio.sleep(0.01)
    assert len(arrived) == 1


async def test_of_a_flood_few_and_the_last_one_too(
    hints: Hints, arrived: list[float]
) -> None:
    for _ in range(10_000):
        hints.come()
        await asyncio.sleep(0.001)
    last = asyncio.get_running_loop().time()
    await asyncio.sleep(5)
    assert 5 <= len(arrived) <= 7
    assert all(b - a >= 1.99 for a, b in pairwise(arrived))
    assert arrived[-1] >= last - 0.01


async def test_apart_they_come_at_once(hints: Hints, arrived: list[float]) -> None:
    for _ in range(3):
        hints.come()
        await asyncio.sleep(2.5)
    assert len(arrived) == 3


async def test_an_engine_that_has_gone_is_no_fault() -> None:
    gone = asyncio.new_event_loop()
    gone.close()
    hints = Hints(gone, lambda: None)
    hints.come()
    await asyncio.sleep(0.01)
