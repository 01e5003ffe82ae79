"""Entries far from the days asked for are not read, and nothing is lost by that."""

import random
from datetime import datetime, timedelta

import pytest

from panel.backends.ical import expand, parse
from tests.backends.calendar_text import LISBON, at, vcalendar, vevent
from tests.backends.same_as_library import ZONES

DAY = timedelta(days=1)


def times(draw: random.Random, start: datetime) -> list[str]:
    """When an entry is, in one of the ways in which programs write it."""
    end = start + timedelta(minutes=draw.choice((0, 30, 1440, 5 * 1440)))
    stamp, until = f"{start:%Y%m%dT%H%M%S}", f"{end:%Y%m%dT%H%M%S}"
    zone = draw.choice(("Asia/Tokyo", "Pacific/Kiritimati", "America/Los_Angeles"))
    ways = [
        [f"DTSTART:{stamp}Z", f"DTEND:{until}Z"],
        [f"DTSTART;TZID={zone}:{stamp}", f"DTEND;TZID={zone}:{until}"],
        [f"DTSTART:{stamp}"],
        [f"DTSTART:{stamp}", "DURATION:P9D"],
        [f"DTSTART;VALUE=DATE:{start:%Y%m%d}"],
        [f"DTSTART;VALUE=DATE:{start:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}"],
        [f"DTEND:{until}Z", f"DTSTART:{stamp}Z", "RRULE:FREQ=WEEKLY;COUNT=9"],
        [f"DTSTART:{stamp}Z", f"RDATE:{until}Z"],
    ]
    return draw.choice(ways)


def calendar(draw: random.Random) -> bytes:
    """Entries over two months; some share a UID, some replace an occurrence."""
    blocks = []
    for number in range(40):
        start = at(2026, 2, 1) + timedelta(hours=draw.randrange(40 * 24))
        more = [f"SEQUENCE:{draw.randrange(3)}"]
        if draw.random() < 0.2:
            more.append(f"RECURRENCE-ID:{start:%Y%m%dT%H%M%SZ}")
        uid = f"u{draw.choice((number, number // 2))}"
        blocks.append(vevent(*times(draw, start), *more, uid=uid))
    return vcalendar(*blocks)


def found(data: bytes, start: datetime, end: datetime, zone, days=None) -> set[str]:
    parsed = parse(data, zone, days=days)
    entries = list(parsed.entries)
    for series in parsed.series:
        entries += expand(series, start, end, zone)
    return {repr(e.booking) for e in entries if e.booking.lies_in(start, end)}


@pytest.mark.parametrize("zone", [LISBON, *ZONES[1:]], ids=str)
def test_what_is_passed_over_would_not_have_been_seen(zone, sample) -> None:
    seen = 0
    for seed in range(sample(6, 60)):
        draw = random.Random(seed)
        data = calendar(draw)
        start = at(2026, 2, 1) + timedelta(hours=draw.randrange(40 * 24))
        end = start + draw.choice((DAY / 24, DAY, 7 * DAY))
        days = (start.astimezone(zone).date(), end.astimezone(zone).date())
        whole = found(data, start, end, zone)
        assert found(data, start, end, zone, days) == whole
        seen += len(whole)
    assert seen
