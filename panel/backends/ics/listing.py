"""The list of a published calendar: fetched now and then, known in between."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from panel.backends.base import BackendError, Garbled, Reading, Site, Unreachable
from panel.backends.ical import Problem, Read, Reader, Text, Unreadable
from panel.backends.ics.copy import Source, Version
from panel.backends.ics.pace import interval, is_due, rest_after

DAY = timedelta(days=1)
USUAL = (-DAY, 33 * DAY)
"""What is read first, around now: the time that is usually shown, and more."""
MOST_UNREADABLE = 20
"""That are named; one is enough to doubt the list."""

Window = tuple[datetime, datetime]


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
        return self.window[0] <= window[0] and window[1] <= self.window[1]


class Listing:
    """Asks a source when it is time, and has what came read in another process."""

    def __init__(self, source: Source, site: Site, set_to: timedelta | None) -> None:
        self._source, self._site, self._set_to = source, site, set_to
        self._now: Callable[[], datetime] = site.now
        self._reader = Reader(check_ins=False)
        self._lock = asyncio.Lock()
        self._failures = 0
        self._error: BackendError | None = None
        self._closed = False
        self._until: datetime | None = None
        self._useless: Version = ()
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
            if not (anew or self._source.free) and self._rests(now):
                raise self._repeated()
            try:
                self.known = await self._fetched(wanted)
            except BackendError as error:
                self._fell(error, now)
                raise
            self._failures, self._error, self._until = 0, None, None
            self._useless = ()
            return self.known

    async def aclose(self) -> None:
        """Ends the other process and the connections."""
        self._closed = True
        await self._reader.aclose()
        await self._source.aclose()

    def _due(self, now: datetime) -> bool:
        known = self.known
        return known is None or is_due(self.interval, now - known.heard)

    def _rests(self, now: datetime) -> bool:
        return self._until is not None and now < self._until

    def _repeated(self) -> BackendError:
        """The last error once more."""
        error = self._error or Garbled(f"{self._source.name} is of no use.")
        return type(error)(str(error))

    def _fell(self, error: BackendError, now: datetime) -> None:
        self._failures += 1
        # The error itself knows what was done when it came up, with the whole text.
        self._error = type(error)(str(error))
        self._until = now + rest_after(error, self._failures)

    async def _fetched(self, wanted: Window) -> Known:
        known = self.known if self.known and self.known.covers(wanted) else None
        told = self._useless or (known.version if known else ())
        copy = await self._source.fetch(told)
        heard = self._now()
        if copy.data is None:
            if self._useless or known is None:
                raise self._repeated()
            return replace(known, heard=heard, made=copy.made)
        digest = await asyncio.to_thread(lambda data: sha256(data).digest(), copy.data)
        if known and known.digest == digest:
            return replace(known, heard=heard, made=copy.made, version=copy.version)
        window = known.window if known else _wide(wanted)
        # Not to be fetched and read once more, should it be of no use.
        self._useless = copy.version
        return Known(
            read=await self._read(copy.data, window),
            window=window,
            heard=heard,
            size=len(copy.data),
            digest=digest,
            version=copy.version,
            made=copy.made,
        )

    async def _read(self, data: bytes, window: Window) -> Read:
        said = self.known.read.zone if self.known else None
        zone = self._zone(said)
        read = await self._read_in(data, window, zone)
        if self._zone(read.zone).key != zone.key:
            read = await self._read_in(data, window, self._zone(read.zone))
        return read

    async def _read_in(self, data: bytes, window: Window, zone: ZoneInfo) -> Read:
        try:
            read = await self._reader.read([Text("", "", data)], *window, zone)
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


def _wide(window: Window) -> Window:
    """Whole days around it, and one more, so that it holds for tomorrow's too."""
    start, end = (moment.astimezone(UTC) for moment in window)
    first = datetime.combine(start.date(), time.min, UTC)
    last = datetime.combine(end.date(), time.min, UTC)
    return first, last + 2 * DAY


def _unreadable(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    named = (f"{each.where}: {each.sentence}" for each in problems if each.skipped)
    return tuple(named)[:MOST_UNREADABLE]
