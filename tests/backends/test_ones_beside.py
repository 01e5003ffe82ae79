"""What stands beside the list: words, keys, visitors, sensors, battery, calls."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Call, Reporting, Said, Site, Unauthorised
from panel.backends.base import Pushed as PushedProtocol
from panel.backends.http import Http
from panel.backends.ones.asking import Asking
from panel.backends.ones.backend import OffisionBackend, OnesBackend
from panel.backends.ones.begins import Begins
from panel.backends.ones.dialect import BOOKINGS_ONE, OFFISION
from panel.backends.ones.sensors import Sensors, measured
from panel.backends.ones.table import Table
from panel.backends.ones.tag import battery
from panel.domain.sensor import Sensor
from tests.backends.contract import NOW, at, day, meeting, only
from tests.backends.ones_place import LISBON, OnesPlace
from tests.backends.servers.ones.server import Ones, serving
from tests.backends.servers.ones.service import PATHS, ROOT
from tests.backends.servers.web import Fault

Make = Callable[..., OnesPlace]
KEYS, CONTENT = f"{ROOT}/{PATHS['access_keys']}", f"{ROOT}/{PATHS['player_content']}"
HOOKS, VISITS = f"{ROOT}/hooks", PATHS["visits"]
IOT, TAGS = f"{ROOT}/iot", f"{ROOT}/tags"
OFFISION_ALONE = pytest.mark.parametrize("server", ["offision"], indirect=True)
DAILY = "https://rooms.example.com/q/T0k3nOfToday"


@pytest.fixture(params=["offision", "bookings_one"])
def server(request: pytest.FixtureRequest) -> Iterator[Ones]:
    with serving(request.param, NOW.timestamp) as running:
        yield running


@pytest.fixture
async def make(server: Ones, tmp_path: Path) -> AsyncIterator[Callable[..., Any]]:
    """`make(language="pt", **table)`: a panel's backend."""
    places: list[OnesPlace] = []

    async def made(language: str = "en", **more: Any) -> OnesBackend:
        place = OnesPlace(server, tmp_path, more, language=language)
        places.append(place)
        return await place.another()

    yield made
    for place in places:
        await place.aclose()


def key(address: object, kind: str = "daily", room: int = 12) -> tuple[str, Any]:
    return kind, {"type": 2, "bookableResource": {"id": room}, "accessUrl": address}


