"""The adapter's side of the socket: order, age, keys, secrets, long lists."""

import asyncio
import logging
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import (
    BackendError,
    Garbled,
    Reading,
    Refused,
    Site,
    Unauthorised,
    Unreachable,
)
from panel.backends.placeos import PlaceOsBackend, link, socket
from panel.backends.placeos.table import Table
from tests.backends.placeos_events import event
from tests.backends.placeos_place import values
from tests.backends.servers.placeos.apart import serving_apart
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import ADDRESS, API_KEY, TOKEN

Make = Callable[..., PlaceOsBackend]
FRAME = 0.016


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def server() -> Iterator[PlaceOS]:
    with serving() as running:
        running.poll()
        yield running


@pytest.fixture
async def make(server: PlaceOS, tmp_path: Path) -> AsyncIterator[Make]:
    """`make(key=value)`: a panel's side, with these in its `[backend]`."""
    made: list[PlaceOsBackend] = []

    def done(**more: Any) -> PlaceOsBackend:
        site = Site(store=tmp_path, now=now, values=values(server, **more))
        made.append(PlaceOsBackend(site))
        return made[-1]

    yield done
    for backend in made:
        await backend.aclose()


async def read(backend: PlaceOsBackend) -> Reading:
    return await backend.bookings(now() - timedelta(days=1), now() + timedelta(days=2))


async def ids(backend: PlaceOsBackend) -> list[str]:
    return [b.id for b in (await read(backend)).bookings]


async def until(backend: PlaceOsBackend, wanted: list[str], within: float = 3) -> None:
    """Waits for the list to be this one; what fails meanwhile is borne."""
    latest = time.monotonic() + within
    while True:
        try:
            if await ids(backend) == wanted:
                return
        except Unreachable:
            pass
        assert time.monotonic() < latest
        await asyncio.sleep(0.02)


def plant(server: PlaceOS, id: str) -> None:
    begin = time.time() + 600
    server.plant(event(begin, begin + 600, id=id))
    server.poll()


@pytest.mark.parametrize("value_first", [True, False])
@pytest.mark.parametrize("left_out", [True, False])
async def test_any_order_and_spelling(
    server: PlaceOS, make: Make, value_first: bool, left_out: bool
) -> None:
    manners = server.world.manners
    manners.value_first, manners.null_left_out = value_first, left_out
    manners.shuffle, manners.null_results = 0.05, False
    plant(server, "a")
    backend = make()
    assert await ids(backend) == ["a"]
    assert (await backend.room()).name == "Boardroom"
    await backend.refresh()
    assert await ids(backend) == ["a"]


async def test_a_quiet_list_is_heard_with_every_pong(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "PING_EVERY", 0.1)
    backend = make()
    first = (await read(backend)).heard
    await asyncio.sleep(0.3)
    second = (await read(backend)).heard
    assert first is not None
    assert second is not None
    assert timedelta(0) < second - first < timedelta(seconds=1)


async def test_a_server_that_says_nothing_more_is_gone(
    server: PlaceOS, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "PING_EVERY", 0.1)
    monkeypatch.setattr(socket, "DEAD_AFTER", 0.5)
    monkeypatch.setattr(link, "GRACE", 0.2)
    backend = make()
    await read(backend)
    server.faults.mute = True
    await asyncio.sleep(0.3)
    await read(backend)
    await asyncio.sleep(1)
    with pytest.raises(Unreachable):
        await read(backend)
    server.faults.mute = False
    await until(backend, [], within=8)


async def test_a_short_loss_is_not_told(server: PlaceOS, make: Make) -> None:
    backend = make()
    await read(backend)
    server.cut()
    plant(server, "a")
    while await ids(backend) != ["a"]:
        await asyncio.sleep(0.01)
    assert server.world.handshakes == 2


async def test_a_server_that_is_not_there(make: Make) -> None:
    began = time.monotonic()
    with pytest.raises(Unreachable, match="cannot be reached"):
        await read(make(url="http://127.0.0.1:9"))
    assert time.monotonic() - began < 1


async def test_a_module_without_a_list_is_asked_to_read(
    server: PlaceOS, make: Make
) -> None:
    plant(server, "a")
    server.module.pace.first = 60
    server.restart_module()
    assert await ids(make()) == ["a"]
    assert len(server.calls("poll_events")) == 1


async def test_a_module_that_is_not_there(make: Make) -> None:
    with pytest.raises(Refused, match="no such module"):
        await read(make(module="Bookings_7"))


@pytest.mark.parametrize("id", ["sys-nowhere", "nobody@example.com"])
async def test_a_system_that_is_not_there(make: Make, id: str) -> None:
    with pytest.raises(Refused, match="no such system"):
        await read(make(system_id=id))


async def test_a_system_by_its_address(server: PlaceOS, make: Make) -> None:
    room = await make(system_id=ADDRESS).room()
    assert room.published["system_id"] == server.world.system["id"]


async def test_a_module_that_is_not_connected(server: PlaceOS, make: Make) -> None:
    backend = make()
    await read(backend)
    server.publish(connected=False)
    await asyncio.sleep(0.1)
    with pytest.raises(Unreachable, match="not connected"):
        await read(backend)
    server.publish(connected=True)
    await until(backend, [])


async def test_a_list_that_is_none(server: PlaceOS, make: Make) -> None:
    backend = make()
    await read(backend)
    server.publish(bookings={"a": 1})
    await asyncio.sleep(0.1)
    with pytest.raises(Garbled):
        await read(backend)


