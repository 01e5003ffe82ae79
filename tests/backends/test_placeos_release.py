"""A no-show at a PlaceOS room is released by the panel, and only where it is sure.

All rooms of this file live at the same time, since each has to wait for its moment.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from panel.app import RELEASE_COMMENT
from panel.domain.face import Face
from tests.backends.placeos_rig import Clock, panel
from tests.backends.rig import Panel
from tests.backends.servers.placeos.calendar import Declined
from tests.backends.servers.placeos.faults import Phase
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.sensors import Sensor
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import World

PERIOD = 3.0
"""Seconds; the module's setting is in minutes and takes no fraction in real life."""
LEAD = 1.5
"""Seconds from the start of a test to the start of its meeting."""
AFTER = 1.5
"""Seconds that are watched after the deadline."""
SETTINGS = {"pending_period": PERIOD / 60, "pending_before": 0}


@dataclass
class Room:
    """One server with the panels at its door; `event` begins in a moment."""

    server: PlaceOS
    clock: Clock
    doors: list[Panel]
    event: Event

    @property
    def door(self) -> Panel:
        return self.doors[0]

    @property
    def declined(self) -> list[Declined]:
        return self.server.world.calendar.declined

    @property
    def calls(self) -> list[tuple[Any, ...]]:
        return self.server.calls("end_meeting")

    async def until(self, after: float) -> None:
        """So many seconds after the start of the meeting."""
        moment = self.event["event_start"] + after
        await asyncio.sleep(moment - self.clock.seconds())

    @property
    def counted_down(self) -> bool:
        return any(snapshot.release_at for snapshot in self.door.seen)


Story = Callable[[Room], Awaitable[object]]


async def nothing(room: Room) -> None:
    """Nobody comes."""


async def somebody_checks_in_elsewhere(room: Room) -> None:
    await room.until(PERIOD - 0.5)
    room.server.execute("checkin")


async def the_module_does_not_say_that_it_waits(room: Room) -> None:
    room.server.pin(current_pending=None)


async def a_restart_that_finds_no_calendar(room: Room) -> None:
    await room.until(PERIOD - 0.5)
    room.server.world.calendar.broken = "Service Unavailable"
    room.server.module.pace.first = 60
    room.server.restart_module()


async def a_restart_that_ends_well(room: Room) -> None:
    await room.until(PERIOD - 1)
    room.server.restart_module()


async def the_link_is_gone(room: Room) -> None:
    await room.until(PERIOD - 0.5)
    room.server.stop()


async def the_meeting_is_moved(room: Room) -> None:
    await room.until(PERIOD - 0.5)
    moved = {**room.event, "event_start": room.event["event_start"] + 1}
    room.server.plant(moved)


async def the_answer_is_lost(room: Room) -> None:
    room.server.cut_at(Phase.AFTER_EXEC, function="end_meeting")


async def the_answer_is_no(room: Room) -> None:
    await room.until(PERIOD - 0.5)
    room.server.world.calendar.refuses = "Forbidden"


async def somebody_sits_inside(room: Room) -> None:
    eye = Sensor("m1", "presence", "Eye", 1.0, room.clock.seconds())
    room.server.module.sensors.all.append(eye)
    room.server.poll()


async def a_key_of_the_settings(room: Room) -> None:
    room.server.configure(disable_end_meeting=True)


