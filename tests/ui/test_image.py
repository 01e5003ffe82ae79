"""The room's picture behind the status field."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from panel.ui.colours import contrast, mixed, tint, veil
from panel.ui.samples import SAMPLES
from panel.ui.staging import snapshot
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.tree import items, window_of

SPOT = (770, 300)
"""A place in the field where no text stands."""


def shown(make: Made, qtbot: QtBot, name: str, **pictures: str) -> QImage:
    """The window with a room that has these pictures."""
    setting = SAMPLES[name]()
    screen = make()
    screen.show(snapshot(replace(setting, room=replace(setting.room, **pictures))))
    window_of(screen).grabWindow()
    qtbot.waitUntil(lambda: settled(screen), timeout=20_000)
    return window_of(screen).grabWindow()


def settled(screen: Screen) -> bool:
    images = [i for i in items(screen) if i.inherits("QQuickImage")]
    wanted = [i for i in images if i.property("source").toString()]
    return not screen.models.pictures.busy and all(
        i.property("progress") == 1.0 for i in wanted
    )


@pytest.fixture
def white(tmp_path: Path) -> str:
    Image.new("RGB", (900, 900), "white").save(tmp_path / "white.png")
    return str(tmp_path / "white.png")


@pytest.fixture
def blue(tmp_path: Path) -> str:
    Image.new("RGB", (900, 900), "#0000FF").save(tmp_path / "blue.png")
    return str(tmp_path / "blue.png")


@pytest.mark.parametrize("name", ["free", "busy", "pending-next"])
def test_it_stands_behind_a_veil(
    make: Made, qtbot: QtBot, white: str, name: str
) -> None:
    image = shown(make, qtbot, name, image=white)
    face = snapshot(SAMPLES[name]()).face
    colours = tint(face, "standard")
    wanted = mixed(colours.ground, "#FFFFFF", veil(colours))
    found = image.pixelColor(*SPOT).name().upper()
    assert contrast(found, wanted) < 1.03
    assert contrast(colours.ink, found) >= 4.45


def test_it_stands_alone_where_nobody_may_book(
    make: Made, qtbot: QtBot, blue: str
) -> None:
    image = shown(make, qtbot, "not-bookable", image=blue)
    assert image.pixelColor(400, 100).name() == "#0000ff"
    assert image.pixelColor(20, 790).name() == "#424a52"


def test_an_admin_chooses_what_stands_there(
    make: Made, qtbot: QtBot, white: str, blue: str
) -> None:
    image = shown(
        make,
        qtbot,
        "not-bookable",
        image=white,
        offline_image=blue,
        offline_color="rebeccapurple",
    )
    assert image.pixelColor(400, 100).name() == "#0000ff"
    assert image.pixelColor(20, 790).name() == "#663399"


@pytest.mark.parametrize("name", ["unknown", "starting", "prepared"])
def test_not_in_the_other_states(
    make: Made, qtbot: QtBot, white: str, name: str
) -> None:
    plain = shown(make, qtbot, name)
    assert shown(make, qtbot, name, image=white) == plain


def test_what_cannot_be_read_leaves_the_field_as_it_is(
    make: Made, qtbot: QtBot, tmp_path: Path
) -> None:
    image = shown(make, qtbot, "free", image=str(tmp_path / "missing.png"))
    assert image.pixelColor(*SPOT).name() == "#14713c"
