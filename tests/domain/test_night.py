"""The night by the room's clock: over midnight, and across both clock changes."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.night import Night, is_night, next_turn

LISBON = ZoneInfo("Europe/Lisbon")
EVENING = Night(time(19), time(7))
NOON = Night(time(12), time(13, 30))


def local(text: str, *, fold: int = 0) -> datetime:
    naive = datetime.fromisoformat(text)
    return naive.replace(tzinfo=LISBON, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("night", "moment", "expected"),
    [
        (EVENING, "2026-11-21 18:59:59", False),
        (EVENING, "2026-11-21 19:00", True),
        (EVENING, "2026-11-22 00:00", True),
        (EVENING, "2026-11-22 06:59:59", True),
        (EVENING, "2026-11-22 07:00", False),
        (EVENING, "2026-11-22 12:00", False),
        (NOON, "2026-11-21 11:59:59", False),
        (NOON, "2026-11-21 12:00", True),
        (NOON, "2026-11-21 13:29:59", True),
        (NOON, "2026-11-21 13:30", False),
        (NOON, "2026-11-22 00:00", False),
    ],
)
def test_from_start_to_end(night: Night, moment: str, expected: bool) -> None:
    assert is_night(local(moment), night, LISBON) is expected


@pytest.mark.parametrize(
    ("night", "starts", "ends"),
    [
        # 01:30 is left out in March: the clock before the change says when it is.
        (Night(time(19), time(1, 30)), "2026-03-28 19:00", "2026-03-29 02:30"),
        (Night(time(1, 30), time(7)), "2026-03-29 02:30", "2026-03-29 07:00"),
        (EVENING, "2026-03-28 19:00", "2026-03-29 07:00"),
        (EVENING, "2026-10-24 19:00", "2026-10-25 07:00"),
    ],
)
def test_across_a_clock_change(night: Night, starts: str, ends: str) -> None:
    start, end = local(starts), local(ends)
    second = timedelta(seconds=1)
    inside = [start, start + second, end - second]
    assert [is_night(m, night, LISBON) for m in inside] == [True] * 3
    assert not is_night(start - second, night, LISBON)
    assert not is_night(end, night, LISBON)
    assert next_turn(start, night, LISBON) == end


def test_a_time_that_is_shown_twice() -> None:
    """The night begins at the first and ends at the last, and never in between."""
    late, early = Night(time(1, 30), time(7)), Night(time(19), time(1, 30))
    first, last = local("2026-10-25 01:30"), local("2026-10-25 01:30", fold=1)
    assert last - first == timedelta(hours=1)
    between = first + timedelta(minutes=40)
    assert is_night(first, late, LISBON)
    assert is_night(between, late, LISBON)
    assert is_night(between, early, LISBON)
    assert not is_night(last, early, LISBON)


TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
ZONES = st.sampled_from(["Europe/Lisbon", "America/St_Johns", "Pacific/Apia", "UTC"])
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=365)).map(lambda off: BEGIN + off)


@given(MOMENTS, TIMES, TIMES, ZONES, st.floats(0, 1, exclude_max=True))
def test_nothing_changes_before_the_next_turn(
    now: datetime, start: time, end: time, zone: str, share: float
) -> None:
    if start == end:
        return
    night, place = Night(start, end), ZoneInfo(zone)
    turn = next_turn(now, night, place)
    assert now < turn <= now + timedelta(days=2)
    between = min(now + share * (turn - now), turn - timedelta.resolution)
    assert is_night(between, night, place) == is_night(now, night, place)
