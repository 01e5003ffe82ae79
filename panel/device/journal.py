"""The log on standard error: one line an event, for systemd's journal or for eyes.

What a fault of the program itself holds (an exception's own words, the values of a
task) may be somebody's title or name: of those only kinds and places are told.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from traceback import walk_tb
from types import TracebackType
from typing import TextIO

LONGEST = 1000
"""Characters of a line."""
DEEPEST = 12
"""Places of a fault that are told, the innermost last."""
CHAINED = 3
HOUR = 3600.0
MOST_ALIKE, MOST = 10, 300
"""Lines an hour: of one kind, and of all kinds."""
KINDS = 500
OURS = "panel"
PRIORITIES = {
    logging.CRITICAL: 2,
    logging.ERROR: 3,
    logging.WARNING: 4,
    logging.INFO: 6,
    logging.DEBUG: 7,
}
"""As syslog counts them."""

log = logging.getLogger(OURS)


def plain(text: str) -> str:
    """On one line and without what would steer a terminal, cut where it is long."""
    shown = "".join(c if c.isprintable() else " " for c in text[: LONGEST + 1])
    return shown if len(text) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def said(record: logging.LogRecord) -> str:
    """A record's message on one line; its fault as kinds and places."""
    try:
        message = record.getMessage()
    except Exception:
        message = str(record.msg)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None or not record.name.startswith(OURS):
        # Other libraries put the whole of what they hold behind the first line.
        message = message.partition("\n")[0]
    faults = "".join(f": {fault(one)}" for one in _chain(error))
    return plain(f"{message}{faults}")


def fault(error: BaseException) -> str:
    """What kind it is and where it came from, without its words."""
    name = type(error).__name__
    if isinstance(error, BaseExceptionGroup):
        return f"{name} of {fault(error.exceptions[0])}"
    places = [
        f"{PurePath(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(error.__traceback__)
    ]
    return f"{name} at {' > '.join(places[-DEEPEST:]) or 'no place'}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what led to it."""
    for _ in range(CHAINED):
        if error is None:
            return
        yield error
        cause = None if error.__suppress_context__ else error.__context__
        error = error.__cause__ or cause


class Lines(logging.Formatter):
    """`WARNING panel.engine: ...`; before it the journal's sign of how bad it is."""

    def __init__(self, *, journal: bool) -> None:
        super().__init__()
        self._journal = journal

    def format(self, record: logging.LogRecord) -> str:
        more = getattr(record, "left_out", 0)
        behind = f" (and {more} more like it)" if more else ""
        line = f"{record.levelname} {record.name}: {said(record)}{behind}"
        priority = PRIORITIES.get(record.levelno, 6)
        return f"<{priority}>{line}" if self._journal else line


@dataclass(slots=True)
class _Hour:
    """The lines of one kind since a moment on the steady clock."""

    began: float
    lines: int = 0
    left_out: int = 0


class Seldom(logging.Filter):
    """Lets lines pass that are not too many, and has the next one say what was left
    out."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now = now
        self._kinds: dict[tuple[str, str], _Hour] = {}
        self._all = _Hour(now())

    def filter(self, record: logging.LogRecord) -> bool:
        now = self._now()
        if now - self._all.began >= HOUR:
            self._all = _Hour(now)
        kind, left_out = self._kind(record, now)
        if kind.lines >= MOST_ALIKE or self._all.lines >= MOST:
            kind.left_out += 1
            return False
        kind.lines += 1
        self._all.lines += 1
        record.left_out = left_out
        return True

    def _kind(self, record: logging.LogRecord, now: float) -> tuple[_Hour, int]:
        """The hour that the line falls into, and what the one before left out."""
        text = str(record.msg)
        key = record.name, said(record) if text == "%s" else text
        old = self._kinds.get(key)
        if old is not None and now - old.began < HOUR:
            return old, 0
        self._kinds.pop(key, None)
        if len(self._kinds) >= KINDS:
            del self._kinds[next(iter(self._kinds))]
        new = self._kinds[key] = _Hour(now)
        return new, old.left_out if old else 0


def is_journal(environ: Mapping[str, str], stream: TextIO) -> bool:
    """Whether the stream leads to systemd's journal, as systemd says."""
    device, _, inode = environ.get("JOURNAL_STREAM", "").partition(":")
    try:
        found = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False
    return (device, inode) == (str(found.st_dev), str(found.st_ino))


def log_to(stream: TextIO, environ: Mapping[str, str]) -> None:
    """All of the program's log from now on; of other libraries warnings and worse.

    What nobody catches is a line, too.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines(journal=is_journal(environ, stream)))
    handler.addFilter(Seldom())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
    logging.captureWarnings(True)
    # A line that cannot be written is lost; a complaint would go the same way.
    logging.raiseExceptions = False
    sys.excepthook = _ended
    threading.excepthook = lambda told: _lost(told.exc_value)
    sys.unraisablehook = lambda told: _lost(told.exc_value)


def _ended(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    log.critical("the program ends by a fault of its own", exc_info=error)


def _lost(error: BaseException | None) -> None:
    log.error("a fault of the program itself that nobody took", exc_info=error)
