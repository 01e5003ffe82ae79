"""Qt's event loop as asyncio's: its timers."""

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from panel.ui.loop import make_loop


@pytest.fixture
def loop(qapp: QGuiApplication) -> Iterator[asyncio.AbstractEventLoop]:
    made = make_loop(qapp)
    yield made
    if not made.is_closed():
        made.close()


def test_what_is_called_soon_comes_in_its_order(
    loop: asyncio.AbstractEventLoop,
) -> None:
    said: list[int] = []

    async def talk() -> None:
        for number in range(100):
            loop.call_soon(said.append, number)
        await asyncio.sleep(0.05)

    loop.run_until_complete(talk())
    assert said == list(range(100))


def test_what_is_called_later_comes_by_its_time(
    loop: asyncio.AbstractEventLoop,
) -> None:
    said: list[str] = []

    async def talk() -> None:
        loop.call_later(0.06, said.append, "third")
        loop.call_later(0.03, said.append, "second")
        loop.call_later(0.05, said.append, "never").cancel()
        loop.call_soon(said.append, "first")
        await asyncio.sleep(0.1)

    loop.run_until_complete(talk())
    assert said == ["first", "second", "third"]


def test_a_fault_in_one_does_not_stop_the_others(
    loop: asyncio.AbstractEventLoop,
) -> None:
    faults: list[object] = []
    loop.set_exception_handler(lambda _, what: faults.append(what["exception"]))
    said: list[str] = []

    def fail() -> None:
        raise ValueError("meant")

    async def talk() -> None:
        loop.call_soon(fail)
        loop.call_soon(said.append, "after it")
        await asyncio.sleep(0.02)

    loop.run_until_complete(talk())
    assert said == ["after it"]
    assert [str(fault) for fault in faults] == ["meant"]


def test_after_the_end_nothing_is_called(
    loop: asyncio.AbstractEventLoop, qapp: QGuiApplication
) -> None:
    said: list[str] = []

    async def talk() -> None:
        loop.call_later(0.01, said.append, "late")

    loop.run_until_complete(talk())
    loop.close()
    until = asyncio.new_event_loop()
    until.run_until_complete(asyncio.sleep(0.05))
    until.close()
    qapp.processEvents()
    assert said == []
