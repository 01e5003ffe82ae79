"""The panel's window: shows snapshots, gives back commands."""

import logging
import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SIGNAL, QObject, QTimer, QUrl, qVersion
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPixmap, QWindow
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlError
from shiboken6 import delete

from panel.domain.command import Command
from panel.engine.snapshot import Snapshot
from panel.ui.frames import Frames
from panel.ui.look import Look
from panel.ui.models import Models

if TYPE_CHECKING:
    from panel.ui.health import Desk
    from panel.ui.sheet import Ask

log = logging.getLogger("panel.ui")
qml_log = logging.getLogger("panel.qml")

QML = Path(__file__).with_name("qml")
MAIN = QUrl.fromLocalFile(str(QML / "Panel" / "Main.qml"))


STILL = 15.0
"""Seconds after which a picture that was asked for does not come any more."""


class Screen:
    """One window with the room's state; made once, after the application.

    `size` is in pixels; without it the window fills the screen. `now` gives the
    current moment, for the clock and all that runs with it; without it the screen
    stands still between two snapshots. `cache` is a folder for pictures. `people` asks
    the directory who somebody is, `desk` serves the admin's page. `frames` counts the
    pictures, `problems` what is wrong with the settings that the screen shows.
    """

    def __init__(
        self,
        look: Look,
        send: Callable[[Command], None],
        *,
        cache: Path,
        size: tuple[int, int] | None = None,
        now: Callable[[], datetime] | None = None,
        people: "Ask | None" = None,
        desk: "Callable[[], Desk] | None" = None,
    ) -> None:
        """Nothing is seen before the first `show`."""
        self._size, self._now = size, now
        self._models = Models(look, send, now, cache, people, desk)
        self._window: QWindow | None = None
        self._begun = False
        self._asked, self._drawn = 0.0, -1
        self.frames = Frames()
        self.problems = 0
        self._tick = QTimer(singleShot=True)
        # Qt.TimerType.PreciseTimer, without loading the Qt namespace (20 ms, 1.3 MB).
        self._tick.setProperty("timerType", 0)
        self._tick.timeout.connect(self._ticked)
        os.environ.setdefault("QML_DISK_CACHE_PATH", str(cache / "qml"))
        self._engine: QQmlApplicationEngine | None = _engine()

    @property
    def window(self) -> QWindow | None:
        """The window, once something was shown."""
        return self._window

    @property
    def qt(self) -> str:
        """Which Qt draws it."""
        return str(qVersion())

    @property
    def begun(self) -> bool:
        """Whether the first picture is out."""
        return self._begun

    def still(self) -> str:
        """What does not move although it has to; empty while all does."""
        window = self._window
        if window is None or not self._owed or not window.isExposed():
            return ""
        late = time.monotonic() - self._asked > STILL
        return "the screen draws no picture" if late else ""

    @property
    def models(self) -> Models:
        """The view models."""
        return self._models

    def show(self, snapshot: Snapshot) -> None:
        """Show the room's state; the first time, open the window with it."""
        now = snapshot.at if self._now is None else max(snapshot.at, self._now())
        self.problems = 0
        self._models.show(snapshot, now)
        self._appear()
        self._wait(now)

    def show_problems(self, problems: list[str], where: str) -> None:
        """Show what is wrong with the settings (`key: what is wrong`) until `show`."""
        self._tick.stop()
        self.problems = len(problems)
        self._models.show_problems(problems, where)
        self._appear()

    def wear(self, look: Look) -> None:
        """Change the look from now on."""
        self._models.wear(look)

    def close(self) -> None:
        """Close the window and let go of everything."""
        self._tick.stop()
        self._models.close()
        if self._window is not None:
            self._models.attention.leave(self._window)
            self._window.close()
        # Python's handles of what QML owns go first: one that outlives it would be
        # taken for whatever comes to lie at the same address.
        self._window = None
        if self._engine is not None:
            # At once: what it shows must not outlive the models that it shows.
            delete(self._engine)
        self._engine = None

    def _ticked(self) -> None:
        if self._now is not None:
            now = self._now()
            self._models.tick(now)
            self._ask()
            self._wait(now)

    def _ask(self) -> None:
        """Asks for a picture, which most ticks do of themselves; see `still`."""
        if self._window is not None and not self._owed:
            self._asked, self._drawn = time.monotonic(), self.frames.drawn
            self._window.requestUpdate()

    @property
    def _owed(self) -> bool:
        """Whether no picture was drawn since one was asked for.

        The count tells: a connection made anew for each would leave memory behind.
        """
        return self.frames.drawn == self._drawn

    def _wait(self, now: datetime) -> None:
        """Sleep until a word changes by itself."""
        change = None if self._now is None else self._models.next_change(now)
        if change is not None:
            left = (change - now) / timedelta(milliseconds=1)
            self._tick.start(max(1, int(left) + 1))

    def _appear(self) -> None:
        if self._window is not None:
            return
        window = self._load()
        self._window = window
        QObject.connect(window, SIGNAL("frameSwapped()"), self._swapped)
        self.frames.watch(window)
        if self._size is None:
            # Nobody points with a mouse at a wall.
            QGuiApplication.setOverrideCursor(_no_cursor())
            window.showFullScreen()
        else:
            window.show()

    def _load(self) -> QWindow:
        engine = self._engine
        if engine is None:
            raise RuntimeError("the screen was closed")
        screen = QGuiApplication.primaryScreen()
        size = self._size or screen.size().toTuple()
        self._models.measure((int(size[0]), int(size[1])))
        properties = {**self._models.by_name(), "width": size[0], "height": size[1]}
        engine.setInitialProperties(properties)
        engine.load(MAIN)
        for root in engine.rootObjects():
            if isinstance(root, QWindow):
                root.widthChanged.connect(self._resized)
                root.heightChanged.connect(self._resized)
                self._models.attention.watch(root)
                return root
        raise RuntimeError("the screen's QML could not be loaded; see the log")

    def _resized(self) -> None:
        if self._window is not None:
            self._models.measure((self._window.width(), self._window.height()))

    def _swapped(self) -> None:
        window = self._window
        if window is None:
            return
        QObject.disconnect(window, SIGNAL("frameSwapped()"), self._swapped)
        self._begun = True
        log.info("first frame: %s", self._models.face)
        self._models.begin()


def _engine() -> QQmlApplicationEngine:
    """One that reads the screen's files already, in a thread beside this one."""
    engine = QQmlApplicationEngine()
    engine.warnings.connect(_log_warnings)
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine, engine)
    component.loadUrl(MAIN, QQmlComponent.CompilationMode.Asynchronous)
    return engine


def _no_cursor() -> QCursor:
    empty = QPixmap(1, 1)
    empty.fill(QColor(0, 0, 0, 0))
    return QCursor(empty)


def _log_warnings(warnings: list[QQmlError]) -> None:
    for warning in warnings:
        qml_log.warning("%s", warning.toString())
