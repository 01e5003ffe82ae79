"""A file as text: one broken block cannot spoil the rest."""

import pytest

from panel.backends.ical import parse
from tests.backends.calendar_text import LISBON, read, vcalendar, vevent

GOOD = vevent("DTSTART:20250301T090000Z", "DTEND:20250301T100000Z", uid="good")
OTHER = vevent("DTSTART:20250302T090000Z", "DTEND:20250302T100000Z", uid="other")


def uids(data: bytes) -> list[str]:
    return [entry.uid for entry in parse(data, LISBON).entries]


def sentences(data: bytes) -> list[str]:
    return [problem.sentence for problem in parse(data, LISBON).problems]


@pytest.mark.parametrize("ending", [b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"\n\r"])
def test_lines_may_end_in_any_way(ending):
    data = vcalendar(GOOD, OTHER).replace(b"\r\n", ending)
    assert uids(data) == ["good", "other"]
    assert sentences(data) == []


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + vcalendar(GOOD),
        vcalendar(GOOD).decode().encode("utf-16"),
        vcalendar(GOOD).decode().encode("utf-16-le"),
        vcalendar(GOOD).replace(b"UID", b"\0UI\0D"),
        vcalendar(GOOD).replace(b"BEGIN:VEVENT", b"begin:vevent  "),
        vcalendar(GOOD).removesuffix(b"\r\n"),
    ],
    ids=["bom", "utf-16", "utf-16 without a mark", "nul", "case", "no last line end"],
)
def test_odd_dress_is_no_problem(data):
    assert uids(data) == ["good"]
    assert sentences(data) == []


def test_a_fold_may_lie_inside_a_character():
    title = "SUMMARY:Café".encode()
    cut = title.index(b"\xc3") + 1
    folded = title[:cut] + b"\r\n " + title[cut:]
    data = vcalendar(GOOD.replace("UID", "SUMMARY:Café\r\nUID"))
    (entry,) = parse(data.replace(title, folded), LISBON).entries
    assert entry.booking.title == "Café"


def test_bytes_of_an_old_windows_are_read():
    data = vcalendar(GOOD.replace("UID", "SUMMARY:Caf\x00\r\nUID"))
    (entry,) = parse(data.replace(b"\x00", b"\xe9 \x80"), LISBON).entries
    assert entry.booking.title == "Café €"


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ("BEGIN:VEVENT\r\nUID:cut", "It is cut off: END:VEVENT is missing."),
        ("UID:loose\r\nEND:VEVENT", "END:VEVENT has no BEGIN:VEVENT before it."),
        (vevent("SUMMARY:x"), "It has no start (DTSTART)."),
        (vevent("DTSTART:yesterday"), "Its DTSTART cannot be read."),
        (vevent("DTSTART:20251301T090000"), "Its DTSTART cannot be read."),
        (vevent("DTSTART:P1D"), "Its DTSTART is not one moment or date."),
        (
            vevent("DTSTART:20250301", "DTSTART:20250302"),
            "Its DTSTART is not one moment or date.",
        ),
        (vevent("DTSTART:20250301", "DTEND:soon"), "Its DTEND cannot be read."),
        (vevent("DTSTART:20250301", "RRULE:FREQ"), "Its RRULE cannot be read."),
        (vevent("DTSTART:20250301", "EXDATE:x"), "Its EXDATE cannot be read."),
        (vevent("DTSTART:20250301", "DURATION:1h"), "Its DURATION cannot be read."),
        (
            vevent("DTSTART;TZID=Asia/Tokyo:00010101T000000"),
            "Its times are out of range.",
        ),
    ],
)
def test_one_broken_entry_is_named_and_the_rest_is_read(broken, sentence):
    data = vcalendar(GOOD, broken, OTHER)
    assert uids(data) == ["good", "other"]
    (problem,) = parse(data, LISBON).problems
    assert problem.sentence == sentence
    assert problem.skipped
    line = 1 + data[: data.index(broken.encode())].count(b"\r\n")
    expected = line + 1 if broken.startswith("UID") else line
    assert problem.where.split()[:2] == ["line", str(expected)]


def test_a_problem_names_the_uid():
    (problem,) = read(vevent("SUMMARY:x", uid="no-start@example.com")).problems
    assert problem.where == "line 3 (no-start@example.com)"


