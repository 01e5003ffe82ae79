"""The panel's own sensor and battery, as a sensor and a tag of the system."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Reporting, Site, Unauthorised
from panel.backends.http import Http
from panel.backends.ones.asking import Asking
from panel.backends.ones.backend import OffisionBackend, OnesBackend
from panel.backends.ones.dialect import BOOKINGS_ONE, OFFISION
from panel.backends.ones.sensors import Sensors, measured
from panel.backends.ones.table import Table
from panel.backends.ones.tag import battery
from panel.domain.sensor import Sensor
from tests.backends.contract import NOW, day
from tests.backends.place import LISBON
from tests.backends.servers.ones.server import Ones
from tests.backends.servers.ones.service import ROOT
from tests.backends.servers.web import Fault

Make = Callable[..., Awaitable[OnesBackend]]
IOT, TAGS = f"{ROOT}/iot", f"{ROOT}/tags"
OFFISION_ALONE = pytest.mark.parametrize("ones_server", ["offision"], indirect=True)


@pytest.fixture
def server(ones_server: Ones) -> Ones:
    return ones_server


@pytest.fixture
def make(ones_make: Make) -> Make:
    return ones_make


def sensed(presence: bool | None, seconds: float = 0, **air: float) -> Sensor:
    moment = NOW + timedelta(seconds=seconds)
    return Sensor(at=moment, presence=presence, environment=air)


class TestSensor:
    """Readings of the panel's own sensor, where it has an access id."""

    def posted(self, server: Ones, name: str = "occupancy") -> list[dict[str, Any]]:
        return [body for kind, body in server.world.posted if kind == name]

    async def test_it_takes_them(self, make: Make) -> None:
        assert isinstance(await make(), Reporting)

    async def test_opt_in(self, server: Ones, make: Make) -> None:
        await (await make()).report(sensed(True, co2=640))
        assert server.asked == []

    async def test_occupancy(self, server: Ones, make: Make) -> None:
        backend = await make(sensor_access_id="4GHUG6")
        await backend.report(sensed(True))
        own: dict[str, Any] = {"hasMotion": True}
        if server.world.localised:
            own = {"data": {"isConnected": True, "isOccupied": True}}
        (body,) = self.posted(server)
        stamp = "2025-03-12T10:00:00+00:00"
        assert body == {"accessId": "4GHUG6", "timestamp": stamp, **own}

    async def test_a_change_at_once_the_same_once_a_minute(
        self, server: Ones, make: Make
    ) -> None:
        backend = await make(sensor_access_id="4GHUG6")
        for presence in (True, True, False, False, None, True):
            await backend.report(sensed(presence))
        assert len(self.posted(server)) == 3
        assert server.count("POST", IOT) == 3

    async def test_a_sign_of_life(self, server: Ones) -> None:
        table = Table(server.values(sensor_access_id="4GHUG6"))
        http = Http(table.server)
        dialect = BOOKINGS_ONE if server.world.localised else OFFISION
        sensors = Sensors(Asking(http, table), dialect, life=0.0)
        await sensors.report(sensed(True))
        await sensors.report(sensed(True))
        await http.aclose()
        assert len(self.posted(server)) == 2

    async def test_a_refusal_is_an_error(self, server: Ones, make: Make) -> None:
        backend = await make(sensor_access_id="4GHUG6")
        server.faults.append(Fault(IOT, status=401))
        with pytest.raises(Unauthorised):
            await backend.report(sensed(True))
        await backend.report(sensed(True))
        assert len(self.posted(server)) == 1, "what was not taken is tried again"

    @OFFISION_ALONE
    async def test_air(self, server: Ones, make: Make) -> None:
        backend = await make(environment_access_id="5HHUG7")
        await backend.report(sensed(True, co2=640, temperature=21.5, humidity=40))
        await backend.report(sensed(True, co2=650))
        (body,) = self.posted(server, "environment")
        assert body == {
            "accessId": "5HHUG7",
            "timestamp": "2025-03-12T10:00:00+00:00",
            "hasMotion": True,
            "cO2": 640,
            "humidity": 40,
            "humidityUnit": 0,
        }

    @OFFISION_ALONE
    async def test_air_is_told_though_presence_is_not_taken(
        self, server: Ones, make: Make
    ) -> None:
        backend = await make(environment_access_id="5HHUG7", sensor_access_id="4GHUG6")
        server.faults.append(Fault(f"{IOT}/v1/occ", status=403))
        with pytest.raises(Unauthorised):
            await backend.report(sensed(True, co2=640))
        assert len(self.posted(server, "environment")) == 1

    @pytest.mark.parametrize("unit", [0, 1])
    def test_a_temperature_where_its_unit_is_known(self, unit: int) -> None:
        assert measured({"temperature": 21.5}, None) == {}
        told = measured({"temperature": 21.5}, unit)
        assert told == {"temperature": 21.5, "temperatureUnit": unit}

    def test_what_nobody_knows_is_left_out(self) -> None:
        assert measured({"radon": 3, "lux": 300}, None) == {"detectedLUX": 300}


def supply(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir(parents=True)
    for file, text in files.items():
        (folder / name / file).write_text(f"{text}\n")


class TestBattery:
    """The tablet's battery, as that of a tag."""

    def test_the_emptiest(self, tmp_path: Path) -> None:
        assert battery(tmp_path / "none") is None
        supply(tmp_path, "AC", type="Mains", online="1")
        assert battery(tmp_path) is None
        supply(tmp_path, "BAT0", type="Battery", capacity="81")
        supply(tmp_path, "BAT1", type="Battery", capacity="34")
        supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="5")
        supply(tmp_path, "odd", type="Battery", capacity="?")
        supply(tmp_path, "bare", type="Battery")
        assert battery(tmp_path) == 34

    @pytest.fixture
    async def tablet(self, server: Ones, tmp_path: Path) -> AsyncIterator[OnesBackend]:
        supply(tmp_path / "power", "BAT0", type="Battery", capacity="81")
        values = server.values(epaper_tag_id="tag-7")
        site = Site(store=tmp_path, now=lambda: NOW, zone=LISBON, values=values)
        backend = OffisionBackend(site, tmp_path / "power")
        yield backend
        await backend.aclose()

    async def test_told_every_ten_minutes(
        self, server: Ones, tablet: OnesBackend
    ) -> None:
        await day(tablet)
        while not server.world.posted:
            await asyncio.sleep(0.02)
        await day(tablet)
        await day(tablet)
        told = {"batteryLevel": 81, "isOnline": True, "ePaperTagId": "tag-7"}
        assert server.world.posted == [("epaper_tag", told)]
        assert server.count("POST", TAGS) == 1

    async def test_a_failure_harms_nothing(
        self, server: Ones, tablet: OnesBackend, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.faults.append(Fault(TAGS, status=500))
        await day(tablet)
        while not tablet.notices:
            await asyncio.sleep(0.02)
        assert tablet.notices[0].startswith("The battery's level: ")
        assert len(caplog.records) == 1

    async def test_opt_in(self, server: Ones, make: Make) -> None:
        backend = await make()
        await day(backend)
        await backend.aclose()
        assert server.count("POST", TAGS) == 0
