"""Opens a page of the room in a window over the panel, where that is possible."""

import json
import logging
import sys
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal, Slot
from PySide6.QtGui import QGuiApplication

log = logging.getLogger("panel.web")

WEB = Path(__file__).with_name("web.py")
ALONE = {"eglfs", "linuxfb", "vnc", "minimal"}
"""Platforms on which one program has the whole screen, so that no second one fits."""


class Browser(QObject):
    """At most one page, in a process of its own; `closed` when somebody closed it."""

    closed = Signal()

    def __init__(self) -> None:
        """Nothing open. Nothing is looked for before the first page."""
        super().__init__()
        self._child: QProcess | None = None

    @property
    def running(self) -> bool:
        """Whether a page is open."""
        return self._child is not None

    def open(self, order: dict[str, object]) -> None:
        """Open the page of this order (see `web.py`), if it can be opened here."""
        if self._child is not None or not able():
            return
        child = QProcess(self)
        child.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        child.setStandardOutputFile(QProcess.nullDevice())
        child.finished.connect(self._ended)
        self._child = child
        child.start(sys.executable, ["-P", str(WEB), json.dumps(order)])

    def close(self) -> None:
        """Close the page, at once."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.waitForFinished(1000)

    @Slot(int)
    def _ended(self, code: int) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.deleteLater()
        if code == 0:
            self.closed.emit()
        else:
            # The code for one's own phone is still there.
            log.warning("the page could not be shown (exit code %d)", code)


def able() -> bool:
    """Whether Qt WebEngine is installed, and a second window finds room."""
    if QGuiApplication.platformName() in ALONE:
        return False
    return find_spec("PySide6.QtWebEngineQuick") is not None