class TestWords:
    """The panel content: its words where wanted, its numbers where they are known."""

    async def said(self, backend: OnesBackend) -> Said | None:
        return (await day(backend)).said

    async def test_nobody_asks_where_nobody_wants_it(
        self, server: Ones, make: Make
    ) -> None:
        assert await self.said(await make()) is None
        assert server.count("GET", CONTENT) == 0

    async def test_its_own_words(self, server: Ones, make: Make) -> None:
        local = "Faça favor" if server.world.localised else "Come on in"
        assert await self.said(await make("pt", wording=True)) == Said(wording=local)

    async def test_words_on_one_line(self, server: Ones, make: Make) -> None:
        server.world.content[0]["statusWording"] = " Come\n\ton  in "
        said = await self.said(await make(wording=True))
        assert said == Said(wording="Come on in")

    @pytest.mark.parametrize(
        ("table", "status"),
        [
            ({"colours": {"8": "free"}}, "free"),
            ({"colours": {"9": "free"}}, ""),
            ({"statuses": {"5": "pending"}}, "pending"),
            ({"colours": {"8": "free"}, "statuses": {"5": "busy"}}, "free"),
            ({"colours": {"1": "free"}, "statuses": {"5": "busy"}}, "busy"),
        ],
    )
    async def test_numbers(
        self, make: Make, table: dict[str, Any], status: str
    ) -> None:
        assert await self.said(await make(**table)) == Said(status=status)

    @pytest.mark.parametrize("value", [None, "8", 8.5, [], True])
    async def test_what_is_no_number_means_nothing(
        self, server: Ones, make: Make, value: object
    ) -> None:
        server.world.content[0].update(suggestColor=value, status=value)
        backend = await make(colours={"8": "free", "1": "free"})
        assert await self.said(backend) == Said()

    @pytest.mark.parametrize(
        "fault",
        [
            Fault(CONTENT, status=404),
            Fault(CONTENT, status=500, times=2),
            Fault(CONTENT, text="{}"),
            Fault(CONTENT, text="[]"),
            Fault(CONTENT, text="[7]"),
        ],
        ids=lambda f: str(f.status or f.text),
    )
    async def test_without_it_the_list_is_as_good(
        self,
        server: Ones,
        make: Make,
        fault: Fault,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        server.world.put(server.world.made(at(0), at(30)))
        backend = await make(wording=True)
        server.faults.append(replace(fault))
        reading = await day(backend)
        assert (reading.said, len(reading.bookings)) == (None, 1)
        (notice,) = backend.notices
        assert notice.startswith("The system's own words for the moment: ")
        assert notice.endswith(".")
        server.faults.append(replace(fault))
        await day(backend)
        warned = [r for r in caplog.records if r.levelno == logging.WARNING]
        assert len(warned) == 1
        server.faults.clear()
        assert await self.said(backend) is not None
        assert backend.notices == ()

    async def test_of_another_room(self, server: Ones, make: Make) -> None:
        server.world.content[0]["bookableResource"]["id"] = 13
        assert await self.said(await make(wording=True)) is None


class TestAccessKey:
    """The QR code leads to where the access key does."""

    async def address(self, backend: OnesBackend) -> object:
        return (await backend.room()).published.get("custom_qr_url")

    async def test_the_daily_one(self, server: Ones, make: Make) -> None:
        server.world.access_keys = [key("https://x.example/s", "static"), key(DAILY)]
        assert await self.address(await make()) == DAILY

    async def test_the_one_that_stays(self, server: Ones, make: Make) -> None:
        server.world.access_keys = [key(DAILY), key("https://x.example/s", "static")]
        found = await self.address(await make(access_key="static"))
        assert found == "https://x.example/s"

    async def test_none(self, server: Ones, make: Make) -> None:
        server.world.access_keys = [key(DAILY)]
        assert await self.address(await make(access_key="none")) is None
        assert server.count("GET", KEYS) == 0

    @pytest.mark.parametrize(
        "address",
        [
            *("javascript:alert(1)", "ftp://x.example/a", "data:text/html,x", ""),
            *("https://", "/q/abc", "https://x.example/a b", "https://x.example/\n"),
            *(f"https://x.example/{'a' * 2000}", "http://[", None, 7, []),
        ],
        ids=lambda a: repr(a)[:30],
    )
    async def test_only_an_address_of_the_web(
        self, server: Ones, make: Make, address: object
    ) -> None:
        server.world.access_keys = [key(address)]
        assert await self.address(await make()) is None

    async def test_not_that_of_another_room(self, server: Ones, make: Make) -> None:
        server.world.access_keys = [key(DAILY, room=13)]
        assert await self.address(await make()) is None

    async def test_asked_once_an_hour(self, server: Ones, make: Make) -> None:
        server.world.access_keys = [key(DAILY)]
        backend = await make()
        for _ in range(3):
            await self.address(backend)
        assert server.count("GET", KEYS) == 1

    async def test_a_call_has_it_asked_again(self, server: Ones, make: Make) -> None:
        server.world.access_keys = [key(DAILY)]
        backend = await make()
        await self.address(backend)
        server.world.access_keys = [key("https://x.example/new")]
        assert await self.address(backend) == DAILY
        assert backend.genuine(called(b"{}"))
        assert await self.address(backend) == "https://x.example/new"

    @pytest.mark.parametrize("answers", [True, False])
    async def test_another_day_has_another_key(
        self, server: Ones, tmp_path: Path, answers: bool
    ) -> None:
        server.world.access_keys = [key(DAILY)]
        times = [datetime(2025, 3, 12, 23, 59, tzinfo=UTC)]
        site = Site(
            store=tmp_path, now=lambda: times[-1], zone=LISBON, values=server.values()
        )
        backend = OffisionBackend(site)
        assert await self.address(backend) == DAILY
        times.append(times[-1] + timedelta(minutes=2))
        server.world.access_keys = [key("https://x.example/tomorrow")]
        if not answers:
            server.faults.append(Fault(KEYS, status=500, times=2))
        found = await self.address(backend)
        assert found == ("https://x.example/tomorrow" if answers else None)
        await backend.aclose()

    @pytest.mark.parametrize(
        "fault", [Fault(KEYS, status=404), Fault(KEYS, text="{}")], ids=["404", "{}"]
    )
    async def test_without_it_there_is_no_code(
        self,
        server: Ones,
        make: Make,
        fault: Fault,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        server.faults.append(replace(fault))
        backend = await make()
        assert (await backend.room()).name == "Boardroom"
        (notice,) = backend.notices
        assert notice.startswith("The access key for the QR code: ")
        assert len(caplog.records) == 1

    async def test_it_is_not_logged(
        self, server: Ones, make: Make, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        server.world.access_keys = [key(DAILY), key("ftp://x.example/T0k3nOfToday")]
        await self.address(await make())
        assert "T0k3nOfToday" not in caplog.text


class TestVisitors:
    """Those of the visiting appointments, where the admin wants them welcomed."""

    def visit(self, server: Ones, booking: int, *names: str) -> None:
        kept = server.world.found(str(booking))
        row = {
            "id": "v1",
            "subject": kept.row["subject"],
            "bookableResources": [{"id": 12}],
            "invitingUser": {"id": 3, "displayName": "Ada Byron"},
            "visitors": [
                {"id": n, "displayName": name} for n, name in enumerate(names)
            ],
            "period": kept.row["period"],
            "booking": kept.row["booking"],
        }
        server.world.visits.append(row)

    async def test_where_wanted(self, server: Ones, make: Make) -> None:
        server.world.put(server.world.made(at(0), at(30), booking=815))
        server.world.put(server.world.made(at(60), at(90), booking=816))
        self.visit(server, 815, "Grace Hopper", "", "Alan Turing")
        first, second = (await day(await make(welcome_visitors=True))).bookings
        assert [p.name for p in first.visitors] == ["Grace Hopper", "Alan Turing"]
        assert second.visitors == ()

    async def test_not_otherwise(self, server: Ones, make: Make) -> None:
        server.world.put(server.world.made(at(0), at(30), booking=815))
        self.visit(server, 815, "Grace Hopper")
        assert (await only(await make())).visitors == ()
        assert server.count("GET", VISITS) == 0

    async def test_without_them_the_list_is_as_good(
        self, server: Ones, make: Make
    ) -> None:
        server.world.put(server.world.made(at(0), at(30), booking=815))
        server.faults.append(Fault(VISITS, status=403))
        backend = await make(welcome_visitors=True)
        assert (await only(backend)).visitors == ()
        assert backend.notices[0].startswith("The visitors' names: ")


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
        await day(tablet)
        while not server.world.posted:
            await asyncio.sleep(0.02)
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


def called(body: bytes) -> Call:
    return Call(headers={}, body=body, at=NOW)


class TestCalls:
    """Subscriptions; and that a call can be told by its shape alone."""

    ADDRESS = "https://panel.example.com/push/unguessable"

    async def test_what_is_asked_for(self, server: Ones, make: Make) -> None:
        backend = await make(subscribe_minutes=100)
        assert isinstance(backend, PushedProtocol)
        left = await backend.subscribe(self.ADDRESS, replacing="https://panel")
        assert left == timedelta(minutes=70)
        body = {"ids": "12", "callbackUrl": self.ADDRESS, "expireTime": 100}
        assert server.world.subscriptions == [
            ("subscribe_appointments", body),
            ("subscribe_access_keys", body),
        ]

    @pytest.mark.parametrize(
        ("table", "kinds"),
        [
            ({"access_key": "none"}, ["appointments"]),
            (
                {"access_key": "none", "wording": True},
                ["appointments", "player_content"],
            ),
            (
                {"colours": {"1": "free"}},
                ["appointments", "access_keys", "player_content"],
            ),
        ],
    )
    async def test_only_what_is_used(
        self, server: Ones, make: Make, table: dict[str, Any], kinds: list[str]
    ) -> None:
        await (await make(**table)).subscribe(self.ADDRESS, replacing="x")
        asked = [kind for kind, _ in server.world.subscriptions]
        assert asked == [f"subscribe_{kind}" for kind in kinds]

    async def test_the_first_is_needed(self, server: Ones, make: Make) -> None:
        server.faults.append(Fault(HOOKS, status=403))
        with pytest.raises(Unauthorised):
            await (await make()).subscribe(self.ADDRESS, replacing="x")

    async def test_the_others_are_not(
        self, server: Ones, make: Make, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.faults.append(Fault(f"{HOOKS}/v1/keys", status=404))
        backend = await make()
        await backend.subscribe(self.ADDRESS, replacing="x")
        assert "access_keys" in backend.notices[0]
        assert len(caplog.records) == 1
        assert "unguessable" not in caplog.text

    async def test_an_end_that_nobody_can_ask_for(
        self, server: Ones, make: Make
    ) -> None:
        await (await make()).unsubscribe()
        assert server.asked == []

    @pytest.mark.parametrize(
        ("body", "genuine"),
        [
            (b"", True),
            (b" \n", True),
            (b"{}", True),
            (json.dumps({"bookableResourceId": 12}).encode(), True),
            (b"[]", False),
            (b"7", False),
            (b"null", False),
            (b"hello", False),
            (b"\xff\xfe", False),
            (b'{"a":' * 3000, False),
            (b'{"a": "' + b"x" * 70_000 + b'"}', False),
        ],
        ids=lambda v: repr(v)[:20],
    )
    async def test_shape(self, make: Make, body: bytes, genuine: bool) -> None:
        assert (await make()).genuine(called(body)) is genuine


class TestBegins:
    """A booking that begins has another state from then on: a hint to read."""

    async def hint(self, *starts: float, **more: Any) -> str:
        begins = Begins(lambda: NOW)
        begins.heard([meeting(s / 60, s / 60 + 30, **more) for s in starts])
        async with asyncio.timeout(0.3):
            return await anext(begins.hints())

    async def test_after_a_start(self) -> None:
        assert await self.hint(600, -4.95) == "a booking has begun"
        assert await self.hint(-29.95)

    @pytest.mark.parametrize(
        "more", [{"checked_in": True}, {"checked_in": False}, {"buffer": True}], ids=str
    )
    async def test_of_nothing_else(self, more: dict[str, Any]) -> None:
        with pytest.raises(TimeoutError):
            await self.hint(-4.95, **more)

    async def test_a_new_list_counts(self, make: Make) -> None:
        begins = Begins(lambda: NOW)
        waiting = asyncio.create_task(anext(begins.hints()))
        await asyncio.sleep(0)
        begins.heard([meeting(-4.95 / 60, 30)])
        async with asyncio.timeout(1):
            assert await waiting


class TestExamine:
    """What `check` says, in the order in which one thing needs the other."""

    async def lines(self, backend: OnesBackend) -> list[tuple[str, str, bool]]:
        return [(f.text, f.remedy, f.failure) async for f in backend.examine()]

    async def test_all_is_well(self, server: Ones, make: Make) -> None:
        server.world.access_keys = [key(DAILY)]
        server.world.put(server.world.made(at(0), at(30)))
        backend = await make()
        name = "Bookings ONE" if server.world.localised else "Offision"
        found = await self.lines(backend)
        assert [line[0] for line in found] == [
            f"{name} answers, version 2.2.0, client Happy Ltd.",
            "room 12: Boardroom",
            "appointments of the next day: 1",
            "panel content: status 5, suggestColor 8 now",
            "access keys (daily): 1",
        ]
        assert not any(remedy or failure for _, remedy, failure in found)

    @pytest.mark.parametrize(
        ("path", "status", "count", "remedy"),
        [
            ("sys", 401, 0, "check api_key and auth"),
            ("sys", 500, 0, "check the network"),
            ("rooms", 404, 1, "check resource_id"),
            ("cal", 404, 2, "check resource_id"),
        ],
    )
    async def test_nothing_comes_after_a_failure(
        self,
        server: Ones,
        make: Make,
        path: str,
        status: int,
        count: int,
        remedy: str,
    ) -> None:
        server.faults.append(Fault(f"{ROOT}/{path}", status=status, times=2))
        *before, last = await self.lines(await make())
        assert len(before) == count
        assert last[2]
        assert last[1].startswith(remedy)
        assert not any(line[2] for line in before)

    async def test_what_is_not_needed_is_a_warning(
        self, server: Ones, make: Make
    ) -> None:
        server.faults.append(Fault(CONTENT, status=404))
        server.faults.append(Fault(KEYS, status=404))
        content, keys = (await self.lines(await make()))[-2:]
        assert (content[1], content[2]) == ("", False)
        assert "[backend.paths]" in keys[1]
        assert not keys[2]

    async def test_a_deleted_room(self, server: Ones, make: Make) -> None:
        server.world.room["isDeleted"] = True
        found = await self.lines(await make())
        assert ("room 12: Boardroom, deleted", "choose another resource_id", False) in (
            found
        )
