"""Calendars that other programs wrote, and what another reader makes of them."""

import warnings
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from icalendar.timezone import tzp

from panel.backends.ical import expand, parse
from panel.domain.booking import WITHOUT_END, all_day_span
from tests.backends.calendar_text import LISBON, REAL, at

ZONES = [LISBON, ZoneInfo("Australia/Sydney"), ZoneInfo("America/New_York")]
WRONG = {
    "icalendar-parsing_error_in_UTC_offset": (
        "The definition of the zone Europe/Prague has an offset that is none: "
        "it was passed over."
    ),
    "ical-office_365_invalid_timezone": (
        "The zone Customized Time Zone is not known: "
        "its times were read as Europe/Lisbon."
    ),
    "icalendar-issue_526_calendar_with_different_events": (
        "The zone Western/Central Europe is not known: "
        "its times were read as Europe/Lisbon."
    ),
    "icalendar-pacific_fiji": "Its DTSTART is not one moment or date.",
}
EMPTY = {
    "ical-extended_values",
    "icalendar-empty",
    "icalendar-pacific_fiji",
    "icalendar-parsing_error_in_UTC_offset",
}


def name(path):
    return path.stem


@pytest.mark.parametrize("path", REAL, ids=name)
def test_each_is_read_or_one_sentence_says_what_is_wrong(path):
    parsed = parse(path.read_bytes(), LISBON)
    wrong = [problem.sentence for problem in parsed.problems]
    assert wrong == ([WRONG[path.stem]] if path.stem in WRONG else [])
    assert bool(parsed.entries or parsed.series) == (path.stem not in EMPTY)


@pytest.mark.parametrize("path", REAL, ids=name)
def test_reading_it_again_gives_the_same(path):
    assert parse(path.read_bytes(), LISBON) == parse(path.read_bytes(), LISBON)


def months(parsed):
    """The stretch around the first and the last entry, and one with clock changes."""
    starts = [entry.booking.start for entry in parsed.entries]
    for each in parsed.series:
        text = each.text.partition("BEGIN:VEVENT")[2].partition("DTSTART")[2]
        day = text.partition("\r\n")[0].rpartition(":")[2][:8]
        starts.append(at(int(day[:4]), int(day[4:6]), 1))
    for moment in {min(starts), max(starts), at(2025, 9, 15), at(2026, 3, 1)}:
        first = moment.replace(day=1, hour=0)
        yield first, first + timedelta(days=92)


def ours(parsed, first, last, zone):
    entries = [
        *parsed.entries,
        *(entry for each in parsed.series for entry in expand(each, first, last, zone)),
    ]
    return sorted(
        (entry.uid, entry.booking.start, entry.booking.end, entry.booking.title)
        for entry in entries
        if entry.booking.overlaps(first, last)
    )


def theirs(data, first, last, zone):
    """The same by recurring-ical-events alone; the rules of the room added."""
    tzp.use_default()
    calendar = icalendar.Calendar.from_ical(data)
    query = recurring_ical_events.of(calendar)
    local = [each.astimezone(zone) for each in (first, last)]
    day = timedelta(days=1)
    for event in query.between(local[0] - day, local[1] + day):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if not isinstance(start, datetime):
            start, end = all_day_span(start, end, zone)
        elif start == end:
            end = start + WITHOUT_END
        start, end = (t if t.tzinfo else t.replace(tzinfo=zone) for t in (start, end))
        if start < last and first < end:
            yield event.get("UID", ""), start, end, event.get("SUMMARY", "")


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("path", REAL, ids=name)
def test_our_entries_are_those_of_another_reader(path, zone):
    if path.stem in EMPTY:
        pytest.skip("holds no bookings that can be read")
    data = path.read_bytes()
    parsed = parse(data, zone)
    for first, last in months(parsed):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = sorted(theirs(data, first, last, zone))
        found = ours(parsed, first, last, zone)
        plain = [(uid if "no-uid" not in uid else "", *rest) for uid, *rest in found]
        stripped = [(u, s, e, title.strip()) for u, s, e, title in expected]
        assert plain == stripped


@pytest.mark.parametrize("path", REAL, ids=name)
def test_stretches_side_by_side_give_what_one_long_stretch_gives(path):
    parsed = parse(path.read_bytes(), LISBON)
    edges = [at(2025, 1, 1) + timedelta(days=17 * step) for step in range(12)]
    for series in parsed.series:
        whole = expand(series, edges[0], edges[-1], LISBON)
        parts = [
            entry
            for first, last in pairwise(edges)
            for entry in expand(series, first, last, LISBON)
        ]
        assert {entry.occurrence for entry in parts} == {
            entry.occurrence for entry in whole
        }
        assert set(map(repr, parts)) == set(map(repr, whole))
