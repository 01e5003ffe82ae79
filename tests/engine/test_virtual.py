"""The virtual loop itself: what every other proof here rests on."""

import asyncio
import time
from datetime import timedelta

import pytest

from tests.engine.rig import BEGIN, loop
from tests.engine.virtual import VirtualLoop, Wall


async def test_a_month_passes_in_no_time() -> None:
    wall, real = Wall(BEGIN), time.monotonic()
    await asyncio.sleep(timedelta(days=30).total_seconds())
    assert wall.now() == BEGIN + timedelta(days=30)
    assert time.monotonic() - real < 1


async def test_timers_fire_in_their_order_at_their_moments() -> None:
    began, fired = loop().time(), []
    async with asyncio.TaskGroup() as group:
        for pause in (3.0, 1.0, 2.0):

            async def wait(pause: float = pause) -> None:
                await asyncio.sleep(pause)
                fired.append((pause, loop().time() - began))

            group.create_task(wait())
    assert fired == [(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]


async def test_a_timeout_ends_what_takes_too_long() -> None:
    began = loop().time()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(5):
            await asyncio.sleep(6)
    assert loop().time() - began == 5


async def test_work_in_a_thread_takes_no_virtual_time() -> None:
    began = loop().time()
    ticking = asyncio.create_task(asyncio.sleep(3600))
    await asyncio.to_thread(time.sleep, 0.05)
    assert loop().time() == began
    await ticking
    assert loop().time() == began + 3600


async def test_a_clock_that_is_set_and_one_that_slept() -> None:
    wall = Wall(BEGIN)
    wall.set_clock(timedelta(hours=1))
    assert wall.now() - wall.true() == timedelta(hours=1)
    wall.suspend(timedelta(hours=2))
    assert wall.true() == BEGIN + timedelta(hours=2)
    assert wall.now() == BEGIN + timedelta(hours=3)


def test_a_loop_that_waits_for_nothing_says_so() -> None:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        with pytest.raises(RuntimeError, match="nothing will ever happen"):
            runner.run(_for_ever())
        runner.get_loop().call_soon(lambda: None)


async def _for_ever() -> None:
    await asyncio.get_running_loop().create_future()
