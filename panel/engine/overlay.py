"""Writes that the system acknowledged, laid over readings until one shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from panel.domain.booking import Booking

PATIENCE = timedelta(seconds=30)
"""How long an acknowledged write counts although no reading shows it."""
MENTIONED = timedelta(minutes=5)
"""How long the screen says that the calendar does not show it."""


class Write(Enum):
    """What was written."""

    MADE = auto()
    EXTENDED = auto()
    ENDED = auto()
    CHECKED_IN = auto()


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """One write: the booking as it is to be, and when the system said yes."""

    write: Write
    booking: Booking
    at: datetime

    def counts(self, now: datetime) -> bool:
        """Whether it still stands over a reading that does not show it."""
        return now < self.at + PATIENCE

    def shown_by(self, bookings: Iterable[Booking]) -> bool:
        """Whether a reading shows it."""
        found = next((b for b in bookings if b.id == self.booking.id), None)
        if self.write is Write.ENDED:
            return found is None or not found.occupies or self._ended(found)
        if found is None:
            return False
        if self.write is Write.CHECKED_IN:
            return found.checked_in is not False
        return found.end >= self.booking.end

    def _ended(self, found: Booking) -> bool:
        return found.end <= self.booking.end and self.booking.occupies


def found_in(write: Acknowledged, bookings: Iterable[Booking]) -> Booking | None:
    """The booking of a write whose answer was lost, if a reading shows it done."""
    if write.write is Write.MADE:
        same = (b for b in bookings if _is_it(b, write.booking))
        return next(same, None)
    return write.booking if write.shown_by(bookings) else None


def _is_it(found: Booking, hoped: Booking) -> bool:
    same_time = found.start == hoped.start and found.end == hoped.end
    return found.occupies and same_time and found.title == hoped.title


def still_open(
    writes: Iterable[Acknowledged], bookings: tuple[Booking, ...], now: datetime
) -> tuple[Acknowledged, ...]:
    """Those that a reading does not show yet and that are worth a mention."""
    recent = (w for w in writes if now < w.at + MENTIONED)
    return tuple(w for w in recent if not w.shown_by(bookings))


def laid_over(
    bookings: tuple[Booking, ...], writes: Iterable[Acknowledged], now: datetime
) -> tuple[Booking, ...]:
    """The reading with the writes that still count."""
    for write in writes:
        if write.counts(now):
            bookings = _with(bookings, write)
    return bookings


def _with(bookings: tuple[Booking, ...], write: Acknowledged) -> tuple[Booking, ...]:
    others = tuple(b for b in bookings if b.id != write.booking.id)
    if write.write is Write.CHECKED_IN:
        found = next((b for b in bookings if b.id == write.booking.id), None)
        return (*others, replace(found, checked_in=True)) if found else bookings
    return (*others, write.booking) if write.booking.occupies else others
