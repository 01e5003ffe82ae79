"""The list of a published calendar: fetched now and then, known in between."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from panel.backends.base import BackendError, Garbled, Reading, Site, Unreachable
from panel.backends.ical import Problem, Read, Reader, Text, Unanswered, Unreadable
from panel.backends.ics.copy import Source, Version
from panel.backends.ics.pace import interval, is_due
from panel.backends.ics.rest import NotRead, Rest, Steady, Useless, Window, bare

DAY = timedelta(days=1)
USUAL = (-DAY, 33 * DAY)
"""What is read first, around now: the time that is usually shown, and more."""
MOST_UNREADABLE = 20
"""That are named; one is enough to doubt the list."""
LONGEST = 140.0
"""Seconds from the question to the list. Somebody at the door may wait for two: what
takes longer than the engine has patience for is taken for a standstill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was read last; `heard` is when it was fetched or found unchanged."""

    read: Read
    window: Window
    heard: datetime
    size: int
    digest: bytes
    version: Version = field(default=(), repr=False)
    made: datetime | None = None

    def covers(self, window: Window) -> bool:
        """Whether it holds all of this time."""
        return _covers(self.window, window)


class Listing:
    """Asks a source when it is time, and has what came read in another process."""

    def __init__(
        self, source: Source, site: Site, set_to: timedelta | None, steady: Steady
    ) -> None:
        self._source, self._site, self._set_to = source, site, set_to
        self._steady = steady
        self._now: Callable[[], datetime] = site.now
        self._reader = Reader(check_ins=False)
        self._lock = asyncio.Lock()
        self._rest = Rest(steady, free=source.free)
        self._useless: Useless | None = None
        self._closed = False
        self.known: Known | None = None

    @property
    def interval(self) -> timedelta:
        """The time between two fetches; none where asking costs nothing."""
        if self._source.free:
            return timedelta()
        said = self.known.read.refresh if self.known else None
        return interval(self._set_to, said)

    async def reading(self, start: datetime, end: datetime) -> Reading:
        """The complete list of that time, as old as it may be."""
        known = await self.look((start, end))
        bookings = (found.booking for found in known.read.found)
        return Reading(
            bookings=tuple(b for b in bookings if b.lies_in(start, end)),
            unreadable=_unreadable(known.read.problems),
            heard=known.heard,
            every=self.interval,
            made=known.made and min(known.made, known.heard),
        )

    async def look(self, window: Window | None = None, *, anew: bool = False) -> Known:
        """What is known, fetched where it is time or `anew` is wanted.

        Raises:
            BackendError: it could not be fetched, or was of no use.
        """
        async with self._lock:
            if self._closed:
                raise Unreachable(f"{self._source.name} is not asked any more.")
            now = self._now()
            wanted = window or self._usual(now)
            known = self.known
            if known and not anew and known.covers(wanted) and not self._due(now):
                return known
            if not anew and (error := self._rest.error):
                raise error
            try:
                self.known = await self._fetched(wanted)
            except BackendError as error:
                self._rest.fell(error)
                raise
            self._rest.end()
            self._useless = None
            return self.known

    async def aclose(self) -> None:
        """Ends the other process and the connections."""
        self._closed = True
        await self._reader.aclose()
        await self._source.aclose()

    def _due(self, now: datetime) -> bool:
        known = self.known
        return known is None or is_due(self.interval, now - known.heard)

    async def _fetched(self, wanted: Window) -> Known:
        until = self._steady() + LONGEST
        known = self.known if self.known and self.known.covers(wanted) else None
        useless = self._useless_for(wanted)
        state = useless or known
        copy = await self._source.fetch(state.version if state else ())
        heard = self._now()
        if copy.data is None:
            if useless or known is None:
                raise self._repeated(useless)
            return replace(known, heard=heard, made=copy.made)
        self._useless = None
        digest = await asyncio.to_thread(lambda data: sha256(data).digest(), copy.data)
        if known and known.digest == digest:
            return replace(known, heard=heard, made=copy.made, version=copy.version)
        window = known.window if known else _wide(wanted)
        try:
            read = await self._read(copy.data, window, until)
        except NotRead:
            raise
        except Garbled as error:
            self._useless = Useless(bare(error), copy.version, window)
            raise
        return Known(
            read=read,
            window=window,
            heard=heard,
            size=len(copy.data),
            digest=digest,
            version=copy.version,
            made=copy.made,
        )

    def _useless_for(self, window: Window) -> Useless | None:
        """What need not be read again, where that is known by its version."""
        found = self._useless
        if found is None or not found.version:
            return None
        return found if _covers(found.window, window) else None

    def _repeated(self, useless: Useless | None) -> BackendError:
        if useless is None:
            return Garbled(f"{self._source.name} is of no use.")
        return bare(useless.error)

    async def _read(self, data: bytes, window: Window, until: float) -> Read:
        said = self.known.read.zone if self.known else None
        zone = self._zone(said)
        read = await self._read_in(zone, data, window, until)
        if self._zone(read.zone).key != zone.key:
            read = await self._read_in(self._zone(read.zone), data, window, until)
        return read

    async def _read_in(
        self, zone: ZoneInfo, data: bytes, window: Window, until: float
    ) -> Read:
        left = max(until - self._steady(), 0.0)
        texts = [Text("", "", data)]
        try:
            read = await self._reader.read(texts, *window, zone, limit=left)
        except Unanswered as error:
            raise NotRead(f"{self._source.name}: {error}") from None
        except Unreadable as error:
            raise Garbled(f"{self._source.name}: {error}") from None
        for problem in read.problems:
            if not problem.complete:
                raise Garbled(f"{self._source.name}: {problem.sentence}")
        return read

    def _zone(self, said: ZoneInfo | None) -> ZoneInfo:
        """The room's: as the settings say, else the calendar, else the machine."""
        return self._site.zone or zone_said(said) or self._site.machine_zone

    def _usual(self, now: datetime) -> Window:
        if self.known and self.known.covers((now, now)):
            return self.known.window
        return now + USUAL[0], now + USUAL[1]


def zone_said(zone: ZoneInfo | None) -> ZoneInfo | None:
    """The calendar's own zone; UTC is what programs write that know of none."""
    return None if zone is None or zone.utcoffset(None) is not None else zone


def _covers(one: Window, other: Window) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def _wide(window: Window) -> Window:
    """Whole days around it, and one more, so that it holds for tomorrow's too."""
    start, end = (moment.astimezone(UTC) for moment in window)
    first = datetime.combine(start.date(), time.min, UTC)
    last = datetime.combine(end.date(), time.min, UTC)
    return first, last + 2 * DAY


def _unreadable(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    named = (f"{each.where}: {each.sentence}" for each in problems if each.skipped)
    return tuple(named)[:MOST_UNREADABLE]
