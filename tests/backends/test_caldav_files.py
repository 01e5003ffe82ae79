"""Calendars of many programs on a real server: our reading of them is right.

What the server made of a file when it was put there is read by the package
recurring-ical-events as well, for three months and three zones. Servers mend what they
take: an entry without a UID gets one, a time in a zone that nobody knows another one.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.backends.caldav_reading import meeting_at, reading, titles, window
from tests.backends.calendar_text import REAL
from tests.backends.contract import NOW
from tests.backends.same_as_library import ZONES, months, ours, theirs
from tests.backends.servers.caldav.server import serving
from tests.backends.servers.radicale import Calendar

REFUSED = {"icalendar-issue_350", "icalendar-pacific_fiji"}
"""What Radicale takes not at all."""
CHANGED = {
    "ical-office_365_invalid_timezone",
    "icalendar-issue_237_fail_to_parse_timezone_with_non_ascii_tzid",
}
"""What Radicale keeps otherwise than it was put there."""
NOT_READ = {"icalendar-parsing_error_in_UTC_offset"}
"""What the package cannot read before Radicale has left out what is wrong."""
ORDINARY = {
    "ical-apple_ical",
    "ical-office_356_custom_timezone",
    "ical-recurring_with_single_change",
}
FILES = [
    pytest.param(
        path, id=path.stem, marks=[pytest.mark.long] * (path.stem not in ORDINARY)
    )
    for path in REAL
    if path.stem not in REFUSED
]


@pytest.mark.parametrize("path", FILES)
async def test_a_file_on_a_real_server(
    calendar: Calendar, path: Path, sample: Callable[[int, int], int]
) -> None:
    data = path.read_bytes()
    assert calendar.fill(data).is_success
    stored = [text.encode() for text in calendar.texts().values()]
    as_it_was = path.stem not in CHANGED | NOT_READ
    for zone in ZONES[: sample(1, 3)]:
        async with reading(calendar.url, zone) as backend:
            for start, end in months([data])[: sample(2, 3)]:
                found = await backend.bookings(start, end)
                assert found.unreadable == ()
                assert ours(found.bookings) == theirs(stored, start, end, zone)
                if as_it_was:
                    assert ours(found.bookings) == theirs([data], start, end, zone)


SENTENCES = {
    "icalendar-issue_350": "",
    "icalendar-pacific_fiji": "Its DTSTART is not one moment or date.",
}


@pytest.mark.parametrize("stem", sorted(REFUSED))
async def test_what_a_real_server_does_not_take(calendar: Calendar, stem: str) -> None:
    """Another server may; then it is read, or a sentence says why not."""
    (path,) = [each for each in REAL if each.stem == stem]
    assert calendar.fill(path.read_bytes()).status_code == 400
    with serving(NOW.timestamp) as server:
        server.put("a.ics", meeting_at("A", NOW))
        server.put("odd.ics", path.read_text("utf-8").replace("20140829", "20250312"))
        async with reading(server.room) as backend:
            found = await window(backend)
            said = [each.text async for each in backend.examine()]
    wrong = SENTENCES[stem]
    assert "A" in titles(found)
    assert found.unreadable == (("odd.ics",) if wrong else ())
    assert (f"the object odd.ics cannot be read: {wrong}" in said) is bool(wrong)
