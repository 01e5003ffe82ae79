"""The screen as a picture, without a display."""

import errno
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImageWriter

# Loaded here and not by the running panel, since it costs 15 MB; and before the window
# is made, since Python knows the window by what was loaded then.
from PySide6.QtQuick import QQuickItem, QQuickWindow

from panel.domain.command import Command
from panel.domain.face import Face
from panel.engine.snapshot import Snapshot
from panel.ui.draft import Draft
from panel.ui.look import Look
from panel.ui.samples import PROBLEMS, WHERE, sample, sample_draft
from panel.ui.window import Screen

PATIENCE = 30.0
"""Seconds that pictures may take to be drawn."""


def shot(
    snapshot: Snapshot,
    look: Look,
    size: tuple[int, int],
    out: Path,
    draft: Draft | None = None,
) -> None:
    """Draw the screen for this snapshot into a PNG of this size.

    With a `draft` the booking sheet is open. Needs no display when QT_QPA_PLATFORM is
    `offscreen`, which is set where nothing else is.

    Raises:
        OSError: the file cannot be written.
    """
    app = application()
    with TemporaryDirectory() as folder:
        screen = Screen(look, _ignore, cache=Path(folder), size=size)
        screen.show(snapshot)
        if draft is not None:
            screen.models.sheet.lay(draft)
        grabbed(app, screen, out)


def shot_of_state(name: str, look: Look, size: tuple[int, int], out: Path) -> None:
    """The same for a named state, with sample bookings.

    Raises:
        KeyError: no state has this name; `samples.names()` lists them.
        OSError: the file cannot be written.
    """
    if name != Face.SETTINGS_WRONG:
        shot(sample(name), look, size, out, sample_draft(name))
        return
    app = application()
    with TemporaryDirectory() as folder:
        screen = Screen(look, _ignore, cache=Path(folder), size=size)
        screen.show_problems(PROBLEMS, WHERE)
        grabbed(app, screen, out)


def application() -> QGuiApplication:
    """The Qt application, made where there is none, on no display."""
    found = QGuiApplication.instance()
    if isinstance(found, QGuiApplication):
        return found
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return QGuiApplication(["room-panel"])


def grabbed(app: QGuiApplication, screen: Screen, out: Path) -> None:
    """Save what the screen shows once its pictures are there, and close it."""
    window = screen.window
    assert isinstance(window, QQuickWindow)
    screen.models.begin()
    settle(app, screen, window)
    image = window.grabWindow()
    screen.close()
    app.processEvents()
    writer = QImageWriter(str(out), QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(errno.EIO, writer.errorString(), str(out))


def settle(app: QGuiApplication, screen: Screen, window: QQuickWindow) -> None:
    """Let events run until nothing is being drawn any more."""
    until = time.monotonic() + PATIENCE
    quiet = 0
    while quiet < 5 and time.monotonic() < until:
        app.processEvents()
        busy = screen.models.pictures.busy or _loading(window.contentItem())
        quiet = 0 if busy else quiet + 1
        time.sleep(0.005)


def _loading(item: QQuickItem) -> bool:
    """Whether a picture is not shown yet."""
    if item.inherits("QQuickImage") and item.property("source").toString():
        return bool(item.property("progress") < 1)
    return any(_loading(child) for child in item.childItems())


def _ignore(command: Command) -> None:
    """A picture takes no taps."""
