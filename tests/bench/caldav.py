"""A calendar on a real Radicale: a quiet hour, memory beside the embedded calendar,
five thousand bookings."""

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx

from panel.backends.base import Site
from panel.backends.caldav import CalDavBackend
from tests.backends.servers.radicale import (
    ICAL,
    PASSWORD,
    USER,
    Calendar,
    Radicale,
    serving,
)
from tests.bench.figure import Figure
from tests.bench.inside import Inside, inside
from tests.bench.process import alone, family
from tests.bench.program import running
from tests.bench.pulse import Pulse, watched
from tests.bench.relay import Relay
from tests.bench.room import ROOT, Room, room

COUNT = 5000
USUAL = 200
DAYS = 28
ONE = 1000
"""The shift of the booking that comes alone; it is the first of all."""
HOUR = 60
"""Questions in an hour, one a minute; one list comes on top."""
PAUSE = 16.0
SETTLED = 25.0
PATIENCE = 120.0
LOCAL = 'type = "local"'
TABLE = """\
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
timeout = 60
"""


def measure(quick: bool) -> list[Figure]:
    with room(picture=True) as made, serving(made.folder / "radicale") as server:
        few = server.calendar("Few")
        few.fill(_crowd(USUAL, 0))
        return [
            *_quiet_hour(server, few),
            *_memory(made, few, 1 if quick else 3),
            *_many(made, server),
        ]


def _quiet_hour(server: Radicale, calendar: Calendar) -> list[Figure]:
    with Relay(server.port) as relay:
        url = calendar.url.replace(f":{server.port}/", f":{relay.port}/")
        sent, received, asked = asyncio.run(_hour(url, relay, server))
    return [
        Figure(f"caldav: an hour, {USUAL} bookings, questions", "", (asked,), HOUR + 1),
        Figure("caldav: the same, sent", "kB", (sent / 1000,)),
        Figure("caldav: the same, received", "kB", (received / 1000,)),
    ]


async def _hour(url: str, relay: Relay, server: Radicale) -> tuple[int, int, int]:
    """Bytes there and back in an hour in which nothing happens, and questions."""
    values = {"url": url, "username": USER, "password": PASSWORD}
    begin = now = datetime.now(UTC)
    backend = CalDavBackend(
        Site(store=server.folder / "none", now=lambda: now, values=values)
    )
    try:
        # What was read is believed from the second time on.
        for minute in range(HOUR + 2):
            if minute == 2:
                before, asked = (relay.sent, relay.received), _asked(server)
            now = begin + timedelta(minutes=minute)
            await backend.bookings(begin, begin + timedelta(days=31))
        sent, received = relay.sent - before[0], relay.received - before[1]
        return sent, received, _asked(server) - asked
    finally:
        await backend.aclose()


def _asked(server: Radicale) -> int:
    return server.log.count(" request for ")


def _memory(made: Room, calendar: Calendar, runs: int) -> list[Figure]:
    local = tuple(_settled(made) for _ in range(runs))
    with _at(made, calendar):
        found = tuple(_settled(made) for _ in range(runs))
    return [
        Figure("caldav: PSS of the panel, embedded calendar", "MB", local),
        Figure("caldav: PSS of the panel, CalDAV", "MB", found, 110.0),
    ]


def _settled(made: Room) -> float:
    with running(made) as program:
        time.sleep(SETTLED)
        return sum(map(alone, family(program.pid)))


@contextmanager
def _at(made: Room, calendar: Calendar) -> Iterator[None]:
    before = made.settings.read_text("utf-8")
    table = TABLE.format(url=calendar.url, user=USER, password=PASSWORD)
    keys = "cache_polling_period = 0.02\n"
    made.settings.write_text(keys + before.replace(LOCAL, table), "utf-8")
    try:
        yield
    finally:
        made.settings.write_text(before, "utf-8")


def _many(made: Room, server: Radicale) -> list[Figure]:
    calendar = server.calendar("Many")

    async def figures(panel: Inside) -> list[Figure]:
        with Pulse() as pulse:
            quiet = await watched(pulse, lambda: time.sleep(3))
            new = await watched(pulse, lambda: _fill(panel, calendar, 0))
            one = await watched(pulse, lambda: _plant(panel, calendar))
            again = await watched(pulse, lambda: _fill(panel, calendar, 5))
        return [
            Figure(f"caldav: longest pause, {COUNT} are new", "ms", (new,), PAUSE),
            Figure("caldav: longest pause, one is new", "ms", (one,), PAUSE),
            Figure(f"caldav: longest pause, {COUNT} changed", "ms", (again,), PAUSE),
            Figure("caldav: longest pause, nothing happens", "ms", (quiet,)),
        ]

    with _at(made, calendar):
        return inside(made, figures)


def _fill(panel: Inside, calendar: Calendar, shift: int) -> None:
    _put(calendar.url, COUNT, shift)
    _until(panel, f"Review {shift} ", COUNT)


def _plant(panel: Inside, calendar: Calendar) -> None:
    _put(calendar.at("one.ics"), 1, ONE)
    _until(panel, f"Review {ONE} ", 1)


def _put(url: str, count: int, shift: int) -> None:
    """In another process: what is measured is the panel's own work."""
    words = [sys.executable, "-m", "tests.bench.caldav", url, str(count), str(shift)]
    subprocess.run(words, cwd=ROOT, check=True, timeout=PATIENCE)


def _until(panel: Inside, title: str, count: int) -> None:
    latest = time.monotonic() + PATIENCE
    while True:
        listed = panel.engine.snapshot.day.bookings
        if len(listed) >= count and listed[0].title.startswith(title):
            return
        if time.monotonic() > latest:
            raise SystemExit("the panel has not read the bookings")
        time.sleep(0.5)


def _crowd(count: int, shift: int) -> str:
    """Bookings over the coming days, some of them overlapping."""
    draw, now = random.Random(count), datetime.now(UTC)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN"]
    for number in range(count):
        start = now + timedelta(minutes=draw.randrange(60, DAYS * 1440) + shift)
        if shift == ONE:
            start = now + timedelta(minutes=30)
        end = start + timedelta(minutes=draw.choice((15, 30, 45, 60, 90)))
        lines += [
            "BEGIN:VEVENT",
            f"UID:review-{number}-{shift // ONE}@example.com",
            f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{end:%Y%m%dT%H%M%SZ}",
            f"SUMMARY:Review {shift} {number}",
            "ORGANIZER;CN=Ana Pires:mailto:ana@example.com",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _main() -> None:
    url, count, shift = sys.argv[1:]
    with httpx.Client(auth=(USER, PASSWORD), timeout=PATIENCE) as ask:
        body = _crowd(int(count), int(shift))
        ask.put(url, content=body, headers=ICAL).raise_for_status()


if __name__ == "__main__":
    _main()
