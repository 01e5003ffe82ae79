"""The log's lines: one an event, bounded, and with nobody's words in a fault."""

import asyncio
import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from panel.device.journal import (
    HOUR,
    LONGEST,
    MOST,
    MOST_ALIKE,
    Lines,
    Seldom,
    is_journal,
    plain,
)

SECRET = "Project Nightfall, ana@example.org"
ROOT = Path(__file__).parents[2]


class Clock:
    """The steady clock, set by hand."""

    def __init__(self) -> None:
        self.at = 5000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def written(clock: Clock) -> Iterator[tuple[logging.Logger, Callable[[], list[str]]]]:
    """A logger, and the lines of what went through it."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Lines(journal=True))
    handler.addFilter(Seldom(clock))
    logger = logging.Logger("panel.test")
    logger.addHandler(handler)
    yield logger, lambda: out.getvalue().splitlines()


Written = tuple[logging.Logger, Callable[[], list[str]]]


def test_priorities(written: Written) -> None:
    log, lines = written
    for level in ("debug", "info", "warning", "error", "critical"):
        getattr(log, level)("it is %s", level)
    assert lines() == [
        "<7>DEBUG panel.test: it is debug",
        "<6>INFO panel.test: it is info",
        "<4>WARNING panel.test: it is warning",
        "<3>ERROR panel.test: it is error",
        "<2>CRITICAL panel.test: it is critical",
    ]


def test_one_line_whatever_is_in_it(written: Written) -> None:
    log, lines = written
    log.error("a\r\nb\x1b[31mc\u2028d\u202ee\x00f %s", "x" * 5000)
    log.error("%d", "no number")
    first, second = lines()
    assert first.startswith("<3>ERROR panel.test: a  b [31mc d e f xxx")
    assert len(first) <= LONGEST + 40 and first.endswith("…")
    assert second == "<3>ERROR panel.test: %d"


def inner() -> None:
    raise ValueError(SECRET)


def test_a_fault_is_told_by_kind_and_place(written: Written) -> None:
    log, lines = written
    try:
        try:
            inner()
        except ValueError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError:
        log.exception("it failed")
    try:
        raise ExceptionGroup(SECRET, [KeyError(SECRET)])
    except ExceptionGroup:
        log.exception("together")
    one, other = lines()
    assert one.startswith("<3>ERROR panel.test: it failed: RuntimeError at test_jou")
    assert ": ValueError at test_journal.py:" in one and one.endswith(" inner")
    assert "together: ExceptionGroup of KeyError at no place" in other
    assert SECRET not in one + other


async def test_what_the_loop_says_of_a_task_is_cut(written: Written) -> None:
    log, lines = written
    log.name = "asyncio"

    async def fail() -> None:
        raise ValueError(SECRET)

    task = asyncio.get_running_loop().create_task(fail())
    await asyncio.wait([task])
    log.error(
        "Task exception was never retrieved\nfuture: %r",
        task,
        exc_info=task.exception(),
    )
    (line,) = lines()
    assert line.startswith("<3>ERROR asyncio: Task exception was never retrieved: V")
    assert SECRET not in line


def test_lines_of_one_kind_are_bounded_and_counted(
    written: Written, clock: Clock
) -> None:
    log, lines = written
    for number in range(MOST_ALIKE + 7):
        log.warning("a booking cannot be read: %s", number)
    log.warning("something else")
    assert len(lines()) == MOST_ALIKE + 1
    clock.at += HOUR
    for number in range(2):
        log.warning("a booking cannot be read: %s", number)
    assert lines()[-2:] == [
        "<4>WARNING panel.test: a booking cannot be read: 0 (and 7 more like it)",
        "<4>WARNING panel.test: a booking cannot be read: 1",
    ]


def test_all_lines_together_are_bounded(written: Written, clock: Clock) -> None:
    log, lines = written
    for number in range(3 * MOST):
        log.error("%s", f"problem {number}")
    assert len(lines()) == MOST
    clock.at += HOUR
    log.error("%s", "another")
    assert len(lines()) == MOST + 1


def test_whether_it_is_the_journal(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as stream:
        seen = os.fstat(stream.fileno())
        own = f"{seen.st_dev}:{seen.st_ino}"
        assert is_journal({"JOURNAL_STREAM": own}, stream)
        for other in ("", "1:2", f"{seen.st_dev}", f"{own}0", "nonsense"):
            assert not is_journal({"JOURNAL_STREAM": other}, stream)
        assert not is_journal({}, stream)
    assert not is_journal({"JOURNAL_STREAM": own}, io.StringIO())


PROGRAM = """
import logging, os, sys, threading, warnings
from panel.device.journal import log_to
log_to(sys.stderr, os.environ)
logging.getLogger("panel.x").info("begun")
logging.getLogger("other").info("not told")
warnings.warn("old ways")
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
raise ValueError("{secret}")
"""


def test_a_program_that_ends_by_its_own_fault(tmp_path: Path) -> None:
    path = tmp_path / "log"
    with path.open("w") as stream:
        seen = os.fstat(stream.fileno())
        journal = {"JOURNAL_STREAM": f"{seen.st_dev}:{seen.st_ino}"}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(secret=SECRET)],
            env={**os.environ, **journal},
            stderr=stream,
            cwd=ROOT,
        )
    assert done.returncode == 1
    begun, warned, lost, ended = path.read_text().splitlines()
    assert begun == "<6>INFO panel.x: begun"
    assert warned.startswith("<4>WARNING py.warnings: <string>:7: UserWarning: old")
    assert lost.startswith("<3>ERROR panel: a fault of the program itself that nobody")
    assert "ZeroDivisionError at threading.py" in lost
    assert ended.startswith("<2>CRITICAL panel: the program ends by a fault of its own")
    assert "ValueError at <string>:11 <module>" in ended


def test_plain() -> None:
    assert plain("Ünï 日本 ✓") == "Ünï 日本 ✓"
    assert plain("a\tb\nc") == "a b c"
