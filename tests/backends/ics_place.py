"""A room whose calendar is published, in which it is NOW, for the contract."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from panel.domain.booking import Booking
from tests.backends.place import ServedPlace
from tests.backends.servers.feed import Feed, written


class FeedPlace(ServedPlace):
    """At an address."""

    kind = "ics"
    server: Feed

    def values(self) -> dict[str, Any]:
        return {"url": self.server.address, "timeout": 5.0, **self.more}

    async def plant(self, *bookings: Booking) -> None:
        self.server.publish(*bookings)


@dataclass
class FilePlace(ServedPlace):
    """In a file."""

    kind = "ics"
    planted: list[Booking] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.store / "room.ics"

    def values(self) -> dict[str, Any]:
        return {"url": str(self.path), **self.more}

    async def plant(self, *bookings: Booking) -> None:
        self.planted += bookings
        self.write(written(self.planted))

    def write(self, data: bytes) -> None:
        """As programs do it that nobody finds in the middle of it."""
        self.store.mkdir(exist_ok=True)
        fresh = self.path.with_suffix(".new")
        fresh.write_bytes(data)
        fresh.replace(self.path)

    async def break_link(self) -> None:
        self.path.unlink()
