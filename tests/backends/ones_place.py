"""A room in Bookings ONE or Offision in which it is NOW, for the contract."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from panel.backends import backend_class
from panel.backends.base import Site
from panel.backends.ones.backend import OnesBackend
from panel.domain.booking import Booking, BookingStatus, Person
from tests.backends.contract import NOW
from tests.backends.servers.ones.server import Ones
from tests.backends.servers.ones.world import Kept

LISBON = ZoneInfo("Europe/Lisbon")


def kept(server: Ones, booking: Booking) -> Kept:
    """A booking as an appointment; what does not block the room is cancelled here."""
    held = booking.blocking and booking.status is not BookingStatus.CANCELLED
    return server.world.made(
        booking.start,
        booking.end,
        subject=booking.title,
        host=(booking.host or Person("Ada Byron")).name,
        booking=booking.id,
        state="booked" if held else "cancelled",
    )


@dataclass
class OnesPlace:
    server: Ones
    store: Path
    more: dict[str, Any] = field(default_factory=dict)
    made: list[OnesBackend] = field(default_factory=list)
    odd_lengths: bool = True
    language: str = "en"

    @property
    def backend(self) -> OnesBackend:
        return self.made[0]

    async def plant(self, *bookings: Booking) -> None:
        for booking in bookings:
            self.server.world.put(kept(self.server, booking))

    async def another(self) -> OnesBackend:
        values = self.server.values(**{"organizer": "door@example.com", **self.more})
        site = Site(
            store=self.store,
            now=lambda: NOW,
            zone=LISBON,
            language=self.language,
            values=values,
        )
        self.made.append(backend_class(self.server.kind)(site))
        return self.made[-1]

    async def break_link(self) -> None:
        self.server.stop()

    async def aclose(self) -> None:
        for backend in self.made:
            await backend.aclose()
