"""A room of an organization on OfficeRnD in which it is NOW, for the contract."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from panel.backends.officernd import OfficeRnDBackend
from panel.domain.booking import Booking, BookingStatus, Person
from tests.backends.place import ServedPlace
from tests.backends.servers.officernd.server import OfficeRnD
from tests.backends.servers.officernd.world import (
    CLIENT_ID,
    CLIENT_SECRET,
    ORGANIZATION,
    RESOURCE,
    WALK_UP,
)

TIMEOUT = 1.0


def values(server: OfficeRnD, **more: Any) -> dict[str, Any]:
    """The `[backend]` table of a panel at this server."""
    return {
        "organization": ORGANIZATION,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "resource_id": RESOURCE,
        "member_id": WALK_UP,
        "url": server.url,
        "token_url": server.token_url,
        "timeout": TIMEOUT,
        **more,
    }


class OfficeRnDPlace(ServedPlace):
    kind = "officernd"

    def values(self) -> dict[str, Any]:
        return values(self.server, **self.more)

    async def plant(self, *bookings: Booking) -> None:
        for booking in bookings:
            self._plant(booking)

    def _plant(self, booking: Booking) -> None:
        host = booking.host or Person("Ada Byron")
        world = self.server.world
        cancelled = booking.status is BookingStatus.CANCELLED or not booking.blocking
        self.server.add(
            booking.start.timestamp(),
            booking.end.timestamp(),
            _id=booking.id,
            title=booking.title,
            member=world.member(host.name, host.address),
            isCancelled=cancelled,
            isTentative=booking.status is BookingStatus.TENTATIVE,
        )


@asynccontextmanager
async def room(
    server: OfficeRnD, store: Path, **more: Any
) -> AsyncIterator[OfficeRnDBackend]:
    """A panel's backend at this server until the block ends."""
    place = OfficeRnDPlace(server, store, more)
    try:
        yield await place.another()
    finally:
        await place.aclose()
