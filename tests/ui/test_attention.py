"""Touches that count wherever they land, the night, and what wakes the screen."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from panel.domain.command import BookNow, Command
from panel.ui.attention import ORBIT, REACH, orbit
from panel.ui.look import Look
from panel.ui.samples import SAMPLES, sample
from panel.ui.staging import MINUTE, NOW
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.test_still import frames_of, settled
from tests.ui.tree import LEFT, items, spot, truth, window_of

NIGHT = Look(night_start=time(10), night_end=time(13), reduce_motion=True)
"""Ten to one, the samples' time."""
DIM = {"free", "free-rest", "released", "presence", "not-bookable", "offline"}
DIM |= {"too-short", "declined", "failed", "lost", "crowded", "outlets"}
DIM |= {"given-up", "expected", "unknown"}
Touch = Callable[[Screen, QPoint], None]


def click(screen: Screen, place: QPoint) -> None:
    QTest.mouseClick(window_of(screen), LEFT, pos=place)


def finger(screen: Screen, place: QPoint) -> None:
    window, device = window_of(screen), QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(0, place, window).commit()
    QTest.touchEvent(window, device).release(0, place, window).commit()


@pytest.fixture(params=[click, finger], ids=["mouse", "finger"])
def touch(request: pytest.FixtureRequest) -> Touch:
    found: Touch = request.param
    return found


def dark(screen: Screen) -> bool:
    window_of(screen).grabWindow()
    (veil,) = [item for item in items(screen) if item.objectName() == "Veil"]
    assert veil.isVisible() == (truth(screen.models.attention, "veil") > 0)
    return veil.isVisible()


def waking(screen: Screen) -> QTimer:
    """The timer that lets a screen that was woken dim again."""
    timers = screen.models.attention.findChildren(QTimer)
    return next(timer for timer in timers if timer.interval() == 30_000)


@pytest.mark.parametrize("name", SAMPLES)
def test_only_a_free_room_dims(make: Made, name: str) -> None:
    screen = make(NIGHT)
    screen.show(sample(name))
    assert dark(screen) == (name in DIM)


def test_without_a_night_nothing_dims(make: Made) -> None:
    screen = make()
    screen.show(sample("free"))
    assert not dark(screen)


def test_problems_are_never_dark(make: Made) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    screen.show_problems(["a: is wrong"], "/etc")
    assert not dark(screen)


def test_the_first_touch_only_wakes(
    make: Made, sent: list[Command], touch: Touch
) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    place = spot(screen, "Book 30 min")
    touch(screen, place)
    assert sent == []
    assert not dark(screen)
    touch(screen, place)
    assert sent == [BookNow(30 * MINUTE)]


def test_a_finger_that_wakes_and_stays_wakes_only(
    make: Made, sent: list[Command]
) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    window, device = window_of(screen), QTest.createTouchDevice()
    place = spot(screen, "Book 30 min")
    QTest.touchEvent(window, device).press(0, place, window).commit()
    assert not dark(screen)
    QTest.touchEvent(window, device).move(0, place, window).commit()
    QTest.touchEvent(window, device).stationary(0).press(1, place, window).commit()
    QTest.touchEvent(window, device).release(0, place, window).commit()
    QTest.touchEvent(window, device).release(1, place, window).commit()
    assert sent == []
    finger(screen, place)
    assert sent == [BookNow(30 * MINUTE)]


def test_a_key_wakes_too(make: Made) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    QTest.keyClick(window_of(screen), Qt.Key.Key_A)
    assert not dark(screen)


def test_a_hovering_mouse_does_not_wake(make: Made) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    QTest.mouseMove(window_of(screen), QPoint(300, 300))
    assert dark(screen)


def test_it_dims_again_when_nobody_touches(
    make: Made, qtbot: QtBot, touch: Touch
) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    touch(screen, QPoint(5, 5))
    timer = waking(screen)
    assert timer.isActive()
    timer.start(1)
    qtbot.waitUntil(lambda: dark(screen))


def test_it_stays_awake_while_something_is_open(make: Made, qtbot: QtBot) -> None:
    screen = make(NIGHT)
    open_sheet = screen.models.attention.idle(45)
    screen.show(sample("free"))
    click(screen, QPoint(5, 5))
    open_sheet.start()
    timer = waking(screen)
    timer.start(1)
    qtbot.waitUntil(lambda: not timer.isActive())
    assert not dark(screen)
    open_sheet.start(1)
    qtbot.waitUntil(lambda: dark(screen))


def test_it_stays_awake_while_something_runs(make: Made) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    screen.show(sample("doing"))
    assert not dark(screen)


def test_it_lights_up_when_somebody_is_waited_for(make: Made) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    assert dark(screen)
    screen.show(sample("pending-current"))
    assert not dark(screen)


