"""A room of a PlaceOS building in which it is NOW, for the contract."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from panel.backends.base import Site
from panel.backends.placeos import PlaceOsBackend
from panel.domain.booking import Booking
from tests.backends.contract import NOW
from tests.backends.placeos_events import event_of
from tests.backends.servers.placeos.server import PlaceOS
from tests.backends.servers.placeos.world import API_KEY, SYSTEM_ID

LISBON = ZoneInfo("Europe/Lisbon")
TIMEOUT = 1.0


def values(server: PlaceOS, **more: Any) -> dict[str, Any]:
    """The `[backend]` table of a panel at this server."""
    own = {"url": server.url, "api_key": API_KEY, "system_id": SYSTEM_ID}
    return {**own, "timeout": TIMEOUT, **more}


@dataclass
class PlaceOSPlace:
    server: PlaceOS
    store: Path
    more: dict[str, Any] = field(default_factory=dict)
    made: list[PlaceOsBackend] = field(default_factory=list)
    odd_lengths: bool = True

    @property
    def backend(self) -> PlaceOsBackend:
        return self.made[0]

    async def plant(self, *bookings: Booking) -> None:
        self.server.plant(*map(event_of, bookings))
        for backend in self.made:
            await backend.refresh()

    async def another(self) -> PlaceOsBackend:
        site = Site(
            store=self.store,
            now=lambda: NOW,
            zone=LISBON,
            values=values(self.server, **self.more),
        )
        self.made.append(PlaceOsBackend(site))
        return self.made[-1]

    async def break_link(self) -> None:
        self.server.stop()
