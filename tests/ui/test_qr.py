"""The QR code: its content, and every module of it on the screen."""

from bisect import bisect_left
from dataclasses import replace
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from panel.domain.room import Room
from panel.ui import qr
from panel.ui.look import Column, Look
from panel.ui.staging import ROOM, Setting, snapshot
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.sizes import SIZES
from tests.ui.tree import items, of_kind, place, window_of

ADDRESS = "https://rooms.example.com/boardroom%40example.com"


@pytest.mark.parametrize(
    ("room", "content"),
    [
        (ROOM, ADDRESS),
        (replace(ROOM, show_qr=False), ""),
        (Room(), ""),
        (
            Room(
                name="Grün & Blau",
                system_id="sys-1",
                qr_url="https://x/{system_id}?n={room_name}",
            ),
            "https://x/sys-1?n=Gr%C3%BCn%20%26%20Blau",
        ),
        (replace(ROOM, qr_url="https://x/{unknown}"), "https://x/{unknown}"),
        (replace(ROOM, qr_url="https://x/" + "y" * 2400), ""),
    ],
)
def test_content(room: Room, content: str) -> None:
    assert qr.content(room) == content


def matrix(address: str) -> list[list[bool]]:
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code: Any = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(address)
    code.make(fit=True)
    rows: list[list[bool]] = code.get_matrix()
    return rows


def shown(screen: Screen, qtbot: QtBot) -> QImage:
    window_of(screen).grabWindow()
    qtbot.waitUntil(lambda: _ready(screen), timeout=20_000)
    return window_of(screen).grabWindow()


def _ready(screen: Screen) -> bool:
    codes = [i for i in items(screen) if _is_code(i)]
    done = [i for i in codes if i.property("implicitWidth") > 0]
    return not screen.models.pictures.busy and len(done) == len(codes)


def _is_code(item: Any) -> bool:
    if not item.inherits("QQuickImage"):
        return False
    return bool(item.property("source").toString()) and not item.property("smooth")


@pytest.mark.parametrize("size", SIZES)
def test_every_module_is_on_the_screen(
    make: Made, qtbot: QtBot, size: tuple[int, int]
) -> None:
    screen = make(size=size)
    screen.show(snapshot(Setting()))
    image = shown(screen, qtbot)
    (code,) = [item for item in items(screen) if _is_code(item)]
    where, rows = place(code), matrix(ADDRESS)
    pixels = where.width() / len(rows)
    assert pixels == int(pixels) >= 3
    assert where.x() == int(where.x())
    assert where.y() == int(where.y())
    for line, row in enumerate(rows):
        for column, dark in enumerate(row):
            for corner in (0, pixels - 1):
                x = int(where.x() + column * pixels + corner)
                y = int(where.y() + line * pixels + corner)
                assert (image.pixelColor(x, y).lightness() < 128) is dark


@pytest.mark.parametrize(
    ("size", "share"), [((1280, 800), 0.18), ((800, 1280), 0.18), ((800, 480), 0.28)]
)
def test_how_large_it_is(
    make: Made, qtbot: QtBot, size: tuple[int, int], share: float
) -> None:
    screen = make(size=size)
    screen.show(snapshot(Setting()))
    shown(screen, qtbot)
    (code,) = [item for item in items(screen) if _is_code(item)]
    assert abs(place(code).height() / size[1] - share) < 0.035


LONG = "https://rooms.example.com/r/" + "b" * 100 + "?t=%C3%A9&x=1#now"
READ = [
    (ADDRESS, "black", "dark"),
    (ADDRESS, "#0B5A2D", "light"),
    ("https://x.example/a", "#B3261E", "dark"),
    (LONG, "black", "light"),
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("address", "colour", "column"), READ)
def test_a_reader_finds_exactly_its_address(
    make: Made,
    qtbot: QtBot,
    size: tuple[int, int],
    address: str,
    colour: str,
    column: Column,
) -> None:
    screen = make(Look(column=column), size=size)
    room = replace(ROOM, qr_url=address, qr_color=colour)
    screen.show(snapshot(Setting(room=room)))
    assert read(shown(screen, qtbot)) == [address]


def read(image: QImage) -> list[str]:
    """What a telephone would find on the screen."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = plain.width(), plain.height()
    line, pixels = plain.bytesPerLine(), bytes(plain.constBits())
    picture = Image.frombuffer("RGB", size, pixels, "raw", "RGB", line)
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_its_colour(make: Made, qtbot: QtBot) -> None:
    screen = make()
    screen.show(snapshot(Setting(room=replace(ROOM, qr_color="#0B5A2D"))))
    image = shown(screen, qtbot)
    (code,) = [item for item in items(screen) if _is_code(item)]
    pixels = int(place(code).width() / len(matrix(ADDRESS)))
    corner = place(code).topLeft().toPoint()
    x, y = corner.x() + 4 * pixels + 1, corner.y() + 4 * pixels + 1
    assert image.pixelColor(x, y).name() == "#0b5a2d"


def test_it_changes_with_the_room(make: Made, qtbot: QtBot) -> None:
    screen = make()
    screen.show(snapshot(Setting()))
    first = shown(screen, qtbot)
    screen.show(snapshot(Setting(room=replace(ROOM, calendar_id="other@example.com"))))
    assert shown(screen, qtbot) != first
    screen.show(snapshot(Setting(room=replace(ROOM, qr_url=""))))
    shown(screen, qtbot)
    assert not of_kind(screen, "QrCard")


@pytest.mark.parametrize("size", SIZES)
def test_the_largest_that_fits_is_drawn_and_the_next_is_not(
    make: Made, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """The answer of `check` is what the screen does."""
    letters = bisect_left(range(2332), True, key=lambda n: not qr.fits("y" * n, size))
    screen = make(size=size)
    for count, drawn in ((letters - 1, True), (letters, False)):
        screen.show(snapshot(Setting(room=replace(ROOM, qr_url="y" * count))))
        image = shown(screen, qtbot)
        assert bool(of_kind(screen, "QrCard")) is drawn
        assert (read(image) == ["y" * count]) is drawn


def test_an_address_that_no_code_holds() -> None:
    assert qr.modules("y" * 3000) is None
    assert not qr.fits("y" * 3000, (1920, 1080))
