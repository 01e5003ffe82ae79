"""When a no-show is released, and every guard alone that prevents it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from panel.domain.booking import Booking
from panel.domain.release import Conditions, Kept, due, watched
from panel.domain.room import Rules
from tests.domain.build import RULES, TICK, at, booking, minutes
from tests.domain.watching import GOOD, LOST, A, followed, sure

B = booking("b", "11:00", "12:00")
SECONDS_30 = timedelta(seconds=30)


def test_released_exactly_at_the_end_of_the_pending_period() -> None:
    watch = sure(followed(("10:00", GOOD), ("10:03", GOOD)))
    assert watch.kept is None
    assert watch.deadline == at("10:05")
    assert not due(watch, at("10:05") - TICK)
    assert due(watch, at("10:05"))
    assert due(watch, at("10:59"))


@pytest.mark.parametrize("period", [0.5, 1, 5, 30])
def test_the_pending_period_decides_when(period: float) -> None:
    rules = Rules(pending_period=minutes(period))
    watch = sure(followed(("10:00", GOOD), rules=rules))
    assert watch.deadline == at("10:00") + minutes(period)
    assert not due(watch, watch.deadline - TICK)
    assert due(watch, watch.deadline)


def test_nothing_is_watched_where_nothing_is_current() -> None:
    assert followed(("10:00", GOOD), current=None) is None
    watch = followed(("10:00", GOOD))
    assert watched(watch, at("11:00"), None, RULES, GOOD) is None


@pytest.mark.parametrize(
    ("conditions", "why"),
    [
        (replace(GOOD, touchable=False), Kept.NO_TOUCH),
        (replace(GOOD, jumped=True), Kept.CLOCK),
        (replace(GOOD, skew=SECONDS_30), None),
        (replace(GOOD, skew=-SECONDS_30), None),
        (replace(GOOD, skew=SECONDS_30 + TICK), Kept.CLOCK),
        (replace(GOOD, skew=-SECONDS_30 - TICK), Kept.CLOCK),
        (replace(GOOD, skew=timedelta()), None),
        (replace(GOOD, sees_check_ins=False), Kept.OTHER_PANELS),
        (replace(GOOD, can_end=False), Kept.CANNOT_END),
        (replace(GOOD, presence=None), None),
    ],
)
@pytest.mark.parametrize("when", ["10:00", "10:02", "10:04:59.999999"])
def test_what_fails_for_a_moment_fails_for_good(
    when: str, conditions: Conditions, why: Kept | None
) -> None:
    looks = sorted([("10:00:00.1", GOOD), (when, conditions), ("10:05", GOOD)])
    watch = sure(followed(*looks))
    assert watch.kept is why
    assert due(watch, watch.deadline) is (why is None)
    assert due(watch, at("10:30")) is (why is None)


@pytest.mark.parametrize(
    "current",
    [
        booking("a", "10:00", "11:00", "all-day"),
        booking("a", "10:00", "11:00", "buffer"),
        booking("a", "10:00", "11:00", body='{"main_event_id": "m-1"}'),
    ],
)
def test_what_is_no_meeting_is_not_released(current: Booking) -> None:
    watch = sure(followed(("10:00", GOOD), current=current))
    assert watch.kept is Kept.NOT_A_MEETING


def test_what_the_panel_may_not_edit_is_not_released() -> None:
    current = booking("a", "10:00", "11:00", "read-only")
    assert sure(followed(("10:00", GOOD), current=current)).kept is Kept.CANNOT_END


@pytest.mark.parametrize(
    "rules", [Rules(disable_end_meeting=True), Rules(pending_period=minutes(0))]
)
def test_switched_off(rules: Rules) -> None:
    watch = sure(followed(("10:00", GOOD), rules=rules))
    assert watch.kept is Kept.SWITCHED_OFF
    assert not due(watch, at("10:30"))


@pytest.mark.parametrize(
    ("between", "why"),
    [
        (Rules(pending_period=minutes(4)), Kept.RULES_CHANGED),
        (Rules(pending_period=minutes(6)), Kept.RULES_CHANGED),
        (Rules(disable_end_meeting=True), Kept.SWITCHED_OFF),
        (Rules(pending_before=minutes(0)), None),
    ],
)
def test_other_rules_in_between(between: Rules, why: Kept | None) -> None:
    watch = followed(("10:00", GOOD))
    for now, rules in (("10:02", between), ("10:03", RULES), ("10:05", RULES)):
        watch = watched(watch, at(now), A, rules, GOOD)
    assert sure(watch).kept is why


@pytest.mark.parametrize(
    ("first_look", "why"),
    [
        ("10:00", None),
        ("10:00:02", None),
        ("10:00:02.000001", Kept.NOT_WATCHED),
        ("10:04", Kept.NOT_WATCHED),
        ("10:07", Kept.NOT_WATCHED),
    ],
)
def test_shown_from_its_start(first_look: str, why: Kept | None) -> None:
    """Otherwise the panel was off, or the booking was made or moved after its start."""
    watch = sure(followed((first_look, GOOD)))
    assert watch.kept is why
    assert watch.deadline == at("10:05")


def test_one_that_was_hidden_behind_another_is_not_released() -> None:
    watch = followed(("10:00", GOOD))
    in_front = booking("0", "09:00", "10:02")
    watch = watched(watch, at("10:01"), in_front, RULES, GOOD)
    assert sure(watch).key == in_front.key
    watch = watched(watch, at("10:02"), A, RULES, GOOD)
    assert sure(watch).kept is Kept.NOT_WATCHED


def test_a_moved_one_is_another_one() -> None:
    watch = followed(("10:00", GOOD))
    moved = booking("a", "10:01", "11:00")
    watch = watched(watch, at("10:01:30"), moved, RULES, GOOD)
    assert sure(watch).kept is Kept.NOT_WATCHED


def test_the_next_one_begins_with_a_clean_sheet() -> None:
    watch = followed(("10:00", replace(GOOD, jumped=True)))
    assert sure(watch).kept is Kept.CLOCK
    watch = sure(watched(watch, at("11:00"), B, RULES, GOOD))
    assert (watch.kept, watch.deadline) == (None, at("11:05"))


def test_the_pauses_between_tries() -> None:
    watch = sure(followed(("10:00", GOOD), ("10:05", GOOD)))
    now, pauses = watch.deadline, []
    for _ in range(9):
        assert due(watch, now)
        watch = watch.retry(now)
        assert watch.retry_at is not None
        assert not due(watch, watch.retry_at - TICK)
        pauses.append((watch.retry_at - now) / minutes(1))
        now = watch.retry_at
    assert pauses[:6] == [1, 2, 4, 8, 16, 32]
    assert pauses == sorted(pauses)
    assert watch.deadline == at("10:05")


@pytest.mark.parametrize(
    ("conditions", "why"),
    [
        # The time to check in is over: what happens to the link or the glass now
        # takes nothing from it.
        (LOST, None),
        (replace(GOOD, touchable=False), None),
        (replace(GOOD, jumped=True), Kept.CLOCK),
        (replace(GOOD, skew=minutes(1)), Kept.CLOCK),
        (replace(GOOD, can_end=False), Kept.CANNOT_END),
        (replace(GOOD, sees_check_ins=False), Kept.OTHER_PANELS),
    ],
)
def test_between_two_tries(conditions: Conditions, why: Kept | None) -> None:
    watch = sure(followed(("10:00", GOOD), ("10:05", GOOD))).retry(at("10:05"))
    for now, how in (("10:05:10", conditions), ("10:05:55", GOOD), ("10:06", GOOD)):
        watch = sure(watched(watch, at(now), A, RULES, how))
    assert watch.kept is why
    assert due(watch, at("10:06")) is (why is None)


def test_the_first_of_several_reasons_is_told() -> None:
    bad = Conditions(
        connected=False, touchable=False, sees_check_ins=False, can_end=False
    )
    off = Rules(disable_end_meeting=True)
    all_day = booking("a", "10:00", "11:00", "all-day")
    assert sure(followed(("10:09", bad), current=all_day, rules=off)).kept is (
        Kept.NOT_A_MEETING
    )
    assert sure(followed(("10:09", bad), rules=off)).kept is Kept.SWITCHED_OFF
    assert sure(followed(("10:09", bad))).kept is Kept.CANNOT_END
