"""How much a panel logs in a day, and that nobody's words are in it."""

import io
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from panel.backends.base import Garbled, Unauthorised, Unreachable
from panel.device.journal import MOST_ALIKE, Lines, Seldom
from panel.device.ring import Ring
from panel.domain.booking import Person
from panel.domain.command import BookNow, CheckIn, End
from panel.domain.sensor import Sensor
from tests.engine.busy import GUESTS, HOURS, fill
from tests.engine.rig import Rig, loop, minutes
from tests.engine.room import Lost, Trouble

BEGIN = datetime.fromisoformat("2026-03-20T00:00Z")
DAY = timedelta(days=1)
MOST = 200
PRIVATE = ("Nightfall", "Ana Pires", "ana@example.org", "redundancies", "k3y-0f-all")


class Log:
    """What a day leaves in the journal; the hours are those of virtual time."""

    def __init__(self) -> None:
        self._out = io.StringIO()
        self.handler = logging.StreamHandler(self._out)
        self.handler.setFormatter(Lines(journal=True))
        self.handler.addFilter(Seldom(lambda: loop().time()))
        self.ring = Ring()

    @property
    def lines(self) -> list[str]:
        return self._out.getvalue().splitlines()

    def count(self, words: str) -> int:
        return sum(words in line for line in self.lines)


@pytest.fixture
async def log() -> AsyncIterator[Log]:
    found, logger = Log(), logging.getLogger("panel")
    handlers, before = (found.handler, found.ring), logger.level
    logger.setLevel(logging.INFO)
    for handler in handlers:
        logger.addHandler(handler)
    yield found
    logger.setLevel(before)
    for handler in handlers:
        logger.removeHandler(handler)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    made = Rig(tmp_path, BEGIN)
    made.beat = 60.0
    made.rule(min_duration=minutes(5))
    yield made
    await made.stop()


async def test_a_busy_day_is_short(rig: Rig, log: Log) -> None:
    await rig.start()
    fill(rig, BEGIN)
    for hour in HOURS:
        await rig.until(BEGIN + timedelta(hours=hour))
        await GUESTS[hour % len(GUESTS)](rig)
    await rig.until(BEGIN + DAY)
    assert log.count("released a booking") >= 2, "it was busy"
    assert 0 < len(log.lines) < 40, log.lines


async def test_so_is_one_with_an_outage_every_hour(rig: Rig, log: Log) -> None:
    await rig.start()
    fill(rig, BEGIN)
    for hour in range(24):
        await rig.until(BEGIN + timedelta(hours=hour))
        rig.room.trouble = Trouble(
            reads=Unreachable("No route."), writes=Unreachable("No route.")
        )
        rig.room.push()
        await rig.wait(minutes(5))
        await rig.tap(CheckIn())
        await rig.wait(minutes(15))
        rig.room.trouble = Trouble()
        await rig.wait(minutes(20))
        await rig.tap(CheckIn())
    await rig.until(BEGIN + DAY)
    assert log.count("does not answer completely") == 24
    assert log.count("answers again") == 24
    assert len(log.lines) < MOST, log.lines


async def test_a_link_that_flaps_is_told_ten_times_an_hour(rig: Rig, log: Log) -> None:
    await rig.start()
    for number in range(6 * 30):
        down = Trouble(reads=Unreachable("No route."))
        rig.room.trouble = down if number % 2 else Trouble()
        rig.room.push()
        await rig.wait(minutes(2))
    assert log.count("more like it") >= 5
    assert len(log.lines) <= 6 * 2 * MOST_ALIKE


async def test_nobodys_words_are_in_it(rig: Rig, log: Log) -> None:
    """Everything fails that can, with private words in all that passes through."""
    title, name, address, comment, key = PRIVATE
    person = Person(name, address)
    fill(rig, BEGIN)
    for each in list(rig.room.held.values()):
        private = replace(each, title=title, host=person, attendees=(person,))
        rig.room.put(replace(private, body=comment, location=title))
    rig.room.directory = (person,)
    await rig.start()
    await rig.until(BEGIN + timedelta(hours=9))
    for trouble in _troubles(ValueError(title), KeyError(key)):
        rig.room.trouble = trouble
        rig.room.push()
        await rig.wait(minutes(1))
        if isinstance(trouble.reads, ValueError):
            rig.room.trouble = Trouble()  # once: three in a row end the program
        await rig.tap(BookNow(minutes(15), title=title, owner=address))
        await rig.engine.people(name)
        rig.engine.sense(Sensor(at=rig.wall.now(), name=name, presence=True))
        if current := rig.snapshot.status.current:
            await rig.tap(End(current.start, comment=comment))
        rig.room.trouble = Trouble()
        await rig.wait(minutes(44))
        await rig.tap(CheckIn())
    said = "\n".join((*log.lines, *log.ring.lines, str(log.ring.trouble)))
    assert log.count("a fault of the program itself") >= 2
    assert log.count("does not answer completely") >= 3
    assert log.count("did not do what was asked") >= 1
    assert [word for word in PRIVATE if word in said] == []
    assert len(log.lines) < MOST


def _troubles(*faults: Exception) -> tuple[Trouble, ...]:
    read, write = faults
    return (
        Trouble(reads=Unreachable("No route.")),
        Trouble(reads=Unauthorised("No key.")),
        Trouble(reads=Garbled("No JSON.")),
        Trouble(writes=Unreachable("No route.")),
        Trouble(writes=write),
        Trouble(reads=read),
        Trouble(lost=Lost.ANSWER),
        Trouble(lost=Lost.REQUEST),
        Trouble(unreadable=("b-17",)),
    )
