"""Commands: checked against a fresh list, one at a time, and told in snapshots."""

import asyncio
from dataclasses import replace

import pytest

from panel.backends.base import Refused, Unauthorised, Unreachable
from panel.domain.booking import Person
from panel.domain.command import (
    BookLater,
    BookNow,
    CheckIn,
    Command,
    End,
    Extend,
    Read,
    WeAreHere,
)
from panel.domain.face import Face
from panel.domain.outcome import Declined, Done, Reason
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import WITHOUT_MARKS, Trouble

HALF_AN_HOUR = BookNow(minutes(30))


async def test_a_walk_up_is_in_the_calendar_and_checked_in(rig: Rig) -> None:
    await rig.start()
    outcome = await rig.tap(BookNow(minutes(30), title="Tea", owner="Ada"))
    (made,) = rig.room.held.values()
    assert outcome == Done(made)
    assert (made.title, made.host) == ("Tea", Person(name="Ada"))
    assert made.length == minutes(30)
    assert rig.snapshot.status.current == made
    assert rig.snapshot.status.current_checked_in
    assert rig.snapshot.face is Face.BUSY


async def test_the_list_is_read_before_and_after(rig: Rig) -> None:
    await rig.start()
    rig.room.asked.clear()
    await rig.tap(HALF_AN_HOUR)
    assert rig.room.asked == ["bookings", "book", "bookings"]


async def test_what_came_in_between_is_not_crossed(rig: Rig) -> None:
    await rig.start()
    rig.room.put(booking(-30.5, 0))
    outcome = await rig.tap(HALF_AN_HOUR)
    assert isinstance(outcome, Declined)
    assert len(rig.room.held) == 1


async def test_somebody_else_is_faster_between_the_check_and_the_write(
    rig: Rig,
) -> None:
    await rig.start()
    rig.room.before = lambda: rig.room.put(booking(-30.5, 0))
    outcome = await rig.tap(HALF_AN_HOUR)
    assert outcome == Declined(Reason.REFUSED, text="Another booking is in the way.")
    assert rig.snapshot.face is Face.PENDING_CURRENT
    assert list(rig.room.held) == ["a"]


