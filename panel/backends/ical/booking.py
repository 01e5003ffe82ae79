"""The field map: a component of a calendar -> a booking of the room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Event

from panel.backends.ical.entry import Entry, booking_id
from panel.backends.ical.event import CHECKED_IN, MOST_PEOPLE
from panel.backends.ical.text import plain
from panel.backends.ical.times import Time, When, Zones
from panel.domain.booking import Booking, BookingStatus, Person

ROOMS = frozenset({"ROOM", "RESOURCE"})
STATES = {
    "TENTATIVE": BookingStatus.TENTATIVE,
    "CANCELLED": BookingStatus.CANCELLED,
}
RESPONSES = {"NEEDS-ACTION": "needsAction"}

LONGEST_TITLE = 500
LONGEST_BODY = 4_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where one booking stands: its UID, its occurrence, its times on the wall."""

    uid: str
    occurrence: str
    start: Time
    end: Time
    recurring: bool = False


def entry_of(event: Event, place: Place, when: When, zones: Zones) -> Entry:
    """The booking that a component describes, at that place."""
    start, end = when.span(place.start, place.end, zones)
    hosts = (one for one in _people(event, "ORGANIZER") if not one.resource)
    booking = Booking(
        id=booking_id(place.uid, place.occurrence),
        start=start,
        end=end,
        title=_line(event, "SUMMARY"),
        host=next(hosts, None),
        all_day=not isinstance(place.start, datetime),
        private=_word(event, "CLASS") not in ("", "PUBLIC"),
        status=STATES.get(_word(event, "STATUS"), BookingStatus.CONFIRMED),
        checked_in=is_checked_in(check_ins(event), start) or None,
        attendees=tuple(_people(event, "ATTENDEE"))[:MOST_PEOPLE],
        body=_text(event, "DESCRIPTION")[:LONGEST_BODY],
        location=_line(event, "LOCATION"),
        timezone=_zone_name(place.start, zones),
        recurring=place.recurring,
        blocking=_word(event, "TRANSP") != "TRANSPARENT",
        series_id=place.uid if place.recurring else "",
        ical_uid=place.uid,
        created=moment_of(event, "CREATED"),
        updated=moment_of(event, "LAST-MODIFIED"),
    )
    return Entry(place.uid, place.occurrence, booking)


def check_ins(event: Event) -> frozenset[str]:
    """The starts for which somebody has checked in, as the component names them."""
    return frozenset(str(found).strip().upper() for found in _all(event, CHECKED_IN))


def is_checked_in(starts: frozenset[str], start: datetime) -> bool:
    """Whether a start is among them; `start` is in UTC."""
    return bool(starts) and f"{start:%Y%m%dT%H%M%SZ}" in starts


def moment_of(event: Event, name: str) -> datetime | None:
    """A moment of the entry's own history, in UTC."""
    found = getattr(event.get(name), "dt", None)
    if not isinstance(found, datetime):
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def _all(event: Event, name: str) -> list[object]:
    found = event.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def _text(event: Event, name: str) -> str:
    return next(map(str, _all(event, name)), "")


def _word(event: Event, name: str) -> str:
    return _text(event, name).strip().upper()


def _line(event: Event, name: str, longest: int = LONGEST_TITLE) -> str:
    return plain(_text(event, name), longest)


def _people(event: Event, name: str) -> Iterator[Person]:
    for found in _all(event, name):
        address, params = plain(str(found)), getattr(found, "params", {})
        scheme, _, rest = address.rpartition(":")
        mail = rest if scheme.lower() == "mailto" or "@" in rest else ""
        response = str(params.get("PARTSTAT", "")).upper()
        yield Person(
            name=plain(str(params.get("CN", ""))),
            address=mail or plain(str(params.get("EMAIL", ""))),
            response=RESPONSES.get(response, response.lower()),
            resource=str(params.get("CUTYPE", "")).upper() in ROOMS,
        )


def _zone_name(start: Time, zones: Zones) -> str:
    """The name of the zone in which the entry was made, as far as it has one."""
    own = start.tzinfo or zones.floating if isinstance(start, datetime) else None
    zone = own or zones.room
    return str(getattr(zone, "key", "") or "")