STORIES: dict[str, tuple[Story, dict[str, Any]]] = {
    "nobody": (nothing, {}),
    "checked in": (somebody_checks_in_elsewhere, {}),
    "not waiting": (the_module_does_not_say_that_it_waits, {}),
    "broken": (a_restart_that_finds_no_calendar, {}),
    "restarted": (a_restart_that_ends_well, {}),
    "gone": (the_link_is_gone, {}),
    "moved": (the_meeting_is_moved, {}),
    "lost": (the_answer_is_lost, {}),
    "refused": (the_answer_is_no, {}),
    "presence": (somebody_sits_inside, {}),
    "switched off": (a_key_of_the_settings, {}),
    "preparation": (nothing, {"body": '{"main_event_id": "x"}'}),
    "two panels": (nothing, {}),
    "begun": (nothing, {"late": 30}),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def rooms(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What became of every story."""
    async with AsyncExitStack() as stack:
        made = {}
        for name, (_, more) in STORIES.items():
            folder = tmp_path_factory.mktemp("room")
            made[name] = await _opened(stack, folder, name, dict(more))
        stories = (_lived(room, STORIES[name][0]) for name, room in made.items())
        await asyncio.gather(*stories)
        yield made


async def _opened(
    stack: AsyncExitStack, folder: Path, name: str, more: dict[str, Any]
) -> Room:
    clock = Clock()
    server = stack.enter_context(serving(World(clock=clock.seconds)))
    server.module.pace.after_end = 0.3
    server.module.pace.minute = 1.0
    server.configure(**SETTINGS)
    doors = []
    for number in range(2 if name == "two panels" else 1):
        where = folder / str(number)
        doors.append(await stack.enter_async_context(panel(server, where, clock)))
    return Room(server, clock, doors, more)


async def _lived(room: Room, story: Story) -> None:
    """The meeting is planted, begins, and is watched until after its deadline."""
    late = room.event.pop("late", 0)
    lead = LEAD - late
    made = room.clock.event(lead / 60, 30, **room.event)
    room.event = made
    room.server.plant(made)
    room.server.poll()
    for door in room.doors:
        await door.until(lambda s: s.connected and s.day.bookings)
    await asyncio.gather(story(room), room.until(late + PERIOD + AFTER))


def test_it_is_released_at_its_moment_with_a_sentence(rooms: dict[str, Room]) -> None:
    room = rooms["nobody"]
    (declined,) = room.declined
    assert (declined.notify, declined.comment) == (True, RELEASE_COMMENT)
    assert declined.id == room.event["id"]
    (call,) = [c for c in room.server.world.execs if c.name == "end_meeting"]
    assert call.args == (room.event["event_start"], True, RELEASE_COMMENT)
    snapshot = room.door.snapshot
    assert snapshot.freed is not None
    assert snapshot.face is Face.RELEASED
    late = snapshot.freed.at.timestamp() - room.event["event_start"] - PERIOD
    assert -0.01 <= late < 1
    shown = {s.release_at for s in room.door.seen if s.release_at}
    start = room.door.seen[-1].freed.booking.start
    assert shown == {start + timedelta(seconds=PERIOD)}


@pytest.mark.parametrize("name", ["restarted", "two panels"])
def test_it_is_released_once(rooms: dict[str, Room], name: str) -> None:
    room = rooms[name]
    assert len(room.declined) == 1
    assert len(room.calls) <= len(room.doors)
    for door in room.doors:
        assert door.snapshot.status.word == "free"
        assert door.snapshot.connected


def test_a_lost_answer_is_not_asked_again(rooms: dict[str, Room]) -> None:
    room = rooms["lost"]
    assert len(room.calls) == len(room.declined) == 1
    assert room.door.snapshot.status.word == "free"


def test_a_refusal_is_not_asked_again_at_once(rooms: dict[str, Room]) -> None:
    room = rooms["refused"]
    assert len(room.calls) == 1
    assert room.declined == []
    assert room.door.snapshot.status.current is not None


@pytest.mark.parametrize(
    "name",
    [
        "checked in",
        "not waiting",
        "broken",
        "gone",
        "moved",
        "presence",
        "switched off",
        "preparation",
        "begun",
    ],
)
def test_it_is_not_released(rooms: dict[str, Room], name: str) -> None:
    room = rooms[name]
    assert room.calls == []
    assert room.door.snapshot.status.current is not None


@pytest.mark.parametrize("name", ["switched off", "preparation", "begun"])
def test_what_will_not_be_released_never_counts_down(
    rooms: dict[str, Room], name: str
) -> None:
    assert not rooms[name].counted_down


@pytest.mark.parametrize("name", ["checked in", "not waiting", "broken", "gone"])
def test_what_is_kept_at_the_last_moment_had_counted_down(
    rooms: dict[str, Room], name: str
) -> None:
    assert rooms[name].counted_down
