"""The module's Event JSON as bookings; what cannot be read is named and left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from panel.domain.booking import (
    WITHOUT_END,
    Booking,
    BookingStatus,
    Key,
    Person,
    all_day_span,
)

PREPARATION = "main_event_id"
"""Stands in the body of the bookings that prepare a room for another one."""
LONGEST_BODY = 1000
SECRET = ("private", "confidential")
STATES = {
    "tentative": BookingStatus.TENTATIVE,
    "cancelled": BookingStatus.CANCELLED,
    "canceled": BookingStatus.CANCELLED,
    "declined": BookingStatus.DECLINED,
}

Event = Mapping[str, Any]
Name = tuple[str, datetime, datetime]
"""What one booking is in all calendars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What it takes to read events: the room's calendar (lower case) and zone.

    Without a zone an all-day event is taken in its own.
    """

    calendar_id: str = ""
    zone: ZoneInfo | None = None


@dataclass(frozen=True, slots=True)
class Events:
    """Those that could be read, and the names of the others.

    `twins` leads from what another calendar calls a booking to the one that is kept.
    """

    bookings: tuple[Booking, ...] = ()
    unreadable: tuple[str, ...] = ()
    twins: Mapping[Key, Key] = field(default_factory=dict)


def events_of(told: Iterable[object], around: Around) -> Events:
    """A list of events."""
    found: list[Booking] = []
    unreadable = []
    prepares: set[str] = set()
    for number, event in enumerate(told, 1):
        try:
            found.append(booking_of(event, around))
        except (ValueError, TypeError, KeyError, OverflowError, OSError):
            unreadable.append(_name(event, number))
        else:
            prepares |= _prepared_by(event)
    marked = [_as_buffer(b) if b.id in prepares else b for b in found]
    kept = _once(marked)
    twins = {b.key: kept[_name_of(b)].key for b in marked}
    twins = {other: own for other, own in twins.items() if other != own}
    return Events(tuple(kept.values()), tuple(unreadable), twins)


def booking_of(event: object, around: Around) -> Booking:
    """One event.

    Raises:
        ValueError, TypeError, KeyError, OverflowError, OSError: its times cannot be
            read, or it is no event at all.
    """
    if not isinstance(event, Mapping):
        raise TypeError("no event")
    start, end = _span(event, around.zone)
    body = _text(event, "body")
    people = _attendees(event)
    return Booking(
        id=_id(event, start),
        start=start,
        end=end,
        title=_text(event, "title"),
        host=_host(event, people),
        all_day=event.get("all_day") is True,
        private=_private(event),
        status=_status(event, people, around.calendar_id),
        attendees=() if event.get("hide_attendees") is True else people,
        body=_short(body),
        location=_text(event, "location"),
        timezone=_text(event, "timezone"),
        recurring=event.get("recurring") is True,
        buffer=PREPARATION in body,
        editable=_ours(event, around.calendar_id),
        series_id=_text(event, "recurring_event_id"),
        ical_uid=_text(event, "ical_uid"),
        source_state=_text(event, "status"),
        creator=_text(event, "creator"),
        created=_stamp(event, "created"),
        updated=_stamp(event, "updated"),
    )


def key_of(event: object, around: Around) -> Key | None:
    """The id and the start of an event, None where it has none that can be read."""
    try:
        return booking_of(event, around).key
    except (ValueError, TypeError, KeyError, OverflowError, OSError):
        return None


def _span(event: Event, zone: ZoneInfo | None) -> tuple[datetime, datetime]:
    start = _moment(event["event_start"])
    told = event.get("event_end")
    end = start + WITHOUT_END if told is None else _moment(told)
    if event.get("all_day") is not True:
        return start, end
    zones = [*([zone] if zone else []), *_zone_of(event), ZoneInfo("UTC")]
    dates = _dates(start, end, zones)
    return all_day_span(*dates, zones[0]) if dates else (start, end)


def _dates(
    start: datetime, end: datetime, zones: Iterable[ZoneInfo]
) -> tuple[date, date | None] | None:
    """The dates of an all-day event: in the zone in which it begins at midnight."""
    for zone in zones:
        first, last = start.astimezone(zone), end.astimezone(zone)
        if first.hour == first.minute == 0:
            whole = last.hour == last.minute == 0
            return first.date(), last.date() + timedelta(days=0 if whole else 1)
    return None


def _zone_of(event: Event) -> Iterator[ZoneInfo]:
    try:
        yield ZoneInfo(_text(event, "timezone") or "UTC")
    except (ValueError, OSError, KeyError):
        return


def _moment(seconds: object) -> datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TypeError("no unix time")
    moment = datetime.fromtimestamp(int(seconds), UTC)
    if not 1971 <= moment.year <= 9000:
        raise ValueError("no time that a booking can have")
    return moment


def _id(event: Event, start: datetime) -> str:
    """Its id; without one what it has in its place, for the schema allows that."""
    said = event.get("id")
    if isinstance(said, str) and said:
        return said
    return f"{_text(event, 'ical_uid') or 'unnamed'}-{int(start.timestamp())}"


def _host(event: Event, people: tuple[Person, ...]) -> Person | None:
    more = event.get("extension_data")
    override = more.get("host_override") if isinstance(more, Mapping) else None
    address = override if isinstance(override, str) else _text(event, "host")
    if not address:
        return None
    same = (p for p in people if p.address.casefold() == address.casefold())
    known = next(same, None)
    name = known.name if known and known.name != known.address else ""
    return Person(name=name, address=address)


def _attendees(event: Event) -> tuple[Person, ...]:
    listed = event.get("attendees")
    people = listed if isinstance(listed, list) else []
    return tuple(
        Person(
            name=_text(each, "name").strip(),
            address=_text(each, "email"),
            response=_text(each, "response_status"),
            resource=each.get("resource") is True,
        )
        for each in people
        if isinstance(each, Mapping)
    )


def _private(event: Event) -> bool:
    said = _text(event, "visibility").lower() in SECRET
    return said or event.get("private") is True


def _status(event: Event, people: tuple[Person, ...], room: str) -> BookingStatus:
    """What it says, and whether the room's own calendar has declined it."""
    said = STATES.get(_text(event, "status").lower(), BookingStatus.CONFIRMED)
    declined = any(
        p.response == "declined" and room and p.address.lower() == room for p in people
    )
    if declined and said is not BookingStatus.CANCELLED:
        return BookingStatus.DECLINED
    return said


