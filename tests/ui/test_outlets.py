"""The room's other pages: buttons under the schedule, a code for one's own phone."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QPoint, QRectF, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from panel.domain.command import Command
from panel.ui.look import Look
from panel.ui.outlets import outlets
from panel.ui.qr import LONGEST
from panel.ui.samples import sample
from panel.ui.speech import Speech
from panel.ui.staging import ROOM, ZONE
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.sizes import SIZES
from tests.ui.test_screen import grown, inside
from tests.ui.tree import (
    LEFT,
    buttons,
    items,
    kind,
    of_kind,
    place,
    seen,
    spot,
    tap,
    truth,
    window_of,
)

SPEECH = Speech(zone=ZONE)


def opened(make: Made, look: Look | None = None, **more: object) -> Screen:
    screen = make(look, **more)
    screen.show(sample("outlets"))
    grown(screen)
    screen.models.begin()
    return screen


def resting(screen: Screen) -> QTimer:
    """The timer that closes the card; the other one lets the screen dim."""
    timers = screen.models.attention.findChildren(QTimer)
    return [timer for timer in timers if timer.interval() == 30_000][-1]


def drawn(screen: Screen) -> str:
    """The file with the code."""
    return str(truth(screen.models.outlets, "qr"))


def test_a_room_has_the_pages_that_are_named() -> None:
    only_control = replace(ROOM, control_ui="https://c.example.com")
    assert [o.key for o in outlets(only_control, SPEECH)] == ["control"]
    assert outlets(ROOM, SPEECH) == ()
    too_long = replace(ROOM, catering_ui="https://c.example.com/" + "x" * LONGEST)
    assert outlets(too_long, SPEECH) == ()


def test_without_pages_there_is_no_room_for_them(make: Made) -> None:
    screen = make()
    screen.show(sample("free"))
    grown(screen)
    assert of_kind(screen, "Outlets") == []


@pytest.mark.parametrize("look", [Look(), Look(low_reach=True, large_text=True)])
@pytest.mark.parametrize("size", SIZES)
def test_buttons_and_card_have_their_place(
    make: Made, size: tuple[int, int], look: Look, qtbot: QtBot
) -> None:
    screen = opened(make, look, size=size)
    whole = QRectF(0, 0, *size)
    for label in ("Room controls", "Catering"):
        button = buttons(screen)[label]
        assert inside(whole, place(button))
        assert not truth(button, "cut")
        if look.low_reach:
            assert place(button).top() > size[1] / 2
        for other in (*of_kind(screen, "QrCard"), *of_kind(screen, "ActionBar")):
            assert not place(button).intersects(place(other))
    qtbot.waitUntil(lambda: of_kind(screen, "QrCard") != [], timeout=20_000)
    grown(screen)
    (code,) = of_kind(screen, "QrCard")
    dates = [i for i in items(screen) if truth(i, "text") == "21 November"]
    assert dates
    assert not any(place(code).intersects(place(date)) for date in dates)
    tap(screen, "Catering")
    grown(screen)
    (card,) = of_kind(screen, "OutletCard")
    close = buttons(screen)["Close"]
    assert inside(whole, place(close))
    assert not truth(close, "cut")
    labels = [i for i in items(screen) if kind(i) == "Label" and card.isAncestorOf(i)]
    assert not any(truth(label, "truncated") for label in labels)
    assert all(inside(whole, place(label)) for label in labels)


def test_the_card_shows_the_code(make: Made, qtbot: QtBot) -> None:
    screen = opened(make)
    tap(screen, "Room controls")
    assert "Scan to control this room from your phone" in seen(screen)
    qtbot.waitUntil(lambda: drawn(screen) != "", timeout=20_000)
    first = drawn(screen)
    tap(screen, "Close")
    assert of_kind(screen, "OutletCard") == []
    tap(screen, "Catering")
    assert "Scan to order catering on your phone" in seen(screen)
    qtbot.waitUntil(lambda: drawn(screen) != "", timeout=20_000)
    assert drawn(screen) != first


def test_what_is_under_the_card_is_out_of_reach(
    make: Made, sent: list[Command]
) -> None:
    screen = opened(make)
    under = spot(screen, "15 min")
    tap(screen, "Catering")
    grown(screen)
    QTest.mouseClick(window_of(screen), LEFT, pos=under)
    assert sent == []


def test_it_closes_when_nobody_touches(make: Made, qtbot: QtBot) -> None:
    screen = opened(make)
    tap(screen, "Catering")
    timer = resting(screen)
    assert timer.isActive()
    before = timer.timerId()
    QTest.mouseClick(window_of(screen), LEFT, pos=QPoint(3, 3))
    assert timer.timerId() != before
    timer.start(1)
    qtbot.waitUntil(lambda: of_kind(screen, "OutletCard") == [])


def test_it_keeps_the_screen_awake(make: Made, qtbot: QtBot) -> None:
    night = Look(night_start=time(10), night_end=time(13), reduce_motion=True)
    screen = opened(make, night)
    attention = screen.models.attention
    assert truth(attention, "veil") > 0
    QTest.mouseClick(window_of(screen), LEFT, pos=QPoint(3, 3))
    tap(screen, "Catering")
    waking = next(t for t in attention.findChildren(QTimer) if t.interval() == 30_000)
    waking.start(1)
    qtbot.waitUntil(lambda: not waking.isActive())
    assert truth(attention, "veil") == 0


def test_a_page_that_goes_takes_its_card_along(make: Made) -> None:
    screen = opened(make)
    tap(screen, "Catering")
    screen.show(sample("free"))
    grown(screen)
    assert of_kind(screen, "OutletCard") == []


def test_the_column_has_one_edge(make: Made) -> None:
    screen = opened(make)
    picture = window_of(screen).grabWindow()
    edges = {picture.pixelColor(794, y).name() for y in (10, 400, 770, 799)}
    assert edges == {truth(screen.models.dress, "ground").name()}
