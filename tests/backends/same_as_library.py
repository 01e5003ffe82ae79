"""What recurring-ical-events makes of calendars, to be held beside what we make.

Compared is every occurrence that overlaps a month: its UID, the moment of its start and
the moment of its end. Where the package says nothing, the rules of the room are added:
an all-day booking runs from the first moment of its first date to the first one after
its last in the room's zone, a time without a zone is in the room's zone, a booking
without any end lasts 24 hours.
"""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from icalendar.timezone import tzp

from panel.domain.booking import WITHOUT_END, Booking, all_day_span

ZONES = tuple(map(ZoneInfo, ("Europe/Lisbon", "Australia/Sydney", "America/New_York")))
DAY = timedelta(days=1)

Occurrence = tuple[str, datetime, datetime]


class NotRead(Exception):
    """The package cannot read the text."""


def months(texts: Sequence[bytes]) -> list[tuple[datetime, datetime]]:
    """Three months of a year or more: that of the first start that the texts name,
    that of the last one, and the one after the first."""
    starts = sorted(_starts(texts)) or [date(2025, 10, 1)]
    firsts = {starts[0].replace(day=1), starts[-1].replace(day=1)}
    later = min(firsts)
    while len(firsts) < 3:
        later = _next(later)
        firsts.add(later)
    return [(_begins(first), _begins(_next(first))) for first in sorted(firsts)]


def theirs(
    texts: Iterable[bytes], start: datetime, end: datetime, zone: ZoneInfo
) -> list[Occurrence]:
    """What the package itself makes of the texts, sorted.

    Raises:
        NotRead: it cannot read one of them.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return sorted(
            found for text in texts for found in _of_one(text, start, end, zone)
        )


def ours(bookings: Iterable[Booking]) -> list[Occurrence]:
    """What we make of them, in the same words; without what has no length."""
    return sorted(
        (_uid(booking.ical_uid), booking.start, booking.end)
        for booking in bookings
        if booking.end > booking.start
    )


def _of_one(
    text: bytes, start: datetime, end: datetime, zone: ZoneInfo
) -> Iterator[Occurrence]:
    tzp.use_default()
    local = [moment.astimezone(zone) for moment in (start, end)]
    try:
        calendar = icalendar.Calendar.from_ical(text)
        events = recurring_ical_events.of(calendar).between(
            local[0] - 2 * DAY, local[1] + 2 * DAY
        )
    except Exception as error:
        raise NotRead(str(error)) from error
    for event in events:
        first, last = _span(event, zone)
        if start < last and first < end and first < last:
            yield str(event.get("UID", "")), first, last


def _span(event: icalendar.Event, zone: ZoneInfo) -> tuple[datetime, datetime]:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(start, datetime):
        return all_day_span(start, end, zone)
    if start == end:
        end = start + WITHOUT_END
    pair = [t if t.tzinfo else t.replace(tzinfo=zone) for t in (start, end)]
    return pair[0].astimezone(UTC), pair[1].astimezone(UTC)


def _uid(uid: str) -> str:
    """An entry without a UID has a name of ours."""
    return "" if uid.startswith("no-uid-") else uid


def _starts(texts: Iterable[bytes]) -> Iterator[date]:
    for text in texts:
        events = text.replace(b"\r\n", b"\n").split(b"BEGIN:VEVENT\n")[1:]
        for event in events:
            lines = [line for line in event.split(b"\n") if line[:7] == b"DTSTART"]
            day = lines[0].rpartition(b":")[2].strip()[:8].decode() if lines else ""
            if len(day) == 8 and day.isdecimal():
                yield date(int(day[:4]), int(day[4:6]), int(day[6:]))


def _next(first: date) -> date:
    return (first + 31 * DAY).replace(day=1)


def _begins(first: date) -> datetime:
    return datetime(first.year, first.month, 1, tzinfo=UTC)
