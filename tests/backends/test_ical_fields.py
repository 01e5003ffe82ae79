"""The field map: what of an entry becomes what of a booking."""

from datetime import timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from panel.domain.booking import BookingStatus, Person
from tests.backends.calendar_text import at, read, the_entry, vevent

HOUR = ("DTSTART:20250301T090000Z", "DTEND:20250301T100000Z")
SYDNEY = ZoneInfo("Australia/Sydney")
NEW_YORK = ZoneInfo("America/New_York")


def test_an_entry_in_full():
    booking = the_entry(
        *HOUR,
        "SUMMARY:Budget\\, final",
        'ORGANIZER;CN="Doe, Jane":MAILTO:jane@example.com',
        "ATTENDEE;CN=Jo;PARTSTAT=ACCEPTED:mailto:jo@example.com",
        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:al@example.com",
        "ATTENDEE;CUTYPE=ROOM;CN=Boardroom;PARTSTAT=DECLINED:mailto:room@example.com",
        "LOCATION:Boardroom",
        "DESCRIPTION:One\\nTwo",
        "CLASS:PRIVATE",
        "STATUS:TENTATIVE",
        "CREATED:20250101T120000Z",
        "LAST-MODIFIED:20250102T120000Z",
    ).booking
    assert (booking.id, booking.ical_uid) == ("a@example.com", "a@example.com")
    assert (booking.start, booking.end) == (at(2025, 3, 1, 9), at(2025, 3, 1, 10))
    assert booking.title == "Budget, final"
    assert booking.host == Person("Doe, Jane", "jane@example.com")
    assert booking.attendees == (
        Person("Jo", "jo@example.com", response="accepted"),
        Person("", "al@example.com", response="needsAction"),
        Person("Boardroom", "room@example.com", response="declined", resource=True),
    )
    assert (booking.location, booking.body) == ("Boardroom", "One\nTwo")
    assert booking.private
    assert booking.status is BookingStatus.TENTATIVE
    assert booking.created == at(2025, 1, 1, 12)
    assert booking.updated == at(2025, 1, 2, 12)
    assert booking.timezone == "UTC"
    assert booking.blocking
    assert not booking.recurring
    assert booking.checked_in is None


def test_an_entry_that_says_next_to_nothing():
    booking = the_entry(*HOUR).booking
    assert (booking.title, booking.host, booking.attendees) == ("", None, ())
    assert booking.status is BookingStatus.CONFIRMED
    assert not booking.private
    assert booking.occupies


@pytest.mark.parametrize(
    ("line", "private"),
    [("CLASS:PUBLIC", False), ("CLASS:CONFIDENTIAL", True), ("CLASS:X-OURS", True)],
)
def test_what_is_not_public_is_private(line, private):
    assert the_entry(*HOUR, line).booking.private is private


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_what_does_not_make_a_room_busy(line):
    assert not the_entry(*HOUR, line).booking.occupies


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("ORGANIZER:mailto:jane@example.com", Person("", "jane@example.com")),
        ("ORGANIZER;CN=Jane:invalid:nomail", Person("Jane", "")),
        (
            "ORGANIZER;CN=Jane;EMAIL=jane@example.com:/1234/principal/",
            Person("Jane", "jane@example.com"),
        ),
        ("ORGANIZER;CN=Jane:jane@example.com", Person("Jane", "jane@example.com")),
    ],
)
def test_a_host_by_any_address(line, host):
    assert the_entry(*HOUR, line).booking.host == host


def test_a_title_is_one_bounded_line():
    title = "a\\nb\\r\x07c\u2028d\u0085e " + "x" * 9_000
    booking = the_entry(*HOUR, f"SUMMARY:{title}").booking
    assert booking.title.startswith("a b\\r c d e xxx")
    assert len(booking.title) == 500


def test_markup_emoji_and_right_to_left_text_stay_as_they_are():
    title = "<b>Bold</b> 🎉👩\u200d🚀 \u202eשלום\u202c é"
    assert the_entry(*HOUR, f"SUMMARY:{title}").booking.title == title


def test_a_huge_entry_is_bounded():
    booking = the_entry(
        *HOUR,
        "DESCRIPTION:" + "x" * 1_000_000,
        "ATTACH:" + "x" * 1_000_000,
        "ATTENDEE:mailto:" + "x" * 10_000 + "@example.com",
        *(f"ATTENDEE:mailto:{number}@example.com" for number in range(1_000)),
    ).booking
    assert len(booking.body) == 4_000
    assert len(booking.attendees) < 201


