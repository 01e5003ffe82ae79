"""The panel killed at any moment: right again, nothing lost and nothing twice."""

import asyncio
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

import pytest

from panel.backends.base import Conflict, Draft
from panel.domain.booking import Booking
from panel.domain.day import Day
from panel.domain.face import face_at
from panel.domain.link import Link
from panel.domain.marks import Marks
from panel.domain.room import Rules
from panel.domain.status import status_at
from panel.ui.colours import rgb, tint
from tests.backends.local_place import make as local
from tests.backends.makeplans_rig import settings_text
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.web import Fault
from tests.e2e.finger import PATIENCE, Colour, Finger
from tests.e2e.places import AMBER, END, GREEN, PRIMARY, REALLY_END, RED
from tests.e2e.program import FAULTS, Program
from tests.e2e.program import SETTINGS as LOCAL
from tests.soak.account import as_booking

OFTEN = "cache_polling_period = 0.02"
LONGEST = 2.5
"""Seconds from the first picture to the last possible kill."""
WRITING = 0.15
"""Seconds that the account thinks over a change, so that a kill meets it then, too."""
DONE = 2.0
"""Seconds in which a tap that is taken is done, or the kill comes before."""
LINES = 40
"""Of the log, at a start that does not become right."""
LISBON = ZoneInfo("Europe/Lisbon")


class Room(Protocol):
    """The system beside the panel: what it holds, and whether all of it is right."""

    settings: str

    def held(self) -> list[Booking]: ...

    def put(self, start: datetime, end: datetime) -> None: ...

    def examine(self, store: Path) -> None: ...


class Account:
    """A MakePlans account over HTTP, which lives on while the panel dies."""

    def __init__(self, server: MakePlans, store: Path) -> None:
        self.settings = settings_text(server, store, OFTEN)
        self._server = server

    def held(self) -> list[Booking]:
        world = self._server.world
        kept = self._server.steer(lambda: [dict(o) for o in world.bookings.values()])
        return [as_booking(one) for one in kept if world.active(one)]

    def put(self, start: datetime, end: datetime) -> None:
        self._server.put(start.timestamp(), end.timestamp())

    def examine(self, store: Path) -> None:
        """No change was asked for twice: a new booking has a name of its own."""
        asked = Counter(
            (each.method, each.path, each.body)
            for each in tuple(self._server.asked)
            if each.method != "GET"
        )
        assert max(asked.values(), default=1) == 1, asked.most_common(3)
        _sound(store / "panel.sqlite")


class Calendar:
    """The embedded calendar."""

    def __init__(self, store: Path) -> None:
        self.settings = LOCAL
        self._store = store
        self._seen: set[str] = set()

    def held(self) -> list[Booking]:
        async def read() -> list[Booking]:
            backend, now = local(self._store), datetime.now(UTC)
            found = await backend.bookings(now - DAY, now + DAY)
            await backend.aclose()
            return [each for each in found.bookings if each.occupies]

        return asyncio.run(read())

    def put(self, start: datetime, end: datetime) -> None:
        async def book() -> None:
            backend = local(self._store)
            with suppress(Conflict):
                await backend.book(draft(start, end))
            await backend.aclose()

        asyncio.run(book())

    def examine(self, store: Path) -> None:
        """Whole, and with all that was ever seen in it."""
        for name in ("calendar.sqlite", "panel.sqlite"):
            _sound(store / name)
        with sqlite3.connect(store / "calendar.sqlite") as connection:
            ids = {id for (id,) in connection.execute("SELECT id FROM booking")}
        connection.close()
        assert ids >= self._seen
        self._seen |= ids


DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def draft(start: datetime, end: datetime) -> Draft:
    return Draft(start=start, end=end, title="Planning")


@contextmanager
def account(store: Path) -> Iterator[Room]:
    with serving() as server:
        for method in ("POST", "PUT"):
            server.faults.append(Fault(method=method, times=10**6, delay=WRITING))
        yield Account(server, store)


@contextmanager
def calendar(store: Path) -> Iterator[Room]:
    yield Calendar(store)


