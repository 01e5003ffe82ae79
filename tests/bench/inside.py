"""The whole panel inside the measuring process: its window, its engine, a finger."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from panel.device.ring import Ring
from panel.engine.engine import Engine
from panel.settings.child import start_reading
from panel.settings.watch import FileWatch
from panel.ui.loop import make_loop
from panel.ui.models import Models
from panel.wall import TURN, Hung, Wall
from tests.bench.room import SIZE, Room

T = TypeVar("T")
Finger = Callable[..., None]
"""`QTest.mousePress` or `QTest.mouseRelease`."""
Shown = Callable[[], bool]

QUIET = 0.1
"""Seconds without a frame after which the screen is still."""
PATIENCE = 5.0
SETTLED = 2.0
"""Seconds after the first frame until the pictures are drawn and all is still."""


def _anything() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Inside:
    """The running panel's parts."""

    window: QQuickWindow
    models: Models
    engine: Engine

    async def timed(
        self, finger: Finger, at: QPoint, shown: Shown = _anything
    ) -> float:
        """Milliseconds from what a finger does to the first frame that shows it."""
        loop = asyncio.get_running_loop()
        began: asyncio.Future[float] = loop.create_future()

        def touch() -> None:
            began.set_result(perf_counter())
            finger(self.window, Qt.MouseButton.LeftButton, pos=at)

        # Not from within a task: the finger lets Qt's loop run, and other tasks in it.
        loop.call_soon(touch)
        ended = await self.frame(shown)
        return (ended - await began) * 1000

    async def frame(self, shown: Shown = _anything) -> float:
        """When the next frame was on the screen (the next one that shows this)."""
        swapped: asyncio.Future[float] = asyncio.get_running_loop().create_future()

        def look() -> None:
            if not swapped.done() and shown():
                swapped.set_result(perf_counter())

        self.window.frameSwapped.connect(look)
        try:
            return await asyncio.wait_for(swapped, PATIENCE)
        finally:
            self.window.frameSwapped.disconnect(look)

    async def still(self) -> None:
        """Waits until no frame was drawn for a while."""
        with suppress(TimeoutError):
            while True:
                await asyncio.wait_for(self.frame(), QUIET)

    def button(self, key: str) -> QPoint:
        """The middle of the button with this key."""
        for item in _items(self.window.contentItem()):
            if item.property("key") == key and item.property("label"):
                return item.mapToScene(item.boundingRect().center()).toPoint()
        raise SystemExit(f"there is no button {key!r} on the screen")


def inside(room: Room, measure: Callable[[Inside], Awaitable[T]]) -> T:
    """What is measured while the panel serves this room, in this process."""
    os.environ.update(room.environ)
    sys.setswitchinterval(TURN)
    wall = Wall(room.settings, room.environ, room.folder / "cache", SIZE)
    reading = start_reading(wall.path, wall.environ)
    app = QGuiApplication(["room-panel"])
    with make_loop(app) as loop:
        hung = Hung(wall, FileWatch(*wall.places), Ring())

        async def both() -> T:
            life = asyncio.create_task(hung.live(reading))
            try:
                return await measure(await _grown(hung))
            finally:
                os.kill(os.getpid(), signal.SIGTERM)
                await life

        return loop.run_until_complete(both())


async def _grown(hung: Hung) -> Inside:
    """The panel once its first frame is out and everything has settled."""
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while hung.screen is None or hung.screen.window is None:
        if loop.time() > until:
            raise SystemExit("the panel shows nothing")
        await asyncio.sleep(0.02)
    await asyncio.sleep(SETTLED)
    window, engine = hung.screen.window, hung.engine
    assert isinstance(window, QQuickWindow)
    assert engine is not None
    return Inside(window, hung.screen.models, engine)


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _items(child)
