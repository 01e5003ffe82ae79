"""A screen that is off: what wakes it, that the waking touch does nothing else, and
what is told to whatever is fitted beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from panel.domain.command import BookNow, Command
from panel.domain.face import Face
from panel.domain.night import Night
from panel.domain.shown import Level, Shown
from panel.ui.look import Look
from panel.ui.samples import MINUTE, NOW, sample
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.test_attention import Touch, click, finger
from tests.ui.test_still import frames_of, settled
from tests.ui.tree import is_open, items, spot, truth, window_of

HOURS = Night(time(10), time(13))
"""Ten to one, the samples' time."""
OFF = Look(off=HOURS, reduce_motion=True, wake=30.0)
DIM = Look(dim=HOURS, reduce_motion=True)


@pytest.fixture(params=[click, finger], ids=["mouse", "finger"])
def touch(request: pytest.FixtureRequest) -> Touch:
    found: Touch = request.param
    return found


def seen_at(screen: Screen, x: int, y: int) -> str:
    return str(window_of(screen).grabWindow().pixelColor(x, y).name())


def level(screen: Screen) -> Level:
    return screen.models.attention.level


def test_off_is_black_everywhere(make: Made, qtbot: QtBot) -> None:
    screen = make(OFF)
    screen.show(sample("free"))
    assert level(screen) is Level.OFF
    settled(screen, qtbot)
    picture = window_of(screen).grabWindow()
    places = ((x, y) for x in range(0, 1280, 40) for y in range(0, 800, 40))
    assert {picture.pixelColor(x, y).name() for x, y in places} == {"#000000"}


@pytest.mark.parametrize("label", ["Book 30 min", "Book…"])
def test_the_touch_that_wakes_presses_nothing(
    make: Made, sent: list[Command], touch: Touch, label: str
) -> None:
    screen = make(OFF)
    screen.show(sample("free"))
    place = spot(screen, label)
    touch(screen, place)
    assert level(screen) is Level.DAY
    assert sent == [] and not is_open(screen)
    assert seen_at(screen, 20, 20) != "#000000"
    touch(screen, place)
    assert is_open(screen) if label == "Book…" else sent == [BookNow(30 * MINUTE)]


def test_a_finger_that_wakes_and_drags_scrolls_nothing(make: Made) -> None:
    screen = make(OFF)
    screen.show(sample("crowded"))
    window, device = window_of(screen), QTest.createTouchDevice()
    before = _offsets(screen)
    place = QPoint(1000, 500)
    QTest.touchEvent(window, device).press(0, place, window).commit()
    for step in range(1, 12):
        there = place - QPoint(0, 30 * step)
        QTest.touchEvent(window, device).move(0, there, window).commit()
    QTest.touchEvent(window, device).release(0, there, window).commit()
    assert level(screen) is Level.DAY
    assert _offsets(screen) == before


def test_a_wheel_that_wakes_scrolls_nothing(make: Made) -> None:
    screen = make(OFF)
    screen.show(sample("crowded"))
    before = _offsets(screen)
    QGuiApplication.sendEvent(window_of(screen), _wheel(QPointF(1000, 500)))
    assert level(screen) is Level.DAY
    assert _offsets(screen) == before


