"""Appointments as bookings; what cannot be read is named and left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.ones.fields import (
    Item,
    inner,
    items,
    moment,
    number,
    said,
    text,
    truthy,
)
from panel.backends.ones.states import USING, WAITING
from panel.domain.booking import Booking, Key, Person, all_day_span
from panel.sqlite import gently

CHECKED_IN = {USING: True, WAITING: False}
MOST_PEOPLE = 200
MOST_SERVICES = 20
UNREADABLE = (ValueError, TypeError, OverflowError)

Visitors = Mapping[str, tuple[Person, ...]]
NOBODY: Visitors = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What it takes to read appointments.

    `private` are the numbers of `appearanceType` that hide what a booking is.
    """

    resource_id: str
    language: str = ""
    zone: ZoneInfo | None = None
    private: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """Those that could be read, and the names of the others."""

    bookings: tuple[Booking, ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(slots=True)
class Shelf:
    """The same objects for bookings that have not changed."""

    _known: dict[Key, Booking] = field(default_factory=dict)

    def read(
        self, found: Iterable[tuple[Item, str]], around: Around, visitors: Visitors
    ) -> Read:
        """What was found, as bookings of this room."""
        read: dict[Key, Booking] = {}
        unreadable = []
        for place, (row, state) in enumerate(gently(found), 1):
            if not _is_ours(row, around):
                continue
            try:
                booking = booking_of(row, state, around, visitors)
            except UNREADABLE:
                unreadable.append(text(row, "id")[:80] or f"number {place}")
                continue
            same = self._known.get(booking.key)
            read[booking.key] = same if same == booking else booking
        self._known = read
        return Read(tuple(read.values()), tuple(unreadable))


def booking_of(row: Item, state: str, around: Around, visitors: Visitors) -> Booking:
    """One appointment.

    Raises:
        ValueError, TypeError, OverflowError: its times cannot be read, or it has no id.
    """
    start, end = _span(row, around.zone)
    booking, prepares = inner(row, "booking"), truthy(row, "isPreparationAppointment")
    own = text(booking, "id")
    master = text(booking, "masterBookingId")
    return Booking(
        id=text(row, "id") if prepares else own or text(row, "id"),
        start=start,
        end=end,
        title=said(row, "subject", around.language),
        host=_host(inner(row, "organizer")),
        all_day=truthy(row, "isAllDay"),
        private=number(row, "appearanceType") in around.private,
        checked_in=None if prepares else CHECKED_IN.get(state),
        attendees=tuple(map(_attendee, items(row, "attendees", MOST_PEOPLE))),
        visitors=() if prepares else visitors.get(own, ()),
        services=_services(row, around.language),
        body=text(row, "textBody"),
        recurring=master not in ("", "0", own),
        buffer=prepares,
        series_id=master if master != "0" else "",
        ical_uid=text(booking, "iCalUid"),
        source_state=state,
    )


def _is_ours(row: Item, around: Around) -> bool:
    """The room was asked for; an appointment that names another one is not shown."""
    named = text(inner(row, "bookableResource"), "id")
    return named in ("", around.resource_id)


def _span(row: Item, zone: ZoneInfo | None) -> tuple[datetime, datetime]:
    period = inner(row, "period")
    start, end = moment(period, "start"), moment(period, "end")
    if not truthy(row, "isAllDay") or zone is None:
        return start, end
    dates = _dates(start, end, zone)
    return all_day_span(*dates, zone) if dates else (start, end)


def _dates(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[date, date] | None:
    """The dates of one that lasts all day: where it begins at midnight, by its own
    offset or in the room's zone. An end within a day counts that day."""
    for first, last in ((start, end), (start.astimezone(zone), end.astimezone(zone))):
        if first.hour == first.minute == 0:
            whole = last.hour == last.minute == 0
            return first.date(), last.date() + timedelta(days=0 if whole else 1)
    return None


def _host(organizer: Item) -> Person | None:
    host = Person(
        name=text(organizer, "displayName"),
        address=text(organizer, "emailAddress"),
        user_id=text(organizer, "userId"),
    )
    return host if host.label else None


def _attendee(each: Item) -> Person:
    return Person(name=text(each, "displayName"), user_id=text(each, "userId"))


def _services(row: Item, language: str) -> tuple[str, ...]:
    wanted = items(row, "services", MOST_SERVICES)
    names = (said(inner(each, "serviceItem"), "name", language) for each in wanted)
    return tuple(name for name in names if name)
