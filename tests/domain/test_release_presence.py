"""Somebody inside shortly before the deadline prevents the release."""

from dataclasses import replace

import pytest

from panel.domain.release import Kept, due, watched
from panel.domain.room import Rules
from tests.domain.build import RULES, at, minutes
from tests.domain.watching import GOOD, LOST, SEEN, A, followed, sure


@pytest.mark.parametrize(
    ("period", "seen_from", "seen_until", "kept"),
    [
        # The last two minutes before the deadline.
        (5, "10:00", "10:02:59.999999", False),
        (5, "10:00", "10:03", False),
        (5, "10:00", "10:03:00.000002", True),
        (5, "10:03", "10:03:00.000001", True),
        (5, "10:01", "10:04", True),
        (5, "10:04:59", "10:05", True),
        (4, "10:01", "10:02", False),
        (4, "10:02", "10:02:30", True),
        (30, "10:00", "10:28", False),
        (30, "10:00", "10:28:01", True),
        # Its second half where it is under four minutes.
        (3, "10:00", "10:01:30", False),
        (3, "10:01", "10:01:31", True),
        (1, "10:00", "10:00:30", False),
        (1, "10:00:29", "10:00:30.5", True),
    ],
)
def test_somebody_was_inside(
    period: float, seen_from: str, seen_until: str, kept: bool
) -> None:
    rules = Rules(pending_period=minutes(period))
    first = [] if seen_from == "10:00" else [("10:00", GOOD)]
    looks = [*first, (seen_from, SEEN), (seen_until, GOOD)]
    watch = sure(followed(*looks, rules=rules))
    end = watch.deadline
    watch = sure(watched(watch, end, A, rules, GOOD))
    assert watch.kept is (Kept.PRESENCE if kept else None)
    assert due(watch, end) is not kept


def test_a_sensor_that_falls_silent_has_seen_them_until_then() -> None:
    silent = replace(GOOD, presence=None)
    looks = ("10:00", SEEN), ("10:03:30", silent), ("10:05", silent)
    assert sure(followed(*looks)).kept is Kept.PRESENCE


def test_presence_is_known_to_prevent_it_before_the_deadline() -> None:
    """Nothing counts down to a release that cannot be."""
    watch = sure(followed(("10:00", SEEN), ("10:02:59", SEEN)))
    assert watch.kept is None
    watch = sure(watched(watch, at("10:03"), A, RULES, SEEN))
    assert watch.kept is Kept.PRESENCE


def test_a_gap_moves_the_time_in_which_presence_counts() -> None:
    gap = ("10:01", LOST), ("10:01:20", GOOD)
    looks = ("10:00", GOOD), *gap, ("10:02", SEEN), ("10:03:20", GOOD)
    assert sure(followed(*looks)).kept is None
    looks = ("10:00", GOOD), *gap, ("10:02", SEEN), ("10:03:21", GOOD)
    assert sure(followed(*looks)).kept is Kept.PRESENCE


@pytest.mark.parametrize(
    ("seen_from", "seen_until", "kept"),
    [
        ("10:08:01", "10:10", False),
        ("10:08:01", "10:10:01", True),
        ("10:11:59", "10:12", True),
    ],
)
def test_somebody_inside_before_another_try(
    seen_from: str, seen_until: str, kept: bool
) -> None:
    watch = sure(followed(("10:00", GOOD)))
    for tried in ("10:05", "10:06", "10:08"):
        watch = sure(watched(watch, at(tried), A, RULES, GOOD)).retry(at(tried))
    for now, conditions in ((seen_from, SEEN), (seen_until, GOOD), ("10:12", GOOD)):
        watch = sure(watched(watch, at(now), A, RULES, conditions))
    assert watch.kept is (Kept.PRESENCE if kept else None)
    assert due(watch, at("10:12")) is not kept
