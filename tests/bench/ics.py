"""A published calendar: memory, from an edit to the frame, many bookings."""

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

from panel.domain.booking import Booking
from panel.domain.command import Read
from tests.backends.ics_rig import settings_text
from tests.backends.servers.feed import written
from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.process import alone, family
from tests.bench.program import running
from tests.bench.pulse import Pulse, watched
from tests.bench.room import Room, room
from tests.e2e.program import free_port

COUNT = 5000
DAYS = 30
MOST, CHANGE, PAUSE = 110.0, 2000.0, 16.0
SETTLED = 20.0
"""Seconds after which the process that read the calendar is long gone."""


def measure(quick: bool) -> list[Figure]:
    with room() as made, _published(made.folder) as url:
        return [
            *_memory(made, url),
            *_inside(made, url, 5 if quick else 20),
        ]


def _memory(made: Room, url: str) -> list[Figure]:
    """Beside the embedded calendar, in turn."""
    now = datetime.now(UTC)
    local = _settled(made)
    _serve(made, url)
    _publish(made, _few(now))
    few = _settled(made)
    _publish(made, _crowd(now, 0))
    many = _settled(made)
    return [
        Figure("ics: PSS, its own libraries in full", "MB", (few,), MOST),
        Figure(f"ics: the same, {COUNT} bookings", "MB", (many,)),
        Figure("ics: the embedded calendar, in the same run", "MB", (local,)),
    ]


def _settled(made: Room) -> float:
    with running(made) as program:
        time.sleep(SETTLED)
        (pid,) = family(program.pid)
        return alone(pid)


def _inside(made: Room, url: str, count: int) -> list[Figure]:
    now = datetime.now(UTC)
    _serve(made, url)
    _publish(made, [])

    async def figures(panel: Inside) -> list[Figure]:
        return [*await _changes(panel, made, count), *await _pauses(panel, made, now)]

    return inside(made, figures)


async def _changes(panel: Inside, made: Room, count: int) -> list[Figure]:
    """From the moment at which it is fetched: when that is, the calendar says."""
    times = []
    for number in range(count):
        await panel.still()
        wanted = "free" if number % 2 else "busy"
        now = datetime.now(UTC)
        await asyncio.to_thread(_publish, made, [] if number % 2 else _few(now))
        frame = asyncio.create_task(_face(panel, wanted))
        began = time.perf_counter()
        await panel.engine.handle(Read())
        times.append((await frame - began) * 1000)
    half = percentile(times, 0.5)
    return [
        Figure(f"ics: fetch to frame, median of {count}", "ms", (half,), CHANGE),
        Figure(f"ics: fetch to frame, slowest of {count}", "ms", (max(times),)),
    ]


async def _face(panel: Inside, wanted: str) -> float:
    return await panel.frame(lambda: panel.models.face == wanted)


async def _pauses(panel: Inside, made: Room, now: datetime) -> list[Figure]:
    """The longest times in which the screen could not have drawn."""
    with Pulse() as pulse:
        quiet = await watched(pulse, lambda: time.sleep(1))
        new = await _read_again(panel, made, pulse, _crowd(now, 0))
        changed = await _read_again(panel, made, pulse, _crowd(now, 5))
    return [
        Figure(f"ics: longest pause, {COUNT} are new", "ms", (new,), PAUSE),
        Figure(f"ics: longest pause, {COUNT} changed", "ms", (changed,), PAUSE),
        Figure("ics: longest pause, nothing happens", "ms", (quiet,)),
    ]


async def _read_again(
    panel: Inside, made: Room, pulse: Pulse, bookings: Iterable[Booking]
) -> float:
    await asyncio.to_thread(_publish, made, bookings)
    await asyncio.sleep(0.1)
    pulse.longest()
    before = panel.engine.snapshot.day
    await panel.engine.handle(Read())
    await asyncio.sleep(3)
    if len(panel.engine.snapshot.day.bookings) < COUNT:
        raise SystemExit("the panel has not read the bookings")
    if set(before.bookings) & set(panel.engine.snapshot.day.bookings):
        raise SystemExit("the panel has not read the changed bookings")
    return pulse.longest()


def _few(now: datetime) -> list[Booking]:
    span = (now - timedelta(minutes=20), now + timedelta(hours=2))
    return [Booking(id="now", start=span[0], end=span[1], title="Review")]


def _crowd(now: datetime, shift: float) -> Iterator[Booking]:
    """Bookings over the window, some of them overlapping."""
    draw = random.Random(5000)
    for number in range(COUNT):
        start = now + timedelta(minutes=draw.randrange(60, (DAYS - 2) * 1440) + shift)
        end = start + timedelta(minutes=draw.choice((15, 30, 45, 60, 90)))
        yield Booking(id=f"b{number}", start=start, end=end, title="Design review")


def _publish(made: Room, bookings: Iterable[Booking]) -> None:
    # The server counts in seconds.
    time.sleep(1.1)
    fresh = made.folder / "new.ics"
    fresh.write_bytes(written(list(bookings)))
    fresh.replace(made.folder / "room.ics")


def _serve(made: Room, url: str) -> None:
    """The room is now the one of the published calendar."""
    keys = f'calendar_time_zone = "Europe/Lisbon"\ncache_days = {DAYS}'
    made.settings.write_text(settings_text(url, made.folder / "feed", keys, ""))


@contextmanager
def _published(folder: Path) -> Iterator[str]:
    """A web server, in a process of its own, for the files of a folder."""
    port = free_port()
    words = ["-m", "http.server", str(port), "--bind", "127.0.0.1"]
    server = subprocess.Popen(
        [sys.executable, *words, "--directory", str(folder)], stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url)
        yield f"{url}/room.ics"
    finally:
        server.kill()
        server.wait()


def _wait_for(url: str) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            with urlopen(url):
                return
        except OSError:
            if time.monotonic() > until:
                raise SystemExit("the web server does not answer") from None
            time.sleep(0.05)
