"""A calendar on a CalDAV server as a booking system."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import (
    Capabilities,
    Reading,
    Refused,
    RoomInfo,
    Site,
    silence,
)
from panel.backends.caldav.asking import Asking, Span
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.finding import Finder
from panel.backends.caldav.listing import Listing
from panel.backends.caldav.place import Place
from panel.backends.caldav.table import Table
from panel.backends.http import Http
from panel.backends.ical import Reader
from panel.domain.booking import Person

PERIOD = timedelta(minutes=1)
"""One small request; a server of two hundred rooms still has time between them."""
UTC = ZoneInfo("UTC")


class CalDavBackend:
    """One calendar. It is looked for once, and again when it is gone."""

    kind = "caldav"

    def __init__(self, site: Site) -> None:
        self._site = site
        self._table = table = Table(site.values)
        self._http = Http(table.server)
        self._dav = Dav(self._http)
        self._reader = Reader()
        asking = Asking(self._dav, table.server.url, table.server.host)
        self._listing = Listing(self._dav, asking, self._reader, table.expand)
        self._finder = Finder(self._dav, table)
        self._place: Place | None = None

    @property
    def capabilities(self) -> Capabilities:
        """What may be done; a calendar that is only for reading is only read."""
        return Capabilities(harmless_period=PERIOD)

    @property
    def notices(self) -> tuple[str, ...]:
        """Nothing is ever mended by itself."""
        return ()

    async def room(self) -> RoomInfo:
        """The calendar's name and zone."""
        place = await self._found()
        return RoomInfo(name=place.name or None, zone=place.zone)

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """The complete list; while nothing has changed, at the cost of a question."""
        place = await self._found()
        try:
            listed = await self._listing.bookings(place, Span(start, end), self._zone)
        except Refused:
            # It may have been made anew at another address.
            self._place = None
            raise
        return Reading(
            bookings=listed.bookings,
            unreadable=listed.unreadable,
            system_time=listed.date,
        )

    async def people(self, query: str) -> tuple[Person, ...]:
        """There is no directory."""
        return ()

    def changes(self) -> AsyncIterator[str]:
        """Nothing comes by itself."""
        return silence()

    async def aclose(self) -> None:
        """Lets go of the connections and the reader's process."""
        await self._reader.aclose()
        await self._http.aclose()

    async def _found(self) -> Place:
        if self._place is None:
            self._place = await self._finder.find()
        return self._place

    @property
    def _zone(self) -> ZoneInfo:
        """In which zone times are that have none."""
        said = self._place.zone if self._place else None
        zone = self._site.zone or said or self._site.machine_zone
        # One that is made of rules alone has no name by which the reader knows it.
        return zone if zone.key else UTC
