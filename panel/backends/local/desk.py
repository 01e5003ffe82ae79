"""What the room's people change in the embedded calendar, each in one transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from sqlite3 import Connection

from panel.backends.base import Conflict, Refused
from panel.backends.local import rows
from panel.backends.local.rows import Row, Told
from panel.domain.booking import Booking, BookingStatus

HELD = (BookingStatus.CONFIRMED, BookingStatus.TENTATIVE)


class Desk:
    """Checks and writes; `zone` is for sentences only, None: the machine's.

    Every method gives the booking as it will be read, or raises Refused or its child
    Conflict, and then nothing is written.
    """

    def __init__(self, now: Callable[[], datetime], zone: tzinfo | None) -> None:
        self._now = now
        self._zone = zone

    def book(self, connection: Connection, booking: Booking) -> Booking:
        """Writes a booking, unless any other occupies part of its time."""
        if booking.end <= booking.start:
            raise Refused("A booking has to end after it starts.")
        self._keep_clear(connection, booking.start, booking.end)
        now = self._now()
        fresh = replace(booking, created=now, updated=now)
        return rows.insert(connection, fresh, Told(booking.id))

    def check_in(self, connection: Connection, seen: Booking) -> Booking:
        """Marks this booking at this start."""
        found = _held(connection, seen)
        if found.booking.start != seen.start:
            raise Conflict("The booking was moved.")
        if found.booking.checked_in:
            return found.booking
        return self._update(connection, found, replace(found.booking, checked_in=True))

    def end(self, connection: Connection, seen: Booking, at: datetime) -> Booking:
        """Shortens what has begun by then, cancels what has not."""
        found = _unchanged(connection, seen)
        if found.booking.end <= at:
            raise Conflict("The booking has ended already.")
        if at <= found.booking.start:
            ended = replace(found.booking, status=BookingStatus.CANCELLED)
        else:
            ended = replace(found.booking, end=at, all_day=False)
        return self._update(connection, found, ended)

    def extend(self, connection: Connection, seen: Booking, end: datetime) -> Booking:
        """Moves the end; what ran beside the booking already is no hindrance."""
        found = _unchanged(connection, seen)
        if end <= found.booking.end:
            raise Refused("The new end has to be later than the old one.")
        self._keep_clear(connection, found.booking.end, end, but=found.row)
        return self._update(connection, found, found.booking.ending(end))

    def _update(self, connection: Connection, found: Row, fresh: Booking) -> Booking:
        return rows.update(connection, found.row, replace(fresh, updated=self._now()))

    def _keep_clear(
        self,
        connection: Connection,
        start: datetime,
        end: datetime,
        *,
        but: int | None = None,
    ) -> None:
        other = rows.in_the_way(connection, start, end, but=but)
        if other is not None:
            raise Conflict(f"Another booking starts {self._when(other)}.")

    def _when(self, moment: datetime) -> str:
        """The time of day in the room, with the date where it is not today."""
        there, today = (m.astimezone(self._zone) for m in (moment, self._now()))
        if there.date() == today.date():
            return f"at {there:%H:%M}"
        return f"on {there:%Y-%m-%d} at {there:%H:%M}"


def _held(connection: Connection, seen: Booking) -> Row:
    found = rows.by_id(connection, seen.id)
    if found is None or found.booking.status not in HELD:
        raise Conflict("The booking is gone.")
    return found


def _unchanged(connection: Connection, seen: Booking) -> Row:
    found = _held(connection, seen)
    if found.booking.etag != seen.etag:
        raise Conflict("The booking was changed by somebody else.")
    return found
