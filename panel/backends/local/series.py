"""Series in the embedded calendar: kept as text, with the time that is worked out."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.ical import Entry, Series
from panel.backends.local.merging import Change, cancel, merge
from panel.backends.local.rows import EARLIEST, LATEST, micros, moment

AHEAD = timedelta(days=400)
"""How far beyond what is asked for series are worked out, to the future and back."""

ONE = "SELECT uid, text, zone, since, until FROM series WHERE uid = ?"
KEEP = "INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time for which occurrences stand in the calendar."""

    since: datetime
    until: datetime

    def reaching(self, start: datetime, end: datetime) -> "Stretch":
        """One that holds both this and the time asked for, with some to spare."""
        since = self.since if self.since <= start else _before(start)
        return Stretch(since, self.until if self.until >= end else _after(end))

    def beyond(self, other: "Stretch") -> list["Stretch"]:
        """The parts of this one that the other, inside it, does not hold."""
        parts = Stretch(self.since, other.since), Stretch(other.until, self.until)
        return [part for part in parts if part.since < part.until]


@dataclass(frozen=True, slots=True)
class Kept:
    """A series as the calendar keeps it; the zone is the room's at its import."""

    series: Series
    zone: ZoneInfo
    stretch: Stretch


def find(connection: sqlite3.Connection, uid: str) -> Kept | None:
    """The series with this UID."""
    columns = connection.execute(ONE, (uid,)).fetchone()
    return columns and _kept(*columns)


def find_all(connection: sqlite3.Connection, uids: Iterable[str]) -> list[Kept]:
    """The series with these UIDs, of those that are still there."""
    found = (find(connection, uid) for uid in uids)
    return [kept for kept in found if kept is not None]


def size(connection: sqlite3.Connection, uid: str) -> int:
    """How many occurrences of a series stand in the calendar."""
    count = "SELECT count(*) FROM booking WHERE uid = ?"
    found: int = connection.execute(count, (uid,)).fetchone()[0]
    return found


def put(
    connection: sqlite3.Connection, kept: Kept, entries: Iterable[Entry], now: datetime
) -> Counter[Change]:
    """Puts a new or changed series with its occurrences in place of the old one."""
    occurrences = {entry.occurrence: entry for entry in entries}
    counts = Counter(merge(connection, e, now) for e in occurrences.values())
    gone = cancel(connection, kept.series.uid, lambda name: name not in occurrences)
    counts[Change.CHANGED] += gone
    _keep(connection, kept)
    return counts


def lengthen(
    connection: sqlite3.Connection,
    kept: Kept,
    stretch: Stretch,
    *,
    entries: Iterable[Entry],
    now: datetime,
) -> None:
    """Adds more occurrences to a series, unless it was changed in the meantime."""
    if find(connection, kept.series.uid) == kept:
        for entry in entries:
            merge(connection, entry, now)
        _keep(connection, replace(kept, stretch=stretch))


def replace_by(connection: sqlite3.Connection, entry: Entry) -> None:
    """Makes room for an entry of a UID that was something else before."""
    if entry.occurrence:
        cancel(connection, entry.uid, lambda name: not name)
    else:
        connection.execute("DELETE FROM series WHERE uid = ?", (entry.uid,))
        cancel(connection, entry.uid, bool)


def _keep(connection: sqlite3.Connection, kept: Kept) -> None:
    series, stretch = kept.series, kept.stretch
    span = micros(stretch.since), micros(stretch.until)
    connection.execute(KEEP, (series.uid, series.text, kept.zone.key, *span))


def _kept(uid: str, text: str, zone: str, since: int, until: int) -> Kept:
    stretch = Stretch(moment(since), moment(until))
    return Kept(Series(uid, text), ZoneInfo(zone), stretch)


def _before(start: datetime) -> datetime:
    return max(EARLIEST, start - AHEAD) if start > EARLIEST + AHEAD else EARLIEST


def _after(end: datetime) -> datetime:
    return end + AHEAD if end < LATEST - AHEAD else LATEST
