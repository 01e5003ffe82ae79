"""The bookings read last: what did not change is not read again."""

import sqlite3
from datetime import datetime

from panel.backends.base import Reading
from panel.backends.local import rows
from panel.domain.booking import Booking
from panel.sqlite import gently

Window = tuple[datetime, datetime]


class Shelf:
    """Keeps the bookings of one window; used on the database's thread only."""

    def __init__(self) -> None:
        self._file = 0
        self._books: dict[int, tuple[int, Booking | str]] = {}
        self._last: tuple[object, Reading] = None, Reading(bookings=())

    def reading(
        self, connection: sqlite3.Connection, window: Window, state: tuple[int, int]
    ) -> Reading:
        """All of the window; the very same reading while nothing has changed.

        `state` is the database's; its first part tells one file from another.
        """
        now = window, state, connection.total_changes
        before, reading = self._last
        if before != now:
            reading = self._read(connection, window, state[0])
            self._last = now, reading
        return reading

    def _read(
        self, connection: sqlite3.Connection, window: Window, file: int
    ) -> Reading:
        known = self._books if file == self._file else {}
        self._file, self._books = file, {}
        for row, revision in gently(rows.in_window(connection, *window)):
            found = known.get(row)
            if found is None or found[0] != revision:
                found = revision, _booking(connection, row)
            self._books[row] = found
        found_ones = [booking for _, booking in self._books.values()]
        return Reading(
            bookings=tuple(b for b in found_ones if isinstance(b, Booking)),
            unreadable=tuple(b for b in found_ones if isinstance(b, str)),
        )


def _booking(connection: sqlite3.Connection, row: int) -> Booking | str:
    """The booking, or the name of one that cannot be read."""
    columns = rows.by_row(connection, row)
    try:
        return rows.read(columns)
    except OverflowError:
        return columns[1]
