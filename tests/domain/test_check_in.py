"""Which booking a check-in is for, by itself and with a start given."""

from datetime import UTC, datetime

import pytest

from panel.domain.booking import Booking
from panel.domain.offers import offers_at
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import Abilities, check_in_target
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, marked, minutes, scene

A = booking("a", "10:00", "11:00")
B = booking("b", "11:00", "12:00")
SHORT = booking("s", "10:00", "10:03")
AFTER = booking("t", "10:03", "11:00")
BUFFER = booking("x", "10:00", "11:00", "buffer")
ALL_DAY = booking("d", "00:00", "+1 00:00", "all-day")
NOTHING = Declined(Reason.NOTHING_PENDING)
NO_BEFORE = Rules(pending_before=minutes(0))
Marked = tuple[Booking, ...]


@pytest.mark.parametrize(
    ("now", "bookings", "marks", "target"),
    [
        ("09:54:59.999999", (A,), (), NOTHING),
        ("09:55", (A,), (), A),
        ("10:00", (A,), (), A),
        ("10:04:59.999999", (A,), (), A),
        # Its time to check in is over, but it is running and nobody has.
        ("10:05", (A,), (), A),
        ("10:59:59.999999", (A,), (), A),
        ("11:00", (A,), (), NOTHING),
        ("10:00", (), (), NOTHING),
        # Already checked in: nothing to do, and no refusal.
        ("10:30", (A,), (A,), None),
        ("09:55", (A,), (A,), None),
        ("09:54:59.999999", (A,), (A,), NOTHING),
        # Both pending: the current one first, then the next.
        ("10:00", (SHORT, AFTER), (), SHORT),
        ("10:00", (SHORT, AFTER), (SHORT,), AFTER),
        ("10:00", (SHORT, AFTER), (SHORT, AFTER), None),
        ("10:00", (SHORT, AFTER), (AFTER,), SHORT),
        # The pending next one goes before a current one whose time is over.
        ("10:55", (A, B), (), B),
        ("10:55", (A, B), (A,), B),
        ("10:55", (A, B), (A, B), None),
        ("10:55", (A, B), (B,), A),
        # A buffer cannot be checked in, what comes after it can.
        ("10:30", (BUFFER,), (), Declined(Reason.BUFFER)),
        ("10:55", (BUFFER, B), (), B),
        ("10:55", (BUFFER, B), (B,), None),
        # All-day is never pending, but somebody may say that they are here.
        ("10:30", (ALL_DAY,), (), ALL_DAY),
        ("10:30", (ALL_DAY,), (ALL_DAY,), None),
        ("-1 23:57", (ALL_DAY,), (), NOTHING),
        ("10:30", (ALL_DAY, A), (), A),
        ("10:30", (booking("c", "10:00", "11:00", "cancelled"),), (), NOTHING),
        ("10:30", (booking("c", "10:00", "11:00", "checked-in"),), (), None),
    ],
)
def test_check_in(
    now: str, bookings: Marked, marks: Marked, target: Booking | Declined | None
) -> None:
    stage = scene(now, *bookings, marks=marked(*marks))
    assert check_in_target(stage, None) == split(target)


def split(
    target: Booking | Declined | None,
) -> tuple[Booking | None, Declined | None]:
    return (None, target) if isinstance(target, Declined) else (target, None)


UNKNOWN = Declined(Reason.NO_SUCH_BOOKING)


@pytest.mark.parametrize(
    ("now", "start", "marks", "target"),
    [
        ("10:02", "10:00", (), A),
        ("10:30", "10:00", (), A),
        ("10:30", "10:00", (A,), None),
        ("10:02", "10:00:00.7", (), A),
        ("10:02", "10:00:01", (), UNKNOWN),
        ("10:02", "09:59:59", (), UNKNOWN),
        ("09:54:59.999999", "10:00", (), UNKNOWN),
        ("09:55", "10:00", (), A),
        ("09:55", "10:00", (A,), None),
        ("10:54:59.999999", "11:00", (), UNKNOWN),
        ("10:54:59.999999", "11:00", (B,), UNKNOWN),
        ("10:55", "11:00", (), B),
        ("10:55", "11:00", (B,), None),
        ("10:55", "10:00", (), A),
        ("11:00", "10:00", (), UNKNOWN),
    ],
)
def test_start_meeting(
    now: str, start: str, marks: Marked, target: Booking | Declined | None
) -> None:
    stage = scene(now, A, B, marks=marked(*marks))
    assert check_in_target(stage, at(start)) == split(target)


@pytest.mark.parametrize(
    ("now", "bookings", "start", "rules", "target"),
    [
        ("09:59:59", (A,), "10:00", NO_BEFORE, UNKNOWN),
        ("10:30", (BUFFER,), "10:00", RULES, Declined(Reason.BUFFER)),
        ("09:57", (BUFFER,), "10:00", RULES, Declined(Reason.BUFFER)),
        ("10:30", (ALL_DAY,), "00:00", RULES, ALL_DAY),
        ("-1 23:57", (ALL_DAY,), "00:00", RULES, ALL_DAY),
        ("10:30", (), "10:00", RULES, UNKNOWN),
    ],
)
def test_start_meeting_of_other_kinds(
    now: str,
    bookings: Marked,
    start: str,
    rules: Rules,
    target: Booking | Declined | None,
) -> None:
    stage = scene(now, *bookings, rules=rules)
    assert check_in_target(stage, at(start)) == split(target)


def test_a_start_between_two_seconds_is_found_by_its_second() -> None:
    odd = booking("o", "10:00:00.5", "11:00")
    assert check_in_target(scene("10:02", odd), at("10:00")) == (odd, None)


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (datetime.max.replace(tzinfo=UTC), Reason.MILLISECONDS),
        (datetime.min.replace(tzinfo=UTC), Reason.NO_SUCH_BOOKING),
    ],
)
def test_starts_beyond_all_days(start: datetime, why: Reason) -> None:
    assert check_in_target(scene("10:02", A), start) == (None, Declined(why))


def test_a_system_without_check_in() -> None:
    stage = scene("10:02", A, able=Abilities(check_in=False))
    refusal = None, Declined(Reason.UNSUPPORTED)
    assert check_in_target(stage, None) == refusal
    assert check_in_target(stage, A.start) == refusal
    assert offers_at(stage).check_in is None


@pytest.mark.parametrize(
    ("now", "bookings", "marks", "offer"),
    [
        ("09:54:59.999999", (A,), (), None),
        ("09:55", (A,), (), A),
        ("10:00", (A,), (), A),
        ("10:05", (A,), (), None),
        ("10:00", (A,), (A,), None),
        ("10:00", (SHORT, AFTER), (), SHORT),
        ("10:00", (SHORT, AFTER), (SHORT,), AFTER),
        ("10:55", (A, B), (), B),
        ("10:55", (BUFFER, B), (), B),
        ("10:30", (BUFFER,), (), None),
        ("10:30", (ALL_DAY,), (), None),
    ],
)
def test_the_button(
    now: str, bookings: Marked, marks: Marked, offer: Booking | None
) -> None:
    closed = Rules(disable_book_now=True)
    for rules in (RULES, closed):
        it = offers_at(scene(now, *bookings, rules=rules, marks=marked(*marks)))
        assert it.check_in == offer
