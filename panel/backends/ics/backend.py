"""A published calendar as a booking system."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from panel.backends.base import (
    Capabilities,
    Draft,
    Finding,
    Reading,
    Refused,
    RoomInfo,
    Site,
    silence,
)
from panel.backends.ics.copy import Source
from panel.backends.ics.file import FileSource
from panel.backends.ics.listing import Listing, zone_said
from panel.backends.ics.rest import Steady, loop_time
from panel.backends.ics.table import Table
from panel.backends.ics.web import WebSource
from panel.domain.booking import Booking, Person

LOOK = timedelta(minutes=1)
"""How often it is seen whether it is time to fetch, or a file has changed: what is
heard anew is written into the store, and each writing wears the card."""
READ_ONLY = "A published calendar can only be read."


class IcsBackend:
    """One calendar at an address or in a file. `steady` are seconds that go on evenly,
    wherever somebody sets the clock."""

    kind = "ics"
    notices: tuple[str, ...] = ()

    def __init__(self, site: Site, steady: Steady = loop_time) -> None:
        self._table = table = Table(site.values)
        self._source: Source = (
            FileSource(table.file, steady) if table.file else WebSource(table)
        )
        self._listing = Listing(self._source, site, table.refresh, steady)

    @property
    def capabilities(self) -> Capabilities:
        """To be read; nobody checks in, so nothing is pending and nothing released."""
        return Capabilities(
            check_in=False,
            names_waiting=True,
            room_at_hand=True,
            delayed=True,
            harmless_period=min(self._table.refresh or LOOK, LOOK),
        )

    async def room(self) -> RoomInfo:
        """The calendar's own name and zone."""
        read = (self._listing.known or await self._listing.look()).read
        return RoomInfo(name=read.name or None, zone=zone_said(read.zone))

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """The complete list as it was fetched last."""
        return await self._listing.reading(start, end)

    async def refresh(self) -> None:
        """Fetches it now, whether it is time or not."""
        await self._listing.look(anew=True)

    async def book(self, draft: Draft) -> Booking:
        """Not here."""
        raise Refused(READ_ONLY)

    async def check_in(self, booking: Booking) -> Booking | None:
        """Not here."""
        raise Refused(READ_ONLY)

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> Booking | None:
        """Not here."""
        raise Refused(READ_ONLY)

    async def extend(self, booking: Booking, end: datetime) -> Booking | None:
        """Not here."""
        raise Refused(READ_ONLY)

    async def people(self, query: str) -> tuple[Person, ...]:
        """There is no directory."""
        raise Refused(READ_ONLY)

    def changes(self) -> AsyncIterator[str]:
        """Nothing comes by itself."""
        return silence()

    def examine(self) -> AsyncIterator[Finding]:
        """What `check` says: the fetch, what was in it, and what the panel does."""
        from panel.backends.ics.examine import Examiner

        return Examiner(self._source, self._listing, self._table).findings()

    async def aclose(self) -> None:
        """Lets go of the connections and of the other process."""
        await self._listing.aclose()
