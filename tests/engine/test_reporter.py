"""Readings of the panel's own sensor are handed on, beside everything else."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from panel.backends.base import Unauthorised, Unreachable
from panel.domain.sensor import Sensor
from panel.engine.reporter import Reporter
from tests.engine.rig import BEGIN, seconds


class Taker:
    """A system that takes readings; `slow` are seconds, `error` is raised each time."""

    def __init__(self) -> None:
        self.took: list[float | None] = []
        self.asked_at: list[float] = []
        self.slow = 0.0
        self.error: Exception | None = None
        self.at_once = 0

    async def report(self, sensor: Sensor) -> None:
        self.asked_at.append(asyncio.get_running_loop().time())
        self.at_once += 1
        assert self.at_once == 1
        await asyncio.sleep(self.slow)
        self.at_once -= 1
        if self.error is not None:
            raise self.error
        self.took.append(sensor.people_count)


def said(people: float) -> Sensor:
    return Sensor(at=BEGIN, people_count=people)


@pytest.fixture
async def taker() -> Taker:
    return Taker()


@pytest.fixture
async def reporter(taker: Taker) -> AsyncIterator[Reporter]:
    reporter = Reporter(taker)
    yield reporter
    await reporter.aclose()


async def test_the_first_at_once_then_the_newest(
    taker: Taker, reporter: Reporter
) -> None:
    for people in range(100):
        reporter.take(said(people))
        await asyncio.sleep(0.11)
    assert taker.took == [0, 90]
    await asyncio.sleep(30)
    assert taker.took == [0, 90, 99]
    assert taker.asked_at[1] - taker.asked_at[0] == pytest.approx(10)
    reporter.take(said(7))
    await asyncio.sleep(0.01)
    assert taker.took[-1] == 7


async def test_one_at_a_time(taker: Taker, reporter: Reporter) -> None:
    taker.slow = 60
    for people in range(50):
        reporter.take(said(people))
        await asyncio.sleep(5)
    assert len(taker.asked_at) == 4


async def test_a_failure_is_told_once_and_its_end_once(
    taker: Taker, reporter: Reporter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "panel")
    taker.error = Unauthorised("The key was refused.")
    for people in range(600):
        reporter.take(said(people))
        await asyncio.sleep(1)
    assert len(taker.asked_at) == 6
    taker.error = None
    for people in range(600):
        reporter.take(said(people))
        await asyncio.sleep(1)
    assert taker.took
    assert caplog.messages == [
        "the sensor's readings are not taken: The key was refused.",
        "the booking system takes the sensor's readings again",
    ]


async def test_a_rest_that_is_asked_for_is_kept(
    taker: Taker, reporter: Reporter, caplog: pytest.LogCaptureFixture
) -> None:
    taker.error = Unreachable("Too much.", retry_after=seconds(900))
    reporter.take(said(1))
    await asyncio.sleep(1)
    reporter.take(said(2))
    await asyncio.sleep(890)
    assert len(taker.asked_at) == 1
    await asyncio.sleep(20)
    assert len(taker.asked_at) == 2
    assert caplog.text.count("not taken") == 1


async def test_a_fault_of_the_program_ends_nothing(
    taker: Taker, reporter: Reporter, caplog: pytest.LogCaptureFixture
) -> None:
    taker.error = ZeroDivisionError()
    reporter.take(said(1))
    await asyncio.sleep(1)
    assert "fault of the program itself" in caplog.text
    caplog.clear()
    taker.error = None
    reporter.take(said(2))
    await asyncio.sleep(400)
    assert taker.took == [2]


async def test_after_the_end_nothing_is_reported(
    taker: Taker, reporter: Reporter
) -> None:
    taker.slow = 60
    reporter.take(said(1))
    await asyncio.sleep(1)
    await reporter.aclose()
    await asyncio.sleep(100)
    assert taker.took == []
