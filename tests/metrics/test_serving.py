"""The port itself: taken and free again, slow and many callers, over real sockets."""

import asyncio
import http.client
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any, cast

import pytest

from panel.app import Parts
from panel.beside import Place
from panel.domain import room as domain
from panel.domain.room import Rules
from panel.engine.clock import system_now
from panel.engine.engine import Around, Engine
from panel.engine.memory import Memory
from panel.metrics.desk import MOST, Desk
from panel.metrics.front import LONGEST
from panel.metrics.serving import Metrics
from panel.ports import bound
from panel.settings import MetricsTable
from panel.vitals.vitals import Vitals
from tests.e2e.program import free_port
from tests.engine.room import Room

QUIET = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


@asynccontextmanager
async def metrics(port: int, store: Path) -> AsyncIterator[Engine]:
    around = Around(system_now, lambda info, able: (domain.Room(), Rules()))
    room, memory = Room(system_now), Memory(store)
    engine = Engine(room, memory, around)
    await engine.start()
    parts = Parts(cast(Any, None), room, memory, engine)
    vitals = Vitals(state="free", heard=time.time(), sure=True)
    place = Place(parts, system_now, lambda: vitals)
    made = Metrics(MetricsTable(port=port), place, after=0.01, again=0.05)
    try:
        yield engine
    finally:
        await made.aclose()
        await memory.aclose()


async def got(port: int, path: str) -> tuple[int, bytes]:
    """What is answered, as soon as anybody answers."""

    def ask() -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.read()

    async with asyncio.timeout(20):
        while True:
            with suppress(ConnectionError):
                return await asyncio.to_thread(ask)
            await asyncio.sleep(0.02)


async def test_it_answers_until_it_is_closed(tmp_path: Path) -> None:
    port = free_port()
    async with metrics(port, tmp_path):
        assert (await got(port, "/healthz"))[0] == 200
        code, body = await got(port, "/metrics")
        assert code == 200 and b"# HELP room_panel_healthy " in body
    with pytest.raises(ConnectionError):
        socket.create_connection(("127.0.0.1", port))


async def test_a_taken_port_is_told_once_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    caplog.set_level("INFO")
    with bound("127.0.0.1", port):
        async with metrics(port, tmp_path) as engine:
            async with asyncio.timeout(20):
                while not engine.snapshot.notes:
                    await asyncio.sleep(0.02)
            (note,) = engine.snapshot.notes
            assert f"127.0.0.1:{port} is not to be had: address" in note
            await asyncio.sleep(0.2)
            assert [one for one in caplog.messages if one == note] == [note]
    async with metrics(port, tmp_path) as engine:
        assert (await got(port, "/healthz"))[0] == 200
        assert engine.snapshot.notes == ()


async def test_a_port_that_comes_free(tmp_path: Path) -> None:
    port = free_port()
    taken = bound("127.0.0.1", port)
    async with metrics(port, tmp_path) as engine:
        async with asyncio.timeout(20):
            while not engine.snapshot.notes:
                await asyncio.sleep(0.02)
            taken.close()
            assert (await got(port, "/healthz"))[0] == 200
            while engine.snapshot.notes:
                await asyncio.sleep(0.02)


@pytest.fixture
def patience() -> float:
    return 0.5


@pytest.fixture
def port(patience: float) -> Iterator[int]:
    listener = bound("127.0.0.1", 0)
    made = Desk(listener, lambda request: QUIET, patience)
    yield listener.getsockname()[1]
    made.close()


def line(port: int) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port))
    made.settimeout(20)
    return made


def said(to: socket.socket, request: bytes) -> bytes:
    with to, suppress(ConnectionError):
        to.sendall(request)
        found = b""
        while part := to.recv(4096):
            found += part
        return found
    return b""


def test_a_request_in_parts(port: int) -> None:
    to = line(port)
    to.sendall(b"GET / HTTP")
    assert said(to, b"/1.1\r\n\r\n") == QUIET


@pytest.mark.parametrize(
    "request_", [b"", b"GET / HTTP/1.1\r\n", b"x" * (LONGEST + 1) + b"\r\n\r\n"]
)
def test_what_is_no_whole_request_gets_no_answer(port: int, request_: bytes) -> None:
    assert said(line(port), request_) == b""
    assert said(line(port), b"\r\n\r\n") == QUIET


@pytest.mark.parametrize("patience", [60.0])
def test_only_so_many_at_a_time(port: int) -> None:
    with ExitStack() as held:
        for _ in range(MOST):
            held.enter_context(line(port))
        wait(lambda: said(line(port), b"\r\n\r\n") == b"")
    wait(lambda: said(line(port), b"\r\n\r\n") == QUIET)


def wait(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)
