"""The panel as a process at a calendar on a real Radicale: a day by taps."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from panel.backends.caldav.claim import ANOTHER
from panel.backends.caldav.fetching import CLAIM
from tests.backends.readers import alive, readers
from tests.backends.servers.http import Asked
from tests.backends.servers.radicale import PASSWORD, USER, Calendar, Radicale
from tests.backends.servers.relay import Relay, relaying
from tests.e2e.finger import PATIENCE, Finger
from tests.e2e.places import (
    ALIVE,
    AMBER,
    BANNER,
    END,
    GREEN,
    LONGER,
    PRIMARY,
    REALLY_END,
    RED,
    SHEET,
    WHITE,
    end,
    open_sheet,
    outlined,
)
from tests.e2e.program import PROGRAM, Program, free_port, until

LISBON = ZoneInfo("Europe/Lisbon")
BOOK_NOW = ("book_now", "[1800]")
OFTEN = "cache_polling_period = 0.02"
DAY_AFTER, START_LATER = (696, 216), (696, 330)
SETTINGS = """\
calendar_time_zone = "Europe/Lisbon"
{keys}
[backend]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
timeout = 3
{tables}
[store]
path = "state"
"""
EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Somebody else//EN
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20260101T000000Z
DTSTART:{start}
DTEND:{end}
SUMMARY:Theirs
X-THEIRS;X-A=b:kept
{more}END:VEVENT
END:VCALENDAR
"""

Make = Callable[..., Program]


@pytest.fixture
def radicale(one_radicale: Radicale) -> Radicale:
    one_radicale.start()
    return one_radicale


@pytest.fixture
def calendar(radicale: Radicale) -> Calendar:
    return radicale.calendar("Boardroom")


@pytest.fixture
def make(tmp_path: Path, calendar: Calendar) -> Iterator[Make]:
    """`make(keys)`: a panel at the calendar; every one has a folder of its own."""
    programs: list[Program] = []

    def made(keys: str = OFTEN, tables: str = "", password: str = PASSWORD) -> Program:
        folder = tmp_path / f"panel-{len(programs)}"
        folder.mkdir()
        text = SETTINGS.format(
            url=calendar.url, user=USER, password=password, keys=keys, tables=tables
        )
        programs.append(Program(folder, text))
        return programs[-1]

    yield made
    for program in programs:
        program.clean_up()


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def plant(
    calendar: Calendar, start: float, end: float, uid: str = "theirs", more: str = ""
) -> str:
    """Somebody books, from and to so many minutes after now; the object's name."""
    now = datetime.now(UTC).replace(microsecond=0)
    first, last = (stamp(now + timedelta(minutes=each)) for each in (start, end))
    text = EVENT.format(uid=uid, start=first, end=last, more=more)
    calendar.plant(f"{uid}.ics", text.replace("\n", "\r\n"))
    return f"{uid}.ics"


def names(calendar: Calendar) -> list[str]:
    """Its objects, but for a claim that is held at this moment."""
    return [name for name in calendar.names() if name != CLAIM]


def the_only(calendar: Calendar) -> str:
    (name,) = names(calendar)
    return calendar.get(name)


def minutes(text: str) -> float:
    """How long a booking is."""
    first, last = (
        datetime.strptime(f"{found[1]}+0000", "%Y%m%dT%H%M%SZ%z")
        for name in ("DTSTART", "DTEND")
        if (found := re.search(rf"^{name}:(\S+)", text, re.MULTILINE))
    )
    return (last - first) / timedelta(minutes=1)


def test_a_day_by_taps(make: Make, calendar: Calendar) -> None:
    """Booked, longer, ended; somebody's is checked in, the next one cancelled."""
    program = make()
    with program.run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        made = the_only(calendar)
        assert minutes(made) == 30
        assert "X-ROOM-PANEL-CHECKED-IN:" in made
        began = time.monotonic()
        outlined(finger, ALIVE)
        finger.tap(*LONGER)
        until(lambda: minutes(the_only(calendar)) == 45)
        # Within its first second it would be cancelled, for it has no length yet.
        until(lambda: time.monotonic() > began + 1)
        end(finger)
        assert minutes(the_only(calendar)) < 2
        theirs = plant(calendar, -1, 30)
        finger.wait_for(AMBER)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        text = calendar.get(theirs)
        assert "X-ROOM-PANEL-CHECKED-IN:" in text
        assert "X-THEIRS;X-A=b:kept" in text
        calendar.remove(theirs)
        finger.wait_for(GREEN)
        soon = plant(calendar, 3, 30, "soon")
        finger.wait_for(AMBER)
        until(lambda: tapped(finger, END, REALLY_END) and soon not in names(calendar))
        finger.wait_for(GREEN)
        assert program.end() == 0
    assert len(names(calendar)) == 1
    assert CLAIM not in calendar.names()
    assert program.faults == []
    assert PASSWORD not in program.log.read_text(encoding="utf-8")


