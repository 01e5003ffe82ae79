"""What OfficeRnD says of the room: name, seats, picture, zone, place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from panel.backends.base import (
    BackendError,
    Garbled,
    Refused,
    RoomInfo,
    Unauthorised,
    Unreachable,
)
from tests.backends.contract import NOW, at, day
from tests.backends.officernd_place import room
from tests.backends.officernd_rig import panel
from tests.backends.rig import Clock
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import LOCATION, RESOURCE, World
from tests.backends.servers.web import Fault

LISBON = ZoneInfo("Europe/Lisbon")


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(NOW.timestamp)) as running:
        yield running


@pytest.mark.parametrize("version", ["v2", "v1"])
async def test_all_that_is_said(
    server: OfficeRnD, tmp_path: Path, version: str
) -> None:
    async with room(server, tmp_path, api_version=version) as backend:
        found = await backend.room()
        server.add(at(0).timestamp(), at(30).timestamp())
        (booking,) = (await day(backend)).bookings
    assert found == RoomInfo(
        name="Boardroom",
        capacity=10,
        zone=LISBON,
        published={"room_image": "https://images.example.com/boardroom.png"},
    )
    assert booking.location == "Harbour"


@pytest.mark.parametrize(
    ("name", "wrong", "left"),
    [
        ("name", None, {"name": None}),
        ("name", 5, {"name": None}),
        ("size", "ten", {"capacity": None}),
        ("size", 0, {"capacity": None}),
        ("size", True, {"capacity": None}),
        ("size", 10**9, {"capacity": None}),
        ("size", 8.0, {"capacity": 8}),
        ("images", None, {"published": {}}),
        ("images", [], {"published": {}}),
        ("images", [5], {"published": {}}),
        ("images", ["/etc/passwd"], {"published": {}}),
        ("images", ["javascript:alert(1)"], {"published": {}}),
        ("images", ["https://["], {"published": {}}),
        (
            "images",
            [{"url": "https://x.example/a.png"}],
            {"published": {"room_image": "https://x.example/a.png"}},
        ),
        ("location", None, {"zone": LISBON}),
        ("timezone", "Asia/Tokyo", {"zone": ZoneInfo("Asia/Tokyo")}),
    ],
)
async def test_what_is_wrong_is_not_said(
    server: OfficeRnD, tmp_path: Path, name: str, wrong: object, left: dict[str, Any]
) -> None:
    """A room without a location has the zone of its bookings."""
    server.add(at(0).timestamp(), at(30).timestamp())
    server.world.resources[RESOURCE][name] = wrong
    async with room(server, tmp_path) as backend:
        found = await backend.room()
    assert {key: getattr(found, key) for key in left} == left


@pytest.mark.parametrize("zone", [None, "Nowhere/Else", 5, ""])
async def test_a_zone_that_is_none(
    server: OfficeRnD, tmp_path: Path, zone: object
) -> None:
    server.world.locations[LOCATION]["timezone"] = zone
    async with room(server, tmp_path) as backend:
        assert (await backend.room()).zone is None
        server.add(at(0).timestamp(), at(30).timestamp())
        assert (await backend.room()).zone == LISBON


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_a_location_that_is_not_shown(
    server: OfficeRnD, tmp_path: Path, status: int
) -> None:
    """At first its zone is needed; later what it said holds."""
    server.add(at(0).timestamp(), at(30).timestamp())
    place = "/api/v2/organizations/harbour-space/locations"
    async with room(server, tmp_path) as backend:
        server.app.faults = [Fault(path=place, status=status)]
        if status == 500:
            with pytest.raises(Unreachable):
                await backend.room()
        else:
            assert (await backend.room()).zone == LISBON
        await backend.room()
        server.app.faults = [Fault(path=place, status=status)]
        assert (await backend.room()).zone == LISBON


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (Fault(status=404), Refused, "resource_id"),
        (Fault(status=403), Unauthorised, "does not let"),
        (Fault(status=500), Unreachable, "500"),
        (Fault(text="[]"), Garbled, "resource"),
        (Fault(text="x"), Garbled, "JSON"),
    ],
)
async def test_no_room(
    server: OfficeRnD,
    tmp_path: Path,
    fault: Fault,
    error: type[BackendError],
    words: str,
) -> None:
    async with room(server, tmp_path) as backend:
        server.app.faults = [fault]
        with pytest.raises(error, match=words):
            await backend.room()


async def test_on_the_screen(server: OfficeRnD, tmp_path: Path) -> None:
    clock = Clock(NOW)
    server.world.clock = clock.seconds
    async with panel(server, tmp_path, clock) as door:
        await door.shows(
            connected=True,
            room_name="Boardroom",
            room_capacity=10,
            room_image="https://images.example.com/boardroom.png",
        )
        assert door.snapshot.room.zone == LISBON
