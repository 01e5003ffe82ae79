"""How long a light and the screen say different things, at edges and at taps."""

import asyncio
import os
import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest

from panel.domain.command import End
from tests.bench.edges import AT_ONCE, LEAD, ONE, short_ones, whole_second
from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.room import room
from tests.device.tree import leds

MOST = 100.0
LEDS = '[lights]\nleds = ["led-front-red", "led-front-green"]\n'
SAYS = {(255, 0): "busy", (0, 255): "free"}
"""What red and green together say."""
LAST = 1.0
"""Seconds after the last change until all of it is written."""

Seen = list[tuple[str, float]]


@dataclass(slots=True)
class Eye:
    """Sees two LEDs change: their files are pipes, so no number is missed."""

    pipes: dict[int, int] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=lambda: [0, 0])
    seen: Seen = field(default_factory=list)
    closed: bool = False

    def look(self) -> None:
        while not self.closed:
            ready, _, _ = select.select(list(self.pipes), [], [], 0.2)
            for pipe in ready:
                text = os.read(pipe, 4096).split()
                at = time.time()
                self.numbers[self.pipes[pipe]] = int(text[-1]) if text else 0
                says = SAYS.get((self.numbers[0], self.numbers[1]), "")
                if says and (not self.seen or says != self.seen[-1][0]):
                    self.seen.append((says, at))


def measure(quick: bool) -> list[Figure]:
    edges, taps = (10, 5) if quick else (50, 25)
    with room(AT_ONCE, tables=LEDS) as made, _watched(made.folder / "sys") as eye:
        first = whole_second(datetime.now(UTC)) + LEAD * ONE
        made.take_in(short_ones(first, edges // 2))

        async def frames(panel: Inside) -> Seen:
            return await _frames(panel, first + edges * ONE, taps)

        shown = inside(made, frames)
    count = edges + 2 * taps
    found = _apart(shown, eye.seen[-count:], count)
    return [
        Figure(f"lights: p99 of {count}", "ms", (percentile(found, 0.99),), MOST),
        Figure(f"lights: the longest of {count}", "ms", (max(found),), MOST),
        Figure(f"lights: median of {count}", "ms", (percentile(found, 0.5),)),
    ]


@contextmanager
def _watched(root: Path) -> Iterator[Eye]:
    """Two LEDs, and an eye on them."""
    eye = Eye()
    for number, name in enumerate(leds(root, "red", "green")):
        path = root / "class" / "leds" / name / "brightness"
        path.unlink()
        os.mkfifo(path)
        # Open for writing too, so that it never ends.
        eye.pipes[os.open(path, os.O_RDWR)] = number
    os.environ["ROOM_PANEL_SYSFS"] = str(root)
    thread = threading.Thread(target=eye.look, daemon=True)
    thread.start()
    try:
        yield eye
    finally:
        eye.closed = True
        thread.join()
        for pipe in eye.pipes:
            os.close(pipe)


async def _frames(panel: Inside, end: datetime, taps: int) -> Seen:
    """Each change of the screen, and when its frame was out."""
    seen: Seen = [(panel.models.face, 0.0)]

    def note() -> None:
        if panel.models.face != seen[-1][0]:
            seen.append((panel.models.face, time.time()))

    panel.window.frameSwapped.connect(note)
    await asyncio.sleep((end - datetime.now(UTC)).total_seconds() + LAST)
    for _ in range(taps):
        await _book_and_end(panel)
    await asyncio.sleep(LAST)
    panel.window.frameSwapped.disconnect(note)
    return seen[1:]


async def _book_and_end(panel: Inside) -> None:
    await panel.still()
    place = panel.button("book-1800")
    await panel.timed(QTest.mousePress, place)
    await panel.timed(QTest.mouseRelease, place, lambda: panel.models.face == "busy")
    current = panel.engine.snapshot.status.current
    assert current is not None
    ended = asyncio.ensure_future(panel.engine.handle(End(current.start)))
    await panel.frame(lambda: panel.models.face != "busy")
    await ended


def _apart(shown: Seen, lit: Seen, count: int) -> list[float]:
    """Milliseconds between the frame and the light, for each change.

    Raises:
        SystemExit: one of both changed oftener than the other.
    """
    screen = [(_said(face), at) for face, at in shown]
    if len(shown) != count or [face for face, _ in screen] != [said for said, _ in lit]:
        raise SystemExit(f"{count} changes; the screen: {shown}; the light: {lit}")
    return [abs(a - b) * 1000 for (_, a), (_, b) in zip(screen, lit, strict=True)]


def _said(face: str) -> str:
    return "free" if face == "just-released" else face