def _ours(event: Event, room: str) -> bool:
    """Whether it is in the room's own calendar: the module ends nothing else."""
    mailbox = _text(event, "mailbox").lower()
    return not mailbox or not room or mailbox == room


def _prepared_by(event: object) -> set[str]:
    if not isinstance(event, Mapping):
        return set()
    ids = (event.get(name) for name in ("setup_event_id", "breakdown_event_id"))
    return {id for id in ids if isinstance(id, str) and id}


def _as_buffer(booking: Booking) -> Booking:
    return booking if booking.buffer else replace(booking, buffer=True)


def _once(bookings: Iterable[Booking]) -> dict[Name, Booking]:
    """One that several calendars of the room list counts once, the room's own first."""
    unique: dict[Name, Booking] = {}
    for booking in bookings:
        same = unique.setdefault(_name_of(booking), booking)
        if booking.editable and not same.editable:
            unique[_name_of(booking)] = booking
    return unique


def _name_of(booking: Booking) -> Name:
    return booking.ical_uid or booking.id, booking.start, booking.end


def _short(body: str) -> str:
    """As much of a body as decides anything: months of them are kept."""
    at = max(body.find(PREPARATION) - LONGEST_BODY // 2, 0)
    return body[at : at + LONGEST_BODY]


def _text(event: Event, name: str) -> str:
    value = event.get(name)
    return value if isinstance(value, str) else ""


def _stamp(event: Event, name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(_text(event, name))
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _name(event: object, number: int) -> str:
    """What an unreadable one is called: its id, else its place in the list."""
    said = event.get("id") if isinstance(event, Mapping) else None
    return said[:80] if isinstance(said, str) and said else f"number {number}"
