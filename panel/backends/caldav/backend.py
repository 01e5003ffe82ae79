"""A calendar on a CalDAV server as a booking system."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from panel.backends.base import (
    Capabilities,
    Draft,
    Ending,
    Finding,
    Reading,
    Refused,
    RoomInfo,
    Site,
    Unreachable,
    silence,
)
from panel.backends.caldav.asking import Asking, Span
from panel.backends.caldav.checkins import CheckIns
from panel.backends.caldav.claim import Claims
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.desk import Desk
from panel.backends.caldav.finding import Finder
from panel.backends.caldav.kept import Kept
from panel.backends.caldav.listing import Listed, Listing
from panel.backends.caldav.objects import Objects, Room
from panel.backends.caldav.place import Place
from panel.backends.caldav.table import Table
from panel.backends.caldav.writing import Writing
from panel.backends.http import Http
from panel.backends.ical import Reader
from panel.domain.booking import Booking, Person

T = TypeVar("T")
PERIOD = timedelta(minutes=1)
"""One small request; a server of two hundred rooms still has time between them."""
LONGEST = 100.0
"""Seconds for one reading, however many questions it takes; the engine takes what lasts
for minutes for a standstill."""
UTC = ZoneInfo("UTC")


class CalDavBackend:
    """One calendar. It is looked for once, and again when it is gone.

    A `reader` that is handed in is not closed here. `longest` are the seconds for one
    reading.
    """

    kind = "caldav"

    def __init__(
        self, site: Site, reader: Reader | None = None, *, longest: float = LONGEST
    ) -> None:
        self._site = site
        self._longest = longest
        self._table = table = Table(site.values)
        self._http = Http(table.server)
        self._dav = Dav(self._http)
        self._reader = reader or Reader()
        self._own_reader = reader is None
        self._asking = Asking(self._dav, table.server.url, table.server.host)
        self._listing = Listing(
            self._dav, self._asking, self._reader, table.expand, site.now
        )
        self._finder = Finder(self._dav, table)
        self._place: Place | None = None
        self._lost = False
        objects = Objects(self._dav, self._listing, self._reader)
        self._desk = Desk(
            objects,
            Claims(self._dav, site.now),
            Writing(self._dav, objects, site.now),
            room=self._room,
            schedules=self._dav.schedules,
            path=self._listing.path_of,
            now=site.now,
        )
        calendar = f"{table.url} {table.calendar} {table.user}"
        self._kept = Kept(site.store, calendar, site.now)
        self._check_ins = CheckIns(self._desk, objects, self._kept)

    @property
    def capabilities(self) -> Capabilities:
        """What may be done; a calendar that is only for reading is only read."""
        if not self._writable:
            return Capabilities(harmless_period=PERIOD)
        return Capabilities(
            book=True,
            book_later=True,
            keeps_check_in=self._check_ins.kept,
            ending=Ending.SHORTEN,
            extend=True,
            harmless_period=PERIOD,
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """Nothing is ever mended by itself."""
        return ()

    async def room(self) -> RoomInfo:
        """The calendar's name and zone."""
        async with self._in_time():
            place = await self._found()
        return RoomInfo(name=place.name or None, zone=place.zone)

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """The complete list; while nothing has changed, at the cost of a question."""
        await self._kept.load()
        async with self._in_time():
            listed = await self._listed(Span(start, end))
        return Reading(
            bookings=self._check_ins.shown(listed.bookings),
            unreadable=listed.unreadable,
            system_time=listed.date,
        )

    async def book(self, draft: Draft) -> Booking:
        """Books where the room is free, as no other panel does at the same moment."""
        self._look_at_rights()
        if draft.end <= draft.start:
            raise Refused("A booking has to have a length.")
        return await self._written(self._check_ins.book(draft))

    async def check_in(self, booking: Booking) -> Booking | None:
        """Writes the check-in, where that is not there yet."""
        self._look_at_rights()
        return await self._written(self._check_ins.check_in(booking))

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> None:
        """Shortens it to `at`, or cancels what has not begun by then.

        Nobody is told but by the server itself.
        """
        self._look_at_rights()
        await self._written(self._desk.end(booking, at))

    async def extend(self, booking: Booking, end: datetime) -> Booking:
        """Moves its end, as far as the next booking."""
        self._look_at_rights()
        return await self._written(self._desk.extend(booking, end))

    async def people(self, query: str) -> tuple[Person, ...]:
        """There is no directory."""
        raise Refused("A calendar has no directory of people.")

    def changes(self) -> AsyncIterator[str]:
        """Nothing comes by itself."""
        return silence()

    def examine(self) -> AsyncIterator[Finding]:
        """What `check` says: calendar, rights, changes, server, bookings."""
        from panel.backends.caldav.examine import Examiner

        examiner = Examiner(self._dav, self._finder, self._listing, self._zone)
        return examiner.findings(self._site.now())

    async def aclose(self) -> None:
        """Lets go of the connections and the reader's process."""
        if self._own_reader:
            await self._reader.aclose()
        await self._http.aclose()

    @property
    def _writable(self) -> bool:
        return self._place is None or self._place.writable is not False

    def _look_at_rights(self) -> None:
        if not self._writable:
            raise Refused("This calendar may only be read.")

    async def _written(self, change: Awaitable[T]) -> T:
        """A change; whatever becomes of it, the list is asked for anew."""
        try:
            return await change
        finally:
            self._listing.doubt()

    @asynccontextmanager
    async def _in_time(self) -> AsyncIterator[None]:
        """What is asked for in it comes to an end.

        Raises:
            Unreachable: it did not by itself.
        """
        try:
            async with asyncio.timeout(self._longest):
                yield
        except TimeoutError:
            raise Unreachable(
                f"{self._table.server.host} takes too long to show the calendar."
            ) from None

    async def _listed(self, span: Span) -> Listed:
        place = await self._found()
        try:
            return await self._listing.bookings(place, span, self._zone)
        except Refused:
            # It may have been made anew at another address.
            self._lost = True
            raise

    async def _room(self) -> Room:
        place = await self._found()
        return Room(folder=place.path, zone=self._zone)

    async def _found(self) -> Place:
        if self._place is None or self._lost:
            self._place = await self._finder.find()
            self._lost = False
        return self._place

    @property
    def _zone(self) -> ZoneInfo:
        """In which zone times are that have none."""
        said = self._place.zone if self._place else None
        zone = self._site.zone or said or self._site.machine_zone
        # One that is made of rules alone has no name by which the reader knows it.
        return zone if zone.key else UTC