class TestSpan:
    """When a booking begins and ends."""

    def span(self, *lines, zone=SYDNEY):
        booking = the_entry(*lines, zone=zone).booking
        return booking.start, booking.end, booking.all_day

    def test_all_day_is_in_the_rooms_zone(self):
        lines = ("DTSTART;VALUE=DATE:20250301", "DTEND;VALUE=DATE:20250303")
        assert self.span(*lines) == (at(2025, 2, 28, 13), at(2025, 3, 2, 13), True)

    @pytest.mark.parametrize(
        "lines",
        [
            ("DTSTART;VALUE=DATE:20250301",),
            ("DTSTART:20250301",),
            ("DTSTART;VALUE=DATE:20250301", "DTEND;VALUE=DATE:20250301"),
            ("DTSTART;VALUE=DATE:20250301", "DTEND;VALUE=DATE:20250101"),
            ("DTSTART;VALUE=DATE:20250301", "DURATION:P1D"),
            ("DTSTART;VALUE=DATE:20250301", "DURATION:PT1H"),
            ("DTSTART;VALUE=DATE:20250301", "DTEND:20250301T170000Z"),
            ("DTSTART;VALUE=DATE;TZID=Europe/Berlin:20250301",),
        ],
    )
    def test_all_day_lasts_one_date_at_least(self, lines):
        assert self.span(*lines) == (at(2025, 2, 28, 13), at(2025, 3, 1, 13), True)

    def test_a_date_on_which_the_clock_changes_has_its_own_length(self):
        start, end, _ = self.span("DTSTART;VALUE=DATE:20251005")
        assert end - start == timedelta(hours=23)

    def test_floating_times_are_the_rooms(self):
        lines = ("DTSTART:20250301T090000", "DTEND:20250301T100000")
        assert self.span(*lines)[0] == at(2025, 2, 28, 22)

    def test_floating_times_are_the_calendars_where_it_names_a_zone(self):
        floating = vevent("DTSTART:20250301T090000", "DTEND:20250301T100000")
        parsed = read("X-WR-TIMEZONE:America/New_York", floating, zone=SYDNEY)
        (entry,) = parsed.entries
        assert entry.booking.start == at(2025, 3, 1, 14)
        assert entry.booking.timezone == "America/New_York"

    def test_all_day_is_the_rooms_even_where_the_calendar_names_a_zone(self):
        day = vevent("DTSTART;VALUE=DATE:20250301")
        parsed = read("X-WR-TIMEZONE:America/New_York", day, zone=SYDNEY)
        assert parsed.entries[0].booking.start == at(2025, 2, 28, 13)

    def test_no_end_is_24_elapsed_hours(self):
        start, end, _ = self.span("DTSTART;TZID=Europe/Lisbon:20250329T120000")
        assert end - start == timedelta(hours=24)

    @pytest.mark.parametrize(
        ("length", "end"),
        [
            ("PT8H", at(2025, 3, 30, 6)),
            ("P1D", at(2025, 3, 30, 21)),
            ("P1DT1H", at(2025, 3, 30, 22)),
            ("P1W", at(2025, 4, 5, 21)),
            ("PT0S", at(2025, 3, 29, 22)),
            ("-PT1H", at(2025, 3, 29, 21)),
        ],
    )
    def test_a_length_is_days_on_the_wall_and_hours_that_elapse(self, length, end):
        """In Lisbon the clock went forward in the night to 30 March 2025."""
        start = "DTSTART;TZID=Europe/Lisbon:20250329T220000"
        assert self.span(start, f"DURATION:{length}")[1] == end

    @pytest.mark.parametrize("end", ["20250301T090000Z", "20250228T090000Z"])
    def test_an_end_that_is_not_later_is_kept_and_never_occupies(self, end):
        booking = the_entry("DTSTART:20250301T090000Z", f"DTEND:{end}").booking
        assert f"{booking.end:%Y%m%dT%H%M%SZ}" == end
        assert not booking.occupies

    @pytest.mark.parametrize(
        ("start", "end", "hours"),
        [
            ("DTSTART;TZID=Europe/Lisbon:20250301T090000", "DTEND:20250301T100000", 1),
            ("DTSTART;TZID=Europe/Lisbon:20250301T090000", "DTEND:20250302", 15),
            ("DTSTART:20250301T090000", "DTEND:20250228T230000Z", 1),
            (
                "DTSTART;TZID=America/New_York:20250301T090000",
                "DTEND;TZID=Europe/Lisbon:20250301T160000",
                2,
            ),
        ],
    )
    def test_start_and_end_of_different_sorts(self, start, end, hours):
        first, last, all_day = self.span(start, end)
        assert last - first == timedelta(hours=hours)
        assert not all_day

    def test_a_time_that_the_clock_skips_or_shows_twice(self):
        skipped = self.span(
            "DTSTART;TZID=America/New_York:20250309T023000", "DURATION:PT1H"
        )
        twice = self.span(
            "DTSTART;TZID=America/New_York:20251102T013000", "DURATION:PT1H"
        )
        assert skipped[:2] == (at(2025, 3, 9, 7, 30), at(2025, 3, 9, 8, 30))
        assert twice[:2] == (at(2025, 11, 2, 5, 30), at(2025, 11, 2, 6, 30))


