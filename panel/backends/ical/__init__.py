"""iCalendar text <-> bookings; the heavy packages are loaded on demand only."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from panel.backends.ical.apart import expand_apart
from panel.backends.ical.entry import (
    MOST_BYTES,
    Entry,
    Parsed,
    Problem,
    Series,
    Unanswered,
    Unreadable,
)
from panel.backends.ical.reader import Reader
from panel.backends.ical.wanted import Found, Read, Text

__all__ = [
    "MOST_BYTES",
    "Entry",
    "Found",
    "Parsed",
    "Problem",
    "Read",
    "Reader",
    "Series",
    "Text",
    "Unanswered",
    "Unreadable",
    "expand",
    "expand_apart",
    "parse",
]


def parse(
    data: bytes,
    zone: ZoneInfo,
    *,
    days: tuple[date, date] | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Parsed:
    """What an iCalendar file holds; never raises for what the file says.

    `zone` is the room's: all-day bookings and times without a zone are in it.
    With `days`, both included, entries that lie far from them are passed over.
    `on_progress` hears how many of how many entries are read. Not for two threads
    at once: the zones that a file defines are kept by the icalendar package.
    """
    from panel.backends.ical.file import parse as read

    return read(data, zone, on_progress, days)


def expand(
    series: Series, start: datetime, end: datetime, zone: ZoneInfo
) -> list[Entry]:
    """The occurrences that overlap `start <= t < end`, sorted by their start.

    Raises:
        Unreadable: the series cannot be worked out; the text is one sentence.
    """
    from panel.backends.ical.series import expand as work_out

    return work_out(series, start, end, zone)
