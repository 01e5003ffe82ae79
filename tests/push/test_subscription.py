"""Asked for, asked for again before it lapses, and taken back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from panel.backends.base import Refused, Unreachable
from panel.push.subscription import Subscription
from tests.push.rig import Calling

Begin = Callable[[], None]
BASE = "https://rooms.example.com/boardroom/"
ADDRESS = f"{BASE}t0ken"
LATER = f"{BASE}another"
OTHER = "https://rooms.example.com/boardroom2/x"


@pytest.fixture
async def system() -> Calling:
    return Calling()


@pytest.fixture
async def subscription(system: Calling) -> Subscription:
    return Subscription(system, ADDRESS, replacing=BASE)


@pytest.fixture
async def begin(subscription: Subscription) -> AsyncIterator[Begin]:
    """Begins to keep it."""
    tasks: list[asyncio.Task[None]] = []
    yield lambda: tasks.append(asyncio.create_task(subscription.keep()))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_it_is_asked_for_once_where_it_does_not_lapse(
    system: Calling, begin: Begin
) -> None:
    begin()
    await asyncio.sleep(10 * 86400)
    assert system.told == [ADDRESS]


async def test_an_earlier_one_is_replaced_and_anothers_is_not(
    system: Calling, subscription: Subscription, begin: Begin
) -> None:
    system.hooks = [LATER, OTHER]
    begin()
    await asyncio.sleep(1)
    assert system.hooks == [OTHER, ADDRESS]
    await subscription.take_back()
    assert system.hooks == [OTHER]


async def test_it_is_asked_for_again_before_it_lapses(
    system: Calling, begin: Begin
) -> None:
    system.lasts = timedelta(hours=1)
    begin()
    await asyncio.sleep(59 * 60)
    assert len(system.told) == 2
    await asyncio.sleep(24 * 3600)
    assert 24 < len(system.told) < 40
    assert system.hooks == [ADDRESS]


async def test_after_failures_with_growing_pauses_told_once(
    system: Calling, begin: Begin, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "panel")
    system.error = Unreachable("No answer.")
    begin()
    await asyncio.sleep(24 * 3600)
    assert 20 < len(system.told) < 40
    system.error = None
    await asyncio.sleep(3700)
    assert system.hooks == [ADDRESS]
    assert caplog.messages == [
        "the booking system will not call this panel: No answer.",
        "the booking system calls again",
    ]
    assert "t0ken" not in caplog.text


async def test_a_rest_that_is_asked_for_is_kept(
    system: Calling, begin: Begin, caplog: pytest.LogCaptureFixture
) -> None:
    system.error = Unreachable("Too much.", retry_after=timedelta(hours=3))
    begin()
    await asyncio.sleep(2.9 * 3600)
    assert len(system.told) == 1
    await asyncio.sleep(0.2 * 3600)
    assert len(system.told) == 2
    assert caplog.text.count("will not call") == 1


async def test_a_fault_of_the_program_ends_nothing(
    system: Calling, begin: Begin, caplog: pytest.LogCaptureFixture
) -> None:
    system.error = ZeroDivisionError()
    begin()
    await asyncio.sleep(1)
    assert "fault of the program itself" in caplog.text
    caplog.clear()
    system.error = None
    await asyncio.sleep(3700)
    assert system.hooks == [ADDRESS]


class Slow(Calling):
    async def unsubscribe(self) -> None:
        await asyncio.sleep(600)


@pytest.mark.parametrize("error", [Refused("No."), Unreachable("No answer.")])
async def test_taking_it_back_may_fail(error: Exception) -> None:
    system = Calling()
    system.error = error
    await Subscription(system, ADDRESS, replacing=BASE).take_back()


async def test_taking_it_back_takes_no_longer_than_two_seconds() -> None:
    loop = asyncio.get_running_loop()
    before = loop.time()
    await Subscription(Slow(), ADDRESS, replacing=BASE).take_back()
    assert loop.time() - before < 2.1