class TestZones:
    """Times in a zone by any name."""

    @pytest.mark.parametrize(
        ("name", "hour"),
        [
            ("Europe/Berlin", 11),
            ("W. Europe Standard Time", 11),
            ("/freeassociation.sourceforge.net/Europe/Berlin", 11),
            ("Eastern Standard Time", 17),
            ("UTC", 12),
        ],
    )
    def test_known_names(self, name, hour):
        entry = the_entry(f"DTSTART;TZID={name}:20250101T120000", "DURATION:PT1H")
        assert entry.booking.start.hour == hour

    @pytest.mark.parametrize(
        "name", ["Customized Time Zone", "America", "../etc", "x" * 400]
    )
    def test_an_unknown_name_is_noted_once_and_the_room_decides(self, name):
        entries = (
            vevent(f"DTSTART;TZID={name}:20250301T090000", "DURATION:PT1H", uid=uid)
            for uid in "ab"
        )
        parsed = read(*entries, zone=SYDNEY)
        assert [each.booking.start.hour for each in parsed.entries] == [22, 22]
        (problem,) = parsed.problems
        assert not problem.skipped
        assert "is not known" in problem.sentence

    def odd(self, rule, times=1):
        change = [
            "BEGIN:STANDARD",
            "DTSTART:16010101T000000",
            f"RRULE:{rule}",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
        ]
        zone = ["BEGIN:VTIMEZONE", "TZID:Odd", *change * times, "END:VTIMEZONE"]
        entry = vevent("DTSTART;TZID=Odd:20250301T090000", "DURATION:PT1H")
        return read("\r\n".join(zone), entry)

    @pytest.mark.parametrize(
        "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=1,2", "FREQ=NEVER", "FREQ="]
    )
    def test_a_definition_that_may_never_end_is_none(self, rule):
        found = []
        thread = Thread(target=lambda: found.append(self.odd(rule)), daemon=True)
        thread.start()
        thread.join(5)
        (parsed,) = found
        assert parsed.entries[0].booking.start.hour == 9
        assert "Odd is not known" in parsed.problems[0].sentence

    def test_a_definition_that_takes_too_long_is_none(self):
        parsed = self.odd("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", times=100)
        assert parsed.entries[0].booking.start.hour == 9
        assert "Odd is not known" in parsed.problems[0].sentence


class TestVersions:
    """The same UID more than once."""

    def uid_and_title(self, *blocks):
        parsed = read(*blocks)
        found = [(each.booking.id, each.booking.title) for each in parsed.entries]
        return found, [problem.skipped for problem in parsed.problems]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("SEQUENCE:1", "SEQUENCE:2"),
            ("SEQUENCE:0", "SEQUENCE:1"),
            ("LAST-MODIFIED:20250101T000000Z", "LAST-MODIFIED:20250102T000000Z"),
            ("DTSTAMP:20250101T000000Z", "DTSTAMP:20250102T000000Z"),
            ("SEQUENCE:9\r\nLAST-MODIFIED:20250101T000000Z", "SEQUENCE:10"),
        ],
    )
    @pytest.mark.parametrize("order", [1, -1])
    def test_the_later_version_holds(self, old, new, order):
        blocks = [vevent(*HOUR, old, "SUMMARY:old"), vevent(*HOUR, new, "SUMMARY:new")]
        found = self.uid_and_title(*blocks[::order])
        assert found == ([("a@example.com", "new")], [])

    def test_the_same_twice_is_one(self):
        block = vevent(*HOUR, "SUMMARY:x")
        assert self.uid_and_title(block, block) == ([("a@example.com", "x")], [])

    def test_two_bookings_under_one_uid_and_none_is_newer(self):
        later = ("DTSTART:20250302T090000Z", "DURATION:PT1H")
        found, skipped = self.uid_and_title(
            vevent(*HOUR, "SUMMARY:x"), vevent(*later, "SUMMARY:y")
        )
        assert found == [
            ("a@example.com/20250301T090000Z", "x"),
            ("a@example.com/20250302T090000Z", "y"),
        ]
        assert skipped == [False]

    def test_without_a_uid_what_it_says_names_it(self):
        first = vevent(*HOUR, "SUMMARY:x", "DTSTAMP:20250101T000000Z", uid="")
        again = first.replace("20250101", "20250202")
        other = first.replace("SUMMARY:x", "SUMMARY:y")
        ids = [read(block).entries[0].uid for block in (first, again, other)]
        assert ids[0] == ids[1] != ids[2]
        assert ids[0].startswith("no-uid-")
