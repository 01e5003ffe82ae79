"""Times in which nobody may book: carried to the screen, remembered, and kept to."""

from itertools import pairwise

from panel.backends.base import Unreachable
from panel.domain.command import BookLater, BookNow, Extend
from panel.domain.face import Face
from panel.domain.outcome import Declined, Done, Reason
from tests.engine.rig import Rig, at_ten, booking, minutes
from tests.engine.room import Trouble

NIGHT = (at_ten(60), at_ten(120))


async def test_the_screen_changes_at_closing_and_at_opening(rig: Rig) -> None:
    rig.room.closed = (NIGHT,)
    rig.rule(period=minutes(30))
    await rig.start()
    assert rig.snapshot.face is Face.FREE
    assert rig.snapshot.offers.until == at_ten(60)
    await rig.until(at_ten(119))
    await rig.until(at_ten(121))
    shown = [s for s in rig.seen if s.face is not Face.STARTING]
    changes = [
        (new.at, new.face) for old, new in pairwise(shown) if new.face is not old.face
    ]
    assert changes == [(NIGHT[0], Face.NOT_BOOKABLE), (NIGHT[1], Face.FREE)]


async def test_a_closed_room_is_not_booked(rig: Rig) -> None:
    rig.room.closed = (NIGHT,)
    await rig.start()
    await rig.until(at_ten(70))
    assert rig.snapshot.status.word == "free"
    assert not rig.snapshot.status.booked


async def test_nothing_is_booked_into_closed_time(rig: Rig) -> None:
    rig.room.closed = (NIGHT,)
    await rig.start()
    await rig.until(at_ten(40))
    closes = Declined(Reason.CLOSES, at=NIGHT[0])
    assert await rig.tap(BookNow(minutes(30))) == closes
    assert await rig.tap(BookLater(at_ten(45), minutes(30))) == closes
    closed = Declined(Reason.CLOSED, at=NIGHT[1])
    assert await rig.tap(BookLater(at_ten(90), minutes(60))) == closed
    assert "book" not in rig.room.asked
    assert isinstance(await rig.tap(BookNow(minutes(20))), Done)


async def test_hours_that_changed_elsewhere_are_seen_before_a_booking(rig: Rig) -> None:
    await rig.start()
    rig.room.closed = ((at_ten(-31), at_ten(60)),)
    outcome = await rig.tap(BookNow(minutes(30)))
    assert outcome == Declined(Reason.CLOSED, at=at_ten(60))
    assert rig.snapshot.face is Face.NOT_BOOKABLE


async def test_a_booking_may_be_extended_as_far_as_the_system_lets_it(
    rig: Rig,
) -> None:
    rig.room.closed = (NIGHT,)
    rig.room.put(booking(30, 55, checked_in=True))
    await rig.start()
    await rig.until(at_ten(50))
    assert isinstance(await rig.tap(Extend(minutes(15))), Done)
    await rig.until(at_ten(65))
    assert rig.snapshot.face is Face.BUSY
    await rig.until(at_ten(71))
    assert rig.snapshot.face is Face.NOT_BOOKABLE


async def test_the_hours_are_remembered_with_the_list(rig: Rig) -> None:
    rig.room.closed = (NIGHT,)
    await rig.start()
    rig.room.trouble = Trouble(reads=Unreachable("No route."))
    await rig.restart()
    assert rig.snapshot.day.closed.all == (NIGHT,)
    await rig.stop()
    rig.room.trouble, rig.room.closed = Trouble(), ()
    await rig.start()
    await rig.stop()
    rig.room.trouble = Trouble(reads=Unreachable("No route."))
    await rig.start()
    assert rig.snapshot.day.closed.all == ()
