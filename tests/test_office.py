"""What the admin's page gets to know of the program, and how it tries a PIN."""

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from panel.device.machine import addresses
from panel.device.ring import KEPT, LONGEST, Ring
from panel.office import Office
from panel.pin import FIRST_PAUSE, Guard, hashed
from panel.settings import AdminTable, Settings
from panel.vitals.vitals import Vitals

SETTINGS = Settings(
    path=Path("/etc/room-panel/settings.toml"),
    store=Path("/var/lib/room-panel"),
    admin=AdminTable(pin=hashed("4711")),
)


def office(settings: Settings | None = SETTINGS) -> Office:
    vitals = Vitals(version="1.2", running=90.0, settings="s.toml", system="local")
    guard = Guard(lambda: 0.0)
    return Office(Ring(), lambda: settings, lambda: vitals, guard)


async def tried(door: Office, pin: str) -> tuple[bool, float]:
    answers: list[tuple[bool, float]] = []
    door.try_pin(pin, lambda right, wait: answers.append((right, wait)))
    assert answers == [], "it takes a while"
    for task in tuple(door._tries):
        await task
    (answer,) = answers
    return answer


async def test_a_pin_is_tried() -> None:
    door = office()
    assert await tried(door, "1234") == (False, 0)
    assert await tried(door, "4711") == (True, 0)


async def test_after_three_wrong_ones_the_right_one_waits_too() -> None:
    door = office()
    for _ in range(3):
        answer = await tried(door, "1234")
    assert answer == (False, FIRST_PAUSE)
    assert await tried(door, "4711") == (False, FIRST_PAUSE)


async def test_without_a_pin_nothing_fits() -> None:
    door = office(replace(SETTINGS, admin=AdminTable()))
    assert not door.health().locked
    assert await tried(door, "") == (False, 0)


def test_what_it_knows() -> None:
    health = office().health()
    assert (health.version, health.running) == ("1.2", timedelta(seconds=90))
    assert (health.system, health.settings) == ("local", "s.toml")
    assert health.locked
    assert health.host
    assert "scrypt" not in str(health)
    assert not office(None).health().locked


def test_addresses_are_of_this_machine() -> None:
    assert all(":" in one or one.count(".") == 3 for one in addresses())


def test_the_last_lines_of_the_log() -> None:
    ring = Ring()
    logger = logging.Logger("panel.test")
    logger.addHandler(ring)
    logger.debug("not told")
    for number in range(KEPT + 3):
        logger.info("line %d\nwith <b>more</b>%s", number, " x" * LONGEST)
    try:
        raise ValueError("inside")
    except ValueError:
        logger.exception("it failed")
    assert len(ring.lines) == KEPT
    assert ring.trouble is not None
    assert ring.trouble.line.startswith("ERROR panel.test: it failed: ValueError")
    assert "ERROR panel.test: it failed: ValueError at test_office.py" in ring.lines[-1]
    assert "line 4 with <b>more</b> x" in ring.lines[0]
    assert all(len(line) <= LONGEST and "\n" not in line for line in ring.lines)


def test_a_line_that_cannot_be_put_into_words_harms_nobody() -> None:
    ring = Ring()
    logger = logging.Logger("panel.test")
    logger.addHandler(ring)
    logger.info("%d seats", "ten")
    logger.info("%d seats", 10)
    assert [line.partition(" ")[2] for line in ring.lines] == [
        "INFO panel.test: %d seats",
        "INFO panel.test: 10 seats",
    ]
