"""A panel in virtual time: the real engine and memory in front of a room in memory."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from panel.backends.base import Capabilities, RoomInfo
from panel.domain import room as domain
from panel.domain.booking import Booking
from panel.domain.command import Command
from panel.domain.outcome import Outcome
from panel.domain.room import Rules
from panel.engine.engine import Around, Engine
from panel.engine.memory import Memory
from panel.engine.snapshot import Snapshot
from panel.engine.tally import Tally
from tests.engine.room import Room
from tests.engine.virtual import VirtualLoop, Wall

ZONE = ZoneInfo("Europe/Zurich")
TEN = datetime(2026, 3, 27, 10, 0, tzinfo=ZONE)
"""A Friday; the clock changes in the night to Sunday."""
BEGIN = TEN.astimezone(UTC) - timedelta(minutes=30)
COMMENT = "Nobody checked in."
SLOW_BEAT = 8.0
"""Ten times the real beat, for speed; what is about beats uses the real one."""

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def at_ten(after: float = 0.0) -> datetime:
    """So many minutes after ten."""
    return (TEN + minutes(after)).astimezone(UTC)


def booking(
    start: float = 0, end: float = 30, *, id: str = "a", **more: object
) -> Booking:
    """A booking from and to so many minutes after ten."""
    whole = Booking(id=id, start=at_ten(start), end=at_ten(end), title="Standup")
    return replace(whole, **more)


class Rig:
    """The room, the clocks, the memory's folder and one engine after the other.

    `rules` are what the next engine is started with; `seen` are its snapshots.
    """

    def __init__(self, store: Path, begin: datetime = BEGIN) -> None:
        self.wall = Wall(begin)
        self.room = Room(self.wall.true)
        self.rules = Rules()
        self.store = store
        self.beat = SLOW_BEAT
        self.draw = 0.0
        self.tally = Tally()
        self.seen: list[Snapshot] = []
        self._engine: Engine | None = None
        self._memory: Memory | None = None
        self.running: asyncio.Task[None] | None = None

    @property
    def engine(self) -> Engine:
        assert self._engine is not None
        return self._engine

    @property
    def snapshot(self) -> Snapshot:
        return self.engine.snapshot

    def rule(self, **changed: object) -> None:
        """Other rules for the next engine."""
        self.rules = replace(self.rules, **changed)

    async def start(self, *, touchable: bool = True) -> None:
        """A new engine on the same memory, as after a start of the program."""
        self.seen = []
        await self.open()
        self.engine.touchable(touchable)
        self.engine.subscribe(self.seen.append)
        self.running = asyncio.create_task(self.engine.run())
        await self.settle()

    async def open(self, *, replay: bool = False) -> None:
        """A new engine that is not run, as for `room-panel call`."""
        self._memory = Memory(self.store)
        around = Around(
            self.wall.now,
            self._derive,
            release_comment=COMMENT,
            replay=replay,
            beat=self.beat,
            draw=lambda: self.draw,
            tally=self.tally,
        )
        self._engine = Engine(self.room, self._memory, around)
        await self._engine.start()

    async def stop(self) -> None:
        """The program ends."""
        if self.running is not None:
            self.running.cancel()
            await asyncio.gather(self.running, return_exceptions=True)
        if self._memory is not None:
            await self._memory.aclose()
        self.running = self._memory = self._engine = None

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def wait(self, length: timedelta) -> None:
        """Lets time pass."""
        await asyncio.sleep(length.total_seconds())

    async def until(self, moment: datetime) -> None:
        """Lets time pass until the panel's clock shows this."""
        await asyncio.sleep((moment - self.wall.now()).total_seconds())

    async def settle(self) -> None:
        """Lets what is due now happen: a hundredth of a second."""
        await asyncio.sleep(0.01)

    async def tap(self, command: Command) -> Outcome:
        """Somebody taps and waits for the result to be seen."""
        outcome = await self.engine.handle(command)
        await self.settle()
        return outcome

    def readings(self) -> int:
        """How often the list was asked for."""
        return self.room.asked.count("bookings")

    def first(self, wanted: Callable[[Snapshot], object]) -> Snapshot:
        """The first snapshot of which this is true."""
        return next(s for s in self.seen if wanted(s))

    def _derive(self, info: RoomInfo, able: Capabilities) -> tuple[domain.Room, Rules]:
        room = domain.Room(
            calendar_id="blue@example.org",
            name=info.name or "",
            zone=info.zone or ZONE,
        )
        return room, self.rules


def loop() -> VirtualLoop:
    running = asyncio.get_running_loop()
    assert isinstance(running, VirtualLoop)
    return running
