"""Reads calendars in a process of its own, which is there while there is work.

What icalendar and its like load would stay in the panel for good, and a long calendar
would hold its screen.
"""

import asyncio
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from panel.backends.ical.editing.change import Change, Changed
from panel.backends.ical.entry import Unanswered
from panel.backends.ical.orders import Order
from panel.backends.ical.process import ENDING, Process
from panel.backends.ical.wanted import NO_ANSWER, Found, Read, Text, Wanted

REST = 5.0
"""Seconds without work after which the process ends."""
LIMIT = 120.0
"""Seconds that one order may take."""

T = TypeVar("T")
Job = tuple[Order[Any], float, "Future[Any]", Callable[[Any], Any]]


class Reader:
    """Takes orders one after the other; a thread of its own talks to the process.

    Bookings that have not changed since the last answer stay the same objects.
    `check_ins` says whether the calendar keeps them.
    """

    def __init__(
        self, *, rest: float = REST, limit: float = LIMIT, check_ins: bool = True
    ) -> None:
        self._rest, self._limit, self._check_ins = rest, limit, check_ins
        self._jobs: deque[Job] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._process: Process | None = None
        self._known: dict[str, Found] = {}
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        process = self._process
        return process.pid if process else None

    async def read(
        self,
        texts: Sequence[Text],
        start: datetime,
        end: datetime,
        zone: ZoneInfo,
        *,
        limit: float = math.inf,
    ) -> Read:
        """Every booking that overlaps `start <= t < end`, sorted by start.

        `limit` is how many seconds it may take, where those are fewer than usual.

        Raises:
            Unanswered: the other process did not answer in full.
            Unreadable: it says why the texts cannot be read.
        """
        if not texts:
            return Read(found=())
        wanted = Wanted(texts, start, end, zone, self._check_ins)
        return await self._done(wanted, self._same, limit)

    async def change(self, asked: Change) -> Changed:
        """An object as it is to be after one change of one booking.

        Raises:
            Unanswered: the other process did not answer in full.
        """
        return await self._done(asked, lambda changed: changed)

    async def aclose(self) -> None:
        """Ends the process, whatever it does."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            process, thread = self._process, self._thread
            if process is not None:
                process.kill()
        if thread is not None:
            await asyncio.to_thread(thread.join, ENDING)

    async def _done(
        self, order: Order[T], settle: Callable[[T], T], limit: float = math.inf
    ) -> T:
        future: Future[T] = Future()
        with self._changed:
            if self._closed:
                raise Unanswered("Calendars are not read any more.")
            self._jobs.append((order, min(limit, self._limit), future, settle))
            self._changed.notify()
            if self._thread is None:
                self._begin()
        try:
            return await asyncio.wrap_future(future)
        finally:
            # An error that comes up here would hold them, and they the error.
            del future, order

    def _begin(self) -> None:
        """Starts the thread, with the lock held.

        Raises:
            Unanswered: the machine has none left.
        """
        thread = threading.Thread(target=self._live, daemon=True)
        try:
            thread.start()
        except RuntimeError:
            self._jobs.clear()
            raise Unanswered(NO_ANSWER) from None
        self._thread = thread

    def _live(self) -> None:
        while job := self._next():
            self._do(*job)
            del job  # its texts may be large

    def _next(self) -> Job | None:
        """The next order; None after a rest without any, with the process gone."""
        with self._changed:
            self._changed.wait_for(lambda: self._jobs or self._closed, self._rest)
            if self._jobs and not self._closed:
                return self._jobs.popleft()
            for _, _, future, _ in self._jobs:
                future.cancel()
            self._jobs.clear()
            self._thread = None
            process, self._process = self._process, None
        if process is not None:
            process.end()
        return None

    def _do(
        self,
        order: Order[T],
        limit: float,
        future: "Future[T]",
        settle: Callable[[T], T],
    ) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(settle(self._answer(order, limit)))
        except Exception as error:
            self._drop()
            future.set_exception(error)
        finally:
            # An error holds this frame, which would hold it, and the order's texts.
            del future, order

    def _answer(self, order: Order[T], limit: float) -> T:
        """What the process says; one that was there before may have died meanwhile."""
        until = time.monotonic() + limit
        if self._process is not None:
            try:
                return self._process.answer(order, limit)
            except (EOFError, OSError):
                self._drop()
        try:
            process = self._started()
            return process.answer(order, max(until - time.monotonic(), 0.0))
        except (EOFError, OSError) as error:
            raise Unanswered(NO_ANSWER) from error

    def _started(self) -> Process:
        process = Process()
        with self._changed:
            self._process = process
            if self._closed:
                process.kill()
        return process

    def _drop(self) -> None:
        with self._changed:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.end()

    def _same(self, read: Read) -> Read:
        """The same answer, made of the objects that are known already."""
        known = self._known
        found = tuple(
            old if (old := known.get(each.booking.id)) == each else each
            for each in read.found
        )
        self._known = {each.booking.id: each for each in found}
        return replace(read, found=found)
