"""A room of a MakePlans account in which it is NOW, for the contract."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from panel.backends.base import Site
from panel.backends.makeplans import MakePlansBackend
from panel.domain.booking import Booking, BookingStatus
from tests.backends.contract import NOW
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


@dataclass
class MakePlansPlace:
    server: MakePlans
    store: Path
    more: dict[str, Any] = field(default_factory=dict)
    made: list[MakePlansBackend] = field(default_factory=list)
    odd_lengths: bool = False

    @property
    def backend(self) -> MakePlansBackend:
        return self.made[0]

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

    async def another(self) -> MakePlansBackend:
        site = Site(
            store=self.store,
            now=lambda: NOW,
            values=values(self.server, **self.more),
        )
        self.made.append(MakePlansBackend(site))
        return self.made[-1]

    async def break_link(self) -> None:
        self.server.stop()
