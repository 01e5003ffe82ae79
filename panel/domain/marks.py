"""What was said at this panel and is kept here: check-ins, and endings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from panel.domain.booking import Booking, Key
from panel.domain.stretches import Stretches, stretches


class Ended(NamedTuple):
    """When a booking was ended on this panel only; in the system it lasts `until`."""

    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Marks:
    """The kept check-ins; each belongs to one id and one start.

    `last_started` is the start of the booking that was checked in last. `ended` are
    the bookings that count as ended here although their system could not end them.
    """

    keys: frozenset[Key] = frozenset()
    last_started: datetime | None = None
    ended: Mapping[Key, Ended] = field(default_factory=dict)

    def checked_in(self, booking: Booking) -> bool:
        """Whether somebody said "we are here" for this booking; never for a buffer."""
        said = booking.checked_in is True or booking.key in self.keys
        return said and not booking.buffer

    def with_mark(self, booking: Booking) -> "Marks":
        """These and one more check-in."""
        keys = self.keys | {booking.key}
        return replace(self, keys=keys, last_started=booking.start)

    def with_ended(self, booking: Booking, at: datetime) -> "Marks":
        """These, and that this booking is over since then, for this panel."""
        ended = {**self.ended, booking.key: Ended(at, booking.end)}
        return replace(self, ended=ended)

    def without_ended(self, key: Key) -> "Marks":
        """These, and that this booking is not over after all."""
        return replace(self, ended={k: e for k, e in self.ended.items() if k != key})

    def carried(self, fresh: Iterable[Booking], now: datetime) -> "Marks":
        """These after a new list: a check-in moves with a booking that had begun and
        still runs; any other move voids it. An ending falls when the booking is moved
        or made longer. What is not listed is left alone."""
        found: dict[str, list[Booking]] = {
            key.id: [] for key in (*self.keys, *self.ended)
        }
        for booking in fresh:
            if booking.id in found:
                found[booking.id].append(booking)
        kept = (_carry(key, found[key.id], now) for key in self.keys)
        ended = {k: e for k, e in self.ended.items() if _still(k, e, found[k.id])}
        keys = frozenset(key for key in kept if key is not None)
        return replace(self, keys=keys, ended=ended)

    def since(self, oldest: datetime) -> "Marks":
        """These without what started before `oldest`."""
        keys = frozenset(k for k in self.keys if k.start >= oldest)
        ended = {k: e for k, e in self.ended.items() if k.start >= oldest}
        return replace(self, keys=keys, ended=ended)


def ended_here(bookings: tuple[Booking, ...], marks: Marks) -> tuple[Booking, ...]:
    """A list as it counts on this panel; the same one where nothing was ended here."""
    if not any(booking.key in marks.ended for booking in bookings):
        return bookings
    counted = (_counted(b, marks.ended.get(b.key)) for b in bookings)
    return tuple(b for b in counted if b is not None)


def held_of(bookings: Iterable[Booking], marks: Marks) -> Stretches:
    """The time that the system still holds for bookings that were ended here."""
    ended = marks.ended
    given_up = (b for b in bookings if b.key in ended and b.occupies)
    return stretches((max(ended[b.key].at, b.start), b.end) for b in given_up)


def _counted(booking: Booking, ended: Ended | None) -> Booking | None:
    """The booking up to its end here; None where it never began."""
    if ended is None or ended.at >= booking.end:
        return booking
    return booking.ending(ended.at) if ended.at > booking.start else None


def _still(key: Key, ended: Ended, same_id: list[Booking]) -> bool:
    """Whether a booking that was ended here is still the same one."""
    same = [booking for booking in same_id if booking.key == key]
    return not same_id or any(booking.end <= ended.until for booking in same)


def _carry(key: Key, same_id: list[Booking], now: datetime) -> Key | None:
    if not same_id or any(booking.key == key for booking in same_id):
        return key
    moved = same_id[0]
    # Several under one id are occurrences, each with a mark of its own.
    goes_on = len(same_id) == 1 and key.start <= now and moved.running(now)
    return moved.key if goes_on else None
