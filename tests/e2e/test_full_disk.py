"""A panel whose disk is full, when it starts and while it runs: right all the same."""

from pathlib import Path

from tests.e2e.places import (
    ALIVE,
    AMBER,
    END,
    GREEN,
    PRIMARY,
    REALLY_END,
    RED,
    outlined,
)
from tests.e2e.program import FAULTS, Program
from tests.hostile import on_full_disk

FULL = "the disk is full; free some space"


def _disk(program: Program) -> Path:
    """The store as the panel sees it: on a disk of its own."""
    return Path(f"/proc/{program.pid}/root{program.store}")


def _logged(program: Program) -> str:
    log = program.log.read_text(encoding="utf-8")
    assert not [word for word in FAULTS if word in log], log
    return log


def test_a_disk_that_is_full_from_the_start(program: Program) -> None:
    """The room's state is there; nothing can be ended until there is room again."""
    program.call("book_now", [1800])
    assert not list(program.store.glob("*-wal")), "the calendar is still open"
    program.within = on_full_disk(program.store)
    with program.run() as finger:
        finger.wait_for(RED)
        outlined(finger, ALIVE)
        finger.tap(*END)
        outlined(finger, RED)
        finger.tap(*REALLY_END)
        program.wait_for_log("did not do what was asked")
        assert finger.colour() == RED
        (_disk(program) / "full").unlink()
        outlined(finger, ALIVE)
        finger.tap(*END)
        outlined(finger, RED)
        finger.tap(*REALLY_END)
        finger.wait_for(GREEN)
    assert _logged(program).count(f"The panel's memory ({program.store}") == 1


def test_a_disk_that_becomes_full(program: Program) -> None:
    """A tap is declined in a sentence; what was confirmed before is there after."""
    program.call("book_now", [1800])
    program.within = on_full_disk(program.store)
    with program.run() as finger:
        finger.wait_for(RED)
        full = _disk(program) / "full"
        size = full.stat().st_size
        full.unlink()
        outlined(finger, ALIVE)
        finger.tap(*END)
        outlined(finger, RED)
        finger.tap(*REALLY_END)
        finger.wait_for(GREEN)
        _fill(full, size)
        finger.tap(*PRIMARY)
        program.wait_for_log(FULL)
        assert finger.colour() == GREEN
        full.unlink()
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED, AMBER)
    _logged(program)


def _fill(path: Path, size: int) -> None:
    try:
        with path.open("wb", buffering=0) as file:
            for _ in range(2 * size // 512):
                file.write(bytes(512))
    except OSError:
        return
    raise AssertionError("the disk does not fill")
