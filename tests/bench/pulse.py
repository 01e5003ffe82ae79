"""The longest times in which the screen could not have drawn."""

import asyncio
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import Qt, QTimer

AFTER = 3.0
"""Seconds of watching after a change was made."""


class Pulse:
    """A beat of a millisecond in the screen's own loop."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Pulse":
        self._last = perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def longest(self) -> float:
        """Milliseconds; of all the gaps since this was last asked."""
        gaps, self._gaps = self._gaps, []
        return max(gaps, default=0.0)

    def _beat(self) -> None:
        now = perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now


async def watched(pulse: Pulse, act: Callable[[], object]) -> float:
    """The longest pause while another process does something, and after it."""
    pulse.longest()
    await asyncio.to_thread(act)
    await asyncio.sleep(AFTER)
    return pulse.longest()
