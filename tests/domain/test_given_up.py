"""Bookings that were ended on this panel only: what counts, and what is still held."""

from dataclasses import replace

import pytest

from panel.domain.booking import Booking
from panel.domain.day import Day
from panel.domain.marks import Marks, ended_here, held_of
from panel.domain.offers import offers_at
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import (
    Abilities,
    Scene,
    may_book_later,
    may_book_now,
    may_extend,
    may_take_back,
)
from panel.domain.status import status_at
from tests.domain.build import RULES, ZONE, at, booking, minutes

MEETING = booking("a", "10:00", "11:00", "checked-in")
NEXT = booking("b", "12:00", "13:00")
ABLE = Abilities()
ENDED = Marks().with_ended(MEETING, at("10:20"))


def scene(now: str, marks: Marks, *bookings: Booking) -> Scene:
    there = Day(ended_here(bookings, marks), ZONE, held=held_of(bookings, marks))
    return Scene(
        now=at(now),
        day=there,
        rules=RULES,
        marks=marks,
        status=status_at(at(now), there, RULES, marks),
        abilities=ABLE,
        freed=MEETING,
    )


@pytest.mark.parametrize(
    ("ended", "counts", "held"),
    [
        ("10:20", MEETING.ending(at("10:20")), ("10:20", "11:00")),
        # Given up before it began: it never was.
        ("10:00", None, ("10:00", "11:00")),
        ("09:55", None, ("10:00", "11:00")),
        # In the system it was over before.
        ("11:00", MEETING, None),
        ("11:30", MEETING, None),
    ],
)
def test_what_counts_of_it(
    ended: str, counts: Booking | None, held: tuple[str, str] | None
) -> None:
    marks = Marks().with_ended(MEETING, at(ended))
    kept = () if counts is None else (counts,)
    assert ended_here((MEETING, NEXT), marks) == (*kept, NEXT)
    wanted = () if held is None else ((at(held[0]), at(held[1])),)
    assert held_of((MEETING, NEXT), marks).all == wanted


def test_a_list_without_any_stays_the_same_object() -> None:
    bookings = (MEETING, NEXT)
    assert ended_here(bookings, Marks()) is bookings
    assert ended_here((NEXT,), ENDED) == (NEXT,)


def test_one_that_occupies_nothing_holds_nothing() -> None:
    off = replace(MEETING, blocking=False)
    assert held_of((off,), ENDED).all == ()


@pytest.mark.parametrize(
    ("fresh", "stays"),
    [
        ((MEETING,), True),
        ((), True),
        ((NEXT,), True),
        ((MEETING.ending(at("10:50")),), True),
        ((MEETING.ending(at("11:01")),), False),
        ((replace(MEETING, start=at("10:01")),), False),
        ((replace(MEETING, title="Another", private=True),), True),
        ((MEETING, booking("a", "+1 10:00", "+1 11:00")), True),
    ],
)
def test_it_falls_when_the_booking_is_moved_or_extended(
    fresh: tuple[Booking, ...], stays: bool
) -> None:
    carried = ENDED.carried(fresh, at("10:30"))
    assert (MEETING.key in carried.ended) is stays


def test_it_is_forgotten_and_taken_back_apart_from_check_ins() -> None:
    marks = ENDED.with_mark(MEETING)
    assert marks.without_ended(MEETING.key) == Marks().with_mark(MEETING)
    assert marks.since(at("10:00")) == marks
    assert not marks.since(at("10:01")).ended
    assert marks.with_mark(NEXT).ended == ENDED.ended


def test_the_room_is_free_and_nothing_is_booked_into_what_is_held() -> None:
    there = scene("10:30", ENDED, MEETING, NEXT)
    assert there.status.word == "free"
    assert there.status.previous == MEETING.ending(at("10:20"))
    held = Declined(Reason.HELD, at=at("11:00"))
    assert offers_at(there).no_booking == held
    assert offers_at(there).lengths == ()
    assert may_book_now(there, minutes(15)) == held
    assert may_book_later(there, at("10:45"), minutes(15)) == held
    assert may_book_later(there, at("11:00"), minutes(60)) is None
    after = scene("11:00", ENDED, MEETING, NEXT)
    assert may_book_now(after, minutes(60)) is None


def test_a_next_booking_that_was_given_up_is_in_the_way() -> None:
    gone = Marks().with_ended(NEXT, at("11:56"))
    there = scene("11:57", gone, booking("c", "11:00", "12:00", "checked-in"), NEXT)
    assert there.status.next is None
    clash = Declined(Reason.CLASH, at=at("12:00"))
    assert may_extend(there, minutes(15)) == clash
    before = scene("11:40", gone, NEXT)
    assert offers_at(before).until == at("12:00")
    assert may_book_now(before, minutes(30)) == clash


def test_it_can_be_taken_back_whatever_the_system_can() -> None:
    there = scene("10:30", ENDED, MEETING)
    unable = replace(there.abilities, book=False, settled=False)
    assert may_take_back(replace(there, abilities=unable)) is None
    lost = replace(there.abilities, connected=False)
    assert may_take_back(replace(there, abilities=lost)) == Declined(
        Reason.NOT_CONNECTED
    )
    over = replace(there, now=at("11:00"))
    assert may_take_back(over) == Declined(Reason.NOT_RELEASED)
    # Without the mark it would be a new booking, into time that is taken.
    assert may_take_back(scene("10:30", Marks(), MEETING)) is not None
