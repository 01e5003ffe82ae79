"""Objects changed as text: what is asked for is there, and nothing else is touched."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.backends.ical import Reader, expand, parse
from panel.backends.ical.editing.change import Change, Changed, What
from panel.backends.ical.orders import take
from panel.backends.ical.working import lines_for
from panel.domain.booking import Booking, BookingStatus
from tests.backends.calendar_text import LISBON, vcalendar, vevent

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OWN_ZONE = """\
BEGIN:VTIMEZONE
TZID:Our clock; two hours ahead
X-LIC-LOCATION:Nowhere
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE""".replace("\n", "\r\n")
OTHERS = (
    "SUMMARY:Stand-up\\, daily; in all its leng",
    " th and folded wh\tere it likes",
    'X-MOZ-LASTACK;X-A="b:c":20260301T000000Z',
    'ATTENDEE;CN="Byron; Ada";PARTSTAT=ACCEPTED:mailto:ada@example.com',
    "x-lower-case:kept",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER;RELATED=END:-PT5M",
    "DURATION:PT1M",
    "DTSTAMP:20200101T000000Z",
    "END:VALARM",
)
STARTS = {
    "in UTC": ("DTSTART:20260309T100000Z", "DTEND:20260309T110000Z"),
    "by a zone": (
        "DTSTART;TZID=Europe/Berlin:20260309T110000",
        "DTEND;TZID=Europe/Berlin:20260309T120000",
    ),
    "by a quoted zone": (
        'DTSTART;TZID="Europe/Berlin":20260309T110000',
        "DURATION:PT1H",
    ),
    "by its own zone": (
        'DTSTART;TZID="Our clock; two hours ahead":20260309T120000',
        "DURATION:PT60M",
    ),
    "by any clock": ("DTSTART:20260309T100000", "DTEND:20260309T110000"),
    "by a zone nobody knows": ("DTSTART;TZID=Mars:20260309T100000", "DURATION:PT1H"),
    "without an end": ("DTSTART:20260309T100000Z",),
}


@pytest.fixture(params=STARTS.values(), ids=STARTS)
def times(request: pytest.FixtureRequest) -> Iterator[tuple[str, ...]]:
    yield request.param


def found(data: bytes, day: int = 0, zone: ZoneInfo = LISBON) -> dict[str, Booking]:
    """What the object holds on one day after NOW, by id."""
    parsed = parse(data, zone)
    assert not any(problem.skipped for problem in parsed.problems)
    start = NOW.replace(hour=0) + timedelta(days=day)
    end = start + timedelta(days=1)
    listed = [e.booking for e in parsed.entries if e.booking.lies_in(start, end)]
    for series in parsed.series:
        listed += [e.booking for e in expand(series, start, end, zone)]
    return {booking.id: booking for booking in listed}


def the(data: bytes, day: int = 0, zone: ZoneInfo = LISBON) -> Booking:
    (booking,) = found(data, day, zone).values()
    return booking


def change(
    data: bytes, what: What, booking: Booking, to: datetime | None = None
) -> Changed:
    """The change, as it comes across to the process that does it and back."""
    asked = Change(what=what, booking=booking, now=NOW, to=to, zone=LISBON, data=data)
    told = take(BytesIO(b"".join(asked.parts())))
    assert told == asked
    return asked.answered(BytesIO(b"".join(lines_for(asked))))


def done(data: bytes, what: What, to: datetime | None = None, day: int = 0) -> Changed:
    """The change of the only booking of that day."""
    made = change(data, what, the(data, day), to)
    assert not made.problem
    return made


def lines_gone(before: bytes, after: bytes) -> list[str]:
    """The lines of the old text that the new one has not got, in their order."""
    left = after.decode().splitlines(keepends=True)
    gone = []
    for line in before.decode().splitlines(keepends=True):
        if line in left:
            del left[: left.index(line) + 1]
        else:
            gone.append(line.partition(":")[0].partition(";")[0])
    return gone


def entries(data: bytes) -> list[str]:
    """The text of each entry."""
    return ["BEGIN:VEVENT" + each for each in data.decode().split("BEGIN:VEVENT")[1:]]


@pytest.mark.parametrize("end", ["\r\n", "\n"], ids=["CRLF", "LF"])
def test_a_single_booking_is_ended(times: tuple[str, ...], end: str) -> None:
    """In the form of its start; every line of others stays, to the byte."""
    day = [each.replace("20260309", "20260311") for each in times]
    text = vcalendar(OWN_ZONE, vevent("DTSTAMP:20260301T000000Z", *day, *OTHERS))
    data = text.replace(b"\r\n", end.encode())
    made = done(data, What.END, NOW + 20 * MINUTE)
    assert made.data is not None
    assert made.alone
    assert made.made is not None
    assert the(made.data).end == NOW + 20 * MINUTE
    ended = {"DTEND", "DURATION"} & {
        line.partition(":")[0].partition(";")[0] for line in day
    }
    assert set(lines_gone(data, made.data)) == {"DTSTAMP", *ended}
    start = day[0].removeprefix("DTSTART")
    params, value = start.rsplit(":", 1)
    clock = int(value[9:11])
    written = f"DTEND{params}:20260311T{clock}2000{'Z' if value[-1] == 'Z' else ''}"
    assert written.replace('"Europe/Berlin"', "Europe/Berlin") in made.data.decode()
    assert "SEQUENCE:1" in made.data.decode()
    assert (b"\r" in made.data) is (end == "\r\n")


def test_one_of_a_series_is_ended(times: tuple[str, ...]) -> None:
    """By an entry of its own; that of the series stays, to the byte."""
    rule = "RRULE:FREQ=DAILY;COUNT=30"
    text = vcalendar(
        OWN_ZONE,
        vevent("DTSTAMP:20260301T000000Z", *times, rule, "SEQUENCE:7", *OTHERS),
    )
    if len(times) == 1:
        text = text.replace(b"\r\nSEQUENCE:7", b"\r\nSEQUENCE:7\r\nDURATION:PT1H")
    before, made = found(text, 1), done(text, What.END, NOW + 20 * MINUTE)
    assert made.data is not None
    assert lines_gone(text, made.data) == []
    series, own = entries(made.data)
    assert series == entries(text)[0].replace("END:VCALENDAR\r\n", "")
    assert the(made.data).end == NOW + 20 * MINUTE
    assert found(made.data, 1) == before
    params, value = times[0].removeprefix("DTSTART").rsplit(":", 1)
    params = params.replace('"Europe/Berlin"', "Europe/Berlin")
    name = f"RECURRENCE-ID{params}:{value.replace('20260309', '20260311')}"
    assert name in own
    assert "SEQUENCE:8" in own
    assert "RRULE" not in own
    for line in OTHERS:
        assert line in own
    again = done(made.data, What.END, NOW + 10 * MINUTE)
    assert again.data is not None
    assert len(entries(again.data)) == 2
    assert the(again.data).end == NOW + 10 * MINUTE


def test_one_of_a_series_is_cancelled(times: tuple[str, ...]) -> None:
    more = ["RRULE:FREQ=DAILY;COUNT=30", *([] if len(times) > 1 else ["DURATION:PT1H"])]
    text = vcalendar(OWN_ZONE, vevent(*times, *more, *OTHERS))
    made = done(text, What.CANCEL)
    assert made.data is not None
    assert lines_gone(text, made.data) == []
    assert [b for b in found(made.data).values() if b.occupies] == []
    assert len(found(made.data, 1)) == 1
    assert found(made.data, 1) == found(text, 1)


def test_a_single_one_is_cancelled_as_a_whole() -> None:
    text = vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H"))
    assert done(text, What.CANCEL) == Changed(found=the(text), alone=True)


def test_what_stands_beside_it_is_not_removed_with_it() -> None:
    """A task of the same object; zones alone are nobody's."""
    zone, booking = OWN_ZONE, vevent("DTSTART:20260311T100000Z", "DURATION:PT1H")
    assert done(vcalendar(zone, booking), What.CANCEL).alone
    task = "BEGIN:VTODO\r\nUID:task\r\nSUMMARY:Water\r\nEND:VTODO\r\n"
    text = vcalendar(zone, booking, task)
    made = done(text, What.CANCEL)
    assert not made.alone
    assert made.data is not None
    assert task.encode() in made.data
    assert lines_gone(text, made.data) == []
    assert the(made.data).status is BookingStatus.CANCELLED


