"""The day line on the window: what is told apart, what a finger moves, what is cut."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from panel.ui.look import Look
from panel.ui.samples import SAMPLES, sample
from panel.ui.staging import NOW
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.sizes import SIZES
from tests.ui.test_screen import grown
from tests.ui.tree import LEFT, of_kind, place, seen, truth, visible, window_of

BUSY_DAYS = ["full", "crowded", "nasty", "free", "busy"]


def schedule(screen: Screen) -> QQuickItem:
    (found,) = of_kind(screen, "Schedule")
    return found


def blocks(screen: Screen) -> dict[str, QQuickItem]:
    """The blocks by title, as they are drawn."""
    grown(screen)
    return {str(truth(i, "title")): i for i in of_kind(screen, "Block")}


def outlined(found: dict[str, QQuickItem]) -> list[str]:
    return [title for title, item in found.items() if truth(item, "outlined")]


def drag(screen: Screen, by: int) -> None:
    """One finger on the schedule, moved up by so many pixels."""
    window = window_of(screen)
    at = place(schedule(screen)).center().toPoint()
    QTest.mousePress(window, LEFT, pos=at)
    for step in range(1, 11):
        QTest.mouseMove(window, at - QPoint(0, by * step // 10))
        QTest.qWait(1)
    QTest.mouseRelease(window, LEFT, pos=at - QPoint(0, by))


def half_seen(screen: Screen) -> list[str]:
    """Texts that the schedule's lower edge goes through."""
    flick = schedule(screen)
    edge = place(flick).bottom()
    labels = of_kind(screen, "Label")
    ours = [i for i in labels if flick.isAncestorOf(i) and truth(i, "text")]
    spots = {str(truth(i, "text")): place(i) for i in ours}
    return [text for text, at in spots.items() if at.top() + 1 < edge < at.bottom() - 1]


@pytest.mark.parametrize(
    "look", [Look(), Look(large_text=True)], ids=["plain", "large"]
)
@pytest.mark.parametrize("size", SIZES)
def test_the_lower_edge_goes_through_no_text(
    make: Made, size: tuple[int, int], look: Look
) -> None:
    screen = make(look, size=size)
    for name in BUSY_DAYS:
        screen.show(sample(name))
        grown(screen)
        assert half_seen(screen) == [], name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["full", "busy", "crowded", "pending-current"])
def test_the_next_day_is_told(make: Made, name: str, size: tuple[int, int]) -> None:
    screen = make(size=size)
    screen.show(sample(name))
    grown(screen)
    shown = of_kind(screen, "Label")
    wanted = [i for i in shown if truth(i, "text") == "Monday, 23 November"]
    flick, column = place(schedule(screen)), truth(schedule(screen), "height")
    assert column > 0
    free = [i for i in wanted if not schedule(screen).isAncestorOf(i)]
    inside = [i for i in wanted if flick.contains(place(i))]
    assert len(free) + len(inside) == 1


def test_what_is_not_as_usual_is_told_apart(make: Made) -> None:
    screen = make()
    screen.show(sample("full"))
    found = blocks(screen)
    colours = {title: truth(item, "color").name() for title, item in found.items()}
    usual = colours["Budget"]
    assert colours["Supplier visit"] == truth(screen.models.dress, "ground").name()
    assert colours["Cleaning"] == "#3d5a73"
    assert colours["Private"] == colours["Interview"] == usual
    assert colours["Design review"] == truth(screen.models.room, "ground").name()
    assert outlined(found) == ["Supplier visit"]
    assert "Tentative  ·  Joana Reis" in seen(screen)


def test_what_is_not_as_usual_is_said(make: Made) -> None:
    screen = make()
    screen.show(sample("full"))
    said = {title: truth(item, "spoken") for title, item in blocks(screen).items()}
    assert said["Supplier visit"] == (
        "11:30 – 12:30, Supplier visit, Tentative  ·  Joana Reis"
    )
    assert said["Cleaning"] == "13:30 – 14:00, Cleaning"
    assert said["One to one"] == "14:00 – 14:30, One to one, Rui Lopes, Cancelled"
    assert said["Private"] == "15:00 – 16:15, Private"


def test_twelve_in_an_hour_stand_beside_each_other(make: Made) -> None:
    screen = make(size=(800, 480))
    screen.show(sample("crowded"))
    grown(screen)
    crowd = [i for i in of_kind(screen, "Block") if truth(i, "breadth") < 0.5]
    assert len(crowd) == 12
    places = sorted((place(i) for i in crowd), key=lambda rect: rect.left())
    for one, other in pairwise(places):
        assert one.width() >= 8
        assert one.right() <= other.left()


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (800, 480)])
def test_a_finger_moves_it_and_it_comes_back(
    make: Made, qtbot: QtBot, moment: list[datetime], size: tuple[int, int]
) -> None:
    screen = make(size=size, now=lambda: moment[0])
    screen.show(sample("full"))
    grown(screen)
    flick = schedule(screen)
    home = truth(flick, "contentY")
    drag(screen, 100)
    qtbot.waitUntil(lambda: not truth(flick, "moving"))
    assert truth(flick, "contentY") > home
    drag(screen, 600)
    qtbot.waitUntil(lambda: truth(flick, "atYEnd") and not truth(flick, "moving"))
    assert half_seen(screen) == []
    moment[0] = NOW + timedelta(hours=1)
    screen.models.tick(moment[0])
    assert truth(flick, "atYEnd"), "it is not taken from under the finger"
    back = flick.findChild(QObject, "back")
    assert back is not None
    assert truth(back, "running")
    assert truth(back, "interval") == 30_000
    back.setProperty("interval", 1)
    qtbot.waitUntil(lambda: not truth(back, "running"))
    assert truth(flick, "contentY") == truth(flick, "home") != home


def test_it_follows_the_time(make: Made, moment: list[datetime]) -> None:
    screen = make(now=lambda: moment[0])
    screen.show(sample("full"))
    grown(screen)
    flick, line = schedule(screen), []
    for hours in range(8):
        moment[0] = NOW + timedelta(hours=hours)
        screen.models.tick(moment[0])
        grown(screen)
        now_at = truth(screen.models.day, "nowAt") * line_height(screen)
        line.append(now_at - truth(flick, "contentY"))
    assert all(0 <= at <= flick.height() for at in line), line
    assert truth(flick, "contentY") > 0


def line_height(screen: Screen) -> float:
    found = [i for i in visible(screen) if i.objectName() == "Hours"]
    return float(found[0].height())


@pytest.mark.parametrize("size", SIZES)
def test_a_long_note_is_read_to_its_end(make: Made, size: tuple[int, int]) -> None:
    note = (
        "The calendar system and this panel do not agree on whether the room is in "
        "use; the panel shows what the calendar says"
    )
    screen = make(size=size)
    screen.show(replace(sample("offline"), notes=(note,)))
    grown(screen)
    shown = of_kind(screen, "Label")
    (line,) = [i for i in shown if note in str(truth(i, "text"))]
    assert not truth(line, "truncated")
    assert place(line).bottom() <= size[1]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_word_keeps_off_the_name(make: Made, name: str) -> None:
    screen = make(size=(800, 1280))
    screen.show(sample(name))
    grown(screen)
    header = [i for i in visible(screen) if i.objectName() == "header"]
    (word,) = of_kind(screen, "Word")
    if header:
        assert place(word).top() - place(header[0]).bottom() >= 24