def test_night_falls_by_itself(
    make: Made, qtbot: QtBot, moment: list[datetime]
) -> None:
    fall = NOW + timedelta(minutes=1)
    look = Look(night_start=time(10, 43), night_end=time(11), reduce_motion=True)
    moment[0] = fall - timedelta(seconds=0.1)
    screen = make(look, now=lambda: moment[0])
    screen.show(sample("free"))
    assert not dark(screen)
    assert screen.models.next_change(moment[0]) == fall
    moment[0] = fall
    qtbot.waitUntil(lambda: dark(screen))


def test_the_end_of_the_night_is_waited_for(make: Made) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    begin = NOW.replace(hour=12, minute=59, second=30)
    assert screen.models.next_change(begin) == NOW.replace(hour=13, minute=0)


@pytest.mark.parametrize("place", [(5, 5), (600, 700), (1000, 300), (1275, 795)])
def test_every_touch_winds_up_what_waits(
    make: Made, touch: Touch, place: tuple[int, int]
) -> None:
    """On the field, on a button, on the schedule that takes drags, in a corner."""
    screen = make()
    screen.show(sample("free"))
    rest = screen.models.attention.idle(45)
    still = screen.models.attention.idle(45)
    rest.start()
    window_of(screen).grabWindow()
    before = rest.timerId()
    touch(screen, QPoint(*place))
    assert rest.timerId() != before, "it was not started anew"
    assert not still.isActive()


def test_a_pause_without_a_touch_is_told_once(make: Made, qtbot: QtBot) -> None:
    screen = make()
    screen.show(sample("free"))
    rest = screen.models.attention.idle(0.01)
    told: list[int] = []
    rest.timeout.connect(lambda: told.append(1))
    rest.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [1]
    assert not rest.isActive()


def test_the_picture_wanders_and_comes_back() -> None:
    minutes = [orbit(NOW + n * MINUTE) for n in range(len(ORBIT) + 1)]
    assert minutes[0] == minutes[-1]
    assert len(set(minutes)) == len(ORBIT)
    for (x, y), (next_x, next_y) in pairwise(minutes):
        assert 1 <= abs(next_x - x) + abs(next_y - y) <= 2
        assert max(abs(x), abs(y)) <= REACH


def test_the_picture_stays_within_the_minute() -> None:
    assert orbit(NOW) == orbit(NOW + MINUTE - timedelta(microseconds=1))


@pytest.mark.parametrize("state", ["free", "unknown", "busy-next-pending", "prepared"])
def test_no_edge_shows_when_it_wanders(
    make: Made, moment: list[datetime], state: str
) -> None:
    screen = make(now=lambda: moment[0])
    screen.show(sample(state))
    window, models = window_of(screen), screen.models
    fields = {
        truth(models.room, "ground").name(),
        truth(models.room, "barGround").name(),
    }
    fields.add(truth(models.room, "barOutline").name())
    column = truth(models.dress, "ground").name()
    for _ in ORBIT:
        moment[0] += MINUTE
        models.tick(moment[0])
        picture = window.grabWindow()
        left = {picture.pixelColor(x, y).name() for x in (0, 1) for y in (0, 799)}
        right = {picture.pixelColor(1279, y).name() for y in (0, 799)}
        assert column not in left
        assert "#000000" not in left
        assert left <= fields or state == "unknown"
        assert right == {column}


def test_a_picture_of_the_screen_stands_in_its_place(make: Made) -> None:
    screen = make()
    for name in ("free", "pending-next", "busy-next-pending"):
        screen.show(sample(name))
        attention = screen.models.attention
        assert (truth(attention, "shiftX"), truth(attention, "shiftY")) == (0, 0)


def test_it_wanders_with_the_clock_in_one_frame(
    make: Made, qtbot: QtBot, moment: list[datetime]
) -> None:
    screen = make(now=lambda: moment[0])
    screen.show(sample("free"))
    settled(screen, qtbot)
    frames = frames_of(screen)
    for minute in range(1, 4):
        moment[0] = NOW + minute * MINUTE
        screen.models.tick(moment[0])
        qtbot.waitUntil(lambda wanted=minute: len(frames) >= wanted)
        qtbot.wait(100)
        assert len(frames) == minute


def test_the_veil_comes_and_goes_at_once_where_nothing_may_move(make: Made) -> None:
    screen = make(NIGHT)
    screen.show(sample("free"))
    (veil,) = [item for item in items(screen) if item.objectName() == "Veil"]
    assert truth(veil, "opacity") == pytest.approx(0.78)
    click(screen, QPoint(5, 5))
    assert truth(veil, "opacity") == 0
