"""The last lines of the log, for the admin's page."""

import logging
from collections import deque

KEPT = 10
LONGEST = 160
"""Characters of a line."""
TIME = logging.Formatter()


class Ring(logging.Handler):
    """Keeps the last lines: when, how bad, who, and the message, never a traceback."""

    def __init__(self) -> None:
        """Nothing was logged yet."""
        super().__init__(logging.INFO)
        self._lines: deque[str] = deque(maxlen=KEPT)

    @property
    def lines(self) -> tuple[str, ...]:
        """The oldest first."""
        return tuple(self._lines)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep this one, unless it cannot be put into words."""
        try:
            message = record.getMessage()
        except Exception:
            self.handleError(record)
            return
        time = TIME.formatTime(record, "%H:%M:%S")
        line = f"{time} {record.levelname} {record.name}: {message}"
        self._lines.append(" ".join(line.split())[:LONGEST])
