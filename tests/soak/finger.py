"""A finger and an eye on the panel's window, within its own process."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from panel.domain.face import Face
from panel.ui.attention import orbit
from panel.ui.colours import Rgb, rgb, tint
from panel.ui.window import Screen
from tests.ui.tree import LEFT, items, kind, middle, window_of

PATIENCE = 30.0
TURN = 0.25
CORNER = 20
"""Pixels from the corner at which the state's colour is seen."""
GROUNDS = {tint(face, "standard").ground for face in Face}


class Missing(Exception):
    """What is to be touched is not on the screen."""


class Finger:
    """Touches what is shown, and names the colour that is seen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def colour(self) -> str:
        """The ground of the state field: the one of all states that is nearest."""
        image = window_of(self._screen).grabWindow()
        right, down = orbit(datetime.now(UTC))
        seen = image.pixelColor(CORNER + right, CORNER + down)
        found = seen.red(), seen.green(), seen.blue()
        return min(GROUNDS, key=lambda ground: _distance(rgb(ground), found))

    async def press(self, key: str) -> None:
        """Touches the button with this key once it is there; waits for what comes."""
        await self._until(lambda: not self._busy and self._place("key", key), key)
        await self._touch(lambda: self._place("key", key))
        await self._until(lambda: not self._busy, f"the answer to {key}")

    async def touch(self, spoken: str) -> None:
        """Touches what a screen reader calls so."""
        await self._until(lambda: self._place("spoken", spoken), spoken)
        await self._touch(lambda: self._place("spoken", spoken))

    async def knock(self) -> None:
        """Five touches in the corner."""
        for _ in range(5):
            await self._touch(self._corner)

    def offered(self, key: str) -> bool:
        """Whether the button with this key is there."""
        return self._place("key", key) is not None

    @property
    def _busy(self) -> bool:
        return self._screen.models.actions.busy

    async def _until(self, met: Callable[[], object], what: str) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + PATIENCE
        while not met():
            if loop.time() > until:
                raise Missing(what)
            await asyncio.sleep(TURN)

    async def _touch(self, where: Callable[[], QPoint | None]) -> None:
        loop = asyncio.get_running_loop()
        done = loop.create_future()

        def touch() -> None:
            spot = where()
            if spot is not None:
                QTest.mouseClick(window_of(self._screen), LEFT, pos=spot)
            done.set_result(None)

        # Not from within a task: the finger lets Qt's loop run, and other tasks in it.
        loop.call_soon(touch)
        await done

    def _place(self, name: str, value: str) -> QPoint | None:
        for item in items(self._screen):
            named = item.property(name) == value and item.property("label") is not None
            if named and item.isVisible() and item.width():
                return middle(item)
        return None

    def _corner(self) -> QPoint | None:
        found = (item for item in items(self._screen) if kind(item) == "Corner")
        return next((middle(item) for item in found), None)


def _distance(one: Rgb, other: Rgb) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
