"""Panels without a screen at a published calendar, and a clock to turn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from panel.backends.base import Reading, Site
from panel.backends.ics import IcsBackend
from tests.backends.contract import NOW
from tests.backends.place import LISBON
from tests.backends.rig import Clock, Panel, living
from tests.backends.servers.feed import LOGIN, Feed

DAY = timedelta(days=1)
SETTINGS = """\
{keys}
[backend]
type = "ics"
url = "{url}"
timeout = 2
{table}
[store]
path = "{store}"
"""


@dataclass
class Turned:
    """A clock that stands until it is turned; `passed` goes on when nobody sets it."""

    at: datetime = NOW
    passed: float = 0.0

    def now(self) -> datetime:
        return self.at

    def steady(self) -> float:
        return self.passed

    def go_on(self, **time: float) -> None:
        self.at += timedelta(**time)
        self.passed += timedelta(**time).total_seconds()

    def set_to(self, at: datetime) -> None:
        """Somebody sets it; no time passes."""
        self.at = at


def made(url: str, folder: Path, clock: Turned, **more: Any) -> IcsBackend:
    """A backend for this address."""
    zone = more.pop("zone", LISBON)
    values = {"url": url, "timeout": 5.0, **more}
    site = Site(store=folder, now=clock.now, zone=zone, values=values)
    return IcsBackend(site, clock.steady)


async def listed(backend: IcsBackend, clock: Turned) -> Reading:
    """Today and the month after it, as the engine asks."""
    return await backend.bookings(clock.at - DAY / 2, clock.at + 31 * DAY)


def signed(feed: Feed) -> dict[str, str]:
    """What lets somebody in who has to say who asks."""
    feed.login = True
    return {"username": LOGIN[0], "password": LOGIN[1]}


def settings_text(url: str, store: Path, keys: str = "", table: str = "") -> str:
    """A settings file; `keys` stand at its top, `table` in the system's table."""
    return SETTINGS.format(keys=keys, url=url, store=store, table=table)


@asynccontextmanager
async def panel(
    url: str, folder: Path, clock: Clock, keys: str = "", table: str = ""
) -> AsyncIterator[Panel]:
    """A panel that lives until the block ends."""
    text = settings_text(url, folder / "store", keys, table)
    async with living(text, folder, clock) as one:
        yield one
