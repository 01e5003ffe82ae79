"""Gaps in the connection: forgiven, they move the deadline; too long, they end it."""

import pytest

from panel.domain.release import Kept, due, watched
from tests.domain.build import RULES, TICK, at
from tests.domain.watching import GOOD, LOST, A, Look, followed, sure


@pytest.mark.parametrize(
    ("looks", "deadline"),
    [
        ([("10:01", LOST), ("10:01:10", GOOD)], "10:05:10"),
        # Seen again and again while it lasts, counted once.
        ([("10:01", LOST), ("10:01:04", LOST), ("10:01:10", GOOD)], "10:05:10"),
        ([("10:01", LOST), ("10:01:29.999999", GOOD)], "10:05:29.999999"),
        ([("10:01", LOST), ("10:01:30", GOOD)], None),
        ([("10:01", LOST), ("10:03", GOOD)], None),
        ([("10:01", LOST), ("10:01:30", LOST)], None),
        (
            [
                ("10:01", LOST),
                ("10:01:10", GOOD),
                ("10:02", LOST),
                ("10:02:19.999999", GOOD),
            ],
            "10:05:29.999999",
        ),
        (
            [("10:01", LOST), ("10:01:10", GOOD), ("10:02", LOST), ("10:02:20", GOOD)],
            None,
        ),
        # Cut off at the start, and in the last seconds.
        ([("10:00", LOST), ("10:00:05", GOOD)], "10:05:05"),
        ([("10:04:55", LOST), ("10:05", LOST), ("10:05:02", GOOD)], "10:05:07"),
        # In the time that was added.
        (
            [
                ("10:01", LOST),
                ("10:01:10", GOOD),
                ("10:05:05", LOST),
                ("10:05:08", GOOD),
            ],
            "10:05:13",
        ),
    ],
)
def test_gaps_in_the_connection(looks: list[Look], deadline: str | None) -> None:
    watch = sure(followed(("10:00", GOOD if looks[0][0] > "10:00" else LOST), *looks))
    if deadline is None:
        assert watch.kept is Kept.LINK_LOST
        assert not due(watch, at("10:30"))
        return
    assert watch.kept is None
    assert watch.deadline == at(deadline)
    assert not due(watch, at(deadline) - TICK)
    assert due(watch, at(deadline))


def test_while_the_gap_lasts_nothing_is_due() -> None:
    watch = followed(("10:00", GOOD), ("10:04:50", LOST))
    for second in range(51, 60):
        watch = watched(watch, at(f"10:04:{second}"), A, RULES, LOST)
        assert not due(sure(watch), at(f"10:04:{second}"))
    watch = sure(watched(watch, at("10:05"), A, RULES, LOST))
    assert not due(watch, at("10:05"))
    watch = sure(watched(watch, at("10:05:04"), A, RULES, GOOD))
    assert watch.deadline == at("10:05:14")
