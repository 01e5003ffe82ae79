"""The panel as a process at a published calendar: it shows, and nothing can be done."""

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from panel.domain.booking import Booking
from panel.vitals.asking import asked
from tests.backends.calendar_text import vcalendar, vevent
from tests.backends.ics_rig import settings_text
from tests.backends.readers import alive, readers, worked
from tests.backends.servers.feed import SECRETS, Feed, serving, written
from tests.backends.servers.web import Fault
from tests.e2e.finger import PATIENCE, Finger
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
from tests.e2e.program import Program, free_port, until

OFTEN = "cache_polling_period = 0.02"
AGE, DARK = range(830, 860, 3), (13, 17, 23)
"""Where "as of" stands, and what is there without it."""
LINE = 776
OFTEN_A_DAY = "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))
SLOW = vcalendar(
    *(
        vevent("DTSTART:20060302T090000Z", "DURATION:PT1H", OFTEN_A_DAY, uid=f"{n}")
        for n in range(200)
    )
)
"""Takes some seconds to read."""
STARTED = 0.8
"""Seconds of work after which a reader has begun with the text."""

Make = Callable[..., Program]


@pytest.fixture
def feed() -> Iterator[Feed]:
    with serving() as running:
        yield running


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """`make(url)`: the program at this calendar, asked every three seconds."""
    programs: list[Program] = []

    def made(url: str, more: str = "") -> Program:
        table = f"refresh = 0.05\n{more}"
        text = settings_text(url, tmp_path / "state", OFTEN, table)
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


def measured(port: int) -> str:
    """What is told at `/metrics`, as soon as anybody listens."""
    found: list[str] = []

    def told() -> bool:
        address = f"http://127.0.0.1:{port}/metrics"
        with suppress(URLError), urlopen(address, timeout=PATIENCE) as answer:
            found.append(answer.read().decode())
        return bool(found)

    until(told)
    return found[0]


@pytest.mark.parametrize("works", [True, pytest.param(False, marks=pytest.mark.long)])
def test_no_reader_outlives_the_panel(make: Make, feed: Feed, works: bool) -> None:
    """Neither one that works nor one that waits for the next text."""
    feed.text = SLOW if works else None
    program = make(feed.address)
    with program.run():
        until(lambda: readers(program.pid))
        (found,) = readers(program.pid)
        if works:
            until(lambda: worked(found) > STARTED)
        else:
            until(lambda: (told := asked(program.store)) and told.heard)
        assert alive(found)
        seen = [worked(found)]
        program.end(signal.SIGKILL)
        until(lambda: seen.append(worked(found)) or not alive(found))
    assert max(seen) - seen[0] < STARTED, "it has gone on with its work"


@pytest.mark.long
@pytest.mark.parametrize("status", [200, 404, 500])
def test_what_the_panel_tells_of_itself_holds_no_address(
    make: Make, feed: Feed, status: int
) -> None:
    port = free_port()
    if status != 200:
        feed.faults.append(Fault(times=9_999, status=status))
    program = make(feed.address, f"[metrics]\nport = {port}\n")
    with program.run():
        until(lambda: asked(program.store) and feed.asked)
        until(lambda: status == 200 or f"({status})" in program.log.read_text())
        told = measured(port) + repr(asked(program.store))
        doctor = program.command("doctor", "--json").stdout
        picture = program.store.parent / "door.png"
        shot = program.command("shot", "--size", "640x400", "--out", str(picture))
        assert program.end() == 0
    assert "room_panel" in told
    assert "127.0.0.1" in doctor
    told += doctor + shot.stderr + program.log.read_text(encoding="utf-8")
    told += picture.read_bytes().decode("latin-1")
    assert not [secret for secret in SECRETS if secret in told]


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
