"""A still panel draws nothing, and moves with the clock alone."""

import gc
import weakref
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from panel.ui.look import Look
from panel.ui.samples import sample
from panel.ui.staging import NOW
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.tree import seen, window_of

STILL = ["free", "pending-current", "busy", "busy-next-pending", "booked", "unknown"]


def frames_of(screen: Screen) -> list[int]:
    """Counts the frames from now on."""
    frames: list[int] = []
    window_of(screen).frameSwapped.connect(lambda: frames.append(1))
    return frames


def settled(screen: Screen, qtbot: QtBot) -> None:
    """Until pictures are drawn and shown, and what comes after the first is there."""
    models = screen.models
    qtbot.waitUntil(lambda: not models.pictures.busy, timeout=20_000)
    qtbot.waitUntil(lambda: models.later.more is not None)
    frames = frames_of(screen)

    def quiet() -> bool:
        count = len(frames)
        qtbot.wait(300)
        return len(frames) == count

    qtbot.waitUntil(quiet, timeout=5_000)


@pytest.mark.parametrize("name", STILL)
def test_no_frame_in_a_second(make: Made, qtbot: QtBot, name: str) -> None:
    screen = make()
    screen.show(sample(name))
    settled(screen, qtbot)
    frames = frames_of(screen)
    qtbot.wait(1000)
    assert frames == []


def test_something_moves_while_something_runs(make: Made, qtbot: QtBot) -> None:
    screen = make()
    screen.show(sample("doing"))
    frames = frames_of(screen)
    qtbot.waitUntil(lambda: len(frames) > 5)


def test_the_same_snapshot_again_draws_nothing(make: Made, qtbot: QtBot) -> None:
    screen = make()
    screen.show(sample("busy"))
    settled(screen, qtbot)
    frames = frames_of(screen)
    for _ in range(5):
        screen.show(sample("busy"))
    qtbot.wait(300)
    assert frames == []


def test_reduced_motion_stills_what_runs(make: Made, qtbot: QtBot) -> None:
    screen = make(Look(reduce_motion=True))
    screen.show(sample("doing"))
    settled(screen, qtbot)
    frames = frames_of(screen)
    qtbot.wait(300)
    assert frames == []
    assert "Booking…" in seen(screen)


def test_the_clock_moves_by_itself(
    make: Made, qtbot: QtBot, moment: list[datetime]
) -> None:
    begin = NOW + timedelta(seconds=59.9)
    moment[0] = begin
    screen = make(now=lambda: moment[0])
    screen.show(sample("free"))
    assert "10:42" in seen(screen)
    moment[0] = NOW + timedelta(minutes=1)
    qtbot.waitSignal(screen.models.day.clockChanged).wait()
    assert "10:43" in seen(screen)
    assert "1 h 47 min" in seen(screen)


def test_the_countdown_counts(make: Made, qtbot: QtBot, moment: list[datetime]) -> None:
    screen = make(now=lambda: moment[0])
    moment[0] = NOW + timedelta(seconds=0.95)
    screen.show(sample("pending-current"))
    assert "released in 3:12 unless someone checks in" in seen(screen)
    moment[0] = NOW + timedelta(seconds=1)
    qtbot.waitSignal(screen.models.room.lineChanged).wait()
    assert "released in 3:11 unless someone checks in" in seen(screen)


def test_without_a_clock_nothing_ticks(make: Made) -> None:
    screen = make()
    screen.show(sample("pending-current"))
    assert not screen._tick.isActive()


def test_a_tick_leaves_nothing_behind(
    make: Made, qtbot: QtBot, moment: list[datetime]
) -> None:
    screen = make(now=lambda: moment[0])
    screen.show(sample("pending-current"))
    settled(screen, qtbot)

    def tick(times: int) -> int:
        for _ in range(times):
            moment[0] += timedelta(seconds=1)
            drawn = screen.frames.drawn
            screen._tick.timeout.emit()
            qtbot.waitUntil(lambda before=drawn: screen.frames.drawn > before)
        gc.collect()
        return sum(type(each) is weakref.ref for each in gc.get_objects())

    before = tick(5)
    assert tick(60) - before < 20