def _wheel(place: QPointF) -> QWheelEvent:
    return QWheelEvent(
        place,
        place,
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def _offsets(screen: Screen) -> list[float]:
    """How far everything that scrolls has been scrolled."""
    window_of(screen).grabWindow()
    found = (item.property("contentY") for item in items(screen))
    return [offset for offset in found if offset is not None]


def test_it_wakes_for_as_long_as_is_said(make: Made, qtbot: QtBot) -> None:
    screen = make(replace(OFF, wake=7.0))
    screen.show(sample("free"))
    timers = screen.models.attention.findChildren(QTimer)
    (waking,) = [timer for timer in timers if timer.interval() == 7_000]
    click(screen, QPoint(5, 5))
    assert waking.isActive() and level(screen) is Level.DAY
    waking.start(1)
    qtbot.waitUntil(lambda: level(screen) is Level.OFF)


@pytest.mark.parametrize(
    ("name", "rests"),
    [
        ("free", True),
        ("released", True),
        ("not-bookable", True),
        ("unknown", True),
        ("starting", False),
        ("pending-next", False),
        ("pending-current", False),
        ("busy", False),
        ("busy-next-pending", False),
        ("prepared", False),
        ("early", False),
        ("doing", False),
    ],
)
def test_who_needs_it_has_it(make: Made, name: str, rests: bool) -> None:
    screen = make(OFF)
    screen.show(sample(name))
    assert level(screen) is (Level.OFF if rests else Level.DAY)


def test_a_room_that_is_taken_for_days_is_dark_at_night(make: Made) -> None:
    busy = sample("busy")
    assert busy.status.current is not None
    whole = replace(busy.status.current, all_day=True)
    screen = make(OFF)
    screen.show(replace(busy, status=replace(busy.status, current=whole)))
    assert level(screen) is Level.OFF


def test_wrong_settings_are_never_dark(make: Made) -> None:
    screen = make(OFF)
    screen.show(sample("free"))
    screen.show_problems(["a: is wrong"], "/etc")
    screen.models.measure((640, 480))
    assert level(screen) is Level.DAY


@pytest.mark.parametrize("wakes", [True, False])
def test_somebody_who_comes_wakes_it_and_one_who_stays_does_not(
    make: Made, qtbot: QtBot, wakes: bool
) -> None:
    screen = make(replace(OFF, presence_wakes=wakes))
    empty, inside = sample("free"), sample("presence")
    screen.show(inside)
    assert level(screen) is Level.OFF, "who was there before the start"
    screen.show(empty)
    screen.show(inside)
    assert level(screen) is (Level.DAY if wakes else Level.OFF)
    for timer in screen.models.attention.findChildren(QTimer):
        if timer.isActive():
            timer.start(1)
    qtbot.waitUntil(lambda: level(screen) is Level.OFF)
    screen.show(inside)
    assert level(screen) is Level.OFF


def test_it_stays_awake_while_a_page_is_open_over_it(make: Made, qtbot: QtBot) -> None:
    screen = make(OFF)
    screen.show(sample("free"))
    attention, there = screen.models.attention, [True]
    attention.awake_while(lambda: there[0])
    click(screen, QPoint(5, 5))
    waking = next(t for t in attention.findChildren(QTimer) if t.isActive())
    waking.start(1)
    qtbot.waitUntil(lambda: not waking.isActive())
    assert level(screen) is Level.DAY
    there[0] = False
    screen.models.browser.closed.emit()
    assert waking.isActive() and level(screen) is Level.DAY
    waking.start(1)
    qtbot.waitUntil(lambda: level(screen) is Level.OFF)


def test_a_backlight_that_dims_needs_no_veil(make: Made) -> None:
    screen = make(DIM)
    screen.show(sample("free"))
    attention = screen.models.attention
    assert truth(attention, "veil") == pytest.approx(0.78)
    attention.light(True)
    assert (truth(attention, "veil"), level(screen)) == (0, Level.DIM)
    attention.light(False)
    assert truth(attention, "veil") == pytest.approx(0.78)


def test_off_is_black_also_where_a_backlight_goes_off(make: Made) -> None:
    """Some shine on a little."""
    screen = make(OFF)
    screen.show(sample("free"))
    screen.models.attention.light(True)
    assert truth(screen.models.attention, "veil") == 1


@pytest.mark.parametrize("look", [OFF, DIM], ids=["off", "dim"])
def test_in_the_dark_no_frame_is_drawn(make: Made, qtbot: QtBot, look: Look) -> None:
    screen = make(look)
    screen.show(sample("free"))
    settled(screen, qtbot)
    frames = frames_of(screen)
    qtbot.wait(300)
    assert frames == []


@pytest.mark.parametrize("fold", [timedelta(), timedelta(days=-3), timedelta(days=9)])
def test_it_follows_a_clock_that_is_set(
    make: Made, moment: list[datetime], fold: timedelta
) -> None:
    screen = make(OFF, now=lambda: moment[0])
    screen.show(sample("free"))
    assert level(screen) is Level.OFF
    moment[0] = NOW.replace(hour=15) + fold
    screen.models.tick(moment[0])
    assert level(screen) is Level.DAY
    moment[0] = NOW + fold
    screen.models.tick(moment[0])
    assert level(screen) is Level.OFF


def test_its_turn_is_waited_for(make: Made) -> None:
    screen = make(OFF)
    screen.show(sample("free"))
    assert screen.models.next_change(NOW.replace(hour=12, minute=59, second=30)) == (
        NOW.replace(hour=13, minute=0)
    )


def test_what_is_fitted_is_told_in_the_same_moment(make: Made) -> None:
    """Not before the window gets it, and before anything else happens."""
    screen = make(replace(OFF, night_start=time(10), night_end=time(13)))
    told: list[Shown] = []
    follow: Callable[[Shown], None] = told.append
    screen.models.follow(follow)
    assert told == [Shown(Face.STARTING)]
    for name in ("free", "busy", "unknown", "pending-next"):
        snapshot = sample(name)
        screen.show(snapshot)
        assert told[-1].face is snapshot.face
        assert truth(screen.models.room, "face") == snapshot.face.value
        assert told[-1].level is level(screen)
        assert told[-1].night
    screen.show(sample("free"))
    click(screen, QPoint(5, 5))
    assert told[-1] == Shown(Face.FREE, night=True, level=Level.DAY)
    screen.show_problems(["a: is wrong"], "/etc")
    assert told[-1] == Shown(Face.SETTINGS_WRONG)
    screen.show(sample("busy"))
    assert told[-1].face is Face.BUSY
    screen.models.follow(None)
    count = len(told)
    screen.show(sample("free"))
    assert len(told) == count
