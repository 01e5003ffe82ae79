"""A booking: one reservation of the room, half-open, always with a zone."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

WITHOUT_END = timedelta(hours=24)
"""How long a booking lasts that its system gives no end."""


class BookingStatus(StrEnum):
    """What the booking system says of a booking."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    DECLINED = "declined"


HELD = (BookingStatus.CONFIRMED, BookingStatus.TENTATIVE)
"""Of these the room is kept."""


@dataclass(frozen=True, slots=True)
class Person:
    """A host or an attendee; any part may be missing."""

    name: str = ""
    address: str = ""
    user_id: str = ""
    response: str = ""
    resource: bool = False

    @property
    def label(self) -> str:
        """What a person at the door would call them."""
        return self.name or self.address


class Key(NamedTuple):
    """What a check-in mark belongs to: one id and one start."""

    id: str
    start: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One reservation of the room: `start <= t < end`.

    Both moments are kept in UTC, since Python compares two moments of the same
    zone by their wall time and errs when a clock changes. `checked_in` is None
    where the booking system has no such idea. A booking that does not end after
    it starts is kept, but never occupies the room. `visitors` are guests from outside
    who may be welcomed by name, `services` what was ordered with it, in words.
    """

    id: str
    start: datetime
    end: datetime
    title: str = ""
    host: Person | None = None
    all_day: bool = False
    private: bool = False
    status: BookingStatus = BookingStatus.CONFIRMED
    checked_in: bool | None = None
    attendees: tuple[Person, ...] = ()
    visitors: tuple[Person, ...] = ()
    services: tuple[str, ...] = ()
    body: str = ""
    location: str = ""
    timezone: str = ""
    recurring: bool = False
    blocking: bool = True
    buffer: bool = False
    editable: bool = True
    etag: str = ""
    series_id: str = ""
    ical_uid: str = ""
    source_state: str = ""
    creator: str = ""
    created: datetime | None = None
    updated: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be a booking.

        Raises:
            ValueError: the id is empty or a moment has no zone.
        """
        if not self.id:
            raise ValueError("a booking needs an id")
        if self.start.tzinfo is not UTC or self.end.tzinfo is not UTC:
            object.__setattr__(self, "start", in_utc(self.start))
            object.__setattr__(self, "end", in_utc(self.end))

    @property
    def key(self) -> Key:
        """The id and the start, to which a check-in belongs."""
        return Key(self.id, self.start)

    @property
    def length(self) -> timedelta:
        """Elapsed time from start to end."""
        return self.end - self.start

    @property
    def occupies(self) -> bool:
        """Whether this booking can make the room busy at all."""
        return self.status in HELD and self.blocking and self.end > self.start

    @property
    def can_pend(self) -> bool:
        """Whether anybody is ever asked to check in for it."""
        return self.occupies and not self.all_day and not self.buffer

    def running(self, now: datetime) -> bool:
        """Whether `start <= now < end`."""
        return self.start <= now < self.end

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether any of it lies in the half-open time given."""
        return self.start < end and start < self.end

    def lies_in(self, start: datetime, end: datetime) -> bool:
        """Whether it belongs to a window; one without a length by its start."""
        return self.overlaps(start, end) or start <= self.start < end

    def ending(self, end: datetime) -> "Booking":
        """The same booking with another end."""
        return replace(self, end=end)


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: the moment has no zone, or is beyond the calendar in UTC.
    """
    if moment.utcoffset() is None:
        raise ValueError(f"a moment without a zone: {moment.isoformat()}")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"no such moment in UTC: {moment.isoformat()}") from None


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a date in a zone, in UTC.

    Where the clock change skips midnight, the first moment that exists.
    """
    wall = datetime.combine(day, time.min, zone)
    first = wall.astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return first
    return _gap_end(wall)


def _gap_end(wall: datetime) -> datetime:
    """The moment of the clock change in whose gap the wall time lies."""
    before = wall.replace(fold=1).astimezone(UTC)
    after = wall.replace(fold=0).astimezone(UTC)
    zone = wall.tzinfo
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        offset = middle.astimezone(zone).utcoffset()
        if offset == before.astimezone(zone).utcoffset():
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def all_day_span(
    first: date, end: date | None, zone: ZoneInfo
) -> tuple[datetime, datetime]:
    """The span of an all-day booking: its dates in the room's zone.

    The end date is exclusive; without one (or with one that is not later) the
    booking lasts one date.
    """
    last = end if end is not None and end > first else first + timedelta(days=1)
    return midnight(first, zone), midnight(last, zone)