async def test_a_double_tap_books_once(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(slow=2)
    first, second = await asyncio.gather(
        rig.engine.handle(HALF_AN_HOUR), rig.engine.handle(HALF_AN_HOUR)
    )
    assert isinstance(first, Done)
    assert isinstance(second, Declined) and second.reason is Reason.BOOKED
    assert len(rig.room.held) == 1
    assert rig.room.most_at_once == 1


async def test_many_taps_at_once_are_done_one_after_the_other(rig: Rig) -> None:
    rig.room.put(booking(-35, -15))
    await rig.start()
    rig.room.trouble = Trouble(slow=1)
    taps = (CheckIn(), Extend(minutes(15)), Extend(minutes(15)), End(at_ten(-35)))
    outcomes = await asyncio.gather(*(rig.engine.handle(tap) for tap in taps))
    assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes
    assert rig.room.most_at_once == 1
    assert [name for name in rig.room.asked if name not in ("room", "bookings")] == [
        "check_in",
        "extend",
        "extend",
        "end",
    ]


async def test_the_snapshot_says_what_is_being_done_and_what_became_of_it(
    rig: Rig,
) -> None:
    await rig.start()
    rig.room.trouble = Trouble(slow=2)
    rig.seen.clear()
    tap = asyncio.create_task(rig.engine.handle(HALF_AN_HOUR))
    await rig.settle()
    assert rig.snapshot.doing == HALF_AN_HOUR
    began = rig.seen[0].at
    await tap
    result = rig.snapshot.result
    assert rig.snapshot.doing is None
    assert result is not None
    assert result.command == HALF_AN_HOUR
    assert isinstance(result.outcome, Done)
    assert result.took == pytest.approx(4)
    assert result.at - began == seconds(4)
    assert result.number == 1
    await rig.tap(Read())
    assert rig.snapshot.result is not None
    assert rig.snapshot.result.number == 2


async def test_of_two_taps_the_one_that_is_being_done_is_shown(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(slow=2)
    second = End(at_ten())
    first_tap = asyncio.create_task(rig.engine.handle(HALF_AN_HOUR))
    await rig.settle()
    second_tap = asyncio.create_task(rig.engine.handle(second))
    await rig.settle()
    assert rig.snapshot.doing == HALF_AN_HOUR
    await first_tap
    await rig.settle()
    assert rig.snapshot.doing == second
    await second_tap
    assert rig.snapshot.doing is None


async def test_check_in_is_written_where_the_system_keeps_it(rig: Rig) -> None:
    rig.room.put(booking(-31, 0))
    await rig.start()
    assert rig.snapshot.face is Face.PENDING_CURRENT
    assert isinstance(await rig.tap(CheckIn(at_ten(-31))), Done)
    assert rig.room.held["a"].checked_in
    assert rig.snapshot.face is Face.BUSY
    assert rig.snapshot.checked_in == {"a"}
    assert rig.snapshot.last_started == at_ten(-31)


async def test_check_in_is_kept_here_where_the_system_has_none(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.room.put(booking(-31, 0))
    await rig.start()
    assert isinstance(await rig.tap(CheckIn()), Done)
    assert "check_in" not in rig.room.asked
    assert rig.snapshot.face is Face.BUSY


async def test_an_early_check_in_belongs_to_the_next_booking(rig: Rig) -> None:
    rig.room.put(booking(-28, 0))
    await rig.start()
    await rig.tap(CheckIn())
    assert rig.snapshot.face is Face.BUSY
    assert rig.snapshot.status.next_early
    await rig.until(at_ten(-27))
    assert rig.snapshot.face is Face.BUSY
    assert rig.snapshot.status.current_checked_in


async def test_end_frees_the_room_and_offers_the_way_back(rig: Rig) -> None:
    held = rig.room.put(booking(-60, 0, host=Person(name="Ada")))
    await rig.start()
    assert isinstance(await rig.tap(End(at_ten(-60))), Done)
    assert rig.room.held["a"].end == at_ten(-30)
    assert rig.snapshot.face is Face.RELEASED
    assert rig.snapshot.freed is not None and not rig.snapshot.freed.no_show
    assert isinstance(await rig.tap(WeAreHere()), Done)
    again = rig.room.held["made-1"]
    assert (again.title, again.host) == (held.title, held.host)
    assert (again.start, again.end) == (at_ten(-30), at_ten(0))
    assert rig.snapshot.status.current_checked_in
    assert rig.snapshot.freed is None


async def test_a_booking_for_later_is_not_checked_in(rig: Rig) -> None:
    await rig.start()
    outcome = await rig.tap(BookLater(at_ten(0), minutes(30)))
    assert isinstance(outcome, Done)
    (made,) = rig.room.held.values()
    assert (made.start, made.checked_in) == (at_ten(0), False)
    await rig.until(at_ten(1))
    assert rig.snapshot.face is Face.PENDING_CURRENT


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Refused("The room is closed."), Reason.REFUSED),
        (Unauthorised("The key may not book."), Reason.UNAUTHORISED),
        (Unreachable("No route."), Reason.UNREACHABLE),
    ],
)
async def test_a_write_that_was_refused_changes_nothing(
    rig: Rig, error: Exception, outcome: Reason
) -> None:
    await rig.start()
    rig.room.trouble = Trouble(writes=error)
    declined = await rig.tap(HALF_AN_HOUR)
    assert isinstance(declined, Declined) and declined.reason is outcome
    assert rig.room.asked.count("book") == 1
    assert rig.snapshot.face is Face.FREE
    assert rig.snapshot.offers.lengths


@pytest.mark.parametrize("command", [HALF_AN_HOUR, CheckIn(), Read(), WeAreHere()])
async def test_nothing_is_written_on_old_data(rig: Rig, command: Command) -> None:
    rig.room.put(booking(-31, 0))
    await rig.start()
    rig.room.trouble = Trouble(reads=Unreachable("No route."))
    rig.room.asked.clear()
    assert await rig.tap(command) == Declined(Reason.UNREACHABLE, text="No route.")
    assert set(rig.room.asked) == {"bookings"}


async def test_a_command_needs_no_running_engine(rig: Rig) -> None:
    await rig.open()
    outcome = await rig.engine.perform(HALF_AN_HOUR)
    assert isinstance(outcome, Done)
    assert len(rig.room.held) == 1


async def test_an_owner_is_looked_up_where_there_is_a_directory(rig: Rig) -> None:
    rig.room.capabilities = replace(rig.room.capabilities, people=True)
    await rig.start()
    ask = replace(HALF_AN_HOUR, owner="nobody@example.org")
    declined = await rig.tap(ask)
    assert declined == Declined(Reason.UNKNOWN_OWNER, text="nobody@example.org")
    await rig.tap(replace(HALF_AN_HOUR, owner="ada@example.org"))
    host = rig.room.held["made-1"].host
    assert host is not None and host.name == "Ada Lovelace"


async def test_what_the_system_rounds_is_no_late_write(rig: Rig) -> None:
    rig.room.put(booking(-60, 0, checked_in=True))
    await rig.start()
    rig.room.round_down = minutes(10)
    outcome = await rig.tap(Extend(minutes(15)))
    assert outcome == Done(rig.room.held["a"])
    assert rig.room.held["a"].end == at_ten(10)
    await rig.wait(seconds(40))
    assert not rig.snapshot.link.late
    assert rig.snapshot.status.current == rig.room.held["a"]