def test_a_series_by_dates_is_ended_at_an_hour() -> None:
    """An hour cannot be written as a date: this one goes by the clock from then on."""
    all_day = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    first = "DTSTART;VALUE=DATE:20260309"
    text = vcalendar(vevent(first, "RRULE:FREQ=DAILY", all_day))
    made = done(text, What.END, NOW)
    assert made.data is not None
    series, own = entries(made.data)
    assert series == entries(text)[0].replace("END:VCALENDAR\r\n", "")
    assert "RECURRENCE-ID;VALUE=DATE:20260311" in own
    assert "DTSTART:20260311T000000Z" in own
    assert "DTEND:20260311T100000Z" in own
    assert "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE" in own
    assert the(made.data).end == NOW
    assert found(made.data, 1) == found(text, 1)
    whole = done(text, What.END, NOW.replace(hour=0) + timedelta(days=2))
    assert whole.data is not None
    assert "DTEND;VALUE=DATE:20260313" in entries(whole.data)[1]


def test_a_check_in_makes_no_entry_of_its_own() -> None:
    """One line for each occurrence; those of days ago go when one is written."""
    old = "X-ROOM-PANEL-CHECKED-IN:20260101T100000Z"
    lately = "X-ROOM-PANEL-CHECKED-IN:20260310T100000Z"
    rule = "RRULE:FREQ=DAILY;COUNT=9"
    first = "DTSTART:20260309T100000Z"
    text = vcalendar(vevent(first, "DURATION:PT1H", rule, old, lately, "SEQUENCE:3"))
    made = done(text, What.CHECK_IN)
    assert made.data is not None
    (entry,) = entries(made.data)
    assert "X-ROOM-PANEL-CHECKED-IN:20260311T100000Z" in entry
    assert lately in entry
    assert old not in entry
    assert "SEQUENCE:3" in entry
    assert done(made.data, What.CHECK_IN).data is None
    ended = done(made.data, What.END, NOW + 20 * MINUTE)
    assert ended.data is not None
    assert "X-ROOM-PANEL-CHECKED-IN:20260311T100000Z" in entries(ended.data)[1]
    assert lately not in entries(ended.data)[1]


