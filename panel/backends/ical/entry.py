"""What an iCalendar file holds: single bookings, series, and what is wrong with it."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from panel.domain.booking import Booking

MOST_BYTES = 50_000_000
"""The largest file that is read: some hundred thousand bookings."""


class Unreadable(ValueError):
    """An entry, a series or a file that cannot be read; the text is one sentence."""


class Unanswered(Unreadable):
    """The process that reads gave no answer: nothing is said of the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking of a file.

    `occurrence` is empty for a single booking, else the original start of the
    occurrence: YYYYMMDDTHHMMSSZ in UTC, or YYYYMMDD for all-day.
    """

    uid: str
    occurrence: str
    booking: Booking


@dataclass(frozen=True, slots=True)
class Series:
    """Every component of one UID as iCalendar text, with the zones that they name."""

    uid: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: a UID, a line, or the file.

    `skipped` is false where the booking was read all the same, `complete` where more
    than this booking may be missing. `key` is the text's, where several were read.
    """

    where: str
    sentence: str
    skipped: bool = True
    complete: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A file that was read. `name`, `zone` and `refresh` are the calendar's own words.

    `refresh` is how often it wants to be asked for; None where it does not say.
    """

    entries: tuple[Entry, ...] = ()
    series: tuple[Series, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""
    zone: ZoneInfo | None = None
    refresh: timedelta | None = None


def booking_id(uid: str, occurrence: str) -> str:
    """The id of a booking that came from a file."""
    return f"{uid}/{occurrence}" if occurrence else uid
