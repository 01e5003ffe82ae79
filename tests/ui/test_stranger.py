"""Ten things that somebody wants who has never seen the panel: by taps on the real
window, in front of the real engine."""

from dataclasses import replace
from datetime import time, timedelta

from panel.backends.base import Unreachable
from panel.domain.booking import Booking
from panel.engine.snapshot import Snapshot
from panel.ui.look import Look
from tests.engine.rig import at_ten, booking, minutes, seconds
from tests.ui.door import Door, Teller
from tests.ui.tree import click, field, hit, items, spot, value, window_of, write

REVIEW = replace(booking(60, 120, id="review", checked_in=False), title="Review")
OURS = booking(0, 30, id="ours", checked_in=True)
NIGHT = Look(night_start=time(9), night_end=time(12), reduce_motion=True)


def made(door: Door) -> Booking:
    """The one booking that was made at the door."""
    (found,) = [b for id, b in door.rig.room.held.items() if id.startswith("made")]
    return found


def is_dark(door: Door) -> bool:
    window_of(door.screen).grabWindow()
    (veil,) = [i for i in items(door.screen) if i.objectName() == "Veil"]
    return veil.isVisible()


def test_see_whether_the_room_is_free_and_until_when(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(0)
        assert door.says("Available", "for the rest of the day")
        door.rig.room.put(REVIEW)
        await door.at(15)
        assert door.says("Available", "until 11:00", "45 min")
        door.rig.room.put(booking(16, 50))
        await door.at(30)
        assert not door.seen("Available")

    tell(story)


def test_book_thirty_minutes(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(3)
        await door.tap("Book 30 min")
        assert door.says("In use", "until 10:33", "30 min left")
        assert made(door).length == minutes(30)
        assert door.rig.snapshot.status.current_checked_in

    tell(story)


def test_book_until_the_next_meeting(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(REVIEW)
        await door.at(7)
        await door.tap("Until 11:00")
        assert door.says("In use")
        assert made(door).end == at_ten(60)

    tell(story)


def test_book_tomorrow_at_ten_with_a_title(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(7)
        await door.tap("Book…")
        hit(door.screen, "The day after")
        while not door.seen("Tomorrow  ·  10:00 – 10:30"):
            hit(door.screen, "Start later")
        field(door.screen, "Title")
        write(door.screen, "P")
        write(door.screen, "lan")
        assert value(door.screen, "Title") == "Plan"
        await door.tap("Book")
        booked = made(door)
        assert (booked.title, booked.length) == ("Plan", minutes(30))
        assert booked.start == at_ten() + timedelta(days=1)
        assert door.says("Available")

    tell(story)


def test_check_in(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(REVIEW)
        await door.at(62)
        assert door.says("Check in", "released in 3:00 unless someone checks in")
        await door.tap("Check in")
        assert door.says("In use", "until 12:00", "Review")
        await door.at(70)
        assert door.says("In use")
        assert door.rig.room.held["review"].checked_in

    tell(story)


def test_check_in_early(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(REVIEW)
        await door.at(56)
        await door.tap("Check in")
        assert door.says("In use", "starts 11:00", "in 4 min")
        await door.at(66)
        assert door.says("In use", "until 12:00")

    tell(story)


def test_end(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(OURS)
        await door.at(12)
        await door.tap("End")
        assert door.says("End now? The room becomes free.")
        assert door.rig.room.held["ours"].end == at_ten(30)
        await door.tap("End")
        assert door.says("Available")
        assert door.rig.room.held["ours"].end == at_ten(12)

    tell(story)


def test_extend(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(OURS)
        await door.at(12)
        await door.tap("+ 30 min")
        assert door.says("In use", "until 11:00", "48 min left")
        assert door.rig.room.held["ours"].end == at_ten(60)

    tell(story)


def test_find_out_why_a_booking_was_refused(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(2)
        door.rig.room.put(booking(10, 60, id="theirs"))
        await door.tap("Book 30 min")
        assert door.says("That runs into the booking at 10:10")
        assert "made-1" not in door.rig.room.held

    tell(story)


def test_why_nothing_can_be_booked(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(REVIEW)
        await door.at(50)
        assert door.says("Only 10 min free; a booking takes at least 15 min")
        assert door.offered == []

    tell(story)


def test_wake_the_panel_at_night(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(2)
        assert is_dark(door)
        place = spot(door.screen, "Book 30 min")
        click(door.screen, place)
        await door.answered()
        assert not is_dark(door)
        assert door.rig.room.held == {}
        click(door.screen, place)
        await door.answered()
        assert door.says("In use")
        assert made(door).length == minutes(30)

    tell(story, NIGHT)


# What must never happen.


def test_what_appeared_meanwhile_is_not_booked_over(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(2)
        assert door.says("Available", "for the rest of the day")
        # Nobody but the panel itself is there to prevent it.
        door.rig.room.strict = False
        theirs = door.rig.room.put(booking(0, 45, id="theirs"))
        await door.tap("Book 30 min")
        assert set(door.rig.room.held.values()) == {theirs}
        assert not door.seen("Available")

    tell(story)


def test_what_appears_in_the_very_moment_is_not_booked_over(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(2)
        theirs = booking(0, 45, id="theirs")
        door.rig.room.before = lambda: door.rig.room.put(theirs)
        await door.tap("Book 30 min")
        assert set(door.rig.room.held.values()) == {theirs}

    tell(story)


def test_a_double_tap_books_once(tell: Teller) -> None:
    async def story(door: Door) -> None:
        await door.at(2)
        place = spot(door.screen, "Book 30 min")
        click(door.screen, place)
        click(door.screen, place)
        await door.answered()
        assert door.rig.room.asked.count("book") == 1
        assert made(door).length == minutes(30)

    tell(story)


def test_a_failed_call_changes_nothing_but_the_banner(tell: Teller) -> None:
    async def story(door: Door) -> None:
        door.rig.room.put(REVIEW)
        await door.at(2)
        before, texts = state(door.rig.snapshot), door.texts
        door.rig.room.trouble.writes = Unreachable("No route.")
        await door.tap("Book 30 min")
        assert state(door.rig.snapshot) == before
        banner = [text for text in door.texts if text not in texts]
        assert banner == ["The calendar did not answer", "Try again"]
        await door.rig.wait(seconds(7))
        assert "made-1" not in door.rig.room.held

    tell(story)


def state(snapshot: Snapshot) -> tuple[object, ...]:
    return snapshot.face, snapshot.status, snapshot.schedule, snapshot.offers.lengths
