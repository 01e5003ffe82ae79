"""A panel without a screen: real settings, engine and sockets, and a clock to turn."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from panel.app import Parts, opened
from panel.engine.engine import Engine
from panel.engine.snapshot import Snapshot
from panel.published import variables
from panel.settings.reading import read_settings

TEN = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
"""A Wednesday; it is also ten in Lisbon."""
SOON = 2.0
"""Seconds after which a picture has to be right."""
Wanted = Callable[[Snapshot], object]


class Clock:
    """Goes as fast as the real one, from `begin` on; panel and server share it."""

    def __init__(self, begin: datetime = TEN) -> None:
        self._shift = begin.timestamp() - time.monotonic()

    def seconds(self) -> float:
        return time.monotonic() + self._shift

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), UTC)

    def go_on(self, time: timedelta) -> None:
        """It is so much later at once."""
        self._shift += time.total_seconds()


@dataclass
class Panel:
    """The running engine; `seen` are all its pictures."""

    parts: Parts
    seen: list[Snapshot] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def engine(self) -> Engine:
        return self.parts.engine

    @property
    def snapshot(self) -> Snapshot:
        return self.engine.snapshot

    @property
    def variables(self) -> dict[str, Any]:
        """What `room-panel status` would print, with nothing hidden."""
        return variables(self.snapshot, private=True)

    def take(self, snapshot: Snapshot) -> None:
        self.seen.append(snapshot)
        self._news.set()

    async def until(self, wanted: Wanted, within: float = SOON) -> float:
        """Waits for a picture of which this is true; the seconds it took."""
        began = time.monotonic()
        while not wanted(self.snapshot):
            left = began + within - time.monotonic()
            assert left > 0, f"not within {within} s: {self._told()}"
            self._news.clear()
            try:
                async with asyncio.timeout(left):
                    await self._news.wait()
            except TimeoutError:
                continue
        return time.monotonic() - began

    async def shows(self, within: float = SOON, **wanted: Any) -> float:
        """Waits until the status variables have these values."""

        def met(_: Snapshot) -> bool:
            found = self.variables
            return all(found[name] == value for name, value in wanted.items())

        return await self.until(met, within)

    def _told(self) -> str:
        snapshot = self.snapshot
        few = {k: v for k, v in self.variables.items() if "book" not in k or v is None}
        return f"{snapshot.face} {snapshot.link} {few}"


@asynccontextmanager
async def living(text: str, folder: Path, clock: Clock) -> AsyncIterator[Panel]:
    """A panel with these settings that lives until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "settings.toml"
    path.write_text(text)
    settings = read_settings(path, {})
    async with opened(settings, clock.now) as parts:
        made = Panel(parts)
        made.engine.touchable(True)
        made.engine.subscribe(made.take)
        life = asyncio.create_task(made.engine.run())
        try:
            yield made
        finally:
            life.cancel()
            await asyncio.gather(life, return_exceptions=True)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)
