"""What somebody may ask of the room; plain values, nothing done yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class BookNow:
    """Book from now and check in (a walk-up).

    `until` is given where the end matters and not the length: seconds pass between
    the tap and the moment at which it is acted on.
    """

    length: timedelta
    title: str = ""
    owner: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class BookLater:
    """Book for later; not checked in."""

    start: datetime
    length: timedelta
    title: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Check in: the booking with this start, or whichever is due."""

    start: datetime | None = None


@dataclass(frozen=True, slots=True)
class End:
    """End the current or pending booking that has this start."""

    start: datetime
    notify: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Extend:
    """Add this time to the current booking's end."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class WeAreHere:
    """Take back the rest of the period that was just freed."""


@dataclass(frozen=True, slots=True)
class Read:
    """Read the bookings now."""


Command = BookNow | BookLater | CheckIn | End | Extend | WeAreHere | Read
