"""Where a booking waits for its check-in until somebody checks in or ends it."""

import pytest

from panel.domain.room import Rules
from tests.domain.build import booking, marked, minutes, status

A = booking("a", "10:00", "11:00")


def rules(period: int, before: int, *, no_end: bool = False) -> Rules:
    return Rules(
        pending_lapses=False,
        pending_period=minutes(period),
        pending_before=minutes(before),
        disable_end_meeting=no_end,
    )


@pytest.mark.parametrize("now", ["10:00", "10:05", "10:59:59.999999"])
def test_it_waits_to_its_end(now: str) -> None:
    assert status(now, A, rules=rules(5, 5)).word == "pending"


@pytest.mark.parametrize("now", ["10:00", "10:05", "10:59:59.999999"])
def test_it_waits_until_somebody_checks_in(now: str) -> None:
    assert status(now, A, rules=rules(5, 5), marks=marked(A)).word == "busy"
    done = booking("a", "10:00", "11:00", "checked-in")
    assert status(now, done, rules=rules(5, 5)).in_use


@pytest.mark.parametrize(
    ("period", "before", "no_end", "word"),
    [
        (5, 5, False, "pending"),
        (5, 0, False, "pending"),
        (5, 5, True, "pending"),
        (5, 0, True, "pending"),
        (0, 5, False, "pending"),
        (0, 5, True, "busy"),
        (0, 0, False, "busy"),
        (0, 0, True, "busy"),
    ],
)
def test_what_switches_it_off(
    period: int, before: int, no_end: bool, word: str
) -> None:
    assert status("10:20", A, rules=rules(period, before, no_end=no_end)).word == word


@pytest.mark.parametrize("kind", ["all-day", "buffer"])
def test_what_never_waits_does_not_here_either(kind: str) -> None:
    it = booking("a", "10:00", "11:00", kind)
    assert status("10:20", it, rules=rules(5, 5)).word == "busy"
