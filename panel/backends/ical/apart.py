"""Series worked out in a process of its own, which takes its memory along when done."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from panel.backends.ical.entry import Entry, Problem, Series, Unreadable
from panel.backends.ical.lines import Answer, Order

PATIENCE = 120.0
"""Seconds for all series together."""

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Expanded:
    """The occurrences of many series, and the series that could not be worked out."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def expand_apart(
    many: Sequence[Series], start: datetime, end: datetime, zone: ZoneInfo
) -> Expanded:
    """The occurrences of many series that overlap `start <= t < end`.

    Blocks until the other process is done: call it in a worker thread.

    Raises:
        Unreadable: the other process did not answer in full.
    """
    if not many:
        return Expanded((), ())
    orders = [Order(series, start, end, zone).line() for series in many]
    lines = _answers("\n".join(orders)).splitlines()
    if len(lines) != len(orders):
        raise Unreadable("The series could not be worked out.")
    answers = [Answer.read(line) for line in lines]
    entries = tuple(entry for answer in answers for entry in answer.entries)
    problems = tuple(answer.problem for answer in answers if answer.problem)
    return Expanded(entries, problems)


def _answers(orders: str) -> str:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "panel.backends.ical", "expand"],
            input=orders,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            env={**os.environ, "PYTHONPATH": path},
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Unreadable("The series could not be worked out.") from error
    return done.stdout
