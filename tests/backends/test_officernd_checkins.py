"""Members' check-ins in place of the panel's own marks, where the admin wants that."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Conflict, Refused, Unauthorised, Unreachable
from panel.domain.booking import Booking
from panel.domain.command import BookNow, CheckIn
from panel.domain.outcome import Done
from tests.backends.contract import NOW, at, day, draft, only
from tests.backends.officernd_place import room
from tests.backends.officernd_rig import panel
from tests.backends.rig import Clock, minutes
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import (
    ADA,
    GRACE,
    LOCATION,
    WALK_UP,
    World,
    iso,
)
from tests.backends.servers.web import Fault

ON = {"member_check_in": True}
PATH = "/api/v2/organizations/harbour-space/checkins"


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(NOW.timestamp)) as running:
        yield running


def plant(server: OfficeRnD, start: float, end: float, **more: Any) -> dict[str, Any]:
    return server.add(at(start).timestamp(), at(end).timestamp(), **more)


def check_in(server: OfficeRnD, minute: float, **more: Any) -> None:
    """Somebody checks in elsewhere."""
    id = server.world.number()
    start = iso(at(minute).timestamp())
    server.world.checkins[id] = {"_id": id, "member": ADA, "start": start, **more}


async def test_it_is_off_unless_it_is_wanted(server: OfficeRnD, tmp_path: Path) -> None:
    plant(server, -5, 30)
    async with room(server, tmp_path) as backend:
        booking = await only(backend)
        assert booking.checked_in is None
        assert not backend.capabilities.keeps_check_in
        with pytest.raises(Refused):
            await backend.check_in(booking)
    assert server.count("GET", "/checkins") == 0


@pytest.mark.parametrize("version", ["v2", "v1"])
async def test_what_is_sent(server: OfficeRnD, tmp_path: Path, version: str) -> None:
    plant(server, -5, 30)
    async with room(server, tmp_path, **ON, api_version=version) as backend:
        assert (await backend.check_in(await only(backend))).checked_in is True
    (body,) = server.bodies("POST", "/checkins/")
    place = "location" if version == "v2" else "office"
    moments = {"start": "2025-03-12T10:00:00.000Z", "end": "2025-03-12T10:30:00.000Z"}
    assert body == {place: LOCATION, **moments}
    (asked,) = (a for a in server.app.asked if a.method == "POST")
    assert asked.path.endswith(f"/checkins/{ADA}")


async def test_check_ins_elsewhere_are_seen(server: OfficeRnD, tmp_path: Path) -> None:
    mine, other = plant(server, -5, 30), plant(server, 60, 90)
    check_in(server, -2, booking=mine["_id"])
    check_in(server, -2, booking=None)
    async with room(server, tmp_path, **ON) as backend:
        found = {b.id: b.checked_in for b in (await day(backend)).bookings}
    assert found == {mine["_id"]: True, other["_id"]: False}


@pytest.mark.parametrize(
    ("minute", "counts"), [(-65, False), (-64, True), (29, True), (30, False)]
)
async def test_a_check_in_belongs_to_its_time(
    server: OfficeRnD, tmp_path: Path, minute: float, counts: bool
) -> None:
    """Of a series each has its own, though they share an id."""
    rule = {"rrule": "FREQ=DAILY;UNTIL=20250320T230000Z"}
    series = plant(server, -4 - 1440, 30 - 1440, recurrence=rule)
    check_in(server, minute, booking=series["_id"])
    async with room(server, tmp_path, **ON) as backend:
        found = (await backend.bookings(at(-60), at(1500))).bookings
    assert [b.checked_in for b in found] == [counts, False]


async def test_a_series_may_be_checked_in(server: OfficeRnD, tmp_path: Path) -> None:
    rule = {"rrule": "FREQ=DAILY;UNTIL=20250320T230000Z"}
    plant(server, -4 - 1440, 30 - 1440, recurrence=rule)
    async with room(server, tmp_path, **ON) as backend:
        today, tomorrow = (await backend.bookings(at(-60), at(1500))).bookings
        assert (await backend.check_in(today)).checked_in is True
        found = (await backend.bookings(at(-60), at(1500))).bookings
    assert [b.checked_in for b in found] == [True, False]
    assert tomorrow.key in [b.key for b in found]
    assert server.world.changed_series == []


async def test_a_companys_booking_is_never_asked_for(
    server: OfficeRnD, tmp_path: Path
) -> None:
    plant(server, -5, 30, member=None)
    async with room(server, tmp_path, **ON) as backend:
        booking = await only(backend)
        assert booking.checked_in is True
        await backend.check_in(booking)
    assert server.count("POST") == 0


async def test_nothing_is_asked_of_an_empty_room(
    server: OfficeRnD, tmp_path: Path
) -> None:
    plant(server, -60, -30)
    plant(server, 2000, 2030)
    async with room(server, tmp_path, **ON) as backend:
        await backend.bookings(at(-100), at(3000))
    assert server.count("GET", "/checkins") == 0


async def test_a_failure_is_no_list(server: OfficeRnD, tmp_path: Path) -> None:
    """Otherwise a booking might be released though somebody has checked in."""
    plant(server, -5, 30)
    async with room(server, tmp_path, **ON) as backend:
        for status, error in ((500, Unreachable), (403, Unauthorised)):
            server.app.faults = [Fault(path=PATH, status=status)]
            with pytest.raises(error):
                await day(backend)


@pytest.mark.parametrize(
    "odd", [None, 5, {}, {"booking": 5}, {"booking": "x"}, {"start": "nonsense"}]
)
async def test_an_odd_check_in_spoils_nothing(
    server: OfficeRnD, tmp_path: Path, odd: Any
) -> None:
    mine = plant(server, -5, 30)
    check_in(server, -2, booking=mine["_id"])
    body = {"results": [odd, *server.world.checkins.values()]}
    async with room(server, tmp_path, **ON) as backend:
        server.app.faults = [Fault(path=PATH, status=200, body=body)]
        assert (await only(backend)).checked_in is True


async def test_a_booking_stays_where_its_check_in_fails(
    server: OfficeRnD, tmp_path: Path
) -> None:
    async with room(server, tmp_path, **ON) as backend:
        server.app.faults = [Fault(path=PATH, method="POST", status=500)]
        made = await backend.book(draft(0, 30, checked_in=True))
        assert made.checked_in is False
        assert (await only(backend)).id == made.id


async def test_one_that_is_gone_cannot_be_checked_in(
    server: OfficeRnD, tmp_path: Path
) -> None:
    raw = plant(server, -5, 30)
    async with room(server, tmp_path, **ON) as backend:
        seen = await only(backend)
        raw["isCancelled"] = True
        with pytest.raises(Conflict):
            await backend.check_in(seen)
        server.world.bookings.clear()
        with pytest.raises(Conflict):
            await backend.check_in(seen)
    assert server.count("POST") == 0


async def test_by_taps(server: OfficeRnD, tmp_path: Path) -> None:
    """Two panels at one room: the other one sees who has checked in."""
    clock = Clock(NOW)
    server.world.clock = clock.seconds
    now = int(clock.seconds())
    server.add(now - 60, now + 1800, member=GRACE)
    table = "member_check_in = true"
    keys = "cache_polling_period = 0.01"
    async with (
        panel(server, tmp_path / "one", clock, keys, table) as door,
        panel(server, tmp_path / "two", clock, keys, table) as other,
    ):
        await door.shows(status="pending")
        current = door.snapshot.status.current
        assert isinstance(current, Booking)
        assert isinstance(await door.engine.handle(CheckIn(current.start)), Done)
        await other.shows(status="busy")
    (made,) = server.world.checkins.values()
    assert made["member"] == GRACE


async def test_a_walk_up_is_checked_in_for_everybody(
    server: OfficeRnD, tmp_path: Path
) -> None:
    clock = Clock(NOW)
    server.world.clock = clock.seconds
    async with panel(server, tmp_path, clock, "", "member_check_in = true") as door:
        await door.shows(status="free")
        assert isinstance(await door.engine.handle(BookNow(minutes(15))), Done)
        await door.shows(status="busy")
    (made,) = server.world.checkins.values()
    assert made["member"] == WALK_UP