def test_a_moved_occurrence_is_found_by_where_it_stood() -> None:
    series = vevent(
        "DTSTART;TZID=Europe/Berlin:20260309T110000",
        "DTEND;TZID=Europe/Berlin:20260309T120000",
        "RRULE:FREQ=DAILY",
    )
    moved = vevent(
        "RECURRENCE-ID:20260310T100000Z",
        "DTSTART;TZID=Europe/Lisbon:20260311T140000",
        "DURATION:PT1H",
        "X-KEEP;A=1:me",
    )
    text = vcalendar(series, moved)
    (booking,) = (b for b in found(text).values() if b.start.hour == 14)
    made = change(text, What.END, booking, booking.start + 20 * MINUTE)
    assert made.data is not None
    one, other = entries(made.data)
    assert one == entries(text)[0]
    assert "DTEND;TZID=Europe/Lisbon:20260311T142000" in other
    assert "X-KEEP;A=1:me" in other
    assert "DURATION" not in other


def test_what_a_later_part_of_a_series_has_changed_is_kept() -> None:
    """An occurrence is made from the part that stands for it and all that follow."""
    series = vevent("DTSTART:20260301T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    later = vevent(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T090000Z",
        "DTSTART:20260309T100000Z",
        "DURATION:PT1H",
        "SUMMARY:Later",
    )
    text = vcalendar(series, later)
    made = done(text, What.END, NOW + 20 * MINUTE)
    assert made.data is not None
    assert "SUMMARY:Later" in entries(made.data)[2]
    assert "RECURRENCE-ID:20260311T090000Z" in entries(made.data)[2]
    first = the(text, -2)
    refused = change(text, What.END, first, first.start + 20 * MINUTE)
    assert refused.problem.endswith(".")
    assert refused.data is None


def test_an_end_that_a_clock_shows_twice_is_written_in_utc() -> None:
    """In the night in which clocks go back the same hour is shown twice."""
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    times = ("DTSTART;TZID=Europe/Berlin:20261025T023000", "DURATION:PT3H")
    booking = replace(the(vcalendar(vevent(*times)), 228), checked_in=None)
    assert booking.start == start
    to = start + 65 * MINUTE
    made = change(vcalendar(vevent(*times)), What.END, booking, to)
    assert made.made is not None
    assert made.made.end == to


GARBAGE = {
    "nothing": b"",
    "no calendar": b"<html>",
    "two calendars": vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H")) * 2,
    "cut off": vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H"))[:-20],
    "a null": vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H", "X-A:\0")),
    "no end of an alarm": vcalendar(
        vevent("DTSTART:20260311T100000Z", "DURATION:PT1H", "BEGIN:VALARM")
    ),
    "far too long": b"X" * 4_000_001,
    "no start": vcalendar(vevent("DURATION:PT1H")),
    "an endless rule": vcalendar(
        vevent("DTSTART:20260311T100000Z", "RRULE:FREQ=YEARLY;BYDAY=5MO;BYMONTH=2;")
    ),
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE)
def test_what_is_no_object_is_not_written(data: bytes) -> None:
    sound = vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H"))
    made = change(data, What.END, the(sound), NOW + 20 * MINUTE)
    assert made.data is None
    assert made.problem.endswith(".") or made.found is None


