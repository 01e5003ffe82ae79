"""What a new engine on the same memory knows at once, and what it does not claim."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.backends.base import Unreachable
from panel.domain.command import BookNow, CheckIn, End, Read, WeAreHere
from panel.domain.face import Face
from panel.domain.outcome import Done
from panel.engine.clock import BEAT
from panel.engine.memory import Memory
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import WITHOUT_MARKS, Trouble

DOWN = Trouble(reads=Unreachable("No route."))


async def test_a_panel_that_has_never_heard_anything_says_so(rig: Rig) -> None:
    rig.room.trouble = DOWN
    await rig.start()
    await rig.wait(minutes(60))
    assert {s.face for s in rig.seen} == {Face.STARTING}


async def test_check_ins_survive(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.room.put(booking(-31, 0))
    await rig.start()
    await rig.tap(CheckIn())
    await rig.restart()
    assert rig.snapshot.face is Face.BUSY
    assert rig.snapshot.last_started == at_ten(-31)


async def test_a_check_in_that_moved_with_its_booking_survives(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    held = rig.room.put(booking(-31, 0))
    await rig.start()
    await rig.tap(CheckIn())
    rig.room.put(replace(held, start=at_ten(-32)))
    await rig.tap(Read())
    await rig.stop()
    rig.room.put(replace(held, start=at_ten(-32), end=at_ten(5)))
    await rig.start()
    assert rig.snapshot.status.current_checked_in


async def test_a_check_in_that_a_move_has_voided_does_not_come_back(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    held = rig.room.put(booking(-28, 0))
    await rig.start()
    await rig.tap(CheckIn())
    rig.room.put(replace(held, start=at_ten(-20)))
    await rig.tap(Read())
    rig.room.put(held)
    await rig.restart()
    assert not rig.snapshot.checked_in


async def test_a_clock_in_the_future_forgets_no_check_in(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.room.put(booking(-31, 0))
    await rig.start()
    await rig.tap(CheckIn())
    for by in (timedelta(days=10), timedelta(days=-10)):
        rig.wall.set_clock(by)
        await rig.wait(minutes(1))
    assert rig.snapshot.checked_in == {"a"}


async def test_a_question_about_another_time_forgets_no_check_in(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.room.put(booking(-31, 0))
    await rig.start()
    await rig.tap(CheckIn())
    call = Rig(rig.store)
    call.room, call.rules = rig.room, rig.rules
    call.wall.set_clock(timedelta(days=100))
    await call.open(replay=True)
    await call.engine.perform(Read())
    await call.stop()
    await rig.restart()
    assert rig.snapshot.checked_in == {"a"}


async def test_check_ins_are_forgotten_after_some_days(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.beat = 600
    rig.room.put(booking(-31, 0))
    await rig.start()
    await rig.tap(CheckIn())
    await rig.wait(timedelta(days=3))
    await rig.stop()
    memory = Memory(rig.store)
    kept = await memory.load()
    await memory.aclose()
    assert not kept.marks.keys
    assert kept.marks.last_started == at_ten(-31)


async def test_the_last_list_is_shown_at_once_with_its_age(rig: Rig) -> None:
    held = rig.room.put(booking(-31, 0, checked_in=True))
    await rig.start()
    heard = rig.snapshot.link.heard
    await rig.wait(minutes(2))
    rig.room.trouble = DOWN
    await rig.restart()
    first = rig.seen[0]
    assert first.status.current == held
    assert first.link.heard == heard
    assert first.face is Face.BUSY
    assert not first.connected
    assert not rig.snapshot.connected


@pytest.mark.parametrize(("period", "sure"), [(1, 15), (5, 15), (10, 30)])
async def test_what_is_too_old_is_not_claimed(
    rig: Rig, period: float, sure: float
) -> None:
    rig.rule(period=minutes(period))
    await rig.start()
    heard = rig.snapshot.link.heard
    assert heard is not None
    rig.room.trouble = DOWN
    await rig.restart()
    assert rig.snapshot.face is Face.FREE
    await rig.wait(minutes(40))
    unsure = rig.first(lambda s: s.face is Face.NOT_SURE)
    assert seconds(0) <= unsure.at - heard - minutes(sure) < seconds(0.001)


async def test_after_a_long_night_nothing_is_claimed_at_all(rig: Rig) -> None:
    await rig.start()
    await rig.stop()
    await rig.wait(timedelta(hours=8))
    rig.room.trouble = DOWN
    await rig.start()
    assert {s.face for s in rig.seen} == {Face.NOT_SURE}
    rig.room.trouble = Trouble()
    await rig.wait(seconds(6))
    assert rig.snapshot.face is Face.FREE


async def test_the_room_and_its_zone_are_known_while_the_system_is_down(
    rig: Rig,
) -> None:
    rig.room.zone = ZoneInfo("Asia/Kolkata")
    await rig.start()
    await rig.stop()
    rig.room.trouble = DOWN
    await rig.start()
    assert rig.seen[0].room.name == "Blue room"
    assert rig.seen[0].room.zone == rig.room.zone


async def test_the_way_back_survives(rig: Rig) -> None:
    rig.room.put(booking(-60, 0, checked_in=True))
    await rig.start()
    await rig.tap(End(at_ten(-60)))
    await rig.restart()
    assert rig.snapshot.face is Face.RELEASED
    assert isinstance(await rig.tap(WeAreHere()), Done)


async def test_the_way_back_is_closed_for_good_once_somebody_has_booked(
    rig: Rig,
) -> None:
    rig.room.put(booking(-60, 0, checked_in=True))
    await rig.start()
    await rig.tap(End(at_ten(-60)))
    rig.room.put(booking(-29, -28, id="b"))
    await rig.until(at_ten(-28.5))
    await rig.tap(Read())
    assert rig.snapshot.status.current is not None
    await rig.restart()
    await rig.until(at_ten(-27))
    assert rig.snapshot.face is Face.FREE


async def test_a_check_in_by_another_process_is_seen(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.room.put(booking(-31, 0))
    rig.beat = BEAT
    await rig.start()
    call = Rig(rig.store)
    call.room = rig.room
    call.wall = rig.wall
    await call.open()
    assert isinstance(await call.engine.perform(CheckIn()), Done)
    await call.stop()
    await rig.wait(seconds(60))
    assert rig.snapshot.face is Face.BUSY
    assert rig.readings() == 2


async def test_two_processes_lose_none_of_their_check_ins(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.room.put(booking(-31, -15, id="a"))
    rig.room.put(booking(-15, 0, id="b"))
    await rig.start()
    call = Rig(rig.store)
    call.room, call.wall = rig.room, rig.wall
    await call.open()
    await call.engine.perform(CheckIn())
    await rig.until(at_ten(-19))
    await rig.tap(CheckIn(at_ten(-15)))
    await call.stop()
    await rig.restart()
    assert rig.snapshot.checked_in == {"a", "b"}


async def test_the_first_thing_is_not_a_booking_on_old_data(rig: Rig) -> None:
    await rig.start()
    await rig.stop()
    rig.room.trouble = DOWN
    await rig.start()
    assert not rig.snapshot.offers.lengths
    assert not isinstance(await rig.tap(BookNow(minutes(30))), Done)


async def test_a_panel_whose_memory_cannot_be_used_serves_its_room(rig: Rig) -> None:
    (rig.store / "file").write_text("no folder")
    rig.store = rig.store / "file"
    await rig.start()
    assert isinstance(await rig.tap(BookNow(minutes(30))), Done)
    assert rig.snapshot.face is Face.BUSY
    assert any("memory" in note for note in rig.snapshot.notes)
    await rig.wait(minutes(30))
    assert rig.running is not None and not rig.running.done()
