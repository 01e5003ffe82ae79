"""Opening hours: what is told of them, and the times in which the room is closed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from panel.backends.makeplans.values import Object, text
from panel.domain.booking import midnight

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = timedelta(days=1)

Span = tuple[datetime, datetime]
Open = tuple[tuple[time, time], ...]
"""From when to when on one day; midnight as an end is the end of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """What is open on a day of the week, unless something else is said of the date.

    A day that is missing is open from its first moment to its last.
    """

    weekly: Mapping[int, Open] = field(default_factory=dict)
    dated: Mapping[date, Open] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether there are any: a room with none at all is never closed."""
        return any(self.weekly.values()) or any(self.dated.values())

    def on(self, day: date) -> Open | None:
        """What is open on a date, None for all of it."""
        found = self.dated.get(day)
        return self.weekly.get(day.weekday()) if found is None else found

    def closed(
        self, start: datetime, end: datetime, zone: ZoneInfo
    ) -> tuple[Span, ...]:
        """The closed times of a window, in their order; none touches the next."""
        if not self.kept or start >= end:
            return ()
        first = start.astimezone(zone).date() - DAY
        count = (end - start) // DAY + 4
        days = (first + number * DAY for number in range(count))
        return tuple(_between(_opened(self, days, zone), start, end))


def weekly(resource: Object) -> dict[int, Open]:
    """The default hours of a resource; those of a day that cannot be read are left."""
    found = {}
    for number, name in enumerate(DAYS):
        key = f"opening_hours_{name}"
        hours = _open(resource[key]) if key in resource else None
        if hours is not None:
            found[number] = hours
    return found


def dated(told: Iterable[Object]) -> dict[date, Open]:
    """The hours of single dates."""
    found = {}
    for each in told:
        try:
            day = date.fromisoformat(text(each, "date"))
        except ValueError:
            continue
        hours = _open(each.get("opening_hours"))
        if hours is not None:
            found[day] = hours
    return found


def _open(told: object) -> Open | None:
    """Times in twos; nothing at all is a closed day. None where it is neither."""
    if told is None:
        return ()
    if not isinstance(told, list) or len(told) % 2:
        return None
    try:
        times = [_time(each) for each in told]
    except ValueError:
        return None
    pairs = tuple(sorted(zip(times[::2], times[1::2], strict=True)))
    return pairs if all(a < b or b == time() for a, b in pairs) else None


def _time(told: object) -> time:
    return time() if told == "24:00" else time.fromisoformat(str(told))


def _opened(hours: Hours, days: Iterable[date], zone: ZoneInfo) -> Iterator[Span]:
    for day in days:
        pairs = hours.on(day)
        if pairs is None:
            yield midnight(day, zone), midnight(day + DAY, zone)
        for begin, end in pairs or ():
            last = midnight(day + DAY, zone) if end == time() else _at(day, end, zone)
            yield _at(day, begin, zone), last


def _at(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)


def _between(opened: Iterable[Span], start: datetime, end: datetime) -> Iterator[Span]:
    """What of a window lies in none of the spans."""
    at = start
    for begin, last in opened:
        if at < begin and at < end:
            yield at, min(begin, end)
        at = max(at, last)
    if at < end:
        yield at, end
