"""The machine's clock is set while the panel runs: never a release, always back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.backends.makeplans_rig import settings_text
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.e2e.places import AMBER, GREEN, RED
from tests.e2e.program import FAULTS, Program
from tests.soak.clock import WallClock

GREY = (66, 74, 82)
OFTEN = "cache_polling_period = 0.02"
MINUTE = timedelta(minutes=1)
WRONG = (-10 * MINUTE, timedelta(days=1), -timedelta(days=1))
RIGHT = timedelta()


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving() as running:
        yield running


@pytest.fixture
def clock(tmp_path: Path) -> WallClock:
    return WallClock(tmp_path)


@pytest.fixture
def beside(server: MakePlans, tmp_path: Path) -> Iterator[Program]:
    """A program at a booking system that has a clock of its own."""
    text = settings_text(server, tmp_path / "state", OFTEN)
    program = Program(tmp_path, text)
    yield program
    program.clean_up()


def test_beside_a_system_with_a_clock_of_its_own(
    beside: Program, server: MakePlans, clock: WallClock
) -> None:
    """Neither free nor busy while the two differ; a no-show waits on untouched."""
    theirs = _put(server, -1, 30)
    with beside.run(**clock.environment) as finger:
        finger.wait_for(AMBER)
        for wrong in WRONG:
            clock.set(wrong)
            finger.wait_for(GREY)
            clock.set(RIGHT)
            finger.wait_for(AMBER)
        server.change(theirs["id"], status="checked_in")
        finger.wait_for(RED)
        assert beside.end() == 0
    assert server.written() == []
    _unharmed(beside)


def test_a_no_show_is_kept_where_the_clock_was_set(
    beside: Program, server: MakePlans, clock: WallClock
) -> None:
    """The deadline comes by the wrong clock, and later by the right one: no release."""
    _put(server, -1, 30)
    with beside.run(**clock.environment) as finger:
        finger.wait_for(AMBER)
        clock.set(4.5 * MINUTE)
        finger.wait_for(GREY)
        clock.set(RIGHT)
        finger.wait_for(AMBER)
    assert server.written() == []


def test_the_embedded_calendar_at_a_clock_set_back(
    program: Program, clock: WallClock
) -> None:
    """Not sure for the while, then as before, with the mark of the check-in."""
    program.call("book_now", [1800])
    with program.run(**clock.environment) as finger:
        finger.wait_for(RED)
        clock.set(-10 * MINUTE)
        finger.wait_for(GREY)
        clock.set(RIGHT)
        finger.wait_for(RED)
    status = program.status()
    assert status["status"] == "busy"
    assert status["last_booking_started"]
    _unharmed(program)


def test_the_embedded_calendar_at_a_clock_far_ahead(
    program: Program, clock: WallClock
) -> None:
    """It has no other clock: tomorrow is free. Nothing is lost when it is today."""
    program.call("book_now", [1800])
    before = _bookings(program)
    with program.run(**clock.environment) as finger:
        finger.wait_for(RED)
        clock.set(timedelta(days=1))
        finger.wait_for(GREEN)
        clock.set(RIGHT)
        finger.wait_for(GREY)
        assert program.end() == 0
    assert _bookings(program) == before
    _unharmed(program)


def _put(server: MakePlans, start: float, end: float) -> dict[str, Any]:
    now = datetime.now(UTC).replace(microsecond=0)
    begin, stop = now + start * MINUTE, now + end * MINUTE
    return server.put(begin.timestamp(), stop.timestamp())


def _bookings(program: Program) -> object:
    found = program.status()["bookings"]
    assert isinstance(found, list)
    return [(each["id"], each["event_start"], each["event_end"]) for each in found]


def _unharmed(program: Program) -> None:
    log = program.log.read_text(encoding="utf-8")
    assert not [word for word in FAULTS if word in log], log
