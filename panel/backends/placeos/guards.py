"""What is looked at before a write, since the module does not look."""

from collections.abc import Iterable
from datetime import datetime

from panel.backends.base import Conflict
from panel.domain.booking import Booking

IN_THE_WAY = "Another booking is in the way."
GONE = "The booking is gone."
CHANGED = "The booking was changed meanwhile."


def look_for_room(listed: Iterable[Booking], start: datetime, end: datetime) -> None:
    """The module itself would book over a booking that nobody has checked in.

    Raises:
        Conflict: something occupies part of the time.
    """
    if any(b.occupies and b.overlaps(start, end) for b in listed):
        raise Conflict(IN_THE_WAY)


def still_there(listed: Iterable[Booking], booking: Booking) -> None:
    """Looks whether it is as it was when it was read.

    Raises:
        Conflict: it is gone or was changed.
    """
    same = next((b for b in listed if b.key == booking.key), None)
    if same is None or not same.occupies:
        raise Conflict(GONE)
    if same.end != booking.end:
        raise Conflict(CHANGED)
