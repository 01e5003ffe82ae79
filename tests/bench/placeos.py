"""A PlaceOS room: from a change in the module to the frame, a flood, many bookings."""

import asyncio
import time

from tests.backends.placeos_events import event
from tests.backends.placeos_rig import settings_text
from tests.backends.servers.placeos.apart import Apart, serving_apart
from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.pulse import Pulse, watched
from tests.bench.room import room

MOST = 250.0
PAUSE = 16.0
COUNT = 5000
SHOWN = 5.0
"""Seconds in which a change has to be on the screen at all."""
AT_ONCE = "pending_before = 0\npending_period = 0\n"


def measure(quick: bool) -> list[Figure]:
    count, seconds = (20, 2.0) if quick else (100, 10.0)
    with serving_apart() as server, room() as made:
        text = settings_text(server, made.folder / "store", AT_ONCE)
        made.settings.write_text(text, encoding="utf-8")

        async def figures(panel: Inside) -> list[Figure]:
            return [
                *await _changes(panel, server, count),
                *await _crowd(panel, server, seconds),
            ]

        return inside(made, figures)


async def _changes(panel: Inside, server: Apart, count: int) -> list[Figure]:
    """A meeting comes and goes in the module's calendar, again and again."""
    times = []
    for number in range(count):
        await panel.still()
        wanted = "free" if number % 2 else "busy"
        times.append(await _shown(panel, server, wanted))
    return [
        Figure(
            f"placeos: change to frame, median of {count}",
            "ms",
            (percentile(times, 0.5),),
            MOST,
        ),
        Figure(f"placeos: change to frame, slowest of {count}", "ms", (max(times),)),
    ]


async def _shown(panel: Inside, server: Apart, wanted: str) -> float:
    """Milliseconds from the module's first word of it to the frame."""
    frame = asyncio.create_task(panel.frame(lambda: panel.models.face == wanted))
    await asyncio.sleep(0)
    now = time.time()
    if wanted == "busy":
        server.plant(event(now - 60, now + 1800, id="meeting"))
    else:
        server.remove("meeting")
    began = time.perf_counter()
    server.poll()
    async with asyncio.timeout(SHOWN):
        return (await frame - began) * 1000


async def _crowd(panel: Inside, server: Apart, seconds: float) -> list[Figure]:
    """The longest times in which the screen could not have drawn."""
    with Pulse() as pulse:
        quiet = await watched(pulse, lambda: time.sleep(1))
        flood = await watched(pulse, lambda: server.flood(seconds))
        many = await watched(pulse, lambda: _plant(server, 0))
        if len(panel.engine.snapshot.day.bookings) < COUNT:
            raise SystemExit("the panel has not read the bookings")
        again = await watched(pulse, lambda: _plant(server, 5))
        trouble = await watched(pulse, lambda: _trouble(server))
        if not panel.engine.snapshot.connected:
            raise SystemExit("the panel has not found back")
    return [
        Figure("placeos: longest pause, 1,000 notes a second", "ms", (flood,), PAUSE),
        Figure(f"placeos: longest pause, {COUNT} are new", "ms", (many,), PAUSE),
        Figure(f"placeos: longest pause, {COUNT} changed", "ms", (again,), PAUSE),
        Figure("placeos: longest pause, cuts and restarts", "ms", (trouble,), PAUSE),
        Figure("placeos: longest pause, nothing happens", "ms", (quiet,)),
    ]


def _trouble(server: Apart) -> None:
    """The connection breaks, the server goes and comes, the module forgets its list."""
    for _ in range(3):
        server.cut()
        time.sleep(1)
    server.stop()
    time.sleep(1)
    server.start()
    time.sleep(1)
    server.restart_module()


def _plant(server: Apart, shift: float) -> None:
    server.crowd(COUNT, shift)
    server.poll()
