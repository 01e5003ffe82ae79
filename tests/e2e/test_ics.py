"""The panel as a process at a published calendar: it shows, and nothing can be done."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panel.domain.booking import Booking
from tests.backends.ics_rig import settings_text
from tests.backends.servers.feed import SECRETS, Feed, serving, written
from tests.e2e.finger import Finger
from tests.e2e.places import (
    ALONE,
    END,
    GREEN,
    IN_ALONE,
    IN_PRIMARY,
    LONGER,
    MORE,
    PRIMARY,
    RED,
)
from tests.e2e.program import Program, until

OFTEN = "cache_polling_period = 0.02"
AGE, DARK = range(830, 860, 3), (13, 17, 23)
"""Where "as of" stands, and what is there without it."""
LINE = 776

Make = Callable[..., Program]


@pytest.fixture
def feed() -> Iterator[Feed]:
    with serving() as running:
        yield running


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """`make(url)`: the program at this calendar, asked every three seconds."""
    programs: list[Program] = []

    def made(url: str) -> Program:
        text = settings_text(url, tmp_path / "state", OFTEN, "refresh = 0.05")
        programs.append(Program(tmp_path, text))
        return programs[-1]

    yield made
    for program in programs:
        program.clean_up()


def booking(start: float, end: float, id: str = "a") -> Booking:
    """From and to so many minutes after now."""
    now = datetime.now(UTC).replace(microsecond=0)
    span = [now + timedelta(minutes=minutes) for minutes in (start, end)]
    return Booking(id=id, start=span[0], end=span[1], title="Review")


def shows_age(finger: Finger) -> bool:
    return any(finger.colour(x, LINE) != DARK for x in AGE)


def readers(pid: int) -> list[int]:
    """The processes of a panel that read calendars."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            words = (each / "cmdline").read_bytes().split(b"\0")
        except (OSError, IndexError):
            continue
        if parent == pid and any(b"panel.backends.ical" in word for word in words):
            found.append(int(each.name))
    return found


def test_an_edit_of_the_feed_is_on_the_screen(make: Make, feed: Feed) -> None:
    """And nothing there can be touched: no button, no sheet, nothing sent."""
    program = make(feed.address)
    with program.run() as finger:
        finger.wait_for(GREEN)
        until(lambda: shows_age(finger))
        assert finger.colour(*IN_PRIMARY) == GREEN
        for place in (PRIMARY, ALONE, MORE, LONGER):
            finger.tap(*place)
        feed.publish(booking(-1, 30))
        assert finger.wait_for(RED) < 15
        assert shows_age(finger)
        assert {finger.colour(*place) for place in (IN_PRIMARY, IN_ALONE)} == {RED}
        for place in (PRIMARY, END, LONGER):
            finger.tap(*place)
        feed.steer(feed.bookings.clear)
        finger.wait_for(GREEN)
        assert program.end() == 0
    assert {asked.method for asked in feed.asked} == {"GET"}
    assert program.faults == []
    said = program.log.read_text(encoding="utf-8")
    assert not [secret for secret in SECRETS if secret in said]


@pytest.mark.long
def test_a_file_is_followed_and_its_reader_goes(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "room.ics"
    path.write_bytes(written([]))
    program = make("room.ics")
    with program.run() as finger:
        finger.wait_for(GREEN)
        until(lambda: shows_age(finger))
        until(lambda: not readers(program.pid))
        fresh = path.with_suffix(".new")
        fresh.write_bytes(written([booking(-1, 30)]))
        fresh.replace(path)
        finger.wait_for(RED)
        path.write_bytes(b"BEGIN:VCALENDAR\r\n")
        program.wait_for_log("may be cut off")
        assert finger.colour() == RED
        path.write_bytes(written([]))
        finger.wait_for(GREEN)
        assert program.end() == 0
    assert program.faults == []


@pytest.mark.long
def test_no_reader_outlives_the_panel(make: Make, feed: Feed) -> None:
    program = make(feed.address)
    with program.run() as finger:
        finger.wait_for(GREEN)
        feed.publish(booking(60, 90))
        until(lambda: readers(program.pid))
        found = readers(program.pid)
        program.end(signal.SIGKILL)
        until(lambda: not any(map(_alive, found)))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return state != "Z"


@pytest.mark.long
def test_the_commands_beside_it(make: Make, feed: Feed) -> None:
    feed.publish(booking(-1, 30))
    program = make(feed.address)
    found = program.status()
    assert (found["status"], found["in_use"], found["connected"]) == (
        "busy",
        True,
        True,
    )
    assert program.call("poll_events") is None
    for name, arguments in (("checkin", "[]"), ("book_now", "[900]")):
        done = program.command("call", name, arguments)
        assert done.returncode == 1
        assert done.stderr.startswith("room-panel: ")
    assert not [s for s in SECRETS if s in str(found)]
