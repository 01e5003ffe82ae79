"""A room that cannot be booked: its picture whatever its shape, and readable words."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from panel.ui.colours import TEXT, contrast
from panel.ui.samples import sample
from tests.ui.conftest import Made
from tests.ui.sizes import SIZES
from tests.ui.test_screen import grown, wrong
from tests.ui.tree import of_kind, place, seen, truth, window_of

SHAPES = {"wide": (4000, 120), "tall": (120, 4000), "small": (3, 3)}
COLOURS = ["#ffe000", "#ffffff", "pink", "navy", "#777777"]


def picture(folder: Path, shape: str, colour: str) -> str:
    image = QImage(*SHAPES[shape], QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    path = folder / "room.png"
    assert image.save(str(path))
    return str(path)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_of_any_shape_fills_its_place(
    make: Made, qtbot: QtBot, tmp_path: Path, shape: str, size: tuple[int, int]
) -> None:
    screen = make(size=size)
    shown = sample("not-bookable")
    image = picture(tmp_path, shape, "#336699")
    room = replace(shown.room, offline_image=image, offline_color="#ffe000")
    screen.show(replace(shown, room=room))
    window = window_of(screen)
    qtbot.waitUntil(
        lambda: window.grabWindow().pixelColor(5, 5).name() == "#336699",
        timeout=20_000,
    )
    right = place(of_kind(screen, "Field")[0]).right()
    assert window.grabWindow().pixelColor(int(right) - 5, 5).name() == "#336699"
    assert wrong(screen, size, "not-bookable") == []
    assert {"Boardroom", "10 seats", "Please ask at the reception desk"} <= {
        *seen(screen)
    }


@pytest.mark.parametrize("colour", COLOURS)
def test_the_words_are_read_on_any_colour(
    make: Made, qtbot: QtBot, tmp_path: Path, colour: str
) -> None:
    """Also where the picture lets the colour through."""
    screen = make()
    shown = sample("not-bookable")
    image = picture(tmp_path, "wide", "#00000000")
    room = replace(shown.room, offline_image=image, offline_color=colour)
    screen.show(replace(shown, room=room))
    screen.models.begin()
    qtbot.waitUntil(lambda: bool(truth(screen.models.room, "alone")), timeout=20_000)
    grown(screen)
    ground = truth(screen.models.room, "ground").name()
    assert ground == QColor(colour).name()
    assert window_of(screen).grabWindow().pixelColor(5, 5).name() == ground
    for name in ("ink", "soft"):
        ink = truth(screen.models.room, name).name()
        assert contrast(ink, ground) >= TEXT
