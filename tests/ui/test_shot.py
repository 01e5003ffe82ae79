"""The screen as a picture."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from panel.ui.look import Look
from panel.ui.samples import names, sample
from panel.ui.shot import shot, shot_of_state
from tests.ui.conftest import Made

CODE = """
import sys
from pathlib import Path
from panel.ui.look import Look
from panel.ui.shot import shot_of_state
shot_of_state("busy", Look(), (640, 400), Path(sys.argv[1]))
"""


def test_the_same_snapshot_gives_the_same_picture(make: Made, tmp_path: Path) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    shot(sample("pending-current"), Look(), (1280, 800), one)
    shot(sample("pending-current"), Look(), (1280, 800), other)
    assert one.read_bytes() == other.read_bytes()
    assert QImage(str(one)).size().toTuple() == (1280, 800)


@pytest.mark.parametrize(
    "name",
    [
        "settings-wrong",
        "free",
        *(pytest.param(n, marks=pytest.mark.long) for n in names() if n != "free"),
    ],
)
def test_every_state_has_a_name(make: Made, tmp_path: Path, name: str) -> None:
    shot_of_state(name, Look(), (480, 300), tmp_path / "shot.png")
    assert QImage(str(tmp_path / "shot.png")).size().toTuple() == (480, 300)


def test_no_such_state(make: Made, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        shot_of_state("on fire", Look(), (480, 300), tmp_path / "shot.png")


def test_a_place_that_cannot_be_written(make: Made, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        shot_of_state("free", Look(), (480, 300), tmp_path / "no" / "shot.png")


def test_without_a_display(tmp_path: Path) -> None:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", CODE, str(tmp_path / "shot.png")]
    subprocess.run(command, env=bare, check=True, timeout=60)
    assert QImage(str(tmp_path / "shot.png")).pixelColor(5, 5).name() == "#b3261e"