def tapped(finger: Finger, *places: tuple[int, int]) -> bool:
    """One after the other; a tap that comes too early does nothing."""
    for place in places:
        finger.tap(*place)
        finger.colour()
    return True


@pytest.mark.long
def test_tomorrow_at_ten(make: Make, calendar: Calendar) -> None:
    tomorrow = (datetime.now(LISBON) + timedelta(days=1)).date()
    with make().run() as finger:
        open_sheet(finger)
        finger.tap(*DAY_AFTER)
        for _ in range(4):
            finger.tap(*START_LATER)
        finger.tap(*SHEET)
        finger.wait_for(WHITE, x=BANNER[0], y=BANNER[1])
    start = datetime.combine(tomorrow, datetime.min.time(), LISBON)
    assert f"DTSTART:{stamp(start + timedelta(hours=10))}" in the_only(calendar)
    assert minutes(the_only(calendar)) == 30
    assert "CHECKED-IN" not in the_only(calendar)


@pytest.mark.long
def test_another_programs_edit_is_on_the_screen_within_one_period(
    make: Make, calendar: Calendar
) -> None:
    """Made, moved away, and one occurrence of a series taken out."""
    period = 3.0
    with make(f"cache_polling_period = {period / 60}").run() as finger:
        finger.wait_for(GREEN)
        took = []
        plant(calendar, -20, 30)
        took.append(finger.wait_for(RED))
        plant(calendar, 60, 90)
        took.append(finger.wait_for(GREEN))
        series = "RRULE:FREQ=DAILY;COUNT=5\n"
        plant(calendar, -20 - 2 * 1440, 30 - 2 * 1440, more=series)
        took.append(finger.wait_for(RED))
        text = the_only(calendar)
        first = re.search(r"^DTSTART:(\S+)", text, re.MULTILINE)
        assert first is not None
        begin = datetime.strptime(f"{first[1]}+0000", "%Y%m%dT%H%M%SZ%z")
        out = f"EXDATE:{stamp(begin + timedelta(days=2))}\r\nRRULE"
        calendar.plant("theirs.ics", text.replace("RRULE", out))
        took.append(finger.wait_for(GREEN))
    # A tenth more than the period is the clock's own, and the rest is drawing.
    assert max(took) < period * 1.1 + 2.0, took


@pytest.mark.long
@pytest.mark.parametrize("round", range(5))
def test_two_doors_of_one_room_are_tapped_at_once(
    make: Make, calendar: Calendar, round: int
) -> None:
    """One has the room; the other is declined, and its screen says so."""
    ports = [free_port(), free_port()]
    programs = [make(OFTEN, f"[metrics]\nport = {port}\n") for port in ports]
    with ThreadPoolExecutor(2) as both, ExitStack() as open_:
        running = list(both.map(lambda each: each.run(), programs))
        fingers = [open_.enter_context(finger) for finger in running]
        for finger in fingers:
            finger.wait_for(GREEN)
        list(both.map(lambda finger: finger.tap(*PRIMARY), fingers))
        list(both.map(lambda finger: finger.wait_for(RED), fingers))
        outcomes = sorted(both.map(outcome, ports))
        for finger in fingers:
            finger.wait_for(WHITE, x=BANNER[0], y=BANNER[1])
    assert outcomes == ["declined", "done"]
    assert len(names(calendar)) == 1


def outcome(port: int) -> str:
    """What became of the one tap on a panel, by its own count."""
    said = re.compile(
        r'^room_panel_commands_total\{command="book-now",outcome="(\S+)"\} 1\.0',
        re.MULTILINE,
    )
    address = f"http://127.0.0.1:{port}/metrics"
    found: list[str] = []

    def told() -> bool:
        # It may listen a moment after the screen is there.
        with suppress(httpx.ConnectError):
            found.extend(said.findall(httpx.get(address).text))
        return bool(found)

    until(told)
    return found[0]


