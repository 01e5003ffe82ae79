"""What stands beside the list: words, keys, visitors; and what `check` says."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Call, Said, Site
from panel.backends.ones.backend import OffisionBackend, OnesBackend
from tests.backends.contract import NOW, at, day, only
from tests.backends.place import LISBON
from tests.backends.servers.ones.server import Ones
from tests.backends.servers.ones.service import PATHS, ROOT
from tests.backends.servers.web import Fault

Make = Callable[..., Awaitable[OnesBackend]]
KEYS, CONTENT = f"{ROOT}/{PATHS['access_keys']}", f"{ROOT}/{PATHS['player_content']}"
VISITS = PATHS["visits"]
DAILY = "https://rooms.example.com/q/T0k3nOfToday"


@pytest.fixture
def server(ones_server: Ones) -> Ones:
    return ones_server


@pytest.fixture
def make(ones_make: Make) -> Make:
    return ones_make


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
        assert backend.genuine(Call(headers={}, body=b"{}", at=NOW))
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

    async def test_a_room_without_a_key(self, make: Make) -> None:
        *_, last = await self.lines(await make())
        assert last == (
            "access keys (daily): none",
            "write another access_key in [backend]",
            False,
        )

    async def test_a_deleted_room(self, server: Ones, make: Make) -> None:
        server.world.room["isDeleted"] = True
        found = await self.lines(await make())
        assert ("room 12: Boardroom, deleted", "choose another resource_id", False) in (
            found
        )