@pytest.mark.parametrize(
    "system", [pytest.param(account, marks=pytest.mark.long), calendar]
)
def test_kills_at_random_moments(
    tmp_path: Path, system: Callable[..., "Room"], sample: Callable[[int, int], int]
) -> None:
    store = tmp_path / "state"
    with system(store) as room:  # type: ignore[attr-defined]
        program = Program(tmp_path, room.settings)
        for seed in range(sample(2, 100)):
            try:
                took = _lived(program, room, random.Random(seed))
            finally:
                program.clean_up()
            print(f"seed {seed}: right after {took:.1f} s")
            room.examine(store)
            _no_overlaps(room.held())
        with program.run() as finger:
            _until_right(finger, room, program)
            assert program.end() == 0
    log = program.log.read_text(encoding="utf-8")
    assert not [word for word in FAULTS if word in log], log
    assert not list(store.glob("*.damaged-*"))


def _lived(program: Program, room: Room, dice: random.Random) -> float:
    """From a start to a kill; the seconds until it showed what is right."""
    with program.run() as finger:
        took = _until_right(finger, room, program)
        ends = time.monotonic() + dice.uniform(0, LONGEST)
        while time.monotonic() < ends:
            _something(finger, room, dice)
        confirmed = _confirmed(finger, dice)
        assert program.end(signal.SIGKILL) == -signal.SIGKILL
    # Killed with the picture that says so; nobody else has written since.
    assert not confirmed or _right(room) == RED, "what the screen said is lost"
    return took


def _confirmed(finger: Finger, dice: random.Random) -> bool:
    """One more booking or check-in; whether the screen says that it is done.

    In half of the cases nobody waits for that: the kill comes while it is written.
    """
    if finger.colour() == RED:
        finger.tap(*END)
        finger.colour()
        finger.tap(*REALLY_END)
        if not _comes(finger, GREEN, AMBER):
            return False
    finger.tap(*PRIMARY)
    if dice.random() < 0.5:
        time.sleep(dice.uniform(0, 2 * WRITING))
        return False
    return _comes(finger, RED)


def _comes(finger: Finger, *wanted: Colour) -> bool:
    ends = time.monotonic() + DONE
    while (seen := finger.colour()) not in wanted and time.monotonic() < ends:
        pass
    return seen in wanted


def _something(finger: Finger, room: Room, dice: random.Random) -> None:
    """Somebody taps, or books elsewhere, or the panel reads meanwhile."""
    what = dice.random()
    if what < 0.3:
        finger.tap(*PRIMARY)
    elif what < 0.5:
        finger.tap(*END)
    elif what < 0.7:
        finger.tap(*REALLY_END)
    elif what < 0.75:
        now = datetime.now(UTC).replace(microsecond=0)
        if not any(b.end > now - MINUTE for b in room.held()):
            room.put(now + MINUTE * dice.choice((-1, 4, 20)), now + 30 * MINUTE)
    else:
        time.sleep(dice.uniform(0, 0.3))


def _until_right(finger: Finger, room: Room, program: Program) -> float:
    """Waits for the colour of what the system holds, which may change meanwhile."""
    began = time.monotonic()
    while (seen := finger.colour()) != (right := _right(room)):
        if (took := time.monotonic() - began) > PATIENCE:
            log = program.log.read_text(encoding="utf-8").splitlines()
            lines = "\n".join(log[-LINES:])
            raise AssertionError(f"{seen} after {took:.0f} s, not {right}\n{lines}")
    return time.monotonic() - began


def _right(room: Room) -> Colour:
    """The colour of the state now."""
    now = datetime.now(UTC)
    day = Day(tuple(room.held()), LISBON)
    status = status_at(now, day, Rules(), Marks())
    link = Link(period=5 * MINUTE, heard=now, complete=True)
    face = face_at(now, status, link, Rules(), freed=False)
    return rgb(tint(face, "standard").ground)


def _sound(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    assert answer == ("ok",)


def _no_overlaps(kept: list[Booking]) -> None:
    ordered = sorted(kept, key=lambda booking: booking.start)
    for before, after in pairwise(ordered):
        assert before.end <= after.start, (before, after)