@pytest.mark.long
def test_the_same_by_the_command_line(make: Make, calendar: Calendar) -> None:
    """Two processes at once, ten times: one books, the other says why."""
    programs = [make(), make()]
    sentences = set()
    for _ in range(10):
        running = [
            subprocess.Popen(
                [
                    *PROGRAM,
                    "call",
                    "--settings",
                    program.settings,
                    "book_now",
                    "[1800]",
                ],
                env=program.environment("offscreen"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for program in programs
        ]
        said = [process.communicate(timeout=60)[1] for process in running]
        codes = sorted(process.returncode for process in running)
        assert codes == [0, 1], said
        sentences |= {each.strip() for each in said if each.strip()}
        (name,) = names(calendar)
        calendar.remove(name)
    print(sentences)
    assert all(each.startswith("room-panel: ") for each in sentences)


@pytest.mark.long
def test_a_server_that_is_killed_and_comes_back(
    make: Make, calendar: Calendar, radicale: Radicale
) -> None:
    program = make()
    theirs = plant(calendar, -20, 30)
    with program.run() as finger:
        finger.wait_for(RED)
        radicale.stop()
        program.wait_for_log("does not answer completely")
        assert finger.colour() == RED
        radicale.start()
        calendar.remove(theirs)
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        assert program.end() == 0
    assert program.faults == []


@pytest.mark.long
def test_a_wrong_password_is_named_and_never_shown(
    make: Make, calendar: Calendar
) -> None:
    plant(calendar, -20, 30)
    program = make(password="Not-the-password-9")
    with program.run() as finger:
        program.wait_for_log("does not accept the user name and password")
        assert finger.colour() not in (GREEN, RED)
        right = program.settings.read_text().replace("Not-the-password-9", PASSWORD)
        program.settings.write_text(right)
        finger.wait_for(RED)
    said = program.log.read_text(encoding="utf-8")
    assert PASSWORD not in said
    assert "Not-the-password-9" not in said


class Killing:
    """Kills a program at the first write of its booking, which does not arrive.

    `readers` are the processes that read calendars for it at that moment.
    """

    def __init__(self, pid: int) -> None:
        self.readers: list[int] = []
        self._pid = pid

    def __call__(self, asked: Asked) -> None:
        if asked.method == "PUT" and CLAIM not in asked.path:
            self.readers = readers(self._pid)
            os.kill(self._pid, signal.SIGKILL)
            raise ConnectionError("the booking does not arrive")


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.long)])
def test_a_panel_that_is_killed_while_it_books_holds_nobody_up_for_long(
    make: Make, calendar: Calendar, radicale: Radicale, whole: bool
) -> None:
    """Its claim is there, no booking, and nothing of it runs. Another panel waits until
    the claim is old by the server's clock."""
    theirs = plant(calendar, 600, 630)
    late = 0.0
    with relaying(radicale, lambda: time.time() + late) as relay:
        killed, other = make(), make()
        for program in (killed, other):
            text = program.settings.read_text()
            text = text.replace(calendar.url, relay.of(calendar))
            program.settings.write_text(text)
        done = (kill_the_panel if whole else kill_a_command)(killed, relay)
        relay.before = lambda asked: None
        assert done.readers
        until(lambda: not any(map(alive, done.readers)), "its reader still runs")
        assert calendar.names() == sorted([CLAIM, theirs])
        if whole:
            told = other.command("call", *BOOK_NOW)
            assert told.returncode == 1
            assert told.stderr.strip() == f"room-panel: {ANOTHER}"
            assert calendar.names() == sorted([CLAIM, theirs])
        late = 31.0
        assert other.command("call", *BOOK_NOW).returncode == 0
    assert len(names(calendar)) == 2
    assert CLAIM not in calendar.names()


def kill_a_command(program: Program, relay: Relay) -> Killing:
    """The command that books."""
    booking = subprocess.Popen(
        [*PROGRAM, "call", "--settings", program.settings, *BOOK_NOW],
        env=program.environment("offscreen"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    relay.before = killing = Killing(booking.pid)
    assert booking.wait(PATIENCE) == -signal.SIGKILL
    return killing


def kill_the_panel(program: Program, relay: Relay) -> Killing:
    """The panel on the wall, at which somebody books."""
    with program.run() as finger:
        finger.wait_for(GREEN)
        relay.before = killing = Killing(program.pid)
        finger.tap(*PRIMARY)
        assert program.ended() == -signal.SIGKILL
    return killing