async def test_a_key_that_is_not_known(make: Make) -> None:
    with pytest.raises(Unauthorised, match="Unknown X-API-Key"):
        await read(make(api_key="no.key"))


async def test_a_key_without_the_scope(server: PlaceOS, make: Make) -> None:
    server.world.keyring.keys.append(Key("a.reader", scopes=("users.read",)))
    with pytest.raises(Unauthorised, match="control"):
        await read(make(api_key="a.reader"))


async def test_a_key_that_may_only_use_the_socket(server: PlaceOS, make: Make) -> None:
    server.world.keyring.keys.append(Key("a.least", scopes=("control",)))
    backend = make(api_key="a.least")
    room = await backend.room()
    assert (room.name, room.capacity, room.zone) == ("Boardroom", 10, None)
    assert room.published["calendar_id"] == ADDRESS
    assert not backend.capabilities.extend
    assert await ids(backend) == []


async def test_a_bearer_token(make: Make) -> None:
    assert await ids(make(api_key=None, token=TOKEN)) == []


async def test_no_answer_is_a_failure(server: PlaceOS, make: Make) -> None:
    backend = make(timeout=0.5)
    await read(backend)
    server.faults.delay = 20
    with pytest.raises(Unreachable, match="in time"):
        await backend.refresh()
    server.faults.delay = 0
    assert await ids(backend) == []


async def test_a_redirect_is_not_followed(server: PlaceOS, make: Make) -> None:
    for path in ("/api/engine/v2/systems/control", "/api/engine/v2/systems"):
        server.faults.statuses[path] = 302
    with pytest.raises(BackendError):
        await read(make())


async def test_a_flood_is_few_news(server: PlaceOS, make: Make) -> None:
    backend = make()
    await read(backend)
    count = 0

    async def listen() -> None:
        nonlocal count
        async for _ in backend.changes():
            await read(backend)
            count += 1

    listening = asyncio.create_task(listen())
    sent = await asyncio.to_thread(server.flood, 1.5)
    plant(server, "a")
    await until(backend, ["a"])
    listening.cancel()
    assert sent > 500
    assert count < 30


async def test_thousands_of_bookings_hold_nobody_up(tmp_path: Path) -> None:
    with serving_apart() as apart:
        given = {"url": apart.url, "api_key": API_KEY, "system_id": "sys-EJeSmse5Z2"}
        backend = PlaceOsBackend(Site(store=tmp_path, now=now, values=given))
        apart.poll()
        await read(backend)
        begin = int(time.time())
        crowd = [
            event(begin + i * 30, begin + i * 30 + 30, id=f"b{i}") for i in range(5000)
        ]
        apart.plant(*crowd)
        polling = asyncio.create_task(asyncio.to_thread(apart.poll))
        gaps = await _gaps_while(
            until(backend, [f"b{i}" for i in range(5000)], within=10)
        )
        await polling
        first = (await read(backend)).bookings
        gaps += await _gaps_while(backend.refresh())
        again = (await read(backend)).bookings
        await backend.aclose()
    assert all(a is b for a, b in zip(first, again, strict=True))
    # The machine may be busy with other things now and then.
    assert sorted(gaps)[-5] < 2 * FRAME


async def _gaps_while(work: Any) -> list[float]:
    """The times for which the loop was held up meanwhile, longest last."""
    gaps = []
    task = asyncio.ensure_future(work)
    while not task.done():
        before = time.monotonic()
        await asyncio.sleep(0.001)
        gaps.append(time.monotonic() - before)
    await task
    return gaps


async def test_no_secret_is_logged_or_said(
    server: PlaceOS, make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    backend = make()
    await backend.room()
    server.cut()
    await read(backend)
    with pytest.raises(BackendError) as caught:
        await read(make(api_key="my.secret"))
    place = Table({"url": "u", "api_key": API_KEY}).place
    # The server of these tests logs for itself.
    said = [r.getMessage() for r in caplog.records if r.name != "websockets.server"]
    for text in (*said, str(caught.value), repr(place)):
        assert API_KEY not in text
        assert "my.secret" not in text


async def test_closing_leaves_nothing_open(server: PlaceOS, make: Make) -> None:
    before = len(asyncio.all_tasks())
    backend = make()
    await read(backend)
    await backend.aclose()
    assert len(asyncio.all_tasks()) == before
    await asyncio.sleep(0.1)
    assert server.sockets == 0
    with pytest.raises(Unreachable, match="closed"):
        await read(backend)


UNDER_QT = """
import asyncio, sys, threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from panel.backends.base import Site
from panel.backends.placeos import PlaceOsBackend
from panel.ui.loop import make_loop

async def ask(url, key, system):
    now = lambda: datetime.now(UTC)
    values = {"url": url, "api_key": key, "system_id": system}
    backend = PlaceOsBackend(Site(store=Path(), now=now, values=values))
    room = await backend.room()
    await backend.refresh()
    reading = await backend.bookings(now(), now() + timedelta(days=1))
    print(room.name, room.zone, [b.id for b in reading.bookings])
    await backend.aclose()

app = QGuiApplication([])
loop = make_loop(app)
loop.run_until_complete(ask(*sys.argv[1:]))
loop.close()
"""


async def test_it_runs_on_the_loop_of_the_screen(server: PlaceOS) -> None:
    plant(server, "a")
    given = (server.url, API_KEY, server.world.system["id"])
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        UNDER_QT,
        *given,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, errors = await asyncio.wait_for(process.communicate(), 30)
    assert said.decode().strip() == "Boardroom Europe/Lisbon ['a']", errors.decode()
