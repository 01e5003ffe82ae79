"""The server's oracle: what the driver chooses and says, row by row."""

from typing import Any

import pytest

from tests.backends.servers.placeos.formula import (
    DAY,
    Event,
    Switches,
    choose,
    evaluate,
)

NOW = 1_750_000_000
HOUR = 3600


def event(start: int, end: int | None = None) -> Event:
    """From and to so many seconds after NOW."""
    made = {"id": str(start), "event_start": NOW + start}
    return made if end is None else {**made, "event_end": NOW + end}


A, B, C = event(-HOUR, -60), event(-60, 60), event(60, HOUR)
LONG = event(-2 * HOUR, HOUR)


@pytest.mark.parametrize(
    ("events", "wanted"),
    [
        ([], (None, None, None)),
        ([A], (None, None, None)),
        ([A, B, C], (A, B, C)),
        ([A, C], (A, None, C)),
        ([C], (None, None, C)),
        ([event(0, 60)], (None, event(0, 60), None)),
        ([event(-60, 0), C], (event(-60, 0), None, C)),
        ([LONG, A, B], (None, LONG, A)),
        ([event(-60)], (None, event(-60), None)),
        ([event(-DAY - 1)], (None, None, None)),
    ],
)
def test_what_is_chosen(events: list[Event], wanted: tuple[Any, Any, Any]) -> None:
    chosen = choose(events, NOW)
    assert (chosen.previous, chosen.current, chosen.next) == wanted


RUNS, SOON, LATER = event(-60, 600), event(300, 900), event(301, 900)


@pytest.mark.parametrize(
    ("events", "last", "rules", "wanted"),
    [
        ([], -1, (5, 5, False), "free"),
        ([RUNS], -HOUR, (5, 5, False), "booked current pending"),
        ([RUNS], -60, (5, 5, False), "booked in_use busy"),
        ([RUNS], -HOUR, (0, 5, False), "booked current pending"),
        ([RUNS], -HOUR, (0, 5, True), "booked in_use busy"),
        ([RUNS], -HOUR, (0, 0, False), "booked in_use busy"),
        ([event(-HOUR, 60)], -DAY, (5, 5, True), "booked current pending"),
        ([SOON], -HOUR, (5, 5, False), "next pending"),
        ([LATER], -HOUR, (5, 5, False), "free"),
        ([SOON], 300, (5, 5, False), "booked in_use busy"),
        ([RUNS, SOON], -60, (5, 5, False), "booked next in_use pending"),
    ],
)
def test_what_is_said(
    events: list[Event], last: int, rules: tuple[int, int, bool], wanted: str
) -> None:
    after, before, no_end = rules
    switches = Switches(
        last=NOW + last,
        pending_period=after,
        pending_before=before,
        disable_end_meeting=no_end,
    )
    said = evaluate(choose(events, NOW), NOW, switches)
    words = wanted.split()
    assert said == {
        "booked": "booked" in words,
        "current_pending": "current" in words,
        "next_pending": "next" in words,
        "pending": "pending" in words,
        "in_use": "in_use" in words,
        "status": words[-1],
    }
