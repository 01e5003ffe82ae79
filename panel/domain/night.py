"""The night: from one time of day to another, by the room's clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Night:
    """Begins at one time of day and ends at another, on the day after where that is
    the earlier one. The two are never equal."""

    start: time
    end: time


def is_night(moment: datetime, night: Night, zone: ZoneInfo) -> bool:
    """Whether the moment lies in a night of this zone: its start does, its end not."""
    return any(start <= moment < end for start, end in _nights(moment, night, zone))


def next_turn(moment: datetime, night: Night, zone: ZoneInfo) -> datetime:
    """The first moment after this one at which a night begins or ends."""
    turns = (turn for pair in _nights(moment, night, zone) for turn in pair)
    return min(turn for turn in turns if turn > moment)


def _nights(moment: datetime, night: Night, zone: ZoneInfo) -> Iterator[Interval]:
    """Last night, this day's and the two after, in UTC."""
    today = moment.astimezone(zone).date()
    for days in (-1, 0, 1, 2):
        first = today + timedelta(days=days)
        last = first + timedelta(days=night.end < night.start)
        yield _both(first, night.start, zone)[0], max(_both(last, night.end, zone))


def _both(day: date, clock: time, zone: ZoneInfo) -> Interval:
    """When the clock shows this time: twice the same, but for one that is shown twice.

    A time that is left out counts by the clock before the change, or else after it.
    """
    local = datetime.combine(day, clock, tzinfo=zone)
    return local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
