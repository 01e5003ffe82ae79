"""What the module hides stays hidden while it, or the link to it, goes and comes."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backends.placeos_rig import Clock, panel
from tests.backends.rig import Panel
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import World


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[PlaceOS]:
    with serving(World(clock=clock.seconds)) as running:
        running.plant(clock.event(-10, 30), clock.event(60, 90, id="b", private=True))
        running.configure(hide_meeting_details=True)
        yield running


def hidden(door: Panel) -> bool:
    """Whether every picture with bookings hides what they are."""
    shown = [snapshot for snapshot in door.seen if snapshot.day.bookings]
    return bool(shown) and all(snapshot.rules.hide_details for snapshot in shown)


@pytest.mark.parametrize("trouble", ["restart_module", "cut", "stop"])
async def test_it_stays_hidden(
    server: PlaceOS, clock: Clock, tmp_path: Path, trouble: str
) -> None:
    server.world.manners.shuffle = 0.1
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.status.current)
        server.module.pace.first = 0.3
        getattr(server, trouble)()
        await asyncio.sleep(0.5)
        if trouble == "stop":
            server.start()
        await door.shows(connected=True, hide_meeting_details=True)
        assert hidden(door)
    async with panel(server, tmp_path, clock) as again:
        await again.until(lambda s: s.connected)
        assert hidden(again)


async def test_what_is_hidden_is_known_before_anything_is_shown(
    server: PlaceOS, clock: Clock, tmp_path: Path
) -> None:
    """The one variable that says so comes long after all the others."""
    manners = server.world.manners
    manners.value_first, manners.late["hide_meeting_details"] = False, 0.5
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.status.current)
        server.cut()
        server.plant(clock.event(100, 130, id="new"))
        server.poll()
        await door.until(lambda s: len(s.day.bookings) == 3)
        await door.shows(hide_meeting_details=True)
        assert hidden(door)


async def test_a_private_one_is_hidden_by_itself(
    server: PlaceOS, clock: Clock, tmp_path: Path
) -> None:
    server.configure(hide_meeting_details=None)
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.status.next)
        assert door.snapshot.status.next is not None
        assert door.snapshot.status.next.private
