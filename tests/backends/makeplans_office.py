"""Panels of one office at one MakePlans account, in simulated time.

Real adapters and engines ask over real sockets; the clock jumps on when none of them
has anything to do.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from panel.app import RELEASE_COMMENT
from panel.backends.base import Site
from panel.backends.makeplans import MakePlansBackend
from panel.engine.engine import Around, Engine
from panel.engine.memory import Memory
from panel.settings.reading import read_settings
from tests.backends.makeplans_rig import settings_text
from tests.backends.servers.makeplans.inside import Inside
from tests.backends.servers.makeplans.world import World
from tests.engine.virtual import Wall

BEAT = 10.0
"""Seconds between two looks at the clock: the polls do not depend on it."""
LOOK = 5.0
ROUNDING = 0.5
"""Seconds; the wall clock and the steady one have their own."""


@dataclass
class Office:
    """Each panel has a room of its own; the first one has number 1."""

    wall: Wall
    account: Inside
    folder: Path
    engines: list[Engine] = field(default_factory=list)
    lives: list[asyncio.Task[None]] = field(default_factory=list)
    made: list[tuple[MakePlansBackend, Memory]] = field(default_factory=list)

    @property
    def world(self) -> World:
        return self.account.world

    @property
    def engine(self) -> Engine:
        return self.engines[0]

    async def open(self, panels: int, keys: str = "") -> None:
        """All of them start in the same second."""
        path = self.folder / "settings.toml"
        path.write_text(settings_text(self.account, self.folder / "store", keys))
        path.chmod(0o600)
        settings = read_settings(path, {})
        around = Around(
            self.wall.now,
            settings.room_and_rules,
            release_comment=RELEASE_COMMENT,
            beat=BEAT,
        )
        for number in range(1, panels + 1):
            store = self.folder / str(number)
            store.mkdir(exist_ok=True)
            values = {**settings.backend.revealed(), "resource_id": number}
            site = Site(
                store=store, now=self.wall.now, zone=settings.zone, values=values
            )
            backend, memory = MakePlansBackend(site), Memory(store)
            engine = Engine(backend, memory, around)
            await engine.start()
            engine.touchable(True)
            self.engines.append(engine)
            self.made.append((backend, memory))
        self.lives = [asyncio.create_task(each.run()) for each in self.engines]

    async def switch_off(self) -> None:
        """All panels end; what they remember stays."""
        for life in self.lives:
            life.cancel()
        await asyncio.gather(*self.lives, return_exceptions=True)
        for backend, memory in self.made:
            await backend.aclose()
            await memory.aclose()
        self.engines, self.lives, self.made = [], [], []

    def oldest(self) -> float:
        """The age of the oldest list in seconds; endless while one was never heard."""
        heard = [engine.snapshot.link.heard for engine in self.engines]
        if None in heard:
            return float("inf")
        known = (each for each in heard if each is not None)
        return (self.wall.now() - min(known)).total_seconds()

    async def all_in(self, since: float) -> float:
        """Seconds until every panel has a list that is no older than a moment."""
        while self.oldest() > self.time() - since + ROUNDING:
            await asyncio.sleep(1)
        return self.time() - since

    async def watched(self, seconds: float) -> float:
        """The oldest list in a while."""
        ends, worst = self.time() + seconds, 0.0
        while self.time() < ends:
            await asyncio.sleep(LOOK)
            worst = max(worst, self.oldest())
        return worst

    def time(self) -> float:
        """The steady clock."""
        return asyncio.get_running_loop().time()


@asynccontextmanager
async def office(
    folder: Path, begin: datetime, panels: int = 1, keys: str = ""
) -> AsyncIterator[Office]:
    """An office that is open until the block ends; nobody has asked yet."""
    wall = Wall(begin)
    world = World(clock=lambda: wall.true().timestamp())
    made = Office(wall, Inside(world), folder)
    await made.account.listen()
    await made.open(panels, keys)
    try:
        yield made
    finally:
        await made.switch_off()
        made.account.hang_up()
