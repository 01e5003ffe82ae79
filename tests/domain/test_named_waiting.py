"""Where the booking system says itself which bookings wait for their check-in."""

from dataclasses import replace

import pytest

from panel.domain.room import Rules
from tests.domain.build import booking, marked, minutes, status

A = booking("a", "10:00", "11:00")
RULES = Rules(
    names_waiting=True,
    pending_lapses=False,
    pending_period=minutes(5),
    pending_before=minutes(5),
)


@pytest.mark.parametrize(
    ("checked_in", "before", "after"),
    [(None, "free", "busy"), (False, "pending", "pending"), (True, "busy", "busy")],
)
@pytest.mark.parametrize("now", ["10:00", "10:04", "10:40"])
def test_only_those_wait(
    checked_in: bool | None, before: str, after: str, now: str
) -> None:
    it = replace(A, checked_in=checked_in)
    assert status("09:57", it, rules=RULES).word == before
    assert status(now, it, rules=RULES).word == after


def test_a_mark_ends_the_waiting() -> None:
    it = replace(A, checked_in=False)
    assert status("10:01", it, rules=RULES, marks=marked(it)).word == "busy"


@pytest.mark.parametrize("kind", ["all-day", "buffer"])
def test_what_never_waits_does_not_here_either(kind: str) -> None:
    it = replace(booking("a", "10:00", "11:00", kind), checked_in=False)
    assert status("10:20", it, rules=RULES).word == "busy"
