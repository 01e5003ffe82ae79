"""When to ask the booking system next, and how its failures are told."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from panel.backends.base import BackendError
from panel.domain.link import Fault
from panel.engine.pace import NONE, pause, scattered
from panel.engine.tally import Tally

log = logging.getLogger("panel.engine")


class Polls:
    """The time of the next poll on the loop's steady clock; an outage is told once.

    `outage` is why the last request failed, in the system's own words.
    """

    def __init__(self, draw: Callable[[], float], tally: Tally) -> None:
        self._draw, self._tally = draw, tally
        self._failures = 0
        self._sent_away = False
        self._due = 0.0
        self.outage = ""

    def fell(self, error: BackendError, fault: Fault, period: timedelta) -> None:
        """A request was not answered completely."""
        self._tally.read(fault)
        if not self._failures:
            log.warning("the booking system does not answer completely: %s", error)
        self._failures += 1
        self.outage = str(error)
        self._sent_away |= bool(error.retry_after)
        self.plan(period, error.retry_after or NONE)

    def returned(self, period: timedelta) -> None:
        """A request was answered completely."""
        self._tally.read()
        if self._failures:
            log.info("the booking system answers again")
        self._failures, self.outage = 0, ""
        if self._sent_away:
            period = scattered(period, self._draw())
        self._sent_away = False
        self.plan(period)

    def plan(self, period: timedelta, rest: timedelta = NONE) -> None:
        """Sets the next poll, counted from now."""
        wait = pause(period, self._failures, self._draw(), rest)
        self._due = asyncio.get_running_loop().time() + wait.total_seconds()

    def left(self) -> timedelta:
        """The time until the next poll; zero when it is due."""
        left = self._due - asyncio.get_running_loop().time()
        return timedelta(seconds=max(left, 0.0))
