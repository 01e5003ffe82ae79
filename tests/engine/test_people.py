"""Looking for somebody in the directory: bounded, in turn, never an error."""

import asyncio
import logging
from dataclasses import replace

import pytest

from panel.backends.base import Garbled, Unauthorised, Unreachable
from panel.domain.booking import Person
from panel.domain.command import BookNow
from panel.domain.outcome import Done
from tests.engine.rig import Rig, minutes
from tests.engine.room import ABLE

CROWD = tuple(Person(name=f"Guest {n}", address=f"g{n}@example.org") for n in range(30))


@pytest.fixture
async def running(rig: Rig) -> Rig:
    """A room whose system has a directory."""
    rig.room.capabilities = replace(ABLE, people=True)
    rig.room.directory = CROWD
    await rig.start()
    return rig


async def test_it_finds_twenty_at_most(running: Rig) -> None:
    assert await running.engine.people("guest") == CROWD[:20]
    assert await running.engine.people("Guest 7") == (CROWD[7],)
    assert await running.engine.people("nobody") == ()


@pytest.mark.parametrize("error", [Unreachable, Unauthorised, Garbled])
async def test_no_answer_is_no_error(
    running: Rig, error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    running.room.trouble.reads = error("No directory today.")
    with caplog.at_level(logging.INFO, "panel.engine"):
        assert await running.engine.people("guest") is None
    assert "the directory does not answer: No directory today." in caplog.messages


async def test_a_directory_that_takes_too_long(running: Rig) -> None:
    running.room.trouble.slow = 60
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert await running.engine.people("guest") is None
    assert loop.time() - began == pytest.approx(5, abs=0.1)


async def test_what_nobody_waits_for_any_more_is_not_asked(running: Rig) -> None:
    running.room.trouble.slow = 8
    booking = asyncio.create_task(running.engine.handle(BookNow(minutes(30))))
    await running.settle()
    assert await running.engine.people("guest") is None
    assert isinstance(await booking, Done)
    await running.wait(minutes(2))
    assert "people" not in running.room.asked


async def test_one_thing_at_a_time(running: Rig) -> None:
    running.room.trouble.slow = 1
    found, outcome = await asyncio.gather(
        running.engine.people("guest 1"),
        running.engine.handle(BookNow(minutes(30))),
    )
    assert found
    assert isinstance(outcome, Done)
    assert running.room.most_at_once == 1


async def test_the_owner_is_found_again_by_the_address(running: Rig) -> None:
    outcome = await running.tap(BookNow(minutes(30), owner="g7@example.org"))
    assert isinstance(outcome, Done)
    assert outcome.booking is not None
    assert outcome.booking.host == CROWD[7]
