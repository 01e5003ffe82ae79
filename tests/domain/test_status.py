"""Every status variable at each edge, and one microsecond before it."""

import pytest

from panel.domain.booking import Booking
from panel.domain.room import Rules
from panel.domain.status import Hold, Status
from tests.domain.build import UNMARKED, at, booking, marked, minutes, status

Told = tuple[str, str]
"""The word, and the variables that are true: `b`ooked, `c`urrent_pending,
`n`ext_pending, `p`ending, `i`n_use."""

NO_PERIOD = Rules(pending_period=minutes(0))
NO_BEFORE = Rules(pending_before=minutes(0))
NEITHER = Rules(pending_period=minutes(0), pending_before=minutes(0))
NEVER_RELEASED = Rules(disable_end_meeting=True)

A = booking("a", "10:00", "11:00")
B = booking("b", "11:00", "12:00")
SHORT = booking("s", "10:00", "10:03")
ALL_DAY = booking("d", "00:00", "+1 00:00", "all-day")
SETUP = booking("x", "09:45", "10:00", "buffer")


def told(it: Status) -> Told:
    flags = {
        "b": it.booked,
        "c": it.current_pending,
        "n": it.next_pending,
        "p": it.pending,
        "i": it.in_use,
    }
    return it.word, "".join(letter for letter, true in flags.items() if true)


ALONE = [
    ("09:54:59.999999", ("free", "")),
    ("09:55", ("pending", "np")),
    ("09:59:59.999999", ("pending", "np")),
    ("10:00", ("pending", "bcp")),
    ("10:04:59.999999", ("pending", "bcp")),
    ("10:05", ("busy", "bi")),
    ("10:59:59.999999", ("busy", "bi")),
    ("11:00", ("free", "")),
]
CHECKED_IN = [
    ("09:54:59.999999", ("free", "")),
    ("09:55", ("busy", "bi")),
    ("09:59:59.999999", ("busy", "bi")),
    ("10:00", ("busy", "bi")),
    ("10:05", ("busy", "bi")),
    ("10:59:59.999999", ("busy", "bi")),
    ("11:00", ("free", "")),
]


@pytest.mark.parametrize(("now", "expected"), ALONE)
@pytest.mark.parametrize("kind", ["", "tentative", "not-checked-in", "read-only"])
def test_one_that_nobody_checks_in(kind: str, now: str, expected: Told) -> None:
    assert told(status(now, booking("a", "10:00", "11:00", kind))) == expected


@pytest.mark.parametrize(("now", "expected"), CHECKED_IN)
def test_one_that_the_system_says_is_checked_in(now: str, expected: Told) -> None:
    assert told(status(now, booking("a", "10:00", "11:00", "checked-in"))) == expected


@pytest.mark.parametrize(("now", "expected"), CHECKED_IN)
def test_one_that_this_panel_marked(now: str, expected: Told) -> None:
    assert told(status(now, A, marks=marked(A))) == expected


@pytest.mark.parametrize(("now", "expected"), ALONE)
def test_whether_no_shows_are_released_changes_no_variable(
    now: str, expected: Told
) -> None:
    assert told(status(now, A, rules=NEVER_RELEASED)) == expected


@pytest.mark.parametrize(
    ("rules", "now", "expected"),
    [
        (NO_PERIOD, "09:55", ("pending", "np")),
        (NO_PERIOD, "09:59:59.999999", ("pending", "np")),
        (NO_PERIOD, "10:00", ("busy", "bi")),
        (NO_PERIOD, "10:05", ("busy", "bi")),
        (NO_BEFORE, "09:55", ("free", "")),
        (NO_BEFORE, "09:59:59.999999", ("free", "")),
        (NO_BEFORE, "10:00", ("pending", "bcp")),
        (NO_BEFORE, "10:05", ("busy", "bi")),
        (NEITHER, "09:59:59.999999", ("free", "")),
        (NEITHER, "10:00", ("busy", "bi")),
        (Rules(pending_before=minutes(90)), "08:29:59.999999", ("free", "")),
        (Rules(pending_before=minutes(90)), "08:30", ("pending", "np")),
        (Rules(pending_period=minutes(90)), "10:59:59.999999", ("pending", "bcp")),
        (Rules(pending_period=minutes(90)), "11:00", ("free", "")),
    ],
)
def test_the_periods(rules: Rules, now: str, expected: Told) -> None:
    assert told(status(now, A, rules=rules)) == expected


@pytest.mark.parametrize("now", ["09:54:59.999999", "09:55", "09:59:59.999999"])
def test_checked_in_early_counts_only_inside_pending_before(now: str) -> None:
    assert told(status(now, A, rules=NO_BEFORE, marks=marked(A))) == ("free", "")
    early = status(now, A, marks=marked(A)).next_early
    assert early is (now >= "09:55")


