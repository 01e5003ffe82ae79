"""Two hundred panels of one office behind one address at one MakePlans account.

Real adapters and engines over real sockets, in simulated time: a power cut after which
all start in the same second, some hours of an ordinary evening, an outage.
"""

import asyncio
import random
import tempfile
from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.backends.makeplans_office import Office
from tests.backends.servers.makeplans.inside import Inside
from tests.backends.servers.makeplans.things import DAYS, resource
from tests.backends.servers.makeplans.world import Manners, World
from tests.bench.figure import Figure
from tests.engine.sockets import SocketLoop
from tests.engine.virtual import Wall

PANELS = 200
LIMIT, PER = 80, 20.0
"""Requests, in so many seconds: what MakePlans lets through from one address."""
OLDEST = 300.0
BOOKINGS = 12
"""In each room, over a month."""
EVENING = datetime(2026, 3, 11, 22, 30, tzinfo=ZoneInfo("Europe/Oslo"))
"""Midnight is among the hours that are measured."""
HOUR, MINUTE = 3600.0, 60.0
SETTLED = 15 * MINUTE
"""After a start, until all that could wait has been asked for."""


def measure(quick: bool) -> list[Figure]:
    random.seed(80)
    with (
        tempfile.TemporaryDirectory(dir=_quick_folder()) as folder,
        asyncio.Runner(loop_factory=SocketLoop) as runner,
    ):
        return runner.run(_figures(Path(folder), 0.25 * HOUR if quick else 1.75 * HOUR))


async def _figures(folder: Path, seconds: float) -> list[Figure]:
    wall = Wall(EVENING)
    office = Office(wall, Inside(_account(wall)), folder)
    await office.account.listen()
    people = asyncio.create_task(_lively(office))
    found = []
    try:
        found += await _start(office, "all are new and start at once")
        await asyncio.sleep(SETTLED)
        await office.switch_off()
        found += await _start(office, "power cut")
        await asyncio.sleep(SETTLED)
        found += await _steady(office, seconds, "evening")
        found += await _outage(office)
        found += await _steady(office, seconds / 4, "after the outage")
    finally:
        people.cancel()
        await office.switch_off()
        office.account.hang_up()
    return found


async def _start(office: Office, what: str) -> list[Figure]:
    """All panels in the same second."""
    gate, began = office.account.gate, office.time()
    away = len(gate.refused)
    await office.open(PANELS)
    took = await office.all_in(began)
    return [
        _figure(f"{what}: until each is in", "s", took, OLDEST),
        _figure(f"{what}: sent away (429)", "", len(gate.refused) - away),
    ]


async def _steady(office: Office, seconds: float, when: str) -> list[Figure]:
    gate = office.account.gate
    began, away = office.wall.now().timestamp(), len(gate.refused)
    oldest = await office.watched(seconds)
    moments = [at for at, _ in office.account.asked if at >= began]
    hours = f"{seconds / HOUR:.3g} h"
    return [
        _figure(f"{when}, {hours}: most requests in 20 s", "", _most(moments), LIMIT),
        _figure(f"{when}, {hours}: sent away (429)", "", len(gate.refused) - away, 0),
        _figure(f"{when}, {hours}: oldest list", "s", oldest, OLDEST),
        _figure(f"{when}, {hours}: requests a poll", "", _each(moments, seconds)),
    ]


async def _outage(office: Office) -> list[Figure]:
    """Ten minutes in which nobody is there."""
    office.account.hang_up()
    await asyncio.sleep(10 * MINUTE)
    away, back = len(office.account.gate.refused), office.time()
    at = office.wall.now().timestamp()
    await office.account.listen()
    took = await office.all_in(back)
    moments = [moment for moment, _ in office.account.asked if moment >= at]
    refused = len(office.account.gate.refused) - away
    return [
        _figure("outage of 10 min: until each is in again", "s", took, OLDEST),
        _figure("outage of 10 min: most requests in 20 s", "", _most(moments), LIMIT),
        _figure("outage of 10 min: sent away (429)", "", refused),
    ]


async def _lively(office: Office) -> None:
    """Somebody books or changes something somewhere, every few seconds."""
    world, draw = office.account.world, random.Random(7)
    while True:
        await asyncio.sleep(draw.uniform(1, 9))
        id = draw.choice(list(world.bookings))
        world.change(id, title=f"Changed {world.bookings[id]['revision_count']}")


def _account(wall: Wall) -> World:
    world = World(
        clock=lambda: wall.true().timestamp(), manners=Manners(limit=LIMIT, per=PER)
    )
    draw, start = random.Random(3), EVENING.timestamp()
    open_all_day = {f"opening_hours_{day}": ["08:00", "20:00"] for day in DAYS}
    for number in range(1, PANELS + 1):
        world.resources[number] = resource(number, f"Room {number}", **open_all_day)
        for _ in range(BOOKINGS):
            begin = start + 900 * draw.randrange(-2880, 2880)
            made = world.put(begin, begin + 1800, resource_id=number, title="Meeting")
            # Made long ago: nobody has to be told of it as of a change.
            made["updated_at"] = start - 30 * 86400
    return world


def _most(moments: list[float]) -> int:
    """The most requests in any twenty seconds."""
    ends = (bisect_left(moments, at + PER) for at in moments)
    return max((end - number for number, end in enumerate(ends)), default=0)


def _each(moments: Iterable[float], seconds: float) -> float:
    """Requests of one panel in two minutes."""
    return len(list(moments)) / PANELS / seconds * 120


def _figure(name: str, unit: str, value: float, most: float | None = None) -> Figure:
    return Figure(f"makeplans: {name}", unit, (value,), most)


def _quick_folder() -> str | None:
    """Memory in place of a disk, where there is any: the stores are not the subject."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() else None
