"""Series worked out as a server does that takes times without a zone to be in UTC."""

from datetime import UTC, date, datetime

import icalendar
import recurring_ical_events

Time = date | datetime


def expanded(text: str, start: datetime, end: datetime) -> str:
    """The occurrences of a calendar in UTC, as an expansion shows them."""
    read = icalendar.Calendar.from_ical(text)
    made = icalendar.Calendar()
    for found in recurring_ical_events.of(read).between(start, end):
        event = icalendar.Event()
        for name in ("UID", "SUMMARY", "DTSTAMP"):
            event[name] = found[name]
        event.add("RECURRENCE-ID", _in_utc(found["DTSTART"].dt))
        event.add("DTSTART", _in_utc(found["DTSTART"].dt))
        event.add("DTEND", _in_utc(found["DTEND"].dt))
        made.add_component(event)
    return made.to_ical().decode()


def _in_utc(time: Time) -> Time:
    if not isinstance(time, datetime):
        return time
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
