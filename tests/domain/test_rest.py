"""When the screen may be dim or off: by the clock, and by what the room is."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.face import Face
from panel.domain.night import Night
from panel.domain.rest import Rest, level_at, may_rest, next_level
from panel.domain.shown import Level
from tests.domain.build import booking

LISBON = ZoneInfo("Europe/Lisbon")
BOTH = Rest(dim=Night(time(18), time(8)), off=Night(time(21), time(6)))
TIMED = booking("a", "09:00", "11:00")
WHOLE = booking("a", "00:00", "+1 00:00", "all-day")


def local(text: str, *, fold: int = 0) -> datetime:
    naive = datetime.fromisoformat(text)
    return naive.replace(tzinfo=LISBON, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "level"),
    [
        ("2026-11-21 17:59:59", Level.DAY),
        ("2026-11-21 18:00", Level.DIM),
        ("2026-11-21 20:59:59", Level.DIM),
        ("2026-11-21 21:00", Level.OFF),
        ("2026-11-22 05:59:59", Level.OFF),
        ("2026-11-22 06:00", Level.DIM),
        ("2026-11-22 08:00", Level.DAY),
        # Both clock changes of the year.
        ("2026-03-29 00:59:59", Level.OFF),
        ("2026-03-29 02:00", Level.OFF),
        ("2026-03-29 06:00", Level.DIM),
        ("2026-10-25 01:30", Level.OFF),
        ("2026-10-25 06:00", Level.DIM),
    ],
)
def test_by_the_clock(moment: str, level: Level) -> None:
    assert level_at(local(moment), BOTH, LISBON) is level


def test_one_of_both_or_none() -> None:
    late = local("2026-11-21 22:00")
    assert level_at(late, replace(BOTH, off=None), LISBON) is Level.DIM
    assert level_at(late, replace(BOTH, dim=None), LISBON) is Level.OFF
    assert level_at(late, Rest(), LISBON) is Level.DAY
    assert next_level(late, Rest(), LISBON) is None


@pytest.mark.parametrize(
    ("face", "current", "rests"),
    [
        (Face.SETTINGS_WRONG, None, False),
        (Face.STARTING, None, False),
        (Face.NOT_SURE, None, True),
        (Face.NOT_SURE, TIMED, True),
        (Face.PENDING_CURRENT, TIMED, False),
        (Face.BUSY_NEXT_PENDING, TIMED, False),
        (Face.BUSY_NEXT_PENDING, WHOLE, False),
        (Face.BUSY, TIMED, False),
        (Face.BUSY, WHOLE, True),
        (Face.BUSY, None, False),
        (Face.PREPARED, TIMED, False),
        (Face.PREPARED, WHOLE, True),
        (Face.PENDING_NEXT, None, False),
        (Face.RELEASED, None, True),
        (Face.NOT_BOOKABLE, None, True),
        (Face.FREE, None, True),
    ],
)
def test_while_nobody_needs_it(face: Face, current: object, rests: bool) -> None:
    assert may_rest(face, current) is rests  # type: ignore[arg-type]


TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
NIGHTS = st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] != pair[1])
HOURS = st.none() | NIGHTS.map(lambda pair: Night(*pair))
ZONES = st.sampled_from(["Europe/Lisbon", "America/St_Johns", "Pacific/Apia", "UTC"])
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=365)).map(lambda off: BEGIN + off)


@given(MOMENTS, HOURS, HOURS, ZONES, st.floats(0, 1, exclude_max=True))
def test_nothing_changes_before_the_next_turn(
    now: datetime, dim: Night | None, off: Night | None, zone: str, share: float
) -> None:
    rest, place = Rest(dim, off), ZoneInfo(zone)
    turn = next_level(now, rest, place)
    if turn is None:
        assert (dim, off) == (None, None)
        return
    assert now < turn <= now + timedelta(days=2)
    between = min(now + share * (turn - now), turn - timedelta.resolution)
    assert level_at(between, rest, place) is level_at(now, rest, place)


@given(MOMENTS, HOURS, HOURS, ZONES)
def test_every_day_it_comes_back(
    now: datetime, dim: Night | None, off: Night | None, zone: str
) -> None:
    """However the clock jumps: what holds is a matter of the moment alone."""
    place, moment = ZoneInfo(zone), now
    ends = [night.end for night in (dim, off) if night is not None]
    for _ in range(12):
        if level_at(moment, Rest(dim, off), place) is Level.DAY:
            return
        following = next_level(moment, Rest(dim, off), place)
        assert following is not None
        moment = following
    # Two nights that meet at both ends leave no day.
    assert len(ends) == 2
