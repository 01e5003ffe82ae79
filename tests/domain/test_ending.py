"""Ending and extending: which booking, how far, and why not."""

from datetime import UTC, datetime, timedelta

import pytest

from panel.domain.booking import Booking
from panel.domain.offers import offers_at
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import Abilities, end_target, may_extend
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, marked, minutes, scene

A = booking("a", "10:00", "11:00")
B = booking("b", "11:00", "12:00")
FAR = booking("f", "11:20", "12:00")
BUFFER = booking("x", "10:00", "11:00", "buffer")
READ_ONLY = booking("r", "10:00", "11:00", "read-only")
ALL_DAY = booking("d", "00:00", "+1 00:00", "all-day")
NOT_ENDABLE = Declined(Reason.NOT_ENDABLE)
Some = tuple[Booking, ...]


@pytest.mark.parametrize(
    ("now", "bookings", "marks", "start", "target"),
    [
        ("10:02", (A,), (), "10:00", A),
        ("10:30", (A,), (A,), "10:00", A),
        ("10:30", (A,), (A,), "10:00:00.9", A),
        ("10:30", (A,), (A,), "10:00:01", NOT_ENDABLE),
        ("11:00", (A,), (A,), "10:00", NOT_ENDABLE),
        ("10:30", (ALL_DAY,), (), "00:00", ALL_DAY),
        # The next one only while it is pending or checked in early.
        ("09:54:59.999999", (A,), (), "10:00", NOT_ENDABLE),
        ("09:55", (A,), (), "10:00", A),
        ("09:55", (A,), (A,), "10:00", A),
        ("09:54:59.999999", (A,), (A,), "10:00", NOT_ENDABLE),
        ("10:55", (A, B), (), "11:00", B),
        ("10:55", (A, B), (), "10:00", A),
        ("10:54:59", (A, B), (), "11:00", NOT_ENDABLE),
        # One that is hidden behind the current one is not the current one.
        ("10:30", (A, ALL_DAY), (), "00:00", NOT_ENDABLE),
        ("10:30", (BUFFER,), (), "10:00", Declined(Reason.BUFFER)),
        ("09:57", (BUFFER,), (), "10:00", NOT_ENDABLE),
        ("10:30", (READ_ONLY,), (), "10:00", Declined(Reason.UNSUPPORTED)),
    ],
)
def test_end(
    now: str, bookings: Some, marks: Some, start: str, target: Booking | Declined
) -> None:
    refused = isinstance(target, Declined)
    answer = end_target(scene(now, *bookings, marks=marked(*marks)), at(start))
    assert answer == ((None, target) if refused else (target, None))


def test_end_in_milliseconds_or_where_it_cannot_be_done() -> None:
    late = datetime.max.replace(tzinfo=UTC)
    assert end_target(scene("10:30", A), late) == (
        None,
        Declined(Reason.MILLISECONDS),
    )
    unable = scene("10:30", A, able=Abilities(end=False))
    assert end_target(unable, A.start) == (None, Declined(Reason.UNSUPPORTED))
    assert offers_at(unable).end is None


@pytest.mark.parametrize(
    ("now", "bookings", "marks", "offer"),
    [
        ("09:57", (A,), (), None),
        ("09:57", (A,), (A,), A),
        ("10:02", (A,), (), A),
        ("10:30", (A,), (), A),
        ("10:57", (A, B), (), A),
        ("10:57", (A, B), (B,), A),
        ("10:30", (BUFFER,), (), None),
        ("10:57", (BUFFER, B), (), None),
        # "In use, starts 11:00", with End, though the room is being prepared.
        ("10:57", (BUFFER, B), (B,), B),
        ("10:30", (ALL_DAY,), (), ALL_DAY),
        ("10:30", (READ_ONLY,), (), None),
        ("12:00", (A, B), (), None),
    ],
)
def test_the_end_button(
    now: str, bookings: Some, marks: Some, offer: Booking | None
) -> None:
    for closed in (False, True):
        rules = Rules(disable_book_now=closed)
        it = scene(now, *bookings, rules=rules, marks=marked(*marks))
        assert offers_at(it).end == offer


