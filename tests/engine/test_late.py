"""Systems that answer reads late: an acknowledged write is laid over old lists."""

from dataclasses import replace

import pytest

from panel.domain.command import BookLater, BookNow, CheckIn, End, Extend
from panel.domain.face import Face
from panel.domain.outcome import Declined, Done, Reason
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import ABLE, Trouble

HALF_AN_HOUR = BookNow(minutes(30))
LATE = replace(ABLE, late_reads=True)


@pytest.fixture
async def late(rig: Rig) -> Rig:
    """A panel on a system whose lists are ten seconds old."""
    rig.room.capabilities = LATE
    rig.room.trouble = Trouble(lag=seconds(10))
    return rig


async def test_a_booking_shows_at_once_and_stays(late: Rig) -> None:
    await late.start()
    await late.tap(HALF_AN_HOUR)
    late.seen.clear()
    await late.wait(minutes(5))
    assert {s.face for s in late.seen} == {Face.BUSY}
    assert not any(s.link.late for s in late.seen)


async def test_an_extension_shows_at_once_and_stays(late: Rig) -> None:
    late.room.held["a"] = booking(-60, 0, checked_in=True)
    await late.start()
    await late.tap(Extend(minutes(15)))
    late.seen.clear()
    await late.wait(minutes(5))
    assert {s.busy_until for s in late.seen} == {at_ten(15)}


async def test_an_end_shows_at_once_and_stays(late: Rig) -> None:
    late.room.held["a"] = booking(-60, 0, checked_in=True)
    await late.start()
    await late.tap(End(at_ten(-60)))
    late.seen.clear()
    await late.wait(minutes(5))
    assert {s.face for s in late.seen} == {Face.RELEASED}


async def test_a_check_in_shows_at_once_and_stays(late: Rig) -> None:
    late.room.held["a"] = booking(-31, 0, checked_in=False)
    await late.start()
    await late.tap(CheckIn())
    late.seen.clear()
    await late.wait(minutes(5))
    assert {s.face for s in late.seen} == {Face.BUSY}


async def test_no_further_booking_until_a_list_shows_the_last(late: Rig) -> None:
    await late.start()
    await late.tap(BookLater(at_ten(30), minutes(30)))
    wrote = late.wall.now()
    assert late.snapshot.offers.no_booking == Declined(Reason.NOT_SETTLED)
    assert await late.tap(HALF_AN_HOUR) == Declined(Reason.NOT_SETTLED)
    await late.wait(seconds(15))
    offered = late.first(lambda s: s.at > wrote and s.offers.lengths)
    assert seconds(9) < offered.at - wrote < seconds(13)


@pytest.mark.parametrize("slow", [0, 8])
async def test_after_half_a_minute_the_list_decides_and_the_screen_says_so(
    late: Rig, slow: float
) -> None:
    late.room.trouble = Trouble(lag=minutes(10), slow=slow)
    await late.start()
    await late.tap(HALF_AN_HOUR)
    wrote = late.room.asked_at[late.room.asked.index("book")] + seconds(slow)
    await late.wait(minutes(6))
    doubt = late.first(lambda s: s.link.late)
    assert seconds(0) <= doubt.at - wrote - seconds(30) < seconds(0.1)
    assert doubt.face is Face.FREE
    assert doubt.offers.lengths
    assert not any(s.link.late for s in late.seen if s.at < doubt.at)
    quiet = late.first(lambda s: s.at > doubt.at and not s.link.late)
    assert seconds(0) <= quiet.at - wrote - minutes(5) < seconds(0.1)


async def test_the_half_minute_begins_with_the_answer(late: Rig) -> None:
    await late.start()
    late.room.trouble = Trouble(slow=20, lag=seconds(10))
    await late.tap(HALF_AN_HOUR)
    late.seen.clear()
    await late.wait(seconds(28))
    assert {s.face for s in late.seen} == {Face.BUSY}


async def test_a_list_that_shows_it_after_all_ends_the_doubt(late: Rig) -> None:
    late.room.trouble = Trouble(lag=seconds(60))
    await late.start()
    await late.tap(HALF_AN_HOUR)
    await late.wait(seconds(45))
    assert late.snapshot.link.late
    await late.wait(seconds(20))
    assert not late.snapshot.link.late
    assert late.snapshot.face is Face.BUSY


async def test_made_and_ended_at_once_does_not_come_back(late: Rig) -> None:
    await late.start()
    await late.tap(HALF_AN_HOUR)
    await late.wait(seconds(4))
    started = late.room.held["made-1"].start
    assert isinstance(await late.tap(End(started)), Done)
    late.seen.clear()
    await late.wait(minutes(6))
    assert {s.face for s in late.seen} == {Face.RELEASED}
    assert not any(s.link.late for s in late.seen)


async def test_made_and_cancelled_at_once_leaves_no_doubt(late: Rig) -> None:
    await late.start()
    await late.tap(BookLater(at_ten(-26), minutes(30)))
    assert isinstance(await late.tap(End(at_ten(-26))), Done)
    late.seen.clear()
    await late.wait(minutes(6))
    assert {s.face for s in late.seen} == {Face.FREE}
    assert not any(s.link.late for s in late.seen)


async def test_made_and_checked_in_at_once_stays(late: Rig) -> None:
    await late.start()
    await late.tap(BookLater(at_ten(-26), minutes(30)))
    assert isinstance(await late.tap(CheckIn(at_ten(-26))), Done)
    late.seen.clear()
    await late.wait(minutes(6))
    assert {s.face for s in late.seen} == {Face.BUSY}


async def test_occurrences_of_a_series_may_share_an_id(rig: Rig) -> None:
    """The end of one of them says nothing of the others."""
    rig.room.capabilities = LATE
    first = booking(-60, -20, id="series", checked_in=True)
    second = booking(-20, 20, id="series", checked_in=True)
    rig.room.held = {"first": first, "second": second}
    await rig.start()
    rig.room.trouble = Trouble(lag=seconds(10))
    assert isinstance(await rig.tap(End(first.start)), Done)
    assert rig.snapshot.status.current is None
    assert rig.snapshot.status.next == second


async def test_a_push_from_such_a_system_is_followed_late(late: Rig) -> None:
    late.room.trouble = Trouble()
    await late.start()
    before = late.readings()
    late.room.push()
    await late.wait(seconds(4.9))
    assert late.readings() == before
    await late.wait(seconds(0.2))
    assert late.readings() == before + 1
