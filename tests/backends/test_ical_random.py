"""Whatever stands in a file, reading it never raises and never takes for ever."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panel.backends.ical import Unreadable, expand, parse
from panel.domain.booking import Booking
from tests.backends.calendar_text import LISBON, REAL, at

LINES = [path.read_bytes().splitlines() for path in REAL]
SOME_LINES = sorted({line for lines in LINES for line in lines[:60]})
SNIPPETS = [
    b"",
    b" ",
    b"BEGIN:VEVENT",
    b"END:VEVENT",
    b"BEGIN:VCALENDAR",
    b"END:VCALENDAR",
    b"BEGIN:VALARM",
    b"RRULE:FREQ=SECONDLY",
    b"RRULE:FREQ=DAILY;BYDAY=9XX",
    b"RRULE:FREQ=WEEKLY;UNTIL=20200101T000000",
    b"RRULE:FREQ=YEARLY;UNTIL=x",
    b"DTSTART:99991231T235959Z",
    b"DTSTART;VALUE=DATE:00010101",
    b"DTEND;TZID=:20250101T000000",
    b"DURATION:-P99999999D",
    b"DURATION:P99999999999999W",
    b"EXDATE;VALUE=DATE:20250101,20250102",
    b"RDATE;VALUE=PERIOD:20250101T000000Z/PT1H",
    b"RECURRENCE-ID;RANGE=THISANDFUTURE:20250101T000000Z",
    b"RECURRENCE-ID;VALUE=DATE:20250101",
    b"SEQUENCE:x",
    b"ORGANIZER;CN=:",
    b"X-WR-TIMEZONE:Mars/Base",
    b"TZOFFSETTO:+9999",
    b"SUMMARY:\xff\xfe\x00",
]


def check(data: bytes) -> None:
    """Read a file and work out its series: answers or sentences, nothing else."""
    parsed = parse(data, LISBON)
    for entry in parsed.entries:
        assert isinstance(entry.booking, Booking)
    for problem in parsed.problems:
        assert problem.where
        assert problem.sentence.endswith(".")
        assert "\n" not in problem.sentence
    for series in parsed.series[:3]:
        for first in (at(2022, 9, 1), at(2025, 3, 15)):
            try:
                entries = expand(series, first, first + timedelta(days=31), LISBON)
            except Unreadable as error:
                assert str(error).endswith(".")
            else:
                assert len({entry.occurrence for entry in entries}) == len(entries)


@given(st.binary(max_size=400))
def test_random_bytes(data):
    check(data)


@given(st.binary(max_size=200))
def test_random_bytes_inside_a_calendar(data):
    head = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20250301T090000Z\r\n"
    check(head + data + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


@st.composite
def mutated(draw):
    """A real file with a few lines taken out, swapped, doubled, cut or replaced."""
    lines = list(draw(st.sampled_from(LINES)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(len(lines) - 1, 0)))
        other = draw(st.integers(0, max(len(lines) - 1, 0)))
        line = lines[place] if lines else b""
        cut = draw(st.integers(0, max(len(line), 1)))
        how = draw(st.sampled_from(["drop", "swap", "double", "cut", "put", "byte"]))
        if how == "drop":
            del lines[place : place + 1]
        elif how == "swap" and lines:
            lines[place], lines[other] = lines[other], lines[place]
        elif how == "double":
            lines.insert(other, line)
        elif how == "cut" and lines:
            lines[place] = line[:cut]
        elif how == "byte" and lines:
            byte = draw(st.binary(min_size=1, max_size=2))
            lines[place] = line[:cut] + byte + line[cut + 1 :]
        else:
            new = st.sampled_from(SNIPPETS) | st.sampled_from(SOME_LINES)
            lines.insert(place, draw(new))
    return draw(st.sampled_from([b"\r\n", b"\n", b"\r"])).join(lines)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_real_files_with_a_few_lines_changed(data):
    check(data)


@given(
    st.lists(st.sampled_from(SNIPPETS) | st.sampled_from(SOME_LINES), max_size=30).map(
        b"\r\n".join
    )
)
def test_lines_of_real_files_in_any_order(data):
    check(b"BEGIN:VCALENDAR\r\n" + data)
