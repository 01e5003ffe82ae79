"""After a restart a panel asks for its list alone: it was told the rest before."""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Reading, RoomInfo, Site
from panel.backends.makeplans import MakePlansBackend
from panel.backends.makeplans.kept import NAME
from tests.backends.contract import DAY, NOW
from tests.backends.makeplans_place import values
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.things import DAYS
from tests.backends.servers.makeplans.world import World

WEEK = {f"opening_hours_{day}": ["08:00", "16:00"] for day in DAYS}


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving(World(clock=NOW.timestamp)) as running:
        running.world.resources[1].update(WEEK)
        running.world.exceptions["2025-03-12"] = ["10:00", "12:00"]
        yield running


async def run(
    server: MakePlans,
    store: Path,
    *,
    readings: int = 4,
    now: datetime = NOW,
    **more: Any,
) -> tuple[RoomInfo, Reading, list[str]]:
    """One run of a panel: the room and the list as first told, what was asked."""
    server.asked.clear()
    site = Site(store=store, now=lambda: now, values=values(server, **more))
    backend = MakePlansBackend(site)
    room = await backend.room()
    first = await backend.bookings(NOW - DAY / 2, NOW + DAY / 2)
    for _ in range(readings - 1):
        await backend.bookings(NOW - DAY / 2, NOW + DAY / 2)
    await backend.aclose()
    return room, first, [asked.path.removeprefix("/api/v1") for asked in server.asked]


async def test_only_the_list_is_asked_for(server: MakePlans, tmp_path: Path) -> None:
    before, _, _ = await run(server, tmp_path)
    room, reading, asked = await run(server, tmp_path, readings=1)
    assert asked == ["/bookings/visible"]
    assert room == before
    assert room.name == "Boardroom"
    opened = next(end.hour for _, end in reading.closed)
    assert opened == 9, "the hours of the date are kept too"


async def test_the_rest_comes_later(server: MakePlans, tmp_path: Path) -> None:
    """Not at once: all panels of the office may have started with it."""
    await run(server, tmp_path)
    _, _, asked = await run(server, tmp_path)
    assert asked == ["/bookings/visible", *["/bookings/all"] * 3]


Spoil = Callable[[Path], object]


def changed(**fields: Any) -> Spoil:
    def spoil(path: Path) -> None:
        path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))

    return spoil


SPOILT: list[tuple[str, Spoil]] = [
    ("gone", Path.unlink),
    ("empty", lambda path: path.write_text("")),
    ("cut", lambda path: path.write_text(path.read_text()[:50])),
    ("a list", lambda path: path.write_text("[]")),
    ("bytes", lambda path: path.write_bytes(b"\xff\x00" * 99)),
    ("huge", lambda path: path.write_text("[" * 2**19)),
    ("another room", changed(room="https://x/api/v1 2")),
    ("no moment", changed(at=None)),
    ("no resource", changed(resource=None)),
    ("a folder", lambda path: (path.unlink(), path.mkdir())),
]


@pytest.mark.parametrize("spoil", [s[1] for s in SPOILT], ids=[s[0] for s in SPOILT])
async def test_what_cannot_be_used_is_asked_for(
    server: MakePlans, tmp_path: Path, spoil: Spoil
) -> None:
    await run(server, tmp_path)
    spoil(tmp_path / NAME)
    room, _, asked = await run(server, tmp_path, readings=1)
    assert room.name == "Boardroom"
    assert asked[0] == "/resources/1"


@pytest.mark.parametrize("hours", [-1, 25])
async def test_what_is_old_or_of_tomorrow_is_asked_for(
    server: MakePlans, tmp_path: Path, hours: int
) -> None:
    await run(server, tmp_path)
    then = NOW + timedelta(hours=hours)
    _, _, asked = await run(server, tmp_path, readings=1, now=then)
    assert asked[0] == "/resources/1"


async def test_another_room_asks_for_itself(server: MakePlans, tmp_path: Path) -> None:
    await run(server, tmp_path)
    room, _, _ = await run(server, tmp_path, resource_id=2)
    assert room.name == "Attic"


async def test_a_store_that_cannot_be_written(
    server: MakePlans, tmp_path: Path
) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    room, _, _ = await run(server, nowhere / "store")
    assert room.name == "Boardroom"


async def test_two_runs_at_once_leave_a_whole_file(
    server: MakePlans, tmp_path: Path
) -> None:
    await asyncio.gather(*(run(server, tmp_path) for _ in range(4)))
    assert json.loads((tmp_path / NAME).read_text())["zone"] == "Oslo"
