"""A panel at a published calendar: what its screen may claim, and for how long."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from panel.domain.booking import Booking
from panel.domain.command import BookNow, CheckIn, End, Extend, Read
from panel.domain.face import Face
from panel.domain.outcome import Declined
from panel.engine.snapshot import Snapshot
from panel.ui.notice import link_line
from panel.ui.speech import Speech
from tests.backends.contract import MINUTE
from tests.backends.ics_rig import panel
from tests.backends.rig import TEN, Clock, minutes
from tests.backends.servers.feed import LOGIN, SECRETS, Feed, serving
from tests.backends.servers.web import Fault

OFTEN = "cache_polling_period = 0.01"
ZONE = 'calendar_time_zone = "Europe/Lisbon"\n'


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def feed(clock: Clock) -> Iterator[Feed]:
    with serving(clock.seconds) as running:
        yield running


def plant(feed: Feed, start: float, end: float, id: str = "a") -> None:
    """Somebody books, from and to so many minutes after ten."""
    feed.publish(
        Booking(id=id, start=TEN + minutes(start), end=TEN + minutes(end), title="Talk")
    )


def line(snapshot: Snapshot) -> str:
    return link_line(snapshot, snapshot.at, Speech(zone=snapshot.room.zone))


async def test_nothing_can_be_done_at_the_door(
    feed: Feed, clock: Clock, tmp_path: Path
) -> None:
    """Nothing waits for a check-in, so nothing is released."""
    plant(feed, -1, 30)
    async with panel(feed.address, tmp_path, clock, OFTEN) as door:
        await door.shows(status="busy", connected=True, in_use=True)
        offers = door.snapshot.offers
        assert (offers.lengths, offers.extensions) == ((), ())
        assert (offers.end, offers.check_in, offers.until_next) == (None, None, None)
        assert offers.no_later
        for command in (
            BookNow(length=minutes(15)),
            CheckIn(),
            End(TEN - minutes(1)),
            Extend(minutes(15)),
        ):
            assert isinstance(await door.engine.handle(command), Declined)
        assert not any(picture.release_at for picture in door.seen)
        assert {picture.face for picture in door.seen} <= {Face.STARTING, Face.BUSY}


async def test_the_age_is_always_shown(
    feed: Feed, clock: Clock, tmp_path: Path
) -> None:
    async with panel(feed.address, tmp_path, clock, ZONE + OFTEN) as door:
        await door.shows(connected=True, status="free")
        assert line(door.snapshot) == "as of 10:00"
        clock.go_on(minutes(4))
        await door.until(lambda snapshot: snapshot.at >= TEN + minutes(4))
        assert line(door.snapshot) == "as of 10:00"
        clock.go_on(minutes(1))
        await door.until(lambda s: s.link.heard and s.link.heard >= TEN + minutes(5))
        assert line(door.snapshot) == "as of 10:05"


async def test_a_slow_calendar_is_believed_between_its_fetches(
    feed: Feed, clock: Clock, tmp_path: Path
) -> None:
    """Three times its own interval, and no longer."""
    feed.properties.append("X-PUBLISHED-TTL:PT12H")
    async with panel(feed.address, tmp_path, clock, ZONE + OFTEN) as door:
        await door.shows(connected=True, status="free")
        feed.faults.append(Fault(times=999, status=500))
        clock.go_on(minutes(13))
        await door.until(lambda s: s.at >= TEN + minutes(13))
        assert door.snapshot.connected
        clock.go_on(minutes(2))
        await door.shows(connected=False)
        assert door.snapshot.face is Face.FREE
        assert line(door.snapshot) == "as of 10:00"
        clock.go_on(minutes(29))
        await door.until(lambda s: s.at >= TEN + minutes(44))
        assert door.snapshot.face is Face.FREE
        clock.go_on(MINUTE)
        await door.until(lambda s: s.face is Face.NOT_SURE)
        feed.faults.clear()
        await door.until(lambda s: s.face is Face.FREE, within=30)


async def test_one_that_cannot_be_read_is_not_free(
    feed: Feed, clock: Clock, tmp_path: Path
) -> None:
    feed.properties += [
        *("BEGIN:VEVENT", "UID:bomb", "DTSTART:20250312T100000Z"),
        *("RRULE:FREQ=SECONDLY", "END:VEVENT"),
    ]
    async with panel(feed.address, tmp_path, clock, ZONE + OFTEN) as door:
        await door.shows(connected=True)
        assert door.snapshot.face is Face.NOT_SURE
        assert "as of 10:00" in line(door.snapshot)


async def test_what_was_fetched_is_remembered_with_its_own_age(
    feed: Feed, clock: Clock, tmp_path: Path
) -> None:
    plant(feed, 30, 60)
    async with panel(feed.address, tmp_path, clock, ZONE + OFTEN) as door:
        await door.shows(connected=True)
        clock.go_on(minutes(3))
        await door.until(lambda s: s.at >= TEN + minutes(3))
    feed.stop()
    async with panel(feed.address, tmp_path, clock, ZONE + OFTEN) as door:
        await door.until(lambda s: s.link.fault is not None, within=10)
        assert (
            door.snapshot.next is not None if hasattr(door.snapshot, "next") else True
        )
        assert line(door.snapshot) == "as of 10:00"


async def test_a_reading_that_somebody_asks_for_fetches(
    feed: Feed, clock: Clock, tmp_path: Path
) -> None:
    async with panel(feed.address, tmp_path, clock, ZONE) as door:
        await door.shows(connected=True, status="free")
        plant(feed, -10, 30)
        await door.engine.handle(Read())
        await door.shows(status="busy")


async def test_nothing_secret_is_left_anywhere(
    feed: Feed, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = (*SECRETS, LOGIN[1])
    feed.login = True
    plant(feed, 60, 90)
    table = f'username = "{LOGIN[0]}"\npassword = "{LOGIN[1]}"'
    async with panel(feed.address, tmp_path, clock, OFTEN, table) as door:
        await door.shows(connected=True)
        for status in (302, 401, 403, 404, 429, 500):
            feed.faults.append(
                Fault(status=status, times=3, headers={"Location": feed.address})
            )
            await door.engine.handle(Read())
            feed.faults.clear()
        feed.text = b"<html>" + feed.address.encode()
        await door.engine.handle(Read())
        left = repr(door.seen) + repr(door.parts.settings)
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert files
    left += caplog.text + "".join(p.read_bytes().decode("latin-1") for p in files)
    assert not [secret for secret in secrets if secret in left]
