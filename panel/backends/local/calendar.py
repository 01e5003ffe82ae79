"""Imported bookings go into the embedded calendar, a few at a time."""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from panel.backends.ical import Entry, Problem, Series, Unreadable, expand
from panel.backends.local import series as keeping
from panel.backends.local.merging import Change, merge
from panel.backends.local.rows import EARLIEST, NAME, SCHEMA
from panel.backends.local.series import AHEAD, Kept, Stretch
from panel.sqlite import Database

AT_ONCE = 200
"""Bookings in one transaction; a walk-up waits no longer than for these."""
PAUSE = 0.006
"""Seconds between two transactions: more than a waiting writer sleeps."""

BACK = timedelta(days=31)
"""How far back a series is worked out before anybody asks."""
LONG_AGO = timedelta(days=30 * 365)
"""How far back one that has nothing later is."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many bookings were new, changed or known, and the series left out."""

    new: int
    changed: int
    same: int
    problems: tuple[Problem, ...] = ()


class LocalCalendar:
    """The embedded calendar for the import; a panel may be running beside it.

    `zone` is the room's: all-day occurrences of a series are in it.
    """

    def __init__(
        self, store: Path, *, now: Callable[[], datetime], zone: ZoneInfo
    ) -> None:
        self._database = Database(store / NAME, SCHEMA, name="The calendar")
        self._now = now
        self._zone = zone

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended, a sentence each."""
        return self._database.notices

    def put(
        self,
        entries: Sequence[Entry],
        series: Sequence[Series],
        *,
        progress: Progress = lambda done, total: None,
    ) -> Counts:
        """Puts bookings and series into the calendar; the same ones change nothing.

        Overlaps are kept. Where it is broken off, a repeat completes it. `progress`
        hears how many of how many bookings and series are done.

        Raises:
            StorageError: the calendar cannot be written.
        """
        tally = _Tally(progress, len(entries) + len(series))
        for some in _few({(e.uid, e.occurrence): e for e in entries}.values()):
            work = partial(_put_entries, entries=some, now=self._now())
            tally.count(self._database.write_now(work), len(some))
            time.sleep(PAUSE)
        for one in {one.uid: one for one in series}.values():
            try:
                tally.count(self._put_series(one))
            except Unreadable as error:
                tally.leave_out(Problem(one.uid, str(error)))
        return tally.counts()

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()

    def _put_series(self, series: Series) -> Counter[Change]:
        """One that is known already, word for word, is not worked out again."""
        old = self._database.read_now(partial(keeping.find, uid=series.uid))
        now = self._now()
        stretch = old.stretch if old else Stretch(now - BACK, now + AHEAD)
        kept = Kept(series, self._zone, stretch)
        if kept == old:
            size = self._database.read_now(partial(keeping.size, uid=series.uid))
            return Counter({Change.SAME: size})
        entries = expand(series, stretch.since, stretch.until, self._zone)
        if not entries:
            kept, entries = self._whole_past(kept)
        work = partial(keeping.put, kept=kept, entries=entries, now=now)
        return self._database.write_now(work)

    def _whole_past(self, kept: Kept) -> tuple[Kept, list[Entry]]:
        """A series that is over is worked out whole, so that the count tells of it."""
        until = kept.stretch.until
        stretch = Stretch(max(EARLIEST, until - LONG_AGO), until)
        try:
            found = expand(kept.series, stretch.since, stretch.until, kept.zone)
        except Unreadable:
            return kept, []
        return replace(kept, stretch=stretch), found


class _Tally:
    """Counts what was done, and tells of it."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self._changes: Counter[Change] = Counter()
        self._problems: list[Problem] = []

    def count(self, changes: Counter[Change], done: int = 1) -> None:
        self._changes += changes
        self._done += done
        self._progress(self._done, self._total)

    def leave_out(self, problem: Problem) -> None:
        self._problems.append(problem)
        self.count(Counter())

    def counts(self) -> Counts:
        return Counts(
            new=self._changes[Change.NEW],
            changed=self._changes[Change.CHANGED],
            same=self._changes[Change.SAME],
            problems=tuple(self._problems),
        )


def _few(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    left = iter(entries)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _put_entries(
    connection: sqlite3.Connection, *, entries: list[Entry], now: datetime
) -> Counter[Change]:
    for entry in entries:
        keeping.replace_by(connection, entry)
    return Counter(merge(connection, entry, now) for entry in entries)
