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
    """One write: the booking as it is to be, and when the system said yes.

    `unseen`: no reading has ever shown the booking, since we have just made it.
    """

    write: Write
    booking: Booking
    at: datetime
    unseen: bool = False

    @property
    def counts_until(self) -> datetime:
        """From here on it no longer stands over a reading that does not show it."""
        return self.at + PATIENCE

    @property
    def kept_until(self) -> datetime:
        """From here on it is not even mentioned.

        What was made and ended at once may never be shown at all.
        """
        never = self.unseen and self.write is Write.ENDED
        return self.counts_until if never else self.at + MENTIONED

    def counts(self, now: datetime) -> bool:
        """Whether it still stands over a reading that does not show it."""
        return now < self.counts_until

    def shown_by(self, bookings: Iterable[Booking]) -> bool:
        """Whether a reading shows it."""
        found = _same(bookings, self.booking)
        if found is None:
            return self.write is Write.ENDED and not self.unseen
        if self.write is Write.ENDED:
            return not found.occupies or self._ended(found)
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
    recent = (w for w in writes if now < w.kept_until)
    return tuple(w for w in recent if not w.shown_by(bookings))


def after_others(
    writes: Iterable[Acknowledged], write: Acknowledged
) -> tuple[Acknowledged, ...]:
    """All of them, the new one in the place of an older one for the same booking."""
    kept = []
    for older in writes:
        if older.booking.key != write.booking.key:
            kept.append(older)
        elif older.unseen or older.write is Write.MADE:
            write = replace(write, unseen=True)
    return (*kept, write)


def laid_over(
    bookings: tuple[Booking, ...], writes: Iterable[Acknowledged], now: datetime
) -> tuple[Booking, ...]:
    """The reading with the writes that still count."""
    for write in writes:
        if write.counts(now):
            bookings = _with(bookings, write)
    return bookings


def _with(bookings: tuple[Booking, ...], write: Acknowledged) -> tuple[Booking, ...]:
    others = tuple(b for b in bookings if b.key != write.booking.key)
    if write.write is Write.CHECKED_IN:
        found = _same(bookings, write.booking) or (write.unseen and write.booking)
        return (*others, replace(found, checked_in=True)) if found else bookings
    return (*others, write.booking) if write.booking.occupies else others


def _same(bookings: Iterable[Booking], wanted: Booking) -> Booking | None:
    """The same booking as a reading shows it; occurrences may share one id."""
    return next((b for b in bookings if b.key == wanted.key), None)
