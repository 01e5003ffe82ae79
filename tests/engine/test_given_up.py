"""A system that cannot end a booking: this panel ends it for itself alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from panel.backends.base import Ending, Unreachable
from panel.domain.booking import Booking
from panel.domain.command import (
    BookLater,
    BookNow,
    CheckIn,
    End,
    Read,
    WeAreHere,
)
from panel.domain.face import Face
from panel.domain.outcome import Declined, Done, Reason
from panel.engine.memory import Memory
from panel.engine.snapshot import Snapshot
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import ABLE, Trouble

HERE = replace(ABLE, ending=Ending.PANEL, keeps_check_in=False)
WRITES = {"book", "check_in", "end", "extend"}
HELD = Declined(Reason.HELD, at=at_ten(30))


@pytest.fixture
async def held(rig: Rig) -> Booking:
    """A booking from half past nine to half past ten, checked in."""
    rig.room.capabilities = HERE
    rig.rule(sole_panel=True)
    held = rig.room.put(booking(-30, 30))
    await rig.start()
    await rig.tap(CheckIn())
    await rig.until(at_ten(0))
    return held


def wrote(rig: Rig) -> set[str]:
    return WRITES & {*rig.room.asked}


async def test_it_counts_as_ended_here_and_nothing_is_asked(
    rig: Rig, held: Booking
) -> None:
    outcome = await rig.tap(End(held.start))
    assert outcome == Done(held, here=True)
    assert not wrote(rig)
    assert rig.room.held["a"] == held
    assert rig.snapshot.status.word == "free"
    assert rig.snapshot.status.previous == held.ending(at_ten(0))
    assert rig.snapshot.face is Face.RELEASED
    assert rig.snapshot.freed is not None and not rig.snapshot.freed.no_show
    assert rig.snapshot.day.held.all == ((at_ten(0), at_ten(30)),)


async def test_it_stays_so_over_readings_and_restarts(rig: Rig, held: Booking) -> None:
    await rig.tap(End(held.start))
    await rig.wait(minutes(6))
    rig.room.put(booking(60, 90, id="b"))
    rig.room.push()
    await rig.settle()
    assert rig.snapshot.status.word == "free"
    await rig.restart()
    assert not any(s.status.booked for s in rig.seen)
    assert rig.snapshot.offers.we_are_here
    assert rig.snapshot.day.held.all == ((at_ten(0), at_ten(30)),)


async def test_a_restart_without_the_system_shows_it_too(
    rig: Rig, held: Booking
) -> None:
    await rig.tap(End(held.start))
    rig.room.trouble = Trouble(reads=Unreachable("No route."))
    await rig.restart()
    assert {s.status.word for s in rig.seen} == {"free"}


async def test_nothing_is_booked_into_what_the_system_holds(
    rig: Rig, held: Booking
) -> None:
    rig.room.strict = False
    await rig.tap(End(held.start))
    assert rig.snapshot.offers.no_booking == HELD
    assert await rig.tap(BookNow(minutes(15))) == HELD
    assert await rig.tap(BookLater(at_ten(10), minutes(15))) == HELD
    assert not wrote(rig)
    assert isinstance(await rig.tap(BookLater(at_ten(30), minutes(15))), Done)


async def test_the_room_can_be_booked_again_at_its_end(rig: Rig, held: Booking) -> None:
    rig.rule(period=minutes(30))
    await rig.tap(End(held.start))
    await rig.until(at_ten(31))
    then = rig.first(lambda s: s.offers.lengths and s.at >= at_ten(0))
    assert then.at == at_ten(30)
    assert then.face is Face.FREE
    assert isinstance(await rig.tap(BookNow(minutes(15))), Done)


async def test_we_are_here_takes_it_back(rig: Rig, held: Booking) -> None:
    await rig.tap(End(held.start))
    await rig.wait(minutes(2))
    assert await rig.tap(WeAreHere()) == Done(held, here=True)
    assert not wrote(rig)
    assert rig.snapshot.status.current == held
    assert rig.snapshot.status.current_checked_in
    assert rig.snapshot.freed is None
    await rig.restart()
    assert rig.snapshot.face is Face.BUSY


async def test_one_that_has_not_begun_is_given_up_and_taken_back(rig: Rig) -> None:
    rig.room.capabilities = HERE
    held = rig.room.put(booking(0, 30))
    await rig.start()
    await rig.until(at_ten(-4))
    assert rig.snapshot.face is Face.PENDING_NEXT
    await rig.tap(End(held.start))
    assert rig.snapshot.status.next is None
    assert rig.snapshot.offers.until == held.start
    assert isinstance(await rig.tap(WeAreHere()), Done)
    assert rig.snapshot.status.next == held
    assert rig.snapshot.checked_in == {held.id}
    assert rig.snapshot.freed is None
    await rig.tap(End(held.start))
    await rig.until(at_ten(1))
    assert rig.snapshot.status.word == "free"
    assert rig.snapshot.offers.no_booking == HELD


@pytest.mark.parametrize(
    "change", [{"end": at_ten(45)}, {"start": at_ten(-20)}, {"start": at_ten(-40)}]
)
async def test_it_falls_when_the_booking_is_changed_elsewhere(
    rig: Rig, held: Booking, change: dict[str, object]
) -> None:
    await rig.tap(End(held.start))
    rig.room.put(replace(held, **change))
    rig.room.push()
    await rig.settle()
    assert rig.snapshot.status.current is not None
    rig.room.put(held)
    await rig.tap(Read())
    assert rig.snapshot.status.current == held


async def test_another_process_of_this_panel_is_heard(rig: Rig, held: Booking) -> None:
    call = Rig(rig.store)
    call.room, call.rules, call.wall = rig.room, rig.rules, rig.wall
    await call.open()
    await call.engine.read()
    assert isinstance(await call.engine.perform(End(held.start)), Done)
    await rig.wait(seconds(20))
    assert rig.snapshot.status.word == "free"
    assert rig.snapshot.day.held.all
    await call.engine.read()
    assert isinstance(await call.engine.perform(WeAreHere()), Done)
    await rig.wait(seconds(20))
    assert rig.snapshot.status.current == held
    await call.stop()


async def test_it_is_forgotten_after_some_days(rig: Rig, held: Booking) -> None:
    rig.beat = 600
    await rig.tap(End(held.start))
    await rig.restart()
    await rig.wait(timedelta(days=3))
    await rig.stop()
    memory = Memory(rig.store)
    kept = await memory.load()
    await memory.aclose()
    assert not kept.marks.ended


async def test_a_no_show_is_never_released_that_way(rig: Rig) -> None:
    rig.room.capabilities = replace(HERE, keeps_check_in=True)
    rig.rule(sole_panel=True)
    rig.room.put(booking(0, 30))
    await rig.start()
    await rig.until(at_ten(10))

    def counted(shown: Snapshot) -> bool:
        return shown.release_at is not None or shown.freed is not None

    assert not any(counted(shown) for shown in rig.seen)
    assert rig.snapshot.status.current is not None
    assert not wrote(rig)


async def test_where_a_system_can_end_it_again_an_old_mark_counts_no_more(
    rig: Rig, held: Booking
) -> None:
    await rig.tap(End(held.start))
    await rig.stop()
    rig.room.capabilities = replace(HERE, ending=Ending.SHORTEN)
    await rig.start()
    assert rig.snapshot.status.current == held


async def test_where_nothing_can_be_ended_end_is_not_offered(rig: Rig) -> None:
    rig.room.capabilities = replace(ABLE, ending=Ending.NONE)
    held = rig.room.put(booking(-31, 30, checked_in=True))
    await rig.start()
    assert rig.snapshot.face is Face.BUSY
    assert rig.snapshot.offers.end is None
    outcome = await rig.tap(End(held.start))
    assert outcome == Declined(Reason.UNSUPPORTED)
    assert not wrote(rig)
