"""What was of no use, and how long nothing is asked because of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from panel.backends.base import BackendError, Garbled
from panel.backends.ics.copy import Version
from panel.backends.ics.pace import rest_after

Window = tuple[datetime, datetime]
Steady = Callable[[], float]
"""Seconds that go on evenly, wherever somebody sets the clock."""


def loop_time() -> float:
    """Those of the event loop."""
    return asyncio.get_running_loop().time()


class NotRead(Garbled):
    """A text came, but the process that reads did not answer: another time it may."""


@dataclass(frozen=True, slots=True)
class Useless:
    """A text that was read and refused: it need be neither sent nor read again.

    Only in this window, for there may be too much in one and not in the next.
    """

    error: BackendError
    version: Version = field(repr=False)
    window: Window


class Rest:
    """How long a source is left alone after what has failed.

    `free` says that asking it costs nothing: then only a text that could not be read
    has it rest, since another try may take minutes of work.
    """

    def __init__(self, steady: Steady, *, free: bool) -> None:
        self._steady, self._free = steady, free
        self._failures = 0
        self._error: BackendError | None = None
        self._until = 0.0

    @property
    def error(self) -> BackendError | None:
        """The last error once more, for as long as nothing is asked."""
        rests = self._error is not None and self._steady() < self._until
        return bare(self._error) if self._error and rests else None

    def fell(self, error: BackendError) -> None:
        """One more failure in a row."""
        self._failures += 1
        self._error = None
        if self._free and not isinstance(error, NotRead):
            return
        if rest := rest_after(error, self._failures):
            self._error = bare(error)
            self._until = self._steady() + rest.total_seconds()

    def end(self) -> None:
        """All is well."""
        self._failures, self._error = 0, None


def bare(error: BackendError) -> BackendError:
    """The same one, to be kept: it itself knows what was done when it came up, with the
    whole text."""
    return type(error)(str(error))
