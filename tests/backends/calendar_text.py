"""Small calendars as text, for tests."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from panel.backends.ical import Entry, Parsed, Series, expand, parse

LISBON = ZoneInfo("Europe/Lisbon")
REAL = sorted((Path(__file__).parents[1] / "data" / "ics").glob("*.ics"))


def vevent(*lines: str, uid: str = "a@example.com") -> str:
    """An entry; in the lines, `DTSTART` and the like as they stand in a file."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def vcalendar(*blocks: str) -> bytes:
    """A calendar of entries, zones and properties."""
    text = ["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""]
    return "\r\n".join(text).encode()


def read(*blocks: str, zone: ZoneInfo = LISBON) -> Parsed:
    """What a calendar holds, in a room of that zone."""
    return parse(vcalendar(*blocks), zone)


def the_entry(*lines: str, zone: ZoneInfo = LISBON) -> Entry:
    """The one entry that these lines make, without a problem."""
    parsed = read(vevent(*lines), zone=zone)
    assert not parsed.problems
    (entry,) = parsed.entries
    return entry


def the_series(*blocks: str, zone: ZoneInfo = LISBON) -> Series:
    """The one series that these blocks make, without a problem."""
    parsed = read(*blocks, zone=zone)
    assert not parsed.problems
    (series,) = parsed.series
    return series


def at(*parts: int) -> datetime:
    """A moment in UTC."""
    return datetime(*parts, tzinfo=UTC)


def starts(series: Series, first: datetime, last: datetime, zone=LISBON) -> list[str]:
    """When its occurrences begin, by the clock of the room: `2025-10-26 09:00`."""
    return [
        f"{entry.booking.start.astimezone(zone):%Y-%m-%d %H:%M}"
        for entry in expand(series, first, last, zone)
    ]
