"""An imported booking meets the calendar: the file's changes and the room's own."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from panel.backends.ical import Entry
from panel.backends.local import rows
from panel.backends.local.rows import Told, micros
from panel.domain.booking import Booking, BookingStatus
from panel.domain.record import to_record

PASSING = {
    *("id", "start", "end", "all_day", "status", "blocking"),
    *("created", "updated", "checked_in", "etag"),
}
"""What does not belong to `told_what`: it is in `told_when`, or is no news."""
GONE = "gone"

FIND = "SELECT row, told_when, told_what FROM booking WHERE uid = ? AND occurrence = ?"
TELL = "UPDATE booking SET told_when = ?, told_what = ? WHERE row = ?"
NOT_GONE = (
    f"SELECT row, occurrence FROM booking WHERE uid = ? AND told_when != '{GONE}'"
)


class Change(Enum):
    """What an entry meant for the calendar."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()


def merge(connection: sqlite3.Connection, entry: Entry, now: datetime) -> Change:
    """Puts an entry into the calendar.

    The room's own change of the time stays until the file changes the time, too.
    """
    told = _told(entry)
    found = connection.execute(FIND, (told.uid, told.occurrence)).fetchone()
    if found is None:
        fresh = replace(entry.booking, checked_in=bool(entry.booking.checked_in))
        rows.insert(connection, fresh, told)
        return Change.NEW
    row, *before = found
    if before == [told.when, told.what]:
        return Change.SAME
    ours = rows.read(rows.by_row(connection, row))
    fresh = entry.booking if told.when != before[0] else _timed_as(ours, entry.booking)
    rows.update(connection, row, _checked_in_as(ours, fresh, now))
    connection.execute(TELL, (told.when, told.what, row))
    return Change.CHANGED


def cancel(
    connection: sqlite3.Connection, uid: str, is_gone: Callable[[str], bool]
) -> int:
    """Cancels those occurrences of a UID that its file does not name any more."""
    found = connection.execute(NOT_GONE, (uid,)).fetchall()
    gone = [row for row, occurrence in found if is_gone(occurrence)]
    for row in gone:
        ours = rows.read(rows.by_row(connection, row))
        fresh = replace(ours, status=BookingStatus.CANCELLED, checked_in=False)
        rows.update(connection, row, fresh)
        connection.execute(TELL, (GONE, "", row))
    return len(gone)


def _told(entry: Entry) -> Told:
    from hashlib import sha256

    booking = entry.booking
    span = micros(booking.start), micros(booking.end)
    when = f"{span} {booking.status} {booking.all_day:d}{booking.blocking:d}"
    record = to_record(booking)
    lasting = [(name, record[name]) for name in record if name not in PASSING]
    what = sha256(json.dumps(lasting).encode()).hexdigest()[:16]
    return Told(entry.uid, entry.occurrence, when, what)


def _timed_as(ours: Booking, fresh: Booking) -> Booking:
    return replace(
        fresh,
        start=ours.start,
        end=ours.end,
        all_day=ours.all_day,
        status=ours.status,
        blocking=ours.blocking,
    )


def _checked_in_as(ours: Booking, fresh: Booking, now: datetime) -> Booking:
    """A check-in moves along with a booking that had begun and still runs."""
    moves = ours.start <= now and fresh.running(now)
    stays = bool(ours.checked_in) and (fresh.start == ours.start or moves)
    return replace(fresh, checked_in=stays)