def test_one_that_is_not_there_is_gone() -> None:
    text = vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H"))
    other = replace(the(text), id="b@example.com", ical_uid="b@example.com")
    assert change(text, What.END, other, NOW) == Changed()
    series = vcalendar(
        vevent("DTSTART:20260310T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    )
    booking = the(series)
    without = series.replace(b"RRULE", b"EXDATE:20260311T100000Z\r\nRRULE")
    assert change(without, What.CANCEL, booking) == Changed()


def test_bytes_that_are_no_text_are_kept() -> None:
    """Written by an old Windows, or with a fold inside of a character."""
    odd = b"X-OLD:caf\xe9\r\nX-CUT:caf\xc3\r\n \xa9\r\n"
    text = vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H"))
    text = text.replace(b"DURATION", odd + b"DURATION")
    made = done(text, What.END, NOW + 20 * MINUTE)
    assert made.data is not None
    assert odd in made.data


def test_one_occurrence_alone_in_its_object_is_struck_through() -> None:
    """As those have it who were asked to come to one occurrence only."""
    times = ("DTSTART:20260311T100000Z", "DURATION:PT1H")
    text = vcalendar(vevent("RECURRENCE-ID:20260311T090000Z", *times))
    made = done(text, What.CANCEL)
    assert made.data is not None
    assert the(made.data).status is BookingStatus.CANCELLED


async def test_it_is_done_in_the_process_that_reads() -> None:
    text = vcalendar(vevent("DTSTART:20260311T100000Z", "DURATION:PT1H", "X-A:\xe9"))
    asked = Change(
        what=What.END,
        booking=the(text),
        now=NOW,
        to=NOW + 20 * MINUTE,
        zone=LISBON,
        data=text,
    )
    reader = Reader()
    try:
        changed = await reader.change(asked)
    finally:
        await reader.aclose()
    assert changed == asked.answered(BytesIO(b"".join(lines_for(asked))))
    assert changed.made is not None
    assert changed.made.end == NOW + 20 * MINUTE


SERIES = vcalendar(
    OWN_ZONE,
    vevent(
        "DTSTAMP:20260301T000000Z",
        *STARTS["by its own zone"],
        "RRULE:FREQ=DAILY;COUNT=30",
        *OTHERS,
    ),
    vevent(
        "RECURRENCE-ID:20260312T100000Z",
        "DTSTART:20260312T120000Z",
        "DURATION:PT1H",
    ),
)
CHANGED = frozenset(
    {"DTEND", "DURATION", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS"}
    | {"X-ROOM-PANEL-CHECKED-IN"}
)
ODD = (
    b"DTSTART:20260311T100000Z",
    b"DTSTART;TZID=:x",
    b"RECURRENCE-ID;RANGE=THISANDFUTURE:20260310T100000Z",
    b"RECURRENCE-ID;VALUE=DATE:20260311",
    b"RDATE;VALUE=PERIOD:20260311T100000Z/PT2H",
    b"EXDATE:20260311T100000Z",
    b"RRULE:FREQ=YEARLY;BYEASTER=0",
    b"UID:other",
    b"SEQUENCE:99999999999999999999",
    b"DTEND;VALUE=DATE:20260311",
    b"DURATION:-P1D",
    b"BEGIN:VEVENT",
    b"END:VEVENT",
    b"BEGIN:VALARM",
    b"END:VCALENDAR",
    b'X-A;B="c:\xff\x00',
    b" folded",
    b"\r",
    b":;=",
)
KINDS = st.sampled_from(["out", "twice", "odd"])
EDIT = st.tuples(KINDS, st.integers(0, 60), st.sampled_from(ODD))
FEW = settings(max_examples=settings().max_examples // 5)


def damaged(data: bytes, edits: list[tuple[str, int, bytes]]) -> bytes:
    lines = data.split(b"\r\n")
    for what, at, odd in edits:
        place = at % len(lines)
        if what == "out":
            del lines[place]
        else:
            lines.insert(place, lines[place] if what == "twice" else odd)
    return b"\r\n".join(lines)


@given(st.sampled_from(list(What)), st.lists(EDIT, max_size=4))
@FEW
def test_a_damaged_object_is_changed_soundly_or_not_at_all(
    what: What, edits: list[tuple[str, int, bytes]]
) -> None:
    """Each old line that stands for itself is in the new text, in the old order."""
    booking, data = the(SERIES), damaged(SERIES, edits)
    made = change(data, what, booking, booking.start + 20 * MINUTE)
    assert made.problem == "" or made.data is None
    if made.data is None:
        return
    left = iter(made.data.splitlines())
    for line in data.splitlines():
        if line.partition(b":")[0].partition(b";")[0].decode("latin-1") in CHANGED:
            continue
        assert line in left
