"""Booking for later: where the start may lie, and the limits shared with a walk-up."""

from datetime import UTC, datetime, timedelta

import pytest

from panel.domain.booking import Booking
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import Abilities, may_book_later
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, minutes, scene

MILLISECONDS = datetime.max.replace(tzinfo=UTC)
HALF = minutes(30)
TWO_DAYS = Rules(cache_days=2)


@pytest.mark.parametrize(
    ("start", "refusal"),
    [
        ("10:00:00.000001", None),
        ("10:01", None),
        ("10:00", Declined(Reason.IN_THE_PAST)),
        ("09:59:59", Declined(Reason.IN_THE_PAST)),
        ("-1 12:00", Declined(Reason.IN_THE_PAST)),
        ("+1 23:59:59", None),
        ("+2 00:00", Declined(Reason.TOO_FAR, at=at("+2 00:00"))),
        ("+9 12:00", Declined(Reason.TOO_FAR, at=at("+2 00:00"))),
    ],
)
def test_the_start(start: str, refusal: Declined | None) -> None:
    assert may_book_later(scene("10:00", rules=TWO_DAYS), at(start), HALF) == refusal


def test_milliseconds_are_recognised() -> None:
    answer = may_book_later(scene("10:00"), MILLISECONDS, HALF)
    assert answer == Declined(Reason.MILLISECONDS)


@pytest.mark.parametrize(
    ("length", "refusal"),
    [
        (minutes(15), None),
        (minutes(14), Declined(Reason.TOO_SHORT, limit=minutes(15))),
        (minutes(0), Declined(Reason.TOO_SHORT, limit=minutes(15))),
        (minutes(-15), Declined(Reason.TOO_SHORT, limit=minutes(15))),
        (minutes(480), None),
        (minutes(481), Declined(Reason.TOO_LONG, limit=minutes(480))),
        (timedelta.max, Declined(Reason.TOO_LONG, limit=minutes(480))),
    ],
)
def test_the_length(length: timedelta, refusal: Declined | None) -> None:
    assert may_book_later(scene("10:00"), at("14:00"), length) == refusal


@pytest.mark.parametrize(
    ("start", "length", "clash"),
    [
        ("10:30", 30, None),
        ("10:30", 31, "11:00"),
        ("11:59:59", 15, "11:00"),
        ("12:00", 60, None),
        ("12:00", 61, "13:00"),
        ("10:30", 300, "11:00"),
    ],
)
def test_what_it_would_run_into(start: str, length: float, clash: str | None) -> None:
    there = booking("a", "11:00", "12:00"), booking("b", "13:00", "14:00", "buffer")
    answer = may_book_later(scene("10:00", *there), at(start), minutes(length))
    assert answer == (clash and Declined(Reason.CLASH, at=at(clash)))


@pytest.mark.parametrize(
    "now_there",
    [
        booking("c", "09:00", "11:00"),
        booking("c", "09:58", "11:00"),
        booking("c", "10:04", "11:00"),
        booking("c", "10:00", "11:00", "buffer"),
    ],
)
def test_a_room_that_is_booked_or_pending_now_may_be_booked_for_later(
    now_there: Booking,
) -> None:
    assert may_book_later(scene("10:00", now_there), at("11:00"), HALF) is None


@pytest.mark.parametrize(
    ("rules", "able", "reason"),
    [
        (RULES, Abilities(book_later=False), Reason.UNSUPPORTED),
        (Rules(disable_book_now=True), Abilities(), Reason.DISABLED),
        (RULES, Abilities(connected=False), Reason.NOT_CONNECTED),
        (RULES, Abilities(settled=False), Reason.NOT_SETTLED),
        (RULES, Abilities(book=False), None),
    ],
)
def test_whether_it_is_possible_at_all(
    rules: Rules, able: Abilities, reason: Reason | None
) -> None:
    answer = may_book_later(scene("10:00", rules=rules, able=able), at("12:00"), HALF)
    assert answer == (reason and Declined(reason))
