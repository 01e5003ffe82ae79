"""Looking for somebody in the directory: bounded, in nobody's way, never an error."""

import asyncio
import logging
from dataclasses import replace

import pytest

from panel.backends.base import Garbled, Unauthorised, Unreachable
from panel.domain.booking import Person
from panel.domain.command import BookNow
from panel.domain.outcome import Done
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
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
    running.room.trouble.slow_people = 60
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert await running.engine.people("guest") is None
    assert loop.time() - began == pytest.approx(5, abs=0.1)


async def test_a_tap_does_not_wait_for_it(running: Rig) -> None:
    running.room.trouble.slow_people = 60
    search = asyncio.create_task(running.engine.people("guest"))
    await running.settle()
    began = running.wall.now()
    assert isinstance(await running.tap(BookNow(minutes(30))), Done)
    assert running.wall.now() - began < seconds(1)
    assert not search.done()
    assert await search is None


async def test_a_release_does_not_wait_for_it(rig: Rig) -> None:
    rig.room.capabilities = replace(ABLE, people=True)
    rig.room.trouble.slow_people = 60
    rig.room.put(booking(0, 30))
    await rig.start()
    await rig.until(at_ten(4.99))
    search = asyncio.create_task(rig.engine.people("guest"))
    await rig.until(at_ten(5.05))
    assert not search.done()
    assert rig.room.held["a"].end == at_ten(5)
    assert await search is None


async def test_bookings_are_still_asked_for_one_at_a_time(running: Rig) -> None:
    running.room.trouble.slow = 1
    found, outcome = await asyncio.gather(
        running.engine.people("guest 1"),
        running.engine.handle(BookNow(minutes(30))),
    )
    assert found
    assert isinstance(outcome, Done)
    assert running.room.most_at_once == 1


async def test_a_fault_of_ours_is_logged_and_nobody_waits_for_ever(
    running: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    running.room.trouble.reads = KeyError("name")
    assert await running.engine.people("guest") is None
    running.room.trouble.reads = None
    assert "a fault of the program itself in a search for somebody" in caplog.messages
    caplog.clear()


async def test_the_owner_is_found_again_by_the_address(running: Rig) -> None:
    outcome = await running.tap(BookNow(minutes(30), owner="g7@example.org"))
    assert isinstance(outcome, Done)
    assert outcome.booking is not None
    assert outcome.booking.host == CROWD[7]
