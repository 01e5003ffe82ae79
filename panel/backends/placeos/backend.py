"""A room of a PlaceOS building as a booking system."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from panel.backends.base import (
    BackendError,
    Capabilities,
    Draft,
    Ending,
    Finding,
    Garbled,
    Reading,
    Refused,
    RoomInfo,
    Site,
    Unreachable,
)
from panel.backends.http import Http
from panel.backends.placeos.about import About
from panel.backends.placeos.clock import ServerClock
from panel.backends.placeos.desk import Desk
from panel.backends.placeos.events import Around, Events, booking_of
from panel.backends.placeos.guards import look_for_room, still_there
from panel.backends.placeos.link import Link
from panel.backends.placeos.rest import Rest
from panel.backends.placeos.room import room_info
from panel.backends.placeos.said import said_of, sensor_of, started
from panel.backends.placeos.shelf import Shelf
from panel.backends.placeos.staff import Staff
from panel.backends.placeos.table import Table
from panel.backends.placeos.values import LIST, Values
from panel.domain.booking import Booking, Person

ABLE = Capabilities(
    book=True,
    keeps_check_in=True,
    ending=Ending.DECLINE,
    notify=True,
    people=True,
    late_reads=True,
    live=True,
    pending_lapses=False,
)
ASK_AGAIN = 5.0
"""Seconds after which a module that has no list is told again to read its calendar."""
SOON = timedelta(days=7)
"""How long before its end a key is named on the screen; `check` does so earlier."""


class PlaceOsBackend:
    """One system's Bookings module over a WebSocket, and a little REST beside it."""

    kind = "placeos"

    def __init__(self, site: Site) -> None:
        self._site = site
        self._now = site.now
        self._table = table = Table(site.values)
        self._http = Http(table.server)
        self._clock = ServerClock()
        self._rest = Rest(self._http, self._clock)
        self._staff = Staff(self._http)
        self._about = About(
            self._rest,
            self._staff,
            table.system_id,
            token=table.token,
            now=site.now,
            news=self._say,
        )
        self._link = Link(table.place, self._about.id, site.now, self._clock)
        self._desk = Desk(self._link)
        self._shelf = Shelf()
        self._started: datetime | None = None
        self._calendar_id = ""
        self._calendar_asked = 0
        self._not_before = 0.0

    @property
    def capabilities(self) -> Capabilities:
        """With the staff API, which few keys may use, more than without it."""
        more = self._about.has_staff
        return replace(ABLE, book_later=more, extend=more)

    @property
    def notices(self) -> tuple[str, ...]:
        """That the key ends soon."""
        expires = self._about.key.expires if self._about.key else None
        if self._table.token or expires is None or expires - self._now() > SOON:
            return ()
        return (f"The key for PlaceOS expires on {expires:%Y-%m-%d}.",)

    async def room(self) -> RoomInfo:
        """What the module publishes, and where it is silent, what the system says."""
        system_id = await self._about.id()
        values = await self._told()
        return room_info(
            values,
            self._about.system,
            system_id=system_id,
            calendar_id=self._around().calendar_id,
            web_panel=self._table.web_panel,
        )

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """What the module has told of the window."""
        values, around = await self._told(), self._around()
        events = await self._shelf.events(values, around, self._started)
        return Reading(
            bookings=await self._shelf.inside(start, end),
            unreadable=events.unreadable,
            system_time=self._clock.now(),
            heard=self._link.heard,
            said=said_of(values, around, self._started, events),
            sensor=sensor_of(values, self._now()),
        )

    async def refresh(self) -> None:
        """Has the module read its calendar, and takes its list anew."""
        await self._link.look_anew()

    async def book(self, draft: Draft) -> Booking:
        """Books from now through the module, for later through the staff API."""
        if draft.end <= draft.start:
            raise Refused("A booking has to have a length.")
        listed = (await self._events()).bookings
        look_for_room(listed, draft.start, draft.end)
        now = self._now()
        if draft.start > now:
            return await self._book_later(draft)
        made = await self._desk.book_now(draft, listed, now, self._around())
        return replace(made, checked_in=True)

    async def check_in(self, booking: Booking) -> Booking:
        """Checks in the booking that runs or comes first."""
        still_there((await self._events()).bookings, booking)
        values = await self._link.values()
        await self._desk.check_in(booking, values, self._around())
        return replace(booking, checked_in=True)

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> None:
        """Declines it for the room; the list shows that some seconds later."""
        still_there((await self._events()).bookings, booking)
        await self._desk.end(booking, notify=notify, comment=comment)

    async def extend(self, booking: Booking, end: datetime) -> Booking:
        """Moves its end through the staff API."""
        if not self._about.has_staff:
            raise Refused("The key for PlaceOS cannot extend a booking.")
        events = await self._events()
        still_there(events.bookings, booking)
        others = (b for b in events.bookings if b.key != booking.key)
        look_for_room(others, booking.end, end)
        event = await self._staff.extend(booking, end, await self._about.id())
        return self._answered(event, booking.ending(end))

    async def people(self, query: str) -> tuple[Person, ...]:
        """Who the directory finds."""
        return await self._desk.people(query)

    async def changes(self) -> AsyncIterator[str]:
        """Says when a variable changes, and when the connection comes or goes."""
        while True:
            await self._link.news.wait()
            self._link.news.clear()
            yield "the module's variables"

    def examine(self) -> AsyncIterator[Finding]:
        """What `check` says: the server, the key, the system, the module."""
        from panel.backends.placeos.examine import examined

        return examined(self._rest, self._link, self._table, self._now())

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._link.aclose()
        await self._about.aclose()
        await self._http.aclose()

    def _say(self) -> None:
        self._link.news.set()

    async def _values(self) -> Values:
        """The settled variables; what is asked once a connection is asked before."""
        await asyncio.gather(self._link.values(), self._about.known())
        if self._calendar_asked != self._link.connections:
            self._calendar_asked = self._link.connections
            with suppress(BackendError):
                told = await self._link.exec("calendar_id")
                self._calendar_id = told.lower() if isinstance(told, str) else ""
        return await self._link.values()

    async def _told(self) -> Values:
        """The variables of a module that is there and has read its calendar.

        One that is starting has forgotten its settings too, what it hides among them.
        """
        values = await self._values()
        if values.flag("connected") is False:
            raise Unreachable("PlaceOS says that the room's module is not connected.")
        if values.get(LIST) is None and _time() >= self._not_before:
            self._not_before = _time() + ASK_AGAIN
            await self._link.look_anew()
            values = await self._link.values()
        if values.get(LIST) is None:
            raise Unreachable("The room's module has not read its calendar yet.")
        self._started = started(values, self._started)
        return values

    async def _events(self) -> Events:
        values = await self._told()
        return await self._shelf.events(values, self._around(), self._started)

    async def _book_later(self, draft: Draft) -> Booking:
        if not self._about.has_staff:
            raise Refused("The key for PlaceOS can book from now on only.")
        room = self._around().calendar_id
        event = await self._staff.book(draft, await self._about.id(), room)
        hoped = Booking(id="?", start=draft.start, end=draft.end, title=draft.title)
        return self._answered(event, hoped)

    def _answered(self, event: object, hoped: Booking) -> Booking:
        try:
            return booking_of(event, self._around())
        except (ValueError, TypeError, KeyError, OverflowError, OSError):
            if hoped.id == "?":
                raise Garbled("PlaceOS does not say what it has booked.") from None
            return hoped

    def _around(self) -> Around:
        system = self._about.system
        email = system.email if system else ""
        zone = self._site.zone or (system.zone if system else None)
        return Around(
            calendar_id=self._calendar_id or email or self._site.calendar_id.lower(),
            zone=zone,
        )


def _time() -> float:
    return asyncio.get_running_loop().time()
