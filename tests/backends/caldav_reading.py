"""A panel's backend at a calendar server, and small objects for its calendar."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from panel.backends.base import Reading, Site
from panel.backends.caldav import CalDavBackend
from panel.backends.ical import Reader
from panel.domain.booking import Booking
from tests.backends.contract import NOW
from tests.backends.servers.caldav.world import PASSWORD, USER

LISBON = ZoneInfo("Europe/Lisbon")
DAY = timedelta(days=1)
LONG = timedelta(days=31)
SHARED = Reader(rest=60.0)
"""The tests' backends share a process; a panel has one of its own."""
MIDNIGHT = NOW.replace(hour=0, minute=0)
"""Of the day on which it is NOW, in Lisbon and in UTC."""


class Clock:
    """It is NOW until it is set to pass."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def wait(self, length: timedelta) -> None:
        self.at += length


def site(
    url: str, zone: ZoneInfo | None = LISBON, clock: Clock | None = None, **more: Any
) -> Site:
    """Nothing of it is written: reading keeps no file."""
    values = {"url": url, "username": USER, "password": PASSWORD, "timeout": 5.0}
    return Site(
        store=Path("/nonexistent"),
        now=(clock or Clock()).now,
        zone=zone,
        machine_zone=ZoneInfo("Asia/Tokyo"),
        values={**values, **more},
    )


@asynccontextmanager
async def reading(
    url: str, zone: ZoneInfo | None = LISBON, clock: Clock | None = None, **more: Any
) -> AsyncIterator[CalDavBackend]:
    """A backend until the block ends; `more` adds to its `[backend]` table."""
    backend = CalDavBackend(site(url, zone, clock, **more), SHARED)
    try:
        yield backend
    finally:
        await backend.aclose()


async def window(backend: CalDavBackend, days: int = 0) -> Reading:
    """What a panel asks for, so many days after NOW."""
    begin = MIDNIGHT + days * DAY
    return await backend.bookings(begin, begin + LONG)


def named(reading: Reading, title: str) -> list[Booking]:
    """The bookings of that title."""
    return [booking for booking in reading.bookings if booking.title == title]


def titles(reading: Reading) -> list[str]:
    return [booking.title for booking in reading.bookings]


def event(title: str, *lines: str, zone: str = "") -> str:
    """An object with one event; a UID is made of the title."""
    return series(title, lines, zone=zone)


def series(title: str, *events: tuple[str, ...], zone: str = "") -> str:
    """An object of several events of one UID."""
    made = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN"]
    made += [zone] if zone else []
    for lines in events:
        made += ["BEGIN:VEVENT", f"UID:{title}@tests", "DTSTAMP:20260101T000000Z"]
        made += [f"SUMMARY:{title}", *lines, "END:VEVENT"]
    return "\r\n".join([*made, "END:VCALENDAR", ""])


def meeting_at(title: str, start: datetime, minutes: int = 60, *lines: str) -> str:
    """An object with one meeting."""
    end = start + timedelta(minutes=minutes)
    return event(title, f"DTSTART:{stamp(start)}", f"DTEND:{stamp(end)}", *lines)


def stamp(moment: datetime) -> str:
    """As iCalendar writes it in UTC."""
    return moment.astimezone(ZoneInfo("UTC")).strftime("%Y%m%dT%H%M%SZ")
