"""A panel without a screen at a real calendar: marks of its own, and no secret told."""

import logging
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from panel.domain.booking import Booking
from panel.domain.command import BookNow, CheckIn, End, Extend, Read
from panel.domain.outcome import Done
from tests.backends.caldav_place import object_of
from tests.backends.rig import Clock, Panel, living, minutes
from tests.backends.servers.radicale import PASSWORD, USER, Calendar, Radicale
from tests.backends.servers.relay import Relay, relaying
from tests.backends.servers.web import Fault

PAIR = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
SETTINGS = """\
calendar_time_zone = "Europe/Lisbon"
cache_polling_period = 0.01
[backend]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
timeout = 2
[store]
path = "{store}"
"""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def relay(radicale: Radicale, clock: Clock) -> Iterator[Relay]:
    with relaying(radicale, clock.seconds) as running:
        yield running


@asynccontextmanager
async def door(
    relay: Relay, calendar: Calendar, folder: Path, clock: Clock
) -> AsyncIterator[Panel]:
    text = SETTINGS.format(
        url=relay.of(calendar),
        user=USER,
        password=PASSWORD,
        store=folder / "store",
    )
    async with living(text, folder, clock) as panel:
        await panel.shows(within=10, connected=True)
        yield panel


def plant(calendar: Calendar, clock: Clock, first: float, last: float) -> Booking:
    """Somebody's meeting, from and to so many minutes after now."""
    now = clock.now().replace(microsecond=0)
    made = Booking(
        id="theirs", start=now + minutes(first), end=now + minutes(last), title="Theirs"
    )
    calendar.plant("theirs.ics", object_of(made))
    return made


async def test_where_check_ins_are_lost_the_panels_own_mark_counts(
    relay: Relay, calendar: Calendar, clock: Clock, tmp_path: Path
) -> None:
    """And is there after a restart, with what was seen of the server."""
    relay.manners.drops_unknown = True
    theirs = plant(calendar, clock, -1, 30)
    async with door(relay, calendar, tmp_path, clock) as panel:
        await panel.shows(current_pending=True)
        assert panel.snapshot.capabilities.keeps_check_in
        outcome = await panel.engine.handle(CheckIn(theirs.start))
        assert isinstance(outcome, Done)
        await panel.shows(current_pending=False, in_use=True)
        await panel.until(lambda s: not s.capabilities.keeps_check_in)
        clock.go_on(timedelta(minutes=1))
        await panel.engine.handle(Read())
        await panel.shows(within=5, connected=True, in_use=True)
        assert not panel.snapshot.link.late
    writes = relay.web.count("PUT", "/")
    async with door(relay, calendar, tmp_path, clock) as panel:
        await panel.shows(current_pending=False, in_use=True)
        assert not panel.snapshot.capabilities.keeps_check_in
        calendar.remove("theirs.ics")
        await panel.shows(booked=False)
        outcome = await panel.engine.handle(BookNow(length=minutes(30)))
        assert isinstance(outcome, Done)
        await panel.shows(in_use=True, current_pending=False)
        assert not panel.snapshot.link.late
    # The claim and the booking, without a check-in that is lost anyway.
    assert relay.web.count("PUT", "/") == writes + 2
    (last,) = calendar.names()
    assert "X-ROOM" not in calendar.get(last)


async def test_no_secret_is_told_whatever_becomes_of_a_change(
    relay: Relay,
    calendar: Calendar,
    clock: Clock,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    relay.manners.drops_unknown = True
    echo = f"{PASSWORD} Basic {PAIR} boardroom"
    theirs = plant(calendar, clock, -1, 30)
    async with door(relay, calendar, tmp_path, clock) as panel:
        await panel.shows(current_pending=True)
        for status in (401, 403, 409, 500, 507):
            relay.web.faults.append(Fault(method="PUT", status=status, body=echo))
            await panel.engine.handle(End(theirs.start))
            relay.web.faults.clear()
        relay.web.faults.append(Fault(method="PUT", cut=0))
        await panel.engine.handle(Extend(minutes(15)))
        relay.web.faults.clear()
        await panel.engine.handle(Read())
        await panel.engine.handle(CheckIn(theirs.start))
        said = repr(panel.seen) + repr(panel.parts.settings) + repr(panel.variables)
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    kept = "".join(path.read_bytes().decode("latin-1") for path in files)
    assert "caldav.json" in {path.name for path in files}
    for found in (said, caplog.text, kept):
        assert PASSWORD not in found
        assert PAIR not in found
    caplog.clear()
