"""A room of a PlaceOS building in which it is NOW, for the contract."""

from typing import Any

from panel.domain.booking import Booking
from tests.backends.place import ServedPlace
from tests.backends.placeos_events import event_of
from tests.backends.servers.placeos.server import PlaceOS
from tests.backends.servers.placeos.world import API_KEY, SYSTEM_ID

TIMEOUT = 1.0


def values(server: PlaceOS, **more: Any) -> dict[str, Any]:
    """The `[backend]` table of a panel at this server."""
    own = {"url": server.url, "api_key": API_KEY, "system_id": SYSTEM_ID}
    return {**own, "timeout": TIMEOUT, **more}


class PlaceOSPlace(ServedPlace):
    kind = "placeos"

    def values(self) -> dict[str, Any]:
        return values(self.server, **self.more)

    async def plant(self, *bookings: Booking) -> None:
        self.server.plant(*map(event_of, bookings))
        for backend in self.made:
            await backend.refresh()
