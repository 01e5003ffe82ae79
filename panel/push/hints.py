"""Calls become hints for the engine's loop: few, however many there are."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

APART = 2.0
"""Seconds between two hints at least."""


class Hints:
    """Hands on in one loop what comes in another; at most one waits.

    `arrive` is called in the loop `to`; `come` in the loop of the receiver.
    """

    def __init__(self, to: asyncio.AbstractEventLoop, arrive: Callable[[], None]):
        self._to, self._arrive = to, arrive
        self._waiting: asyncio.TimerHandle | None = None
        self._last = 0.0

    def come(self) -> None:
        """Something has changed."""
        if self._waiting is not None:
            return
        loop = asyncio.get_running_loop()
        left = self._last + APART - loop.time() if self._last else 0.0
        self._waiting = loop.call_later(max(left, 0.0), self._hand_on)

    def _hand_on(self) -> None:
        self._waiting = None
        self._last = asyncio.get_running_loop().time()
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._to.call_soon_threadsafe(self._arrive)
