"""A room in Bookings ONE or Offision as a booking system."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from panel.backends.base import (
    Call,
    Capabilities,
    Draft,
    Ending,
    Finding,
    Reading,
    Refused,
    RoomInfo,
    Site,
)
from panel.backends.http import Http
from panel.backends.ones.appointments import (
    NOBODY,
    Around,
    Read,
    Shelf,
    Visitors,
)
from panel.backends.ones.aside import Aside
from panel.backends.ones.asking import Asking, Params
from panel.backends.ones.begins import Begins
from panel.backends.ones.calls import Calls, looks_right
from panel.backends.ones.desk import Desk
from panel.backends.ones.dialect import BOOKINGS_ONE, OFFISION, Dialect
from panel.backends.ones.people import People
from panel.backends.ones.player import Player
from panel.backends.ones.room import Room
from panel.backends.ones.sensors import Sensors
from panel.backends.ones.states import Appointments, Found
from panel.backends.ones.table import Table
from panel.backends.ones.tag import SUPPLIES, Tag
from panel.backends.ones.visits import Visits
from panel.domain.booking import Booking, Person
from panel.domain.sensor import Sensor

MANY = 50
BEFORE = timedelta(days=7)
"""How much earlier is asked for: whether a window holds what began before it is said
nowhere."""


class OnesBackend:
    """One room, asked over plain HTTP in one of the two dialects."""

    dialect: Dialect

    def __init__(self, site: Site, supplies: Path = SUPPLIES) -> None:
        self._site = site
        self._table = table = Table(site.values)
        self._http = Http(table.server)
        self._asking = asking = Asking(self._http, table)
        self._room = Room(asking, site)
        self._desk = Desk(asking, site.zone)
        self._people = People(asking)
        self._player = Player(asking, site.language)
        self._visits = Visits(asking, site.language)
        self._sensors = Sensors(asking, self.dialect)
        self._sees_arrivals = table.text("check_in") == "sensor"
        self._arrival = Aside("The check-in of a booking made at the door")
        self._tag = Tag(asking, supplies)
        self._calls = Calls(
            asking,
            keys=table.text("access_key") != "none",
            content=self._player.wanted,
        )
        self._appointments = Appointments(asking)
        self._begins = Begins(site.now)
        self._shelf = Shelf()
        self._around = Around(
            resource_id=table.resource_id,
            language=site.language,
            zone=site.zone,
            private=table.private,
        )

    @property
    def kind(self) -> str:
        """The name in the settings file."""
        return self.dialect.kind

    @property
    def capabilities(self) -> Capabilities:
        """Booking where there is a path for it; the rest as far as the admin wants."""
        books = self._table.knows("booking")
        alone = self._table.text("end") == "panel"
        return Capabilities(
            book=books,
            book_later=books,
            people=books,
            check_in=self._sees_arrivals or self._table.text("check_in") == "panel",
            keeps_check_in=self._sees_arrivals,
            ending=Ending.PANEL if alone else Ending.NONE,
            pending_lapses=False,
            names_waiting=True,
            room_at_hand=True,
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """What does not work at present, though the room does without it."""
        asides = (
            self._room.keys,
            self._player.aside,
            self._visits.aside,
            self._tag.aside,
            self._arrival,
            *self._calls.asides,
        )
        return tuple(aside.trouble for aside in asides if aside.trouble)

    async def room(self) -> RoomInfo:
        """What the system says of the room."""
        return await self._room.info()

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """The living appointments of the window."""
        window = self._window(start - BEFORE, end)
        found = await self._appointments.found(window)
        visitors = await self._visits.visitors(window)
        read = await self._read(found, visitors)
        self._desk.saw(read.bookings, start, end)
        self._begins.heard(read.bookings)
        self._tag.look()
        said = await self._player.said()
        return Reading(
            bookings=tuple(b for b in read.bookings if b.lies_in(start, end)),
            unreadable=read.unreadable,
            system_time=self._asking.clock,
            said=said,
        )

    async def book(self, draft: Draft) -> Booking:
        """Books, where there is a path for it and nothing in the way."""
        if not self._table.knows("booking"):
            raise Refused(f"{self.dialect.name} has no call to book a room.")
        made = await self._desk.book(draft, self._listed)
        if draft.checked_in and self._sees_arrivals:
            await self._arrival.tried(self._sensors.arrived(self._site.now()))
            made = replace(made, checked_in=not self._arrival.trouble)
        return made

    async def check_in(self, booking: Booking) -> None:
        """There is no call for it; a room's sensor that sees somebody may do it."""
        if not self._sees_arrivals:
            raise Refused(f"{self.dialect.name} has no call to check in.")
        await self._sensors.arrived(self._site.now())

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> Booking:
        """There is no call for it; for this panel alone the panel itself does it."""
        raise Refused(f"{self.dialect.name} has no call to end a booking.")

    async def extend(self, booking: Booking, end: datetime) -> Booking:
        """There is no call for it."""
        raise Refused(f"{self.dialect.name} has no call to extend a booking.")

    async def people(self, query: str) -> tuple[Person, ...]:
        """Who the directory finds; only a booking needs them."""
        if not self._table.knows("booking"):
            raise Refused(f"{self.dialect.name} is not asked for people here.")
        return await self._people.find(query)

    def changes(self) -> AsyncIterator[str]:
        """A hint when a booking has begun, for its state changes then."""
        return self._begins.hints()

    async def report(self, sensor: Sensor) -> None:
        """Hands on a reading of the panel's own sensor."""
        await self._sensors.report(sensor)

    def genuine(self, call: Call) -> bool:
        """Whether it has the size and shape of a call; nothing more is known of it."""
        right = looks_right(call)
        if right:
            self._room.stale()
        return right

    async def subscribe(self, address: str, *, replacing: str) -> timedelta:
        """Asks to be called. What earlier runs asked for ends by itself."""
        return await self._calls.subscribe(address)

    async def unsubscribe(self) -> None:
        """There is no call for it: a subscription ends by itself."""

    def examine(self) -> AsyncIterator[Finding]:
        """What `check` says."""
        from panel.backends.ones.examine import examined

        return examined(
            self._asking, self._appointments, self._player, self.dialect, self._site
        )

    async def aclose(self) -> None:
        """Lets go of the connections."""
        await self._tag.aclose()
        await self._http.aclose()

    async def _read(self, found: Found, visitors: Visitors) -> Read:
        """As bookings; many are read beside the screen, which has frames to draw."""
        work = partial(self._shelf.read, found, self._around, visitors)
        return await asyncio.to_thread(work) if len(found) > MANY else work()

    async def _listed(self, start: datetime, end: datetime) -> tuple[Booking, ...]:
        found = await self._appointments.found(self._window(start - BEFORE, end))
        return Shelf().read(found, self._around, NOBODY).bookings

    def _window(self, start: datetime, end: datetime) -> Params:
        zone = self._site.zone or UTC
        return {
            "bookableResourceId": self._table.resource_id,
            "from": start.astimezone(zone).isoformat(timespec="seconds"),
            "to": end.astimezone(zone).isoformat(timespec="seconds"),
        }


class BookingsOneBackend(OnesBackend):
    """A room in Bookings ONE."""

    dialect = BOOKINGS_ONE


class OffisionBackend(OnesBackend):
    """A room in Offision."""

    dialect = OFFISION
