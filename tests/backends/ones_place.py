"""A room in Bookings ONE or Offision in which it is NOW, for the contract."""

from typing import Any

from panel.domain.booking import Booking, BookingStatus, Person
from tests.backends.place import ServedPlace
from tests.backends.servers.ones.server import Ones
from tests.backends.servers.ones.world import Kept


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


class OnesPlace(ServedPlace):
    @property
    def kind(self) -> str:
        return self.server.kind

    def values(self) -> dict[str, Any]:
        return self.server.values(**{"organizer": "door@example.com", **self.more})

    async def plant(self, *bookings: Booking) -> None:
        for booking in bookings:
            self.server.world.put(kept(self.server, booking))
