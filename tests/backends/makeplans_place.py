"""A room of a MakePlans account in which it is NOW, for the contract."""

from typing import Any

from panel.domain.booking import Booking, BookingStatus
from tests.backends.place import ServedPlace
from tests.backends.servers.makeplans.server import MakePlans
from tests.backends.servers.makeplans.world import KEY

STATES = {
    BookingStatus.CONFIRMED: "confirmed",
    BookingStatus.TENTATIVE: "awaiting_confirmation",
    BookingStatus.CANCELLED: "cancelled",
    BookingStatus.DECLINED: "declined",
}


def values(server: MakePlans, **more: Any) -> dict[str, Any]:
    """The `[backend]` table of a panel at this server."""
    own = {"url": server.url, "api_key": KEY, "resource_id": 1}
    return {**own, "timeout": 1.0, **more}


class MakePlansPlace(ServedPlace):
    kind = "makeplans"
    odd_lengths = False
    zone = None

    def values(self) -> dict[str, Any]:
        return values(self.server, **self.more)

    async def plant(self, *bookings: Booking) -> None:
        """One that does not block the room is on its waiting list."""
        for each in bookings:
            state = STATES[each.status] if each.blocking else "waitlisted"
            host = each.host and self.server.world.meet(each.host.name)
            self.server.put(
                each.start.timestamp(),
                each.end.timestamp(),
                title=each.title,
                state=state,
                person_id=host["id"] if host else None,
            )
