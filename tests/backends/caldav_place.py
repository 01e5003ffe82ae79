"""A calendar of a real Radicale in which it is NOW, for the contract."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from icalendar import Calendar as Object
from icalendar import Event, vCalAddress

from panel.backends.base import Site
from panel.backends.caldav import CalDavBackend
from panel.domain.booking import Booking, BookingStatus
from tests.backends.caldav_reading import SHARED
from tests.backends.contract import NOW
from tests.backends.place import ServedPlace
from tests.backends.servers.radicale import PASSWORD, USER, Calendar, Radicale

STATES = {
    BookingStatus.CONFIRMED: "CONFIRMED",
    BookingStatus.TENTATIVE: "TENTATIVE",
    BookingStatus.CANCELLED: "CANCELLED",
}


def values(calendar: Calendar, **more: Any) -> dict[str, Any]:
    """The `[backend]` table of a panel there."""
    own = {"url": calendar.url, "username": USER, "password": PASSWORD}
    return {**own, "timeout": 5.0, **more}


def object_of(booking: Booking) -> bytes:
    """An object as a calendar program writes it."""
    event = Event()
    event.add("UID", booking.id)
    event.add("DTSTAMP", booking.start)
    event.add("DTSTART", booking.start)
    event.add("DTEND", booking.end)
    event.add("SUMMARY", booking.title)
    event.add("STATUS", STATES[booking.status])
    event.add("TRANSP", "OPAQUE" if booking.blocking else "TRANSPARENT")
    if booking.host is not None:
        address = f"{booking.host.name.replace(' ', '.').lower()}@example.com"
        host = vCalAddress(f"mailto:{address}")
        host.params["CN"] = booking.host.name
        event["ORGANIZER"] = host
    whole = Object()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", "-//Somebody else//EN")
    whole.add_component(event)
    text: bytes = whole.to_ical()
    return text


@dataclass
class CalDavPlace(ServedPlace):
    calendar: Calendar | None = None

    kind = "caldav"

    def __init__(self, server: Radicale, store: Path, calendar: Calendar) -> None:
        super().__init__(server, store)
        self.calendar = calendar

    def values(self) -> dict[str, Any]:
        assert self.calendar is not None
        return values(self.calendar, **self.more)

    async def another(self) -> CalDavBackend:
        """Its calendars are read in the tests' process, not in one of its own."""
        site = Site(
            store=self.store,
            now=lambda: NOW,
            zone=self.zone,
            language=self.language,
            values=self.values(),
        )
        self.made.append(CalDavBackend(site, SHARED))
        return self.made[-1]

    async def plant(self, *bookings: Booking) -> None:
        assert self.calendar is not None
        for each in bookings:
            self.calendar.plant(f"{quote(each.id)}.ics", object_of(each))
