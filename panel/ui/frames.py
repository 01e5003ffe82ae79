"""How many pictures the window has drawn, and how many of them took too long."""

import time

from PySide6.QtCore import SIGNAL, QObject
from PySide6.QtGui import QWindow

SLOW = 1 / 30
"""Seconds: twice what a screen of 60 pictures a second leaves for one."""


class Frames:
    """Counts from the turn in which a picture is begun to the one it is shown in.

    With a render thread the moments are those at which the screen's loop hears.
    """

    def __init__(self) -> None:
        """None was drawn yet."""
        self.drawn = self.slow = 0
        self._begun: float | None = None

    def watch(self, window: QWindow) -> None:
        """Count this window's from now on."""
        QObject.connect(window, SIGNAL("afterAnimating()"), self._begin)
        QObject.connect(window, SIGNAL("frameSwapped()"), self._end)

    def _begin(self) -> None:
        if self._begun is None:
            self._begun = time.monotonic()

    def _end(self) -> None:
        self.drawn += 1
        if self._begun is not None and time.monotonic() - self._begun > SLOW:
            self.slow += 1
        self._begun = None
