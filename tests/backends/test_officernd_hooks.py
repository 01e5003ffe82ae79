"""Webhooks: asked for once, recognised by their signature, taken back."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from socket import socket
from urllib.request import Request, urlopen

import pytest

from panel.backends.base import (
    BackendError,
    Call,
    Choosing,
    Garbled,
    Pushed,
    Unauthorised,
    Unreachable,
)
from panel.beside import Place
from panel.push.pushing import Pushing
from panel.vitals.vitals import Vitals
from tests.backends.contract import NOW, day
from tests.backends.officernd_place import room
from tests.backends.officernd_rig import settings_text
from tests.backends.rig import Clock, living
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import OTHER_RESOURCE, RESOURCE, Item, World
from tests.backends.servers.web import Fault

BASE = "https://door.example.com/push/"
ADDRESS = f"{BASE}k7Wq"
STAMP = str(int(NOW.timestamp()))
SECOND = timedelta(seconds=1)


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(NOW.timestamp)) as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


def hooks(server: OfficeRnD) -> list[str]:
    return sorted(hook["url"] for hook in server.world.webhooks.values())


def call(server: OfficeRnD, stamp: str = STAMP, late: timedelta = SECOND) -> Call:
    """A call of the only webhook, heard so much later."""
    (hook,) = server.world.webhooks.values()
    headers, body = server.call(hook, stamp)
    return Call(headers=headers, body=body, at=NOW + late)


async def test_it_is_asked_for_and_taken_back(
    server: OfficeRnD, tmp_path: Path
) -> None:
    async with room(server, tmp_path) as backend:
        assert isinstance(backend, Pushed)
        assert await backend.subscribe(ADDRESS, replacing=BASE) is None
        (hook,) = server.world.webhooks.values()
        assert (hook["url"], hook["description"]) == (ADDRESS, "Room panel")
        assert set(hook["eventTypes"]) == {
            "booking.created",
            "booking.updated",
            "booking.removed",
            "occupancyslot.created",
            "occupancyslot.removed",
        }
        await backend.unsubscribe()
        await backend.unsubscribe()
    assert hooks(server) == []
    assert server.count("DELETE") == 1


async def test_what_earlier_runs_asked_for_goes_first(
    server: OfficeRnD, tmp_path: Path
) -> None:
    other = ["https://door.example.com/other", "https://else.example.com/push/x"]
    old = [f"{BASE}old-{number}" for number in range(60)]
    for url in [*old, *other]:
        id = server.world.number()
        server.world.webhooks[id] = {"_id": id, "url": url, "secret": "x"}
    async with room(server, tmp_path) as backend:
        await backend.subscribe(ADDRESS, replacing=BASE)
    assert hooks(server) == sorted([*other, ADDRESS])


async def test_nothing_is_replaced_by_nothing(
    server: OfficeRnD, tmp_path: Path
) -> None:
    server.world.webhooks["x"] = {"_id": "x", "url": "https://else.example.com"}
    async with room(server, tmp_path) as backend:
        await backend.subscribe(ADDRESS, replacing="")
    assert len(hooks(server)) == 2


@pytest.mark.parametrize("path", ["/api/v2", "/api/v1"])
async def test_in_both_interfaces(server: OfficeRnD, tmp_path: Path, path: str) -> None:
    async with room(server, tmp_path, api_version=path[5:]) as backend:
        await backend.subscribe(ADDRESS, replacing=BASE)
        assert backend.genuine(call(server))


async def test_one_that_is_gone_already_is_no_failure(
    server: OfficeRnD, tmp_path: Path
) -> None:
    async with room(server, tmp_path) as backend:
        await backend.subscribe(ADDRESS, replacing=BASE)
        server.world.webhooks.clear()
        await backend.unsubscribe()


class TestGenuine:
    """Only what was signed with the secret, lately."""

    @pytest.mark.parametrize(
        ("late", "genuine"),
        [
            (0 * SECOND, True),
            (300 * SECOND, True),
            (301 * SECOND, False),
            (-300 * SECOND, True),
            (-301 * SECOND, False),
        ],
    )
    async def test_five_minutes(
        self, server: OfficeRnD, tmp_path: Path, late: timedelta, genuine: bool
    ) -> None:
        async with room(server, tmp_path) as backend:
            await backend.subscribe(ADDRESS, replacing=BASE)
            assert backend.genuine(call(server, late=late)) is genuine
            milliseconds = f"{STAMP}123"
            shown = call(server, milliseconds, late + 0.123 * SECOND)
            assert backend.genuine(shown) is genuine

    @pytest.mark.parametrize(
        "stamp", ["", "now", "-5", "1e9", "٣", "9" * 15, "9" * 99, "1.5", " 1"]
    )
    async def test_a_stamp_that_is_none(
        self, server: OfficeRnD, tmp_path: Path, stamp: str
    ) -> None:
        async with room(server, tmp_path) as backend:
            await backend.subscribe(ADDRESS, replacing=BASE)
            assert not backend.genuine(call(server, stamp))

    async def test_any_change_shows(self, server: OfficeRnD, tmp_path: Path) -> None:
        async with room(server, tmp_path) as backend:
            await backend.subscribe(ADDRESS, replacing=BASE)
            good = call(server)
            header = good.headers["officernd-signature"]
            stamp, _, signature = header.partition(",")
            wrong = [
                Call(headers=good.headers, body=good.body + b" ", at=good.at),
                Call(headers=good.headers, body=b"", at=good.at),
                Call(headers={}, body=good.body, at=good.at),
            ]
            later = f"t={int(STAMP) + 1},{signature}"
            texts = [
                later,
                stamp,
                signature,
                "",
                ",",
                "=",
                f"{stamp},signature=",
                f"{stamp},signature=0{signature[-63:]}",
                f"{stamp},signature=é",
                f"{stamp},{signature}0",
            ]
            for text in texts:
                headers = {"officernd-signature": text}
                wrong.append(Call(headers=headers, body=good.body, at=good.at))
            assert backend.genuine(good)
            assert not any(backend.genuine(one) for one in wrong)

    async def test_another_name_for_the_signature(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        async with room(server, tmp_path) as backend:
            await backend.subscribe(ADDRESS, replacing=BASE)
            good = call(server)
            text = good.headers["officernd-signature"].replace("signature=", "v1=")
            headers = {"officernd-signature": text}
            assert backend.genuine(Call(headers=headers, body=good.body, at=good.at))

    async def test_nothing_is_before_or_after(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        async with room(server, tmp_path) as backend:
            headers, body = server.call({"secret": ""}, STAMP)
            guessed = Call(headers=headers, body=body, at=NOW)
            assert not backend.genuine(guessed)
            await backend.subscribe(ADDRESS, replacing=BASE)
            heard = call(server)
            await backend.unsubscribe()
            assert not backend.genuine(heard)
            assert not backend.genuine(guessed)

    async def test_a_new_secret_each_time(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        async with room(server, tmp_path) as backend:
            await backend.subscribe(ADDRESS, replacing=BASE)
            old = call(server)
            await backend.subscribe(ADDRESS, replacing=BASE)
            assert not backend.genuine(old)
            assert backend.genuine(call(server))


class TestConcerns:
    """It is called for all rooms; what is about another one is not followed."""

    @pytest.mark.parametrize(
        ("about", "concerned"),
        [
            ({"_id": "new", "resource": RESOURCE}, True),
            ({"_id": "new", "resourceId": {"_id": RESOURCE}}, True),
            ({"_id": "new", "resource": OTHER_RESOURCE}, False),
            ({"_id": "mine", "resource": OTHER_RESOURCE}, True),
            ({"_id": "x", "booking": "mine", "resource": OTHER_RESOURCE}, True),
            ({"_id": "new"}, True),
            ({}, True),
        ],
    )
    async def test_by_room_or_by_booking(
        self, server: OfficeRnD, tmp_path: Path, about: Item, concerned: bool
    ) -> None:
        server.add(NOW.timestamp(), NOW.timestamp() + 60, _id="mine")
        async with room(server, tmp_path) as backend:
            assert isinstance(backend, Choosing)
            await day(backend)
            _, body = server.call({"secret": ""}, STAMP, about)
            assert backend.concerns(Call(headers={}, body=body, at=NOW)) is concerned

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"x",
            b"[]",
            b"null",
            b'{"data": []}',
            b'{"data": {"object": 5}}',
            b'{"data": {"object": {"resource": 5}}}',
            b"[" * 5000,
            b"\xff",
        ],
    )
    async def test_what_cannot_be_read_may(
        self, server: OfficeRnD, tmp_path: Path, body: bytes
    ) -> None:
        async with room(server, tmp_path) as backend:
            assert backend.concerns(Call(headers={}, body=body, at=NOW))


async def test_a_call_leads_to_a_reading(
    server: OfficeRnD, tmp_path: Path, clock: Clock
) -> None:
    """The whole way: what OfficeRnD sends to the panel's own address."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    push = (
        f'[push]\nlisten = "127.0.0.1:{port}"\npublic_url = "http://127.0.0.1:{port}"'
    )
    server.world.clock = clock.seconds
    text = f"{settings_text(server, tmp_path / 'store')}\n{push}"
    async with living(text, tmp_path, clock) as door:
        await door.shows(status="free")
        settings = door.parts.settings
        assert settings.push is not None
        place = Place(door.parts, clock.now, Vitals)
        pushing = Pushing(settings.push, place, after=0.01)
        try:
            async with asyncio.timeout(20):
                while not server.world.webhooks:
                    await asyncio.sleep(0.01)
            made = server.add(clock.seconds() - 60, clock.seconds() + 600)
            assert await asyncio.to_thread(posted, server, clock, made) == 204
            await door.shows(status="pending", within=5)
        finally:
            await pushing.aclose()
    assert hooks(server) == []


