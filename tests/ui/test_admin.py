"""The admin's page: five taps open it, a PIN lets reload and quit."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from panel.domain.command import Command
from panel.ui.admin import TOGETHER
from panel.ui.health import Desk, Health, Told
from panel.ui.look import Look
from panel.ui.samples import SAMPLES, sample
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
    visible,
    window_of,
)

HEALTH = Health(
    version="1.2.3",
    host="panel-3",
    addresses=("10.1.2.33", "2001:db8::1234:5678:9abc:def0"),
    running=timedelta(hours=3, minutes=4),
    system="local",
    settings="/etc/room-panel/settings.toml",
    store="/var/lib/room-panel",
    log=tuple(f"10:42:0{n} INFO panel: <b>line</b> {n}" for n in range(10)),
    locked=True,
)


@dataclass
class Program:
    """The desk's other side."""

    health: Health = HEALTH
    pins: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    def desk(self) -> Desk:
        return Desk(
            health=lambda: self.health,
            reload=lambda: self.done.append("reload"),
            quit=lambda: self.done.append("quit"),
            try_pin=self._try,
        )

    def _try(self, pin: str, told: Told) -> None:
        self.pins.append(pin)
        self.told.append(told)


@pytest.fixture
def behind() -> Program:
    return Program()


def knocked(screen: Screen, times: int = 5) -> None:
    """So many taps in the corner."""
    grown(screen)
    (corner,) = of_kind(screen, "Corner")
    at = place(corner).center().toPoint()
    for _ in range(times):
        QTest.mouseClick(window_of(screen), LEFT, pos=at)


def opened(make: Made, behind: Program, **more: object) -> Screen:
    screen = make(desk=behind.desk, **more)
    screen.show(sample("free"))
    knocked(screen)
    grown(screen)
    return screen


def timer(screen: Screen, interval: int) -> QTimer:
    models = screen.models
    found = [*models.admin.findChildren(QTimer), *models.attention.findChildren(QTimer)]
    return next(one for one in found if one.interval() == interval)


@pytest.mark.parametrize("size", SIZES)
def test_five_taps_open_it(make: Made, behind: Program, size: tuple[int, int]) -> None:
    screen = make(desk=behind.desk, size=size)
    screen.show(sample("free"))
    knocked(screen, 4)
    assert of_kind(screen, "AdminPage") == []
    knocked(screen, 1)
    assert len(of_kind(screen, "AdminPage")) == 1
    (corner,) = [i for i in items(screen) if i.objectName() == "Corner"]
    assert min(corner.width(), corner.height()) >= 56


def test_slow_taps_do_not(make: Made, behind: Program, qtbot: QtBot) -> None:
    screen = make(desk=behind.desk)
    screen.show(sample("free"))
    knocked(screen, 4)
    together = timer(screen, TOGETHER)
    assert together.isActive()
    together.start(1)
    qtbot.waitUntil(lambda: not together.isActive())
    knocked(screen, 4)
    assert of_kind(screen, "AdminPage") == []


@pytest.mark.parametrize("name", SAMPLES)
def test_in_every_state(make: Made, behind: Program, name: str) -> None:
    screen = make(desk=behind.desk)
    screen.show(sample(name))
    knocked(screen)
    assert len(of_kind(screen, "AdminPage")) == 1


def test_nobody_else_gets_in(make: Made) -> None:
    screen = make()
    screen.show(sample("free"))
    knocked(screen, 6)
    assert of_kind(screen, "AdminPage") == []


def test_it_says_how_the_panel_is(make: Made, behind: Program) -> None:
    screen = opened(make, behind)
    shown = seen(screen)
    for text in (
        "1.2.3",
        "panel-3  ·  10.1.2.33  ·  2001:db8::1234:5678:9abc:def0",
        "3 h 4 min",
        "local  ·  connected",
        "10:42  ·  1 min ago",
        "none",
        "/etc/room-panel/settings.toml",
        "/var/lib/room-panel",
        "1280 × 800",
        "10:42:09 INFO panel: <b>line</b> 9",
    ):
        assert text in shown
    screen.show(sample("offline"))
    assert "local  ·  no answer" in seen(screen)
    assert "10:36  ·  6 min ago" in seen(screen)


