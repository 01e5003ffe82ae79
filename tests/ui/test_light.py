"""What a running panel does not load: every library of these costs megabytes."""

import subprocess
import sys
from pathlib import Path

RUN = """
import asyncio, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from panel.ui.loop import make_loop
loop = make_loop(app)
from panel.ui.look import Look
from panel.ui.samples import sample
from panel.ui.window import Screen
shown = sample("busy")
cache, now = Path(sys.argv[1]), lambda: shown.at
screen = Screen(Look(), print, cache=cache, size=(640, 400), now=now)
screen.show(shown)
async def look():
    await asyncio.sleep(0.5)
loop.run_until_complete(look())
print(*sorted(sys.modules))
screen.close()
loop.close()
"""
HEAVY = {"PIL", "qrcode", "httpx", "pydantic", "icalendar", "PySide6.QtWidgets"}
HEAVY |= {"PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtSvg"}

ENUMERATIONS = """
import asyncio, enum
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from panel.ui.loop import make_loop
loop = make_loop(app)
async def wait():
    for _ in range(3):
        await asyncio.sleep(0.01)
loop.run_until_complete(wait())
loop.close()
def below(kind):
    return [kind, *(one for each in kind.__subclasses__() for one in below(each))]
print(*(one.__qualname__ for one in below(enum.Enum) if "PySide6" in one.__module__))
"""

WIDGETS = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from panel.ui.loop import make_loop
loop = make_loop(app)
async def one():
    return 1
assert loop.run_until_complete(one()) == 1
loop.close()
from PySide6 import QtWidgets
assert QtWidgets.QApplication is not QGuiApplication
assert QtWidgets.QLabel
"""


def ran(code: str, folder: Path) -> str:
    command = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    loaded = set(ran(RUN, tmp_path).split())
    assert "panel.ui.window" in loaded
    assert loaded & HEAVY == set()


def test_the_stand_in_for_widgets_goes(tmp_path: Path) -> None:
    ran(WIDGETS, tmp_path)


def test_the_qt_namespace_is_left_alone(tmp_path: Path) -> None:
    """It has ninety enumerations, and where one is needed all are made."""
    made = ran(ENUMERATIONS, tmp_path).split()
    assert "QEvent.Type" in made
    assert [name for name in made if name.startswith("Qt.")] == []
