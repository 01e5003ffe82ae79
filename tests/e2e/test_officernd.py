"""The panel as a process at a room of OfficeRnD: by taps, and what is not there."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.backends.officernd_rig import settings_text
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import ADA, WALK_UP, Item, seconds
from tests.backends.servers.web import Fault
from tests.e2e.places import (
    ALIVE,
    AMBER,
    END,
    END_OUTLINE,
    GREEN,
    LONGER,
    PRIMARY,
    RED,
    book_tomorrow_for_ada,
    end,
    outlined,
)
from tests.e2e.program import Program, until

PREPARED = (61, 90, 115)
KEYS = "cache_polling_period = 0.02\npending_period = 10"
LISBON = ZoneInfo("Europe/Lisbon")


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving() as running:
        yield running
        assert running.world.fees == []
        assert running.world.changed_series == []


@pytest.fixture
def program(tmp_path: Path, server: OfficeRnD) -> Iterator[Program]:
    made = Program(tmp_path, settings_text(server, tmp_path / "state", KEYS))
    made.settings.chmod(0o600)
    yield made
    made.clean_up()


def plant(server: OfficeRnD, start: float, end: float, **more: object) -> Item:
    """From and to so many minutes after now."""
    now = int(time.time())
    return server.add(now + start * 60, now + end * 60, **more)


def length(booking: Item) -> float:
    """In minutes."""
    return (seconds(booking["end"]) - seconds(booking["start"])) / 60


def test_a_day_by_taps(program: Program, server: OfficeRnD) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        (made,) = server.world.bookings.values()
        assert (length(made), made["member"], made["isFree"]) == (30, WALK_UP, True)
        outlined(finger, ALIVE)
        finger.tap(*LONGER)
        until(lambda: length(made) == 45)
        # Within its first second it would be cancelled, for it has no length yet.
        until(lambda: time.time() > seconds(made["start"]) + 1)
        end(finger)
        assert length(made) < 2
        plant(server, -1, 30)
        finger.wait_for(AMBER)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        end(finger)
        assert program.end() == 0
    assert (server.count("POST"), server.count("PATCH")) == (1, 3)
    assert server.count("POST", "/checkins") == 0
    assert len(server.identity.asked) == 1
    assert program.faults == []


def test_what_it_cannot_do_is_not_there(program: Program, server: OfficeRnD) -> None:
    """One of a series is checked in at the door, but neither ended nor made longer."""
    rule = {"rrule": "FREQ=DAILY;UNTIL=20991231T000000Z"}
    series = plant(server, -1, 30, recurrence=rule)
    with program.run() as finger:
        finger.wait_for(AMBER)
        finger.tap(400, 700)
        finger.wait_for(RED)
        assert finger.colour(*END_OUTLINE) == RED
        finger.tap(*END)
        finger.tap(*LONGER)
        server.world.bookings.clear()
        finger.wait_for(GREEN)
        slots = {"before": 30, "after": 0}
        plant(server, 20, 40, serviceSlots=slots)
        finger.wait_for(PREPARED)
    assert series["end"] != series["start"]
    assert (server.count("POST"), server.count("PATCH")) == (0, 0)


def test_tomorrow_for_somebody_who_meets_here(
    program: Program, server: OfficeRnD
) -> None:
    """The directory takes whole names only; who was met is found by three letters."""
    tomorrow = (datetime.now(LISBON) + timedelta(days=1)).date()
    known = plant(server, 2880, 2910)
    with program.run() as finger:
        book_tomorrow_for_ada(finger)
    (made,) = (b for b in server.world.bookings.values() if b is not known)
    start = datetime.fromtimestamp(seconds(made["start"]), LISBON)
    assert (start.date(), f"{start:%H:%M}") == (tomorrow, "10:00")
    assert made["member"] == ADA


def test_a_lost_answer_books_once(program: Program, server: OfficeRnD) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        server.app.faults = [Fault(method="POST", cut=0, after=True)]
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
    assert len(server.world.bookings) == 1
    assert server.count("POST") == 1


def test_the_list_outlives_an_outage(program: Program, server: OfficeRnD) -> None:
    plant(server, -1, 30)
    with program.run() as finger:
        finger.wait_for(AMBER)
        server.stop()
        program.wait_for_log("does not answer completely")
        assert finger.colour() == AMBER
        server.world.bookings.clear()
        server.start()
        finger.wait_for(GREEN)
    assert program.faults == []


@pytest.mark.long
def test_the_commands_beside_it(program: Program, server: OfficeRnD) -> None:
    server.giver.limited = False  # Each of them takes a token of its own.
    plant(server, -1, 30)
    found = program.status()
    assert (found["status"], found["room_name"], found["connected"]) == (
        "pending",
        "Boardroom",
        True,
    )
    located = program.call("locate_user", ["ada.byron@example.com"])
    assert isinstance(located, list)
    assert len(located) == 1
    assert program.call("checkin") is None
    assert program.status()["status"] == "busy"
    current = found["current_booking"]
    assert isinstance(current, dict)
    program.call("end_meeting", [current["event_start"]])
    assert program.status()["status"] == "free"
    made = program.call("book_now", [1800, "By hand", "ada byron"])
    assert isinstance(made, dict)
    assert made["title"] == "By hand"
    booked = server.world.bookings[made["id"]]
    assert server.world.members[booked["member"]]["name"] == "Ada Byron"


def test_a_no_show_is_shortened_and_a_series_is_not(
    tmp_path: Path, server: OfficeRnD, sample: Callable[[int, int], int]
) -> None:
    if not sample(0, 1):
        pytest.skip("takes two minutes")
    keys = "cache_polling_period = 0.02\npending_period = 1\n[room]\nsole_panel = true"
    program = Program(tmp_path, settings_text(server, tmp_path / "state", keys))
    try:
        with program.run() as finger:
            finger.wait_for(GREEN)
            alone = plant(server, 0.1, 30)
            finger.wait_for(AMBER)
            until(lambda: length(alone) < 2)
            finger.wait_for(GREEN)
            rule = {"rrule": "FREQ=DAILY;UNTIL=20991231T000000Z"}
            series = plant(server, 0.1, 30, recurrence=rule)
            finger.wait_for(AMBER)
            until(lambda: finger.colour() == RED)
            assert series["modifiedAt"] == series["createdAt"]
    finally:
        program.clean_up()
    assert server.count("PATCH") == 1