def test_what_is_not_closed_inside_an_entry_does_not_matter():
    data = vcalendar(GOOD.replace("END:VEVENT", "BEGIN:VALARM\r\nEND:VEVENT"), OTHER)
    assert uids(data) == ["good", "other"]
    assert sentences(data) == []


def test_what_stands_inside_an_entry_does_not_leak_into_it():
    alarm = "BEGIN:VALARM\r\nSUMMARY:Wake up\r\nDTSTART:20990101\r\nEND:VALARM"
    data = vcalendar(GOOD.replace("END:VEVENT", f"{alarm}\r\nEND:VEVENT"))
    (entry,) = parse(data, LISBON).entries
    assert entry.booking.title == ""


def test_a_line_of_nonsense_is_passed_over():
    nonsense = "  \r\n;;;\r\nDESCRIPTION\r\n12:34\r\n=:=\r\n🙂\r\nX-;:;:\r\nEND:VEVENT"
    data = vcalendar(GOOD.replace("END:VEVENT", nonsense))
    assert uids(data) == ["good"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\n", "The file is empty."),
        (
            b"<!DOCTYPE html><p>Sign in",
            "The file is a web page, not an iCalendar file.",
        ),
        (
            b"PK\x03\x04" + bytes(range(256)) * 9,
            "The file is not an iCalendar file: BEGIN:VCALENDAR is missing.",
        ),
    ],
)
def test_what_is_no_calendar_gets_one_sentence(data, sentence):
    parsed = parse(data, LISBON)
    assert (parsed.entries, parsed.series) == ((), ())
    assert [(each.where, each.sentence) for each in parsed.problems] == [
        ("file", sentence)
    ]


def test_a_file_that_is_too_large_is_refused():
    data = vcalendar(GOOD) + b"\n" * 50_000_000
    assert sentences(data) == ["The file is larger than 50 MB: split it into parts."]


def test_a_calendar_without_its_end_is_read_and_noted():
    data = vcalendar(GOOD).replace(b"END:VCALENDAR", b"")
    assert uids(data) == ["good"]
    (problem,) = parse(data, LISBON).problems
    assert problem.sentence == "END:VCALENDAR is missing: the file may be cut off."
    assert not problem.skipped


def test_a_calendar_without_its_beginning_is_read_and_noted():
    data = vcalendar(GOOD, OTHER).replace(b"BEGIN:VCALENDAR", b"BEGN:VCALENDAR")
    assert uids(data) == ["good", "other"]
    assert [each.skipped for each in parse(data, LISBON).problems] == [False]


def test_two_calendars_in_one_file_each_with_its_own_meaning_of_a_zone():
    def fixed(offset: str, uid: str) -> bytes:
        zone = [
            "BEGIN:VTIMEZONE",
            "TZID:Office",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            f"TZOFFSETFROM:{offset}",
            f"TZOFFSETTO:{offset}",
            "END:STANDARD",
            "END:VTIMEZONE",
        ]
        times = ("DTSTART;TZID=Office:20250301T120000", "DURATION:PT1H")
        return vcalendar("\r\n".join(zone), vevent(*times, uid=uid))

    parsed = parse(fixed("+0300", "east") + fixed("-0500", "west"), LISBON)
    hours = {entry.uid: entry.booking.start.hour for entry in parsed.entries}
    assert hours == {"east": 9, "west": 17}
    assert parsed.problems == ()


def test_another_calendar_scale_is_refused():
    parsed = read("CALSCALE:HEBREW", GOOD)
    assert parsed.entries == ()
    assert [each.sentence for each in parsed.problems] == [
        "Only Gregorian calendars can be read (CALSCALE)."
    ]


def test_name_and_zone_of_the_calendar():
    parsed = read("X-WR-CALNAME:Room 1\\, north", "X-WR-TIMEZONE:Asia/Tokyo", GOOD)
    assert parsed.name == "Room 1, north"
    assert str(parsed.zone) == "Asia/Tokyo"


def test_progress_is_told_up_to_the_end():
    told = []
    blocks = [GOOD.replace("good", f"good-{number}") for number in range(120)]
    parse(vcalendar(*blocks), LISBON, on_progress=lambda *now: told.append(now))
    assert told == [(50, 120), (100, 120), (120, 120)]
