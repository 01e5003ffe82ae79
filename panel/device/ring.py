"""The last lines of the log, for the admin's page."""

import logging
from collections import deque
from dataclasses import dataclass

from panel.device.journal import said

KEPT = 10
LONGEST = 160
"""Characters of a line."""
TIME = logging.Formatter()


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that is a warning or worse, and its moment in unix seconds."""

    at: float
    line: str


class Ring(logging.Handler):
    """Keeps the last lines: when, how bad, who, and the message.

    `trouble` is the last one that is a warning or worse.
    """

    def __init__(self) -> None:
        """Nothing was logged yet."""
        super().__init__(logging.INFO)
        self._lines: deque[str] = deque(maxlen=KEPT)
        self.trouble: Trouble | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The oldest first."""
        return tuple(self._lines)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep this one."""
        time = TIME.formatTime(record, "%H:%M:%S")
        line = f"{record.levelname} {record.name}: {said(record)}"[:LONGEST]
        self._lines.append(f"{time} {line}"[:LONGEST])
        if record.levelno >= logging.WARNING:
            self.trouble = Trouble(record.created, line)
