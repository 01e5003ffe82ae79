"""Times in which nobody may book: what is offered, refused, and shown."""

from dataclasses import replace

import pytest

from panel.domain.booking import Booking
from panel.domain.command import BookNow
from panel.domain.day import Day
from panel.domain.face import Face, face_at
from panel.domain.limits import longest_later, starts_on
from panel.domain.link import Link
from panel.domain.offers import offers_at
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import (
    Scene,
    may_book_later,
    may_book_now,
    may_extend,
    may_take_back,
)
from panel.domain.room import Rules
from panel.domain.status import next_edge, status_at
from panel.domain.stretches import Stretches, stretches
from tests.domain.build import RULES, UNMARKED, ZONE, at, booking, minutes, scene

HOURS = stretches(
    [
        (at("00:00"), at("08:00")),
        (at("18:00"), at("+1 00:00")),
        (at("+1 00:00"), at("+1 08:00")),
    ]
)
LATE = booking("a", "17:30", "18:30", "checked-in")
HEARD = Link(period=minutes(5), heard=at("07:00"), complete=True)


def closing(now: str, *bookings: Booking, closed: Stretches = HOURS) -> Scene:
    day = Day(bookings, ZONE, closed=closed)
    open_ = scene(now, *bookings)
    status = status_at(at(now), day, RULES, UNMARKED)
    return replace(open_, day=day, status=status)


@pytest.mark.parametrize(
    ("now", "lengths", "until_next"),
    [
        ("10:00", [15, 30, 60], 480),
        ("16:59", [15, 30, 60], 61),
        ("17:00", [15, 30, 60], None),
        ("17:01", [15, 30], 59),
        ("17:45", [15], None),
        ("17:45:01", [], None),
        ("08:00", [15, 30, 60], None),
    ],
)
def test_no_length_reaches_into_closed_time(
    now: str, lengths: list[float], until_next: float | None
) -> None:
    offers = offers_at(closing(now))
    assert offers.lengths == tuple(map(minutes, lengths))
    assert offers.until == at("18:00")
    assert offers.until_next == (until_next and minutes(until_next))
    if not lengths:
        assert offers.no_booking is not None
        assert offers.no_booking.reason is Reason.TOO_SHORT
        assert offers.no_booking.at == at("18:00")


def test_the_earlier_of_a_booking_and_closing_is_the_end() -> None:
    assert offers_at(closing("16:00", LATE)).until == at("17:30")
    coming = booking("b", "19:00", "20:00")
    assert offers_at(closing("16:00", coming)).until == at("18:00")


@pytest.mark.parametrize(
    ("now", "length", "why"),
    [
        ("17:30", 30, None),
        ("17:30", 31, Declined(Reason.CLOSES, at=at("18:00"))),
        ("18:00", 15, Declined(Reason.CLOSED, at=at("+1 08:00"))),
        ("23:59", 15, Declined(Reason.CLOSED, at=at("+1 08:00"))),
        ("07:59:59", 15, Declined(Reason.CLOSED, at=at("08:00"))),
        ("08:00", 15, None),
    ],
)
def test_a_booking_from_now(now: str, length: float, why: Declined | None) -> None:
    assert may_book_now(closing(now), minutes(length)) == why


@pytest.mark.parametrize(
    ("start", "length", "why"),
    [
        ("17:30", 30, None),
        ("17:30", 45, Declined(Reason.CLOSES, at=at("18:00"))),
        ("18:00", 30, Declined(Reason.CLOSED, at=at("+1 08:00"))),
        ("+1 07:45", 30, Declined(Reason.CLOSED, at=at("+1 08:00"))),
        ("+1 08:00", 30, None),
    ],
)
def test_a_booking_for_later(start: str, length: float, why: Declined | None) -> None:
    asked = closing("10:00")
    assert may_book_later(asked, at(start), minutes(length)) == why
    longest = longest_later(asked.day, RULES, at("10:00"), at(start))
    if why is not None and why.reason is Reason.CLOSED:
        assert longest == why
    else:
        assert longest == minutes(30 if start == "17:30" else 480)


def test_the_starts_of_a_day_leave_closed_time_out() -> None:
    found = starts_on(closing("07:00").day, RULES, at("07:00"), at("00:00"))
    assert (found[0], found[-1]) == (at("08:00"), at("17:45"))


def test_a_booking_that_comes_before_closing_is_named_first() -> None:
    there = closing("17:00", booking("b", "17:40", "17:50"))
    assert may_book_now(there, minutes(120)) == Declined(Reason.CLASH, at=at("17:40"))
    beyond = closing("17:00", booking("b", "18:00", "19:00"))
    assert may_book_now(beyond, minutes(120)) == Declined(Reason.CLASH, at=at("18:00"))


def test_people_in_the_room_may_stay_check_in_and_end() -> None:
    """The booking system has the last word on a longer booking."""
    inside = closing("17:45", LATE)
    assert may_extend(inside, minutes(30)) is None
    offers = offers_at(inside)
    assert offers.extensions and offers.end == LATE
    waiting = closing("18:01", booking("b", "18:00", "19:00"))
    assert offers_at(waiting).check_in is not None


def test_a_period_given_back_is_not_had_again_in_closed_time() -> None:
    freed = booking("a", "17:30", "18:30")
    assert may_take_back(replace(closing("17:40"), freed=freed)) == Declined(
        Reason.CLOSES, at=at("18:00")
    )
    ended = booking("a", "17:00", "18:00")
    assert may_take_back(replace(closing("17:40"), freed=ended)) is None


@pytest.mark.parametrize(
    ("now", "bookings", "rules", "face"),
    [
        ("07:30", (), RULES, Face.NOT_BOOKABLE),
        ("08:00", (), RULES, Face.FREE),
        ("17:59:59", (), RULES, Face.FREE),
        ("18:00", (), RULES, Face.NOT_BOOKABLE),
        ("18:10", (LATE,), RULES, Face.BUSY),
        ("07:30", (booking("b", "07:28", "08:30"),), RULES, Face.PENDING_CURRENT),
        ("07:27", (booking("b", "07:30", "08:30"),), RULES, Face.PENDING_NEXT),
        ("12:00", (), Rules(disable_book_now=True), Face.NOT_BOOKABLE),
    ],
)
def test_what_is_shown(
    now: str, bookings: tuple[Booking, ...], rules: Rules, face: Face
) -> None:
    there = closing(now, *bookings)
    closed = there.day.closed.at(at(now)) is not None
    link = replace(HEARD, heard=at(now))
    shown = face_at(at(now), there.status, link, rules, freed=False, closed=closed)
    assert shown is face
    word = status_at(at(now), Day(bookings, ZONE), rules, UNMARKED)
    assert there.status == word


@pytest.mark.parametrize(
    ("now", "edge"),
    [("07:00", "08:00"), ("08:00", "18:00"), ("18:00", "+1 00:00")],
)
def test_opening_and_closing_are_edges(now: str, edge: str) -> None:
    """Midnight is one too; a night over midnight is one stretch."""
    day = Day((), ZONE, closed=HOURS)
    link = Link(period=minutes(5))
    assert next_edge(at(now), day, RULES, link) == at(edge)
    assert next_edge(at("+1 00:00"), day, RULES, link) == at("+1 08:00")


def test_until_next_names_closing() -> None:
    offers = offers_at(closing("16:00"))
    assert offers.until_next == minutes(120)
    assert BookNow(minutes(120), until=offers.until).until == at("18:00")
