"""The panel's own sensor: what it says reaches the engine and the booking system."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from panel.app import Parts
from panel.beside import Place
from panel.domain import room as domain
from panel.domain.room import Rules
from panel.domain.sensor import Sensor
from panel.engine.engine import Around, Engine
from panel.engine.memory import Memory
from panel.sensing import Sensing
from panel.settings import SensorTable
from panel.vitals.vitals import Vitals
from tests.engine.room import Room

LINES = (
    b'{"presence": true, "co2": 640}\n'
    b"nonsense\n"
    b'{"temperature": 21.5}\n'
    b'{"people_count": 2, "co2": 700}\n'
)


def now() -> datetime:
    return datetime.now(UTC)


class Taking(Room):
    """Takes what the sensor says; `took` tells when there is something."""

    def __init__(self) -> None:
        super().__init__(now)
        self.took: asyncio.Queue[Sensor] = asyncio.Queue()

    async def report(self, sensor: Sensor) -> None:
        self.took.put_nowait(sensor)


async def place_of(room: Room, store: Path) -> Place:
    memory = Memory(store)
    around = Around(now, lambda info, able: (domain.Room(), Rules()))
    engine = Engine(room, memory, around)
    await engine.start()
    parts = Parts(cast(Any, None), room, memory, engine)
    return Place(parts, now, Vitals)


async def test_a_sensor_is_heard_and_handed_on(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(LINES)
    room = Taking()
    place = await place_of(room, tmp_path)
    told: asyncio.Queue[Sensor | None] = asyncio.Queue()
    place.parts.engine.subscribe(lambda snapshot: told.put_nowait(snapshot.sensor))
    sensing = Sensing(SensorTable(path=tmp_path / "lines"), place)
    try:
        first = await asyncio.wait_for(room.took.get(), 20)
        assert first.presence is not None or first.environment
        seen = await asyncio.wait_for(told.get(), 20)
        while seen is None or seen.people_count != 2:
            seen = await asyncio.wait_for(told.get(), 20)
        assert seen.environment == {"co2": 700}
    finally:
        await sensing.aclose()
        await place.parts.memory.aclose()


async def test_what_says_nothing_of_people_changes_nothing_known_of_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "lines").write_bytes(b'{"co2": 640}\n')
    room = Taking()
    place = await place_of(room, tmp_path)
    people = Sensor(at=now(), presence=True)
    place.parts.engine.sense(people)
    sensing = Sensing(SensorTable(path=tmp_path / "lines"), place)
    try:
        reported = await asyncio.wait_for(room.took.get(), 20)
        assert (reported.presence, reported.environment) == (None, {"co2": 640})
        assert place.parts.engine.snapshot.sensor == people
    finally:
        await sensing.aclose()
        await place.parts.memory.aclose()
