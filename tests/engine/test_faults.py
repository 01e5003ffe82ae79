"""Faults of the program itself: logged, borne, and the third in a row is the last."""

import asyncio

import pytest

from panel.domain.command import BookNow, Read
from panel.domain.outcome import Done, Unknown
from panel.engine.snapshot import Snapshot
from tests.engine.rig import Rig, booking, minutes, seconds
from tests.engine.room import Trouble


async def ends(rig: Rig) -> BaseException | None:
    assert rig.running is not None
    await asyncio.wait({rig.running}, timeout=3600)
    return rig.running.exception() if rig.running.done() else None


async def test_a_fault_is_logged_and_the_loop_goes_on(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    await rig.start()
    rig.room.trouble = Trouble(reads=KeyError("start"))
    rig.room.push()
    await rig.settle()
    rig.room.trouble = Trouble()
    (record,) = caplog.records
    assert record.exc_info is not None
    held = rig.room.put(booking(-30, 0))
    rig.room.push()
    await rig.settle()
    assert rig.snapshot.status.current == held


async def test_the_third_in_a_row_ends_the_program(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(reads=KeyError("start"))
    error = await ends(rig)
    assert isinstance(error, ExceptionGroup)
    assert isinstance(error.exceptions[0], KeyError)
    assert rig.readings() == 4


async def test_what_goes_well_in_between_begins_a_new_row(rig: Rig) -> None:
    await rig.start()
    for _ in range(5):
        for trouble in (KeyError(), KeyError(), None):
            rig.room.trouble = Trouble(reads=trouble)
            rig.room.push()
            await rig.settle()
    assert rig.running is not None and not rig.running.done()


async def test_a_tap_that_runs_into_a_fault_is_answered(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(writes=ZeroDivisionError())
    assert await rig.tap(BookNow(minutes(30))) == Unknown()
    assert rig.snapshot.doing is None
    assert rig.snapshot.result is not None
    rig.room.trouble = Trouble()
    assert isinstance(await rig.tap(Read()), Done)


async def test_a_screen_that_fails_now_and_then_is_borne(rig: Rig) -> None:
    await rig.start()
    broken = 0

    def show(snapshot: Snapshot) -> None:
        nonlocal broken
        if snapshot.at.minute == 40 and not broken:
            broken += 1
            raise RuntimeError("no such property")

    rig.engine.subscribe(show)
    await rig.wait(minutes(20))
    assert broken
    assert rig.running is not None and not rig.running.done()


async def test_a_screen_that_always_fails_ends_the_program(rig: Rig) -> None:
    await rig.start()

    def show(snapshot: Snapshot) -> None:
        if snapshot.at.minute >= 40:
            raise RuntimeError("no such property")

    rig.engine.subscribe(show)
    assert isinstance(await ends(rig), ExceptionGroup)


async def test_news_that_fail_are_borne(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    await rig.start()
    rig.room.push(KeyError("kind"))
    await rig.wait(minutes(6))
    assert len(caplog.records) == 1
    before = rig.readings()
    rig.room.push()
    await rig.settle()
    assert rig.readings() == before + 1


async def test_a_program_that_is_ended_during_a_request_ends_at_once(rig: Rig) -> None:
    rig.room.trouble = Trouble(slow=600)
    await rig.start()
    began = rig.wall.now()
    await rig.stop()
    assert rig.wall.now() - began < seconds(1)
