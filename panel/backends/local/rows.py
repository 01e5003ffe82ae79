"""The embedded calendar's file: bookings as rows, and what is asked of them."""

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from panel.domain.booking import Booking
from panel.domain.record import from_record, to_record

NAME = "calendar.sqlite"
SCHEMA = (
    """
    CREATE TABLE booking (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      uid TEXT NOT NULL,
      occurrence TEXT NOT NULL,
      revision INTEGER NOT NULL,
      start INTEGER NOT NULL,
      stop INTEGER NOT NULL,
      occupies INTEGER NOT NULL,
      record TEXT NOT NULL,
      told_when TEXT NOT NULL,
      told_what TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX booking_by_uid ON booking (uid, occurrence);
    CREATE INDEX booking_by_id ON booking (id);
    CREATE INDEX booking_by_time ON booking (stop, start, occupies, revision);
    CREATE TABLE series (
      uid TEXT PRIMARY KEY,
      text TEXT NOT NULL,
      zone TEXT NOT NULL,
      since INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) STRICT
    """,
)
"""`start` and `stop`: microseconds since 1970; `stop` is the later of start and end.

`told_when` and `told_what` are what the imported file said last, of the time and of all
else: they tell the file's changes from the room's own.
"""

IN_WINDOW = """
    SELECT row, revision FROM booking
    WHERE stop >= :start AND start < :end AND (stop > :start OR start >= :start)
    ORDER BY start, row
"""
IN_THE_WAY = """
    SELECT min(start) FROM booking
    WHERE stop > :start AND start < :end AND occupies AND row IS NOT :but
"""
SHORT = "SELECT uid FROM series WHERE since > :start OR until < :end"
ONE = "SELECT row, id, revision, start, stop, occupies, record FROM booking WHERE "

# Where calendars end; series are worked out no further.
EARLIEST = datetime(2, 1, 1, tzinfo=UTC)
LATEST = datetime(9998, 12, 31, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Columns = tuple[int, str, int, int, int, int, str]


class Told(NamedTuple):
    """Where an imported booking comes from, and what its file said of it last.

    A walk-up has its own id for `uid` and nothing else.
    """

    uid: str
    occurrence: str = ""
    when: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A booking and where it is kept."""

    row: int
    booking: Booking


def micros(moment: datetime) -> int:
    """A moment as the file holds it."""
    return (moment - EPOCH) // MICROSECOND


def moment(micros: int) -> datetime:
    """A moment that the file holds.

    Raises:
        OverflowError: there is no such date.
    """
    return EPOCH + timedelta(microseconds=micros)


def in_window(
    connection: sqlite3.Connection, start: datetime, end: datetime
) -> list[tuple[int, int]]:
    """Row and revision of all that overlaps, also of what has no positive length."""
    window = {"start": micros(start), "end": micros(end)}
    return connection.execute(IN_WINDOW, window).fetchall()


def in_the_way(
    connection: sqlite3.Connection,
    start: datetime,
    end: datetime,
    *,
    but: int | None = None,
) -> datetime | None:
    """The start of the first booking that occupies part of the time."""
    span = {"start": micros(start), "end": micros(end), "but": but}
    first = connection.execute(IN_THE_WAY, span).fetchone()[0]
    return None if first is None else moment(first)


def short_series(
    connection: sqlite3.Connection, start: datetime, end: datetime
) -> tuple[str, ...]:
    """The UIDs of the series that are not worked out for all of the time."""
    window = {"start": micros(max(start, EARLIEST)), "end": micros(min(end, LATEST))}
    return tuple(uid for (uid,) in connection.execute(SHORT, window))


def by_id(connection: sqlite3.Connection, id: str) -> Row | None:
    """The booking with this id."""
    columns = connection.execute(f"{ONE} id = ?", (id,)).fetchone()
    return columns and Row(columns[0], read(columns))


def by_row(connection: sqlite3.Connection, row: int) -> Columns:
    """The columns of a row, for `read`."""
    columns: Columns = connection.execute(f"{ONE} row = ?", (row,)).fetchone()
    return columns


def read(columns: Columns) -> Booking:
    """The booking of a row; where only its times can be read, those.

    Raises:
        OverflowError: not even its times can be read.
    """
    _, id, revision, start, stop, occupies, record = columns
    etag = str(revision)
    try:
        return from_record(json.loads(record) | {"etag": etag})
    except (ValueError, TypeError, KeyError):
        first, last = moment(start), moment(stop)
        blocks = bool(occupies)
        return Booking(id=id, start=first, end=last, blocking=blocks, etag=etag)


def insert(connection: sqlite3.Connection, booking: Booking, told: Told) -> Booking:
    """Adds a booking; gives it back as it will be read."""
    connection.execute(
        "INSERT INTO booking (id, uid, occurrence, told_when, told_what,"
        " revision, start, stop, occupies, record) VALUES (?,?,?,?,?,1,?,?,?,?)",
        (booking.id, *told, *_written(booking)),
    )
    return replace(booking, etag="1")


def update(connection: sqlite3.Connection, row: int, booking: Booking) -> Booking:
    """Changes a booking; gives it back as it will be read."""
    revision: int = connection.execute(
        "UPDATE booking SET start = ?, stop = ?, occupies = ?, record = ?,"
        " revision = revision + 1 WHERE row = ? RETURNING revision",
        (*_written(booking), row),
    ).fetchone()[0]
    return replace(booking, etag=str(revision))


def _written(booking: Booking) -> tuple[int, int, bool, str]:
    record = to_record(booking)
    record.pop("etag", None)
    stop = max(booking.start, booking.end)
    return micros(booking.start), micros(stop), booking.occupies, json.dumps(record)
