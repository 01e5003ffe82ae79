"""When an entry of a calendar begins and ends, as its component says it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Event

from panel.backends.ical.entry import Unreadable
from panel.domain.booking import WITHOUT_END, all_day_span

Time = date | datetime
NOTHING = timedelta(0)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Zones:
    """The room's zone, and the zone of times that name none."""

    room: ZoneInfo
    floating: tzinfo

    def moment(self, wall: datetime) -> datetime:
        """The moment, in UTC, at which the clocks of its zone show this."""
        aware = wall if wall.tzinfo else wall.replace(tzinfo=self.floating)
        return aware.astimezone(UTC)

    def stamp(self, start: Time) -> str:
        """What names an occurrence: its original start."""
        if isinstance(start, datetime):
            return f"{self.moment(start):%Y%m%dT%H%M%SZ}"
        return f"{start:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class When:
    """The start, the end and, where no end is given, the length.

    `end` is what clocks on the wall show; it may lie before the start.
    """

    start: Time
    end: Time
    length: timedelta | None = None
    endless: bool = False

    @classmethod
    def of(cls, event: Event, zones: Zones) -> "When":
        """What a component says.

        Raises:
            Unreadable: there is no start, or a time is none.
        """
        start = start_of(event)
        end = time_of(event, "DTEND")
        if end is not None:
            return cls(start, _alike(end, start, zones))
        length = _length(event)
        if not isinstance(start, datetime):
            return cls(start, start + max(length or DAY, DAY))
        if length is None:
            return cls(start, start + WITHOUT_END, WITHOUT_END, endless=True)
        return cls(start, start + length, length)

    @property
    def wall_end(self) -> Time:
        """The end, or the start where the end lies before it."""
        return max(self.start, self.end)

    def span(self, start: Time, end: Time, zones: Zones) -> tuple[datetime, datetime]:
        """The moments of an occurrence that clocks show to run from start to end.

        The end of a component may lie before its start: so it does in every
        occurrence. A length is days on the wall, then hours that elapse.
        """
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            return all_day_span(start, end, zones.room)
        begin = zones.moment(start)
        shown = apart(self.end, self.start)
        if end - start != max(shown, NOTHING):  # an RDATE with an end of its own
            return begin, zones.moment(end)
        if self.endless:
            return begin, begin + WITHOUT_END
        if self.length is not None:
            days, rest = divmod(self.length, DAY)
            return begin, zones.moment(start + days * DAY) + rest
        return begin, zones.moment(end) + min(shown, NOTHING)


def apart(later: Time, earlier: Time) -> timedelta:
    """How far apart two times of one sort are."""
    if isinstance(later, datetime) and isinstance(earlier, datetime):
        return later - earlier
    return timedelta(days=later.toordinal() - earlier.toordinal())


def start_of(event: Event) -> Time:
    """The start that a component gives.

    Raises:
        Unreadable: there is none, or it is none.
    """
    start = time_of(event, "DTSTART")
    if start is None:
        raise Unreadable("It has no start (DTSTART).")
    return start


def time_of(event: Event, name: str) -> Time | None:
    """A date or a moment that a component gives, if it does.

    Raises:
        Unreadable: it is neither, or is given twice.
    """
    value = event.get(name)
    if value is None:
        return None
    found = None if isinstance(value, list) else getattr(value, "dt", None)
    if not isinstance(found, date):
        raise Unreadable(f"Its {name} is not one moment or date.")
    if isinstance(found, datetime) and value.params.get("VALUE") == "DATE":
        return found.date()
    return found


def _length(event: Event) -> timedelta | None:
    value = event.get("DURATION")
    if value is None:
        return None
    if not isinstance(getattr(value, "dt", None), timedelta):
        raise Unreadable("Its DURATION is not one length of time.")
    length: timedelta = value.dt
    return length


def _alike(end: Time, start: Time, zones: Zones) -> Time:
    """The end as the same sort of time as the start: a date, or a wall's time."""
    if not isinstance(start, datetime):
        return end.date() if isinstance(end, datetime) else end
    if not isinstance(end, datetime):
        return datetime.combine(end, time.min, start.tzinfo)
    if end.tzinfo is None or end.tzinfo is start.tzinfo:
        return end.replace(tzinfo=start.tzinfo)
    if start.tzinfo is None:
        return end.astimezone(zones.floating).replace(tzinfo=None)
    return end.astimezone(start.tzinfo)
