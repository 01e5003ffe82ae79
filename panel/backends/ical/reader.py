"""Reads calendars in a process of its own, which is there while there is work.

What icalendar and its like load would stay in the panel for good, and a long calendar
would hold its screen.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from panel.backends.ical.entry import Unreadable
from panel.backends.ical.process import ENDING, Process
from panel.backends.ical.wanted import NO_ANSWER, Found, Read, Text, Wanted

REST = 5.0
"""Seconds without work after which the process ends."""
LIMIT = 120.0
"""Seconds that one order may take."""

Job = tuple[Wanted, "Future[Read]"]


class Reader:
    """Takes orders one after the other; a thread of its own talks to the process.

    Bookings that have not changed since the last answer stay the same objects.
    """

    def __init__(self, *, rest: float = REST, limit: float = LIMIT) -> None:
        self._rest, self._limit = rest, limit
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
        self, texts: Sequence[Text], start: datetime, end: datetime, zone: ZoneInfo
    ) -> Read:
        """Every booking that overlaps `start <= t < end`, sorted by start.

        Raises:
            Unreadable: the other process did not answer in full.
        """
        if not texts:
            return Read(found=())
        future: Future[Read] = Future()
        with self._changed:
            if self._closed:
                raise Unreadable("Calendars are not read any more.")
            self._jobs.append((Wanted(texts, start, end, zone), future))
            self._changed.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._live, daemon=True)
                self._thread.start()
        return await asyncio.wrap_future(future)

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
            for _, future in self._jobs:
                future.cancel()
            self._jobs.clear()
            self._thread = None
            process, self._process = self._process, None
        if process is not None:
            process.end()
        return None

    def _do(self, wanted: Wanted, future: "Future[Read]") -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(self._same(self._answer(wanted)))
        except Exception as error:
            self._drop()
            future.set_exception(error)

    def _answer(self, wanted: Wanted) -> Read:
        """What the process says; one that was there before may have died meanwhile."""
        if self._process is not None:
            try:
                return self._process.answer(wanted, self._limit)
            except (EOFError, OSError):
                self._drop()
        try:
            return self._started().answer(wanted, self._limit)
        except (EOFError, OSError) as error:
            raise Unreadable(NO_ANSWER) from error

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