@pytest.mark.parametrize("look", [Look(), Look(large_text=True, column="light")])
@pytest.mark.parametrize("size", SIZES)
def test_everything_has_its_place(
    make: Made, behind: Program, size: tuple[int, int], look: Look
) -> None:
    long = ("10:42:00 INFO panel.engine: " + "the calendar answers again " * 5,) * 10
    behind.health = replace(HEALTH, log=long)
    screen = make(look, desk=behind.desk, size=size)
    screen.show(sample("nasty"))
    knocked(screen)
    grown(screen)
    whole = QRectF(0, 0, *size)
    (page,) = of_kind(screen, "AdminPage")
    ours = [i for i in visible(screen) if page.isAncestorOf(i)]
    keys = [i for i in ours if kind(i) == "Button"]
    labels = [i for i in ours if kind(i) == "Label" and truth(i, "text")]
    top = min(place(key).top() for key in keys)
    words = [i for i in labels if not any(k.isAncestorOf(i) for k in keys)]
    assert all(inside(whole, place(key)) for key in keys)
    assert all(place(word).bottom() <= top + 1 for word in words)
    assert all(place(word).right() <= size[0] for word in words)
    screen.models.admin.ask("quit")
    grown(screen)
    (pad,) = of_kind(screen, "PinPad")
    keys = [i for i in of_kind(screen, "Button") if pad.isAncestorOf(i)]
    assert len(keys) == 13
    assert all(inside(whole, place(key)) for key in keys)
    assert all(not truth(key, "cut") for key in keys)
    assert all(place(key).height() >= 36 for key in keys)


def test_what_is_under_it_is_out_of_reach(
    make: Made, behind: Program, sent: list[Command]
) -> None:
    screen = make(desk=behind.desk)
    screen.show(sample("free"))
    under = spot(screen, "Book 30 min")
    knocked(screen)
    grown(screen)
    QTest.mouseClick(window_of(screen), LEFT, pos=under)
    assert sent == []


def type_in(screen: Screen, digits: str) -> None:
    for digit in digits:
        tap(screen, digit)


@pytest.mark.parametrize(("label", "done"), [("Quit", "quit"), ("Reload", "reload")])
def test_a_pin_lets(make: Made, behind: Program, label: str, done: str) -> None:
    screen = opened(make, behind)
    tap(screen, label)
    type_in(screen, "471")
    tap(screen, "OK")
    assert behind.pins == [], "it is too short"
    type_in(screen, "12")
    tap(screen, "⌫")
    assert truth(screen.models.admin, "dots") == "●●●●"
    tap(screen, "OK")
    tap(screen, "OK")
    assert behind.pins == ["4711"]
    assert behind.done == []
    behind.told[0](True, 0.0)
    assert behind.done == [done]
    grown(screen)
    assert of_kind(screen, "AdminPage") == []


def test_a_wrong_pin_does_nothing(make: Made, behind: Program, qtbot: QtBot) -> None:
    screen = opened(make, behind)
    tap(screen, "Quit")
    type_in(screen, "1234")
    tap(screen, "OK")
    behind.told[0](False, 0.0)
    assert "Wrong PIN" in seen(screen)
    type_in(screen, "1234")
    tap(screen, "OK")
    behind.told[1](False, 10.0)
    assert "Wrong PIN, try again in 0:10" in seen(screen)
    type_in(screen, "1234")
    tap(screen, "OK")
    assert len(behind.pins) == 2
    timer(screen, 10_000).start(1)
    qtbot.waitUntil(lambda: "PIN, to quit" in seen(screen))
    assert behind.done == []


def test_an_answer_that_comes_too_late_does_nothing(
    make: Made, behind: Program
) -> None:
    screen = opened(make, behind)
    tap(screen, "Quit")
    type_in(screen, "4711")
    tap(screen, "OK")
    tap(screen, "Close")
    behind.told[0](True, 0.0)
    assert behind.done == []


def test_without_a_pin_there_is_only_close(make: Made, behind: Program) -> None:
    behind.health = replace(HEALTH, locked=False)
    screen = opened(make, behind)
    page = of_kind(screen, "AdminPage")[0]
    ours = [i for i in of_kind(screen, "Button") if page.isAncestorOf(i)]
    assert [truth(i, "label") for i in ours] == ["Close"]
    tap(screen, "Close")
    assert of_kind(screen, "AdminPage") == []


def test_it_closes_when_nobody_touches(
    make: Made, behind: Program, qtbot: QtBot
) -> None:
    screen = opened(make, behind)
    tap(screen, "Quit")
    type_in(screen, "47")
    rest = timer(screen, 60_000)
    assert rest.isActive()
    rest.start(1)
    qtbot.waitUntil(lambda: of_kind(screen, "AdminPage") == [])
    rest.setInterval(60_000)
    knocked(screen)
    tap(screen, "Quit")
    assert truth(screen.models.admin, "dots") == "", "what was typed is forgotten"


def test_it_is_there_only_while_it_is_open(make: Made, behind: Program) -> None:
    screen = make(desk=behind.desk)
    screen.show(sample("free"))
    grown(screen)
    assert [i for i in items(screen) if i.objectName() == "AdminPage"] == []
    assert list(buttons(screen))