def posted(server: OfficeRnD, clock: Clock, made: Item) -> int:
    """The server calls the only webhook about a booking; what is answered."""
    (hook,) = server.world.webhooks.values()
    headers, body = server.call(hook, str(int(clock.seconds())), made)
    with urlopen(Request(hook["url"], data=body, headers=headers), timeout=5) as answer:
        return int(answer.status)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(method="POST", status=403), Unauthorised),
        (Fault(method="GET", status=500), Unreachable),
        (Fault(method="POST", cut=0, after=True), Unreachable),
        (Fault(method="POST", text="{}"), Garbled),
        (Fault(method="POST", text='{"_id": "a", "secret": ""}'), Garbled),
        (Fault(method="POST", text='{"_id": "a", "secret": 5}'), Garbled),
        (Fault(method="POST", text="x"), Garbled),
    ],
    ids=str,
)
async def test_a_failure_is_told(
    server: OfficeRnD, tmp_path: Path, fault: Fault, error: type[BackendError]
) -> None:
    """The next try finds what a lost answer has left."""
    async with room(server, tmp_path) as backend:
        server.app.faults = [fault]
        with pytest.raises(error):
            await backend.subscribe(ADDRESS, replacing=BASE)
        await backend.subscribe(ADDRESS, replacing=BASE)
        assert backend.genuine(call(server))
    assert hooks(server) == [ADDRESS]
