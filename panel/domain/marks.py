"""Check-ins that this panel keeps."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from panel.domain.booking import Booking, Key


@dataclass(frozen=True, slots=True)
class Marks:
    """The kept check-ins; each belongs to one id and one start.

    `last_started` is the start of the booking that was checked in last.
    """

    keys: frozenset[Key] = frozenset()
    last_started: datetime | None = None

    def checked_in(self, booking: Booking) -> bool:
        """Whether somebody said "we are here" for this booking; never for a buffer."""
        said = booking.checked_in is True or booking.key in self.keys
        return said and not booking.buffer

    def with_mark(self, booking: Booking) -> "Marks":
        """These and one more."""
        return Marks(self.keys | {booking.key}, booking.start)

    def carried(self, fresh: Iterable[Booking], now: datetime) -> "Marks":
        """These after a new list: a mark moves with a booking that had begun and
        still runs; any other move voids it. What is not listed is left alone."""
        found: dict[str, list[Booking]] = {key.id: [] for key in self.keys}
        for booking in fresh:
            if booking.id in found:
                found[booking.id].append(booking)
        kept = (_carry(key, found[key.id], now) for key in self.keys)
        return replace(self, keys=frozenset(key for key in kept if key is not None))

    def since(self, oldest: datetime) -> "Marks":
        """These without what started before `oldest`."""
        return replace(self, keys=frozenset(k for k in self.keys if k.start >= oldest))


def _carry(key: Key, same_id: list[Booking], now: datetime) -> Key | None:
    if not same_id or any(booking.key == key for booking in same_id):
        return key
    moved = same_id[0]
    # Several under one id are occurrences, each with a mark of its own.
    goes_on = len(same_id) == 1 and key.start <= now and moved.running(now)
    return moved.key if goes_on else None
