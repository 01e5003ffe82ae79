"""A real window, offscreen, and what was tapped on it."""

import gc
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from panel.domain.command import Command
from panel.ui.look import Look
from panel.ui.staging import NOW
from panel.ui.window import Screen
from tests.ui.door import Teller

Made = Callable[..., Screen]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """The panel's own kind of application: it has no widgets."""
    return QGuiApplication


@pytest.fixture(autouse=True, scope="session")
def frozen() -> Iterator[None]:
    """What is there before the first window is not searched at the end of every test.

    Once only: what a test has made must not be kept from the search, or Python's
    handles of QML's items would outlive the items.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def sent() -> list[Command]:
    """The commands that taps have sent."""
    return []


@pytest.fixture
def moment() -> list[datetime]:
    """The clock's moment, in a list so that a test can set it."""
    return [NOW]


@pytest.fixture
def make(
    qapp: QGuiApplication,
    sent: list[Command],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[Made]:
    """Makes windows, closes them, and looks at what QML had to say."""
    screens: list[Screen] = []

    def made(look: Look | None = None, **more: object) -> Screen:
        wanted = {"size": (1280, 800), "cache": tmp_path / "cache", **more}
        screen = Screen(look or Look(), sent.append, **wanted)  # type: ignore[arg-type]
        screens.append(screen)
        return screen

    with caplog.at_level(logging.INFO):
        yield made
    # Python's handles of QML's items go before the items do (see Screen.close).
    gc.collect()
    for screen in screens:
        screen.close()
    screens.clear()
    gc.collect()
    said = [r.getMessage() for r in caplog.records if r.name == "panel.qml"]
    assert said == []


@pytest.fixture
def tell(make: Made, sent: list[Command], tmp_path: Path) -> Teller:
    """Plays a story at a door."""
    return Teller(make, sent, tmp_path / "store")
