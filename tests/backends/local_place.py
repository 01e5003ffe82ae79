"""A room on the embedded calendar, for the contract and for what is its own."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from panel.backends.base import Backend, Site
from panel.backends.ical import Entry
from panel.backends.local import LocalBackend
from panel.backends.local.calendar import LocalCalendar
from panel.domain.booking import Booking
from tests.backends.contract import NOW

LISBON = ZoneInfo("Europe/Lisbon")


def make(store: Path) -> LocalBackend:
    return LocalBackend(Site(store=store, now=lambda: NOW, zone=LISBON))


def plant(store: Path, *bookings: Booking) -> None:
    """As `import` does it, in another connection."""
    calendar = LocalCalendar(store, now=lambda: NOW, zone=LISBON)
    calendar.put([Entry(b.id, "", b) for b in bookings], [])
    calendar.close()


@dataclass
class LocalPlace:
    store: Path
    made: list[LocalBackend] = field(default_factory=list)
    odd_lengths: bool = True

    @property
    def backend(self) -> LocalBackend:
        return self.made[0]

    async def plant(self, *bookings: Booking) -> None:
        await asyncio.to_thread(plant, self.store, *bookings)

    async def another(self) -> Backend:
        self.made.append(make(self.store))
        return self.made[-1]

    async def break_link(self) -> None:
        self.store.mkdir(exist_ok=True)
        self.store.rename(self.store.with_name("gone"))
        self.store.write_text("no folder")
