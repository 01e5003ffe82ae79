"""Being called, all joined: real sockets, the real engine, a system that calls."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest

from panel.app import Parts
from panel.backends.base import Call, Unreachable
from panel.beside import Place
from panel.domain import room as domain
from panel.domain.booking import Booking
from panel.domain.room import Rules
from panel.engine.engine import Around, Engine
from panel.engine.memory import Memory
from panel.engine.snapshot import Snapshot
from panel.push.address import Address, bound, drawn
from panel.push.pushing import Pushing
from panel.settings import PushTable
from panel.vitals.vitals import Vitals
from tests.engine.room import Room
from tests.push.rig import Calling, code, now, post

Begin = Callable[..., Awaitable[Pushing]]
PERIOD = timedelta(hours=1)


def free_port() -> int:
    listener = bound(PushTable(host="127.0.0.1", port=0, public_url=""))
    with listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def table() -> PushTable:
    port = free_port()
    url = f"http://127.0.0.1:{port}/boardroom"
    return PushTable(host="127.0.0.1", port=port, public_url=url)


@pytest.fixture
def system() -> Calling:
    return Calling()


@pytest.fixture
def told() -> list[str]:
    """What the screen's link line says."""
    return []


@pytest.fixture
async def begin(
    table: PushTable, tmp_path: Path, told: list[str]
) -> AsyncIterator[Begin]:
    """Runs an engine on a system, and has the panel called."""
    ends: list[Callable[[], Awaitable[object]]] = []

    def tell(snapshot: Snapshot) -> None:
        told[:] = snapshot.notes

    async def begun(room: Room) -> Pushing:
        memory = Memory(tmp_path)
        around = Around(now, lambda info, able: (domain.Room(), Rules(period=PERIOD)))
        engine = Engine(room, memory, around)
        await engine.start()
        running = asyncio.create_task(engine.run())
        parts = Parts(cast(Any, None), room, memory, engine)
        engine.subscribe(tell)
        place = Place(parts, now, Vitals)
        pushing = Pushing(table, place, after=0.01)

        async def end() -> None:
            await pushing.aclose()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await memory.aclose()

        ends.append(end)
        return pushing

    yield begun
    for end in ends:
        await end()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.01)


def path_of(system: Calling) -> str:
    return urlsplit(system.hooks[-1]).path


async def called(table: PushTable, path: str, signature: str = "s3cret") -> int:
    try:
        answer = await asyncio.to_thread(post, table.port, path, "{}", signature)
    except ConnectionError:
        return 0
    return code(answer)


async def test_a_call_leads_to_a_reading(
    begin: Begin, system: Calling, table: PushTable, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    pushing = await begin(system)
    await until(lambda: system.hooks and "bookings" in system.asked)
    before = system.asked.count("bookings")
    assert await called(table, path_of(system)) == 204
    await until(lambda: system.asked.count("bookings") > before)
    token = path_of(system).rpartition("/")[2]
    assert len(token) >= 32
    assert token not in caplog.text
    assert system.hooks[-1].startswith(f"{table.public_url}/")
    await pushing.aclose()
    assert system.hooks == []
    assert await called(table, path_of_token(token)) == 0
    assert [r.name for r in caplog.records if r.name.startswith("uvicorn")] == []


def path_of_token(token: str) -> str:
    return f"/boardroom/{token}"


async def test_every_start_has_an_address_of_its_own(table: PushTable) -> None:
    one, other = drawn(table), drawn(table)
    assert one.token != other.token
    assert one.base == other.base == f"{table.public_url}/"
    assert one.token not in repr(one)
    assert Address("https://x/", "t").path == "/t"


async def test_what_is_not_genuine_leads_to_none(
    begin: Begin, system: Calling, table: PushTable
) -> None:
    await begin(system)
    await until(lambda: system.hooks and "bookings" in system.asked)
    before = len(system.asked)
    for _ in range(10):
        assert await called(table, path_of(system), "wrong") == 401
        assert await called(table, "/boardroom/other") == 404
    await asyncio.sleep(0.05)
    assert len(system.asked) == before


async def test_a_flood_leads_to_few_readings(
    begin: Begin, system: Calling, table: PushTable
) -> None:
    await begin(system)
    await until(lambda: system.hooks and "bookings" in system.asked)
    before = system.asked.count("bookings")
    path = path_of(system)
    loop = asyncio.get_running_loop()
    began = loop.time()
    for _ in range(10):
        codes = await asyncio.gather(*(called(table, path) for _ in range(100)))
        assert set(codes) <= {0, 204}
    lasted = loop.time() - began
    await asyncio.sleep(2.1)
    assert 1 <= system.asked.count("bookings") - before <= lasted / 2 + 2


class Choosy(Calling):
    """Calls for every room; a body with "other" is not about this one."""

    def concerns(self, call: Call) -> bool:
        return b"other" not in call.body


async def test_a_call_about_another_room_is_answered_and_not_read(
    begin: Begin, table: PushTable
) -> None:
    system = Choosy()
    await begin(system)
    await until(lambda: system.hooks and "bookings" in system.asked)
    before = len(system.asked)
    path = path_of(system)
    answer = await asyncio.to_thread(post, table.port, path, '{"other": 1}')
    assert code(answer) == 204
    await asyncio.sleep(0.05)
    assert len(system.asked) == before
    assert await called(table, path) == 204
    await until(lambda: len(system.asked) > before)


async def test_a_system_that_will_not_call_is_polled(
    begin: Begin, system: Calling, caplog: pytest.LogCaptureFixture
) -> None:
    system.error = Unreachable("No answer.")
    pushing = await begin(system)
    await until(lambda: "will not call this panel: No answer." in caplog.text)
    await pushing.aclose()


async def test_an_end_at_the_very_beginning_leaves_nothing_behind(
    begin: Begin, system: Calling, table: PushTable
) -> None:
    for pause in (0.0, 0.01, 0.02, 0.1):
        pushing = await begin(system)
        await asyncio.sleep(pause)
        await pushing.aclose()
        bound(table).close()
    assert system.hooks == []


async def test_a_port_that_is_taken_is_said_once(
    begin: Begin,
    system: Calling,
    table: PushTable,
    told: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    with bound(table):
        await begin(system)
        await until(lambda: told)
    text = f"Calls cannot be received on {table.listen}: address already in use."
    assert told == [text]
    assert caplog.messages == [f"{text} Until then the panel only polls."]
    assert system.hooks == []


async def test_without_the_extra_it_is_said_once(
    begin: Begin,
    system: Calling,
    told: list[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    await begin(system)
    await until(lambda: told)
    assert told == ['Calls need the extra: pip install "room-panel[push]".']
    assert len(caplog.messages) == 1
    assert system.hooks == []


async def test_a_system_that_cannot_call(
    begin: Begin, told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    room = Room(now)
    room.put(Booking(id="a", start=now(), end=now() + PERIOD))
    await begin(room)
    await until(lambda: told)
    text = "This booking system cannot call the panel, so [push] does nothing."
    assert told == [text]
    assert len(caplog.messages) == 1
