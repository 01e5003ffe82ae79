"""Fingers on the real buttons: what is sent, once, and what is seen meanwhile."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from panel.domain.command import (
    BookNow,
    CheckIn,
    Command,
    End,
    Extend,
    Read,
    WeAreHere,
)
from panel.domain.outcome import Declined, Done, Reason
from panel.engine.snapshot import Result, Snapshot
from panel.ui.samples import sample
from panel.ui.staging import MINUTE, NOW, at
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.tree import LEFT, buttons, seen, spot, tap, truth, window_of

HALF = BookNow(30 * MINUTE)


def opened(make: Made, name: str, **more: object) -> Screen:
    screen = make(**more)
    screen.show(sample(name))
    window_of(screen).grabWindow()
    return screen


@pytest.mark.parametrize(
    ("name", "label", "command"),
    [
        ("free", "Book 30 min", HALF),
        ("free", "15 min", BookNow(15 * MINUTE)),
        ("free", "Until 12:30", BookNow(108 * MINUTE, until=at("12:30"))),
        ("pending-next", "Check in", CheckIn(at("12:30"))),
        ("pending-current", "Check in", CheckIn(at("10:40"))),
        ("busy", "+ 15 min", Extend(15 * MINUTE)),
        ("busy-next-pending", "Check in for 12:30 Design review", CheckIn(at("12:30"))),
        ("released", "We are here", WeAreHere()),
        ("unknown", "Try again", Read()),
    ],
)
def test_a_tap_sends_once(
    make: Made, sent: list[Command], name: str, label: str, command: Command
) -> None:
    screen = opened(make, name)
    place = spot(screen, label)
    for _ in range(3):
        QTest.mouseClick(window_of(screen), LEFT, pos=place)
    assert sent == [command]


def test_a_double_tap_does_one_thing(make: Made, sent: list[Command]) -> None:
    screen = opened(make, "free")
    place = spot(screen, "Book 30 min")
    QTest.mouseClick(window_of(screen), LEFT, pos=place)
    QTest.mouseDClick(window_of(screen), LEFT, pos=place)
    assert sent == [HALF]


def test_a_finger(make: Made, sent: list[Command]) -> None:
    """The same from a touch screen, which sends other events than a mouse."""
    screen = opened(make, "free")
    window, finger = window_of(screen), QTest.createTouchDevice()
    place = spot(screen, "Book 30 min")
    QTest.touchEvent(window, finger).press(0, place, window).commit()
    QTest.touchEvent(window, finger).release(0, place, window).commit()
    assert sent == [HALF]


def test_the_pressed_look_is_there_on_the_next_frame(make: Made, qtbot: QtBot) -> None:
    screen = opened(make, "free")
    window = window_of(screen)
    place = spot(screen, "15 min")
    beside = (place.x() - 40, place.y() + 20)
    before = window.grabWindow().pixelColor(*beside)
    with qtbot.waitSignal(window.frameSwapped):
        QTest.mousePress(window, LEFT, pos=place)
    pressed = window.grabWindow().pixelColor(*beside)
    QTest.mouseRelease(window, LEFT, pos=place)
    assert pressed != before


def test_a_finger_that_slips_off_changes_nothing(
    make: Made, sent: list[Command]
) -> None:
    screen = opened(make, "free")
    window = window_of(screen)
    QTest.mousePress(window, LEFT, pos=spot(screen, "15 min"))
    QTest.mouseMove(window, spot(screen, "60 min"))
    QTest.mouseRelease(window, LEFT, pos=spot(screen, "60 min"))
    assert sent == []


def test_it_says_at_once_what_it_is_doing(make: Made, sent: list[Command]) -> None:
    screen = opened(make, "free")
    tap(screen, "Book 30 min")
    shown = {label: truth(b, "live") for label, b in buttons(screen).items()}
    assert shown == {
        "Booking…": False,
        "15 min": False,
        "60 min": False,
        "Until 12:30": False,
        "Book…": False,
    }


def answered(shown: Snapshot, result: Result) -> Snapshot:
    return replace(shown, result=result)


def test_buttons_come_back_with_the_result(make: Made, sent: list[Command]) -> None:
    screen, shown = opened(make, "free"), sample("free")
    tap(screen, "Book 30 min")
    screen.show(replace(shown, at=NOW + timedelta(seconds=0.1)))
    assert "Booking…" in buttons(screen), "a poll is no answer"
    screen.show(replace(shown, doing=HALF))
    assert "Booking…" in buttons(screen)
    refused = Declined(Reason.CLASH, at=at("12:30"))
    result = Result(command=HALF, outcome=refused, at=NOW, took=0.2, number=1)
    screen.show(replace(shown, result=result))
    assert "Book 30 min" in buttons(screen)
    assert "That runs into the booking at 12:30" in seen(screen)
    tap(screen, "Book 30 min")
    assert sent == [HALF, HALF]


def test_the_time_until_the_next_is_that_of_the_tap(
    make: Made, sent: list[Command], moment: list[datetime]
) -> None:
    screen = opened(make, "free", now=lambda: moment[0])
    moment[0] = NOW + timedelta(seconds=20)
    tap(screen, "Until 12:30")
    length = 108 * MINUTE - timedelta(seconds=20)
    assert sent == [BookNow(length, until=at("12:30"))]


def test_a_length_that_no_longer_fits_is_not_sent(
    make: Made, sent: list[Command], moment: list[datetime]
) -> None:
    screen = opened(make, "free", now=lambda: moment[0])
    place = spot(screen, "60 min")
    moment[0] = at("12:00")
    QTest.mouseClick(window_of(screen), LEFT, pos=place)
    assert sent == []


def test_the_end_asks_once(make: Made, sent: list[Command]) -> None:
    screen = opened(make, "busy")
    tap(screen, "End")
    assert "End now? The room becomes free." in seen(screen)
    assert list(buttons(screen)) == ["End", "Keep"]
    assert sent == []
    tap(screen, "Keep")
    assert list(buttons(screen)) == ["End", "+ 15 min", "+ 30 min"]
    tap(screen, "End")
    tap(screen, "End")
    assert sent == [End(at("10:30"))]
    assert list(buttons(screen)) == ["Ending…", "Keep"]


def test_the_question_goes_when_the_booking_does(
    make: Made, sent: list[Command]
) -> None:
    screen = opened(make, "busy")
    tap(screen, "End")
    screen.show(sample("free"))
    screen.show(sample("busy"))
    assert list(buttons(screen)) == ["End", "+ 15 min", "+ 30 min"]


def test_the_question_goes_when_the_end_was_declined(
    make: Made, sent: list[Command]
) -> None:
    screen, shown = opened(make, "busy"), sample("busy")
    tap(screen, "End")
    tap(screen, "End")
    lost = Declined(Reason.UNREACHABLE)
    result = Result(command=sent[0], outcome=lost, at=NOW, took=2, number=7)
    screen.show(replace(shown, result=result))
    assert {"End", "+ 15 min", "+ 30 min", "Try again"} == set(buttons(screen))


def test_the_question_falls_back(make: Made, qtbot: QtBot) -> None:
    screen = opened(make, "busy")
    tap(screen, "End")
    # The timer's own end, without waiting for it.
    (timer,) = screen.models.actions.findChildren(QTimer)
    assert timer.isActive()
    assert 5_000 <= timer.interval() <= 15_000
    timer.setInterval(1)
    qtbot.waitSignal(screen.models.actions.questionChanged).wait()
    assert list(buttons(screen)) == ["End", "+ 15 min", "+ 30 min"]


def test_try_again(make: Made, sent: list[Command]) -> None:
    screen = opened(make, "failed")
    assert "The calendar did not answer" in seen(screen)
    tap(screen, "Try again")
    assert sent == [HALF]
    assert "The calendar did not answer" not in seen(screen)
    assert "Booking…" in buttons(screen)


def test_a_result_is_shown_for_its_time(
    make: Made, qtbot: QtBot, moment: list[datetime]
) -> None:
    screen = make(now=lambda: moment[0])
    moment[0] = NOW + timedelta(seconds=5.9)
    screen.show(sample("booked"))
    said = "Booked until 11:12  ·  confirmed in 0.4 s"
    assert said in seen(screen)
    qtbot.waitSignal(screen.models.notice.textChanged).wait()
    assert said not in seen(screen)
    screen.show(sample("booked"))
    assert said not in seen(screen)


def test_an_old_result_is_not_shown(make: Made, moment: list[datetime]) -> None:
    screen = make(now=lambda: moment[0])
    moment[0] = NOW + timedelta(seconds=6)
    screen.show(sample("booked"))
    assert "Booked until 11:12  ·  confirmed in 0.4 s" not in seen(screen)


def test_a_new_result_takes_the_place_of_the_old(make: Made) -> None:
    screen = opened(make, "booked")
    done = Result(command=Extend(MINUTE), outcome=Done(), at=NOW, took=1.24, number=2)
    screen.show(replace(sample("busy"), result=done))
    assert "Extended  ·  confirmed in 1.2 s" in seen(screen)