def test_the_end_button_may_be_switched_off_but_not_the_command() -> None:
    stage = scene("10:30", A, rules=Rules(end_button=False))
    assert offers_at(stage).end is None
    assert end_target(stage, A.start) == (A, None)


@pytest.mark.parametrize(
    ("bookings", "length", "refusal"),
    [
        ((A,), 15, None),
        ((A,), 0.5, None),
        ((A,), 0, Declined(Reason.NOT_POSITIVE)),
        ((A,), -15, Declined(Reason.NOT_POSITIVE)),
        ((A,), 420, None),
        ((A,), 421, Declined(Reason.TOO_LONG, limit=minutes(480))),
        ((A, B), 15, Declined(Reason.CLASH, at=at("11:00"))),
        ((A, FAR), 20, None),
        ((A, FAR), 21, Declined(Reason.CLASH, at=at("11:20"))),
        (
            (A, booking("o", "10:15", "11:10")),
            5,
            Declined(Reason.CLASH, at=at("10:15")),
        ),
        ((A, ALL_DAY), 5, Declined(Reason.CLASH, at=at("00:00"))),
        (
            (A, booking("y", "11:00", "11:15", "buffer")),
            5,
            Declined(Reason.CLASH, at=B.start),
        ),
        ((A, booking("y", "11:00", "11:15", "cancelled")), 5, None),
        ((A, booking("y", "11:00", "11:15", "declined")), 5, None),
        ((A, booking("y", "11:00", "11:15", "transparent")), 5, None),
        ((A, booking("y", "11:00", "11:00")), 5, None),
        ((), 15, Declined(Reason.NOTHING_RUNNING)),
        ((B,), 15, Declined(Reason.NOTHING_RUNNING)),
        ((BUFFER,), 15, Declined(Reason.BUFFER)),
        ((READ_ONLY,), 15, Declined(Reason.UNSUPPORTED)),
        ((ALL_DAY,), 15, Declined(Reason.TOO_LONG, limit=minutes(480))),
    ],
)
def test_extend(bookings: Some, length: float, refusal: Declined | None) -> None:
    for rules in (RULES, Rules(disable_book_now=True)):
        stage = scene("10:30", *bookings, rules=rules)
        assert may_extend(stage, minutes(length)) == refusal


def test_extend_for_ever_or_without_a_link_or_the_ability() -> None:
    too_long = Declined(Reason.TOO_LONG, limit=minutes(480))
    assert may_extend(scene("10:30", A), timedelta.max) == too_long
    for able, reason in (
        (Abilities(extend=False), Reason.UNSUPPORTED),
        (Abilities(connected=False), Reason.NOT_CONNECTED),
    ):
        stage = scene("10:30", A, able=able)
        assert may_extend(stage, minutes(15)) == Declined(reason)
        assert offers_at(stage).extensions == ()


@pytest.mark.parametrize(
    ("now", "bookings", "marks", "extensions"),
    [
        ("10:30", (A,), (), [15, 30]),
        ("10:02", (A,), (A,), [15, 30]),
        # First check in.
        ("10:02", (A,), (), []),
        ("10:30", (A, FAR), (), [15]),
        ("10:30", (A, B), (), []),
        ("10:57", (A, FAR), (), [15]),
        ("09:57", (A,), (A,), []),
        ("10:30", (BUFFER,), (), []),
        ("10:30", (READ_ONLY,), (), []),
        ("10:30", (booking("l", "03:15", "11:00"),), (), [15]),
        ("10:30", (), (), []),
    ],
)
def test_the_extend_buttons(
    now: str, bookings: Some, marks: Some, extensions: list[float]
) -> None:
    it = offers_at(scene(now, *bookings, marks=marked(*marks)))
    assert [length / minutes(1) for length in it.extensions] == extensions