@pytest.mark.parametrize(
    ("marks", "now", "expected"),
    [
        # Nobody said anything.
        ((), "10:54:59.999999", ("busy", "bi")),
        ((), "10:55", ("pending", "bnpi")),
        ((), "10:59:59.999999", ("pending", "bnpi")),
        ((), "11:00", ("pending", "bcp")),
        ((), "11:05", ("busy", "bi")),
        # The first is checked in: still pending for the second, still in use.
        ((A,), "10:00", ("busy", "bi")),
        ((A,), "10:55", ("pending", "bnpi")),
        ((A,), "11:00", ("pending", "bcp")),
        # Both are.
        ((A, B), "10:55", ("busy", "bi")),
        ((A, B), "11:00", ("busy", "bi")),
        ((B,), "10:00", ("pending", "bcp")),
        ((B,), "10:55", ("busy", "bi")),
    ],
)
def test_two_that_touch(marks: tuple[Booking, ...], now: str, expected: Told) -> None:
    assert told(status(now, A, B, marks=marked(*marks))) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("10:00", ("pending", "bcnp")),
        ("10:02:59.999999", ("pending", "bcnp")),
        ("10:03", ("pending", "bcp")),
        ("10:08", ("busy", "bi")),
    ],
)
def test_both_pending(now: str, expected: Told) -> None:
    after = booking("t", "10:03", "11:00")
    assert told(status(now, SHORT, after)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("10:02:59.999999", ("pending", "bcp")),
        ("10:03", ("free", "")),
    ],
)
def test_shorter_than_the_pending_period(now: str, expected: Told) -> None:
    assert told(status(now, SHORT)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("-1 23:54:59.999999", ("free", "")),
        ("-1 23:55", ("free", "")),
        ("-1 23:59:59.999999", ("free", "")),
        ("00:00", ("busy", "bi")),
        ("00:04", ("busy", "bi")),
        ("23:59:59.999999", ("busy", "bi")),
        ("+1 00:00", ("free", "")),
    ],
)
def test_all_day_is_never_pending(now: str, expected: Told) -> None:
    assert told(status(now, ALL_DAY)) == expected


def test_all_day_checked_in_early_makes_the_room_booked() -> None:
    marks = marked(ALL_DAY)
    assert told(status("-1 23:54:59.999999", ALL_DAY, marks=marks)) == ("free", "")
    assert told(status("-1 23:55", ALL_DAY, marks=marks)) == ("busy", "bi")


def test_a_timed_one_waits_for_its_check_in_over_an_all_day_one() -> None:
    assert told(status("09:55", ALL_DAY, A)) == ("pending", "bnpi")
    assert told(status("10:00", ALL_DAY, A)) == ("pending", "bcp")
    assert told(status("11:00", ALL_DAY, A)) == ("busy", "bi")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("09:40", ("free", "")),
        ("09:44:59.999999", ("free", "")),
        ("09:45", ("busy", "bi")),
        ("09:54:59.999999", ("busy", "bi")),
        ("09:55", ("pending", "bnpi")),
        ("10:00", ("pending", "bcp")),
        ("10:05", ("busy", "bi")),
    ],
)
def test_a_buffer_before(now: str, expected: Told) -> None:
    assert told(status(now, SETUP, A)) == expected


@pytest.mark.parametrize("kind", ["", "checked-in"])
@pytest.mark.parametrize("said", [True, False])
def test_a_buffer_is_booked_only_while_it_runs(kind: str, said: bool) -> None:
    buffer = booking("x", "10:00", "10:15", kind, buffer=True)
    marks = marked(buffer) if said else UNMARKED
    before, during = (status(t, buffer, marks=marks) for t in ("09:58", "10:02"))
    assert told(before) == ("free", "")
    assert told(during) == ("busy", "bi")
    assert not during.current_checked_in


@pytest.mark.parametrize("kind", ["cancelled", "declined", "transparent"])
@pytest.mark.parametrize("now", ["09:55", "10:00", "10:05", "10:30"])
def test_what_does_not_count_says_nothing(kind: str, now: str) -> None:
    gone = booking("a", "10:00", "11:00", kind, checked_in=True)
    assert told(status(now, gone, rules=Rules(include_cancelled=True))) == ("free", "")


@pytest.mark.parametrize("end", ["10:00", "09:30"])
@pytest.mark.parametrize("now", ["09:45", "09:55", "10:00", "10:01"])
def test_without_a_positive_length_says_nothing(end: str, now: str) -> None:
    assert told(status(now, booking("a", "10:00", end))) == ("free", "")


def test_of_two_that_start_together_the_longer_is_asked_for() -> None:
    long, short = booking("a", "10:00", "11:00"), booking("b", "10:00", "10:30")
    marks = marked(long)
    assert told(status("10:00", long, short, marks=marks)) == ("busy", "bi")
    assert told(status("10:00", long, short, marks=marked(short))) == (
        "pending",
        "bcp",
    )
    assert told(status("09:55", long, short, marks=marked(short))) == (
        "pending",
        "np",
    )


@pytest.mark.parametrize(
    ("hold", "now", "expected"),
    [
        (Hold(A.key, at("10:05")), "10:04:59.999999", ("pending", "bcp")),
        (Hold(A.key, at("10:05")), "10:05", ("busy", "bi")),
        (Hold(A.key, at("10:05"), trying=True), "10:05", ("pending", "bcp")),
        (Hold(A.key, at("10:05"), trying=True), "10:06", ("pending", "bcp")),
        # Gaps in the connection have moved the deadline.
        (Hold(A.key, at("10:05:12")), "10:05", ("pending", "bcp")),
        (Hold(A.key, at("10:05:12")), "10:05:11.999999", ("pending", "bcp")),
        (Hold(A.key, at("10:05:12")), "10:05:12", ("busy", "bi")),
        (Hold(B.key, at("10:30"), trying=True), "10:05", ("busy", "bi")),
    ],
)
def test_a_release_under_way(hold: Hold, now: str, expected: Told) -> None:
    assert told(status(now, A, hold=hold)) == expected


def test_a_release_under_way_yields_to_a_check_in_and_to_the_settings() -> None:
    trying = Hold(A.key, at("10:05"), trying=True)
    assert told(status("10:05", A, hold=trying, marks=marked(A))) == ("busy", "bi")
    assert told(status("10:05", A, hold=trying, rules=NO_PERIOD)) == ("busy", "bi")


def test_who_is_who() -> None:
    before = booking("p", "08:00", "09:00")
    it = status("10:30", before, A, B, marks=marked(A))
    assert (it.previous, it.current, it.next) == (before, A, B)
    assert it.current_checked_in
    assert not status("10:30", A).current_checked_in
