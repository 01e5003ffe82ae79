"""Series: expanded by the calendar's own rules, in any zone, across clock changes."""

import signal
import threading
import time
from datetime import UTC, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from panel.backends.ical import Series, Unreadable, expand, expand_apart
from panel.backends.ical.limit import time_limit
from panel.domain.booking import BookingStatus
from tests.backends.calendar_text import (
    LISBON,
    at,
    read,
    starts,
    the_series,
    vevent,
)

SYDNEY = ZoneInfo("Australia/Sydney")
NEW_YORK = ZoneInfo("America/New_York")
CHANGES = {
    LISBON: ["2025-03-30", "2025-10-26"],
    SYDNEY: ["2025-04-06", "2025-10-05"],
    NEW_YORK: ["2025-03-09", "2025-11-02"],
}
DAILY = (
    "DTSTART;TZID=Europe/Lisbon:20250301T090000",
    "DTEND;TZID=Europe/Lisbon:20250301T100000",
    "RRULE:FREQ=DAILY",
)


def titles(series, first, last):
    return [
        (entry.occurrence, entry.booking.title)
        for entry in expand(series, first, last, LISBON)
    ]


@pytest.mark.parametrize("zone", CHANGES, ids=str)
@pytest.mark.parametrize("room", CHANGES, ids=str)
@pytest.mark.parametrize("change", [0, 1])
def test_the_clock_of_the_calendar_says_the_same_before_and_after(zone, room, change):
    series = the_series(
        vevent(
            f"DTSTART;TZID={zone}:20250301T090000",
            f"DTEND;TZID={zone}:20250301T100000",
            "RRULE:FREQ=DAILY",
        ),
        zone=room,
    )
    month, day = map(int, CHANGES[zone][change].split("-")[1:])
    noon = at(2025, month, day, 12)
    stretch = (noon - timedelta(days=2), noon + timedelta(days=2))
    assert {start[11:] for start in starts(series, *stretch, zone)} == {"09:00"}
    entries = expand(series, *stretch, room)
    assert len(entries) in (4, 5)
    assert {entry.booking.length for entry in entries} == {timedelta(hours=1)}
    offsets = {entry.booking.start.hour for entry in entries}
    assert len(offsets) == 2


@pytest.mark.parametrize("zone", CHANGES, ids=str)
def test_floating_and_all_day_series_follow_the_room(zone):
    floating = the_series(
        vevent("DTSTART:20250101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY"),
        zone=zone,
    )
    all_day = the_series(
        vevent("DTSTART;VALUE=DATE:20250101", "RRULE:FREQ=DAILY"), zone=zone
    )
    for date in CHANGES[zone]:
        month, day = map(int, date.split("-")[1:])
        noon = at(2025, month, day, 12)
        stretch = (noon - timedelta(days=2), noon + timedelta(days=2))
        assert {each[11:] for each in starts(floating, *stretch, zone)} == {"09:00"}
        entries = expand(all_day, *stretch, zone)
        assert {len(entry.occurrence) for entry in entries} == {8}
        assert all(entry.booking.all_day for entry in entries)
        lengths = {entry.booking.length for entry in entries}
        assert len(lengths) == 2
        assert timedelta(hours=24) in lengths
        for one, two in pairwise(entries):
            assert one.booking.end == two.booking.start


def test_an_occurrence_is_named_by_its_start_and_knows_its_series():
    (entry,) = expand(
        the_series(vevent(*DAILY)), at(2025, 7, 1), at(2025, 7, 1, 23), LISBON
    )
    assert entry.occurrence == "20250701T080000Z"
    booking = entry.booking
    assert booking.id == "a@example.com/20250701T080000Z"
    assert (booking.series_id, booking.recurring) == ("a@example.com", True)


def test_moved_cancelled_and_left_out_occurrences():
    moved = vevent(
        "RECURRENCE-ID;TZID=Europe/Lisbon:20250304T090000",
        "DTSTART;TZID=Europe/Lisbon:20250310T150000",
        "DTEND;TZID=Europe/Lisbon:20250310T160000",
        "SUMMARY:moved",
    )
    cancelled = vevent(
        "RECURRENCE-ID:20250305T090000Z",
        "DTSTART:20250305T090000Z",
        "DTEND:20250305T100000Z",
        "STATUS:CANCELLED",
    )
    master = vevent(
        *DAILY, "EXDATE;TZID=Europe/Lisbon:20250306T090000", "SUMMARY:daily"
    )
    series = the_series(moved, master, cancelled)
    early = expand(series, at(2025, 3, 3), at(2025, 3, 8), LISBON)
    assert [entry.booking.start.day for entry in early] == [3, 5, 7]
    assert early[1].booking.status is BookingStatus.CANCELLED
    late = expand(series, at(2025, 3, 10), at(2025, 3, 11), LISBON)
    assert [(each.occurrence, each.booking.start.hour) for each in late] == [
        ("20250310T090000Z", 9),
        ("20250304T090000Z", 15),
    ]


def test_an_occurrence_moved_to_a_place_far_away_is_found_there():
    moved = vevent(
        "RECURRENCE-ID;TZID=Europe/Lisbon:20250304T090000",
        "DTSTART;TZID=Europe/Lisbon:20260704T090000",
        "DURATION:PT1H",
    )
    series = the_series(vevent(*DAILY[:2], "RRULE:FREQ=DAILY;COUNT=5"), moved)
    assert starts(series, at(2025, 3, 1), at(2025, 4, 1)) == [
        f"2025-03-0{day} 09:00" for day in (1, 2, 3, 5)
    ]
    assert starts(series, at(2026, 7, 1), at(2026, 8, 1)) == ["2026-07-04 09:00"]


def test_the_later_version_of_an_exception_holds():
    def version(sequence, title):
        return vevent(
            "RECURRENCE-ID:20250304T090000Z",
            "DTSTART:20250304T110000Z",
            f"SEQUENCE:{sequence}",
            f"SUMMARY:{title}",
        )

    blocks = [vevent(*DAILY), version(2, "new"), version(1, "old")]
    for order in (blocks, blocks[::-1]):
        found = titles(the_series(*order), at(2025, 3, 4), at(2025, 3, 5))
        assert found == [("20250304T090000Z", "new")]


def test_this_and_all_that_follow():
    follow = vevent(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Lisbon:20250304T090000",
        "DTSTART;TZID=Europe/Lisbon:20250304T103000",
        "DTEND;TZID=Europe/Lisbon:20250304T123000",
    )
    series = the_series(vevent(*DAILY), follow)
    entries = expand(series, at(2025, 3, 3), at(2025, 3, 7), LISBON)
    assert [entry.occurrence for entry in entries] == [
        f"2025030{day}T090000Z" for day in (3, 4, 5, 6)
    ]
    assert [f"{entry.booking.start:%H:%M}" for entry in entries] == [
        "09:00",
        *["10:30"] * 3,
    ]
    assert [entry.booking.length.seconds // 3600 for entry in entries] == [1, 2, 2, 2]


def test_dates_added_one_by_one_and_one_with_its_own_end():
    series = the_series(
        vevent(
            *DAILY[:2],
            "RDATE;TZID=Europe/Lisbon:20250305T090000,20250307T090000",
            "RDATE;VALUE=PERIOD:20250309T140000Z/20250309T170000Z",
        )
    )
    entries = expand(series, at(2025, 3, 1), at(2025, 4, 1), LISBON)
    assert [
        (entry.booking.start.day, entry.booking.length.seconds // 3600)
        for entry in entries
    ] == [(1, 1), (5, 1), (7, 1), (9, 3)]


def test_occurrences_without_an_end_last_24_elapsed_hours():
    series = the_series(vevent(DAILY[0], "RRULE:FREQ=WEEKLY"))
    entries = expand(series, at(2025, 3, 20), at(2025, 4, 10), LISBON)
    assert {entry.booking.length for entry in entries} == {timedelta(hours=24)}


def test_a_series_that_ends_before_it_starts_is_listed_and_never_occupies():
    series = the_series(
        vevent("DTSTART:20250301T090000Z", "DTEND:20250301T080000Z", "RRULE:FREQ=DAILY")
    )
    entries = expand(series, at(2025, 3, 5), at(2025, 3, 7), LISBON)
    assert [entry.booking.start.day for entry in entries] == [5, 6]
    assert {entry.booking.length for entry in entries} == {timedelta(hours=-1)}
    assert not any(entry.booking.occupies for entry in entries)


def test_a_running_occurrence_is_found_and_one_that_touches_is_not():
    series = the_series(vevent(*DAILY))
    running = starts(series, at(2025, 3, 5, 9, 30), at(2025, 3, 5, 9, 31))
    assert running == ["2025-03-05 09:00"]
    assert starts(series, at(2025, 3, 5, 10), at(2025, 3, 6, 9)) == []


def test_one_without_a_length_counts_where_it_begins():
    instant = ("DTSTART:20250301T090000Z", "DTEND:20250301T090000Z")
    series = the_series(vevent(*instant, "RRULE:FREQ=DAILY"))
    assert starts(series, at(2025, 3, 5, 9), at(2025, 3, 6, 9)) == ["2025-03-05 09:00"]


def test_one_that_begins_in_the_first_of_two_equal_hours_is_found_in_the_second():
    """In Lisbon 01:50 comes twice on 26 October 2025, at 00:50 and at 01:50 UTC."""
    series = the_series(
        vevent("DTSTART:20250301T015000", "DURATION:PT40M", "RRULE:FREQ=DAILY")
    )
    found = expand(series, at(2025, 10, 26, 1, 5), at(2025, 10, 26, 1, 10), LISBON)
    assert [entry.booking.start for entry in found] == [at(2025, 10, 26, 0, 50)]


def test_a_series_in_utc_follows_the_clock_of_its_calendars_zone():
    lines = ("DTSTART:20250301T140000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    series = the_series("X-WR-TIMEZONE:America/New_York", vevent(*lines))
    found = starts(series, at(2025, 3, 1), at(2025, 3, 20), NEW_YORK)
    assert [start[11:] for start in found] == ["09:00"] * 3


def test_a_single_booking_and_its_exception():
    moved = vevent(
        "RECURRENCE-ID:20250301T090000Z", "DTSTART:20250301T110000Z", "DURATION:PT1H"
    )
    single = vevent("DTSTART:20250301T090000Z", "DURATION:PT1H")
    series = the_series(single, moved)
    assert starts(series, at(2025, 3, 1), at(2025, 3, 2)) == ["2025-03-01 11:00"]


def test_exceptions_without_their_series_are_bookings_of_their_own():
    blocks = (
        vevent(
            f"RECURRENCE-ID:2025030{day}T090000Z",
            f"DTSTART:2025030{day}T093000Z",
            "DURATION:PT1H",
        )
        for day in (4, 5)
    )
    parsed = read(*blocks)
    assert [entry.booking.id for entry in parsed.entries] == [
        "a@example.com/20250304T090000Z",
        "a@example.com/20250305T090000Z",
    ]
    assert all(entry.booking.recurring for entry in parsed.entries)


def test_a_broken_exception_leaves_the_series():
    broken = vevent("RECURRENCE-ID:20250304T090000Z", "SUMMARY:x")
    parsed = read(vevent(*DAILY), broken)
    assert len(parsed.series) == 1
    assert [problem.sentence for problem in parsed.problems] == [
        "It has no start (DTSTART)."
    ]


def test_the_text_of_a_series_says_all_by_itself():
    zone = [
        "BEGIN:VTIMEZONE",
        "TZID:Our zone",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0230",
        "TZOFFSETTO:+0230",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]
    series = the_series(
        "\r\n".join(zone).replace("Our zone", "Not used"),
        vevent(
            "DTSTART;TZID=Our zone:20250301T090000",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY",
            "ATTACH:" + "x" * 1000,
        ),
        "\r\n".join(zone),
    )
    assert series.text.count("BEGIN:VTIMEZONE") == 1
    assert "ATTACH" not in series.text
    assert starts(series, at(2025, 3, 5), at(2025, 3, 6)) == ["2025-03-05 06:30"]


def test_stamps_of_an_export_are_no_change():
    def exported(day):
        return the_series(vevent(*DAILY, f"DTSTAMP:202503{day}T000000Z"))

    assert exported("01") == exported("02")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=3",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=0,6,12;BYMINUTE=" + ",".join(map(str, range(60))),
        "FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50",
        "FREQ=HOURLY;BYSETPOS=2",
        "FREQ=YEARLY;BYYEARDAY=" + ",".join(["1"] * 500),
        "FREQ=YEARLY;RSCALE=CHINESE",
        "FREQ=SOMETIMES",
        "FREQ=DAILY;FREQ=WEEKLY,DAILY",
    ],
)
def test_a_rule_that_would_never_end_is_refused_with_the_file(rule):
    begun = time.monotonic()
    parsed = read(vevent(*DAILY[:2], f"RRULE:{rule}"))
    assert parsed.series == ()
    assert [problem.where for problem in parsed.problems] == ["line 3 (a@example.com)"]
    assert time.monotonic() - begun < 1


NEVER = (
    "FREQ=WEEKLY;BYMONTH=2;BYSETPOS=300",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYSETPOS=3",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
)


@pytest.mark.parametrize("number", range(len(NEVER)))
def test_a_rule_that_never_comes_to_pass_does_not_hang(number, sample):
    if number >= sample(1, len(NEVER)):
        pytest.skip("with --long")
    rule = NEVER[number]
    series = the_series(vevent(*DAILY[:2], f"RRULE:{rule}"))
    begun = time.monotonic()
    try:
        found = starts(series, at(2025, 3, 1), at(2025, 4, 1))
    except Unreadable as error:
        assert str(error) == "It takes too long to work out."
    else:
        assert found == ["2025-03-01 09:00"]
    assert time.monotonic() - begun < 7


def test_too_many_occurrences_are_refused():
    every_hour = the_series(vevent(*DAILY[:2], "RRULE:FREQ=HOURLY"))
    with pytest.raises(Unreadable, match="more than 25000 times"):
        expand(every_hour, at(2025, 1, 1), at(2028, 1, 1), LISBON)
    with pytest.raises(Unreadable, match="too often for so long a time"):
        expand(every_hour, at(2300, 1, 1), at(2300, 1, 2), LISBON)


def test_a_thousand_dates_left_out_are_left_out_and_a_million_are_refused():
    def left_out(count):
        days = (at(2025, 3, 2) + timedelta(days=day) for day in range(count))
        return (f"EXDATE:{day:%Y%m%dT090000Z}" for day in days)

    utc = ("DTSTART:20250301T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    series = the_series(vevent(*utc, *left_out(1_000)))
    found = starts(series, at(2025, 3, 1), at(2027, 11, 28), UTC)
    assert found == ["2025-03-01 09:00", "2027-11-27 09:00"]
    parsed = read(vevent(*utc, *left_out(10_000)))
    assert [problem.sentence for problem in parsed.problems] == [
        "It names too many dates."
    ]


def test_what_lasts_for_ages_and_repeats_is_refused():
    parsed = read(vevent("DTSTART:00010101", "DTEND:20250101", "RRULE:FREQ=DAILY"))
    assert [problem.sentence for problem in parsed.problems] == [
        "It lasts too long for how often it repeats."
    ]


def test_a_uid_said_twice_does_not_matter():
    series = the_series(vevent(*DAILY, "UID:b@example.com", "SEQUENCE:1", "SEQUENCE:2"))
    assert series.uid == "a@example.com"
    assert len(starts(series, at(2025, 3, 1), at(2025, 3, 8))) == 7


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
    ],
)
def test_a_damaged_series_is_one_sentence(text):
    with pytest.raises(Unreadable):
        expand(Series("a", text), at(2025, 1, 1), at(2025, 2, 1), LISBON)


def test_a_series_with_times_at_the_edge_of_the_calendar():
    series = the_series(
        vevent("DTSTART:99980101T090000Z", "DURATION:P4W", "RRULE:FREQ=YEARLY")
    )
    found = expand(series, at(2025, 1, 1), at(2025, 2, 1), LISBON)
    assert found == []


class TestTimeLimit:
    """What bounds the time of one series."""

    def test_it_stops_what_takes_too_long(self):
        before = signal.getsignal(signal.SIGALRM)
        with pytest.raises(Unreadable, match="too long"), time_limit(0.02):
            while True:
                pass
        assert signal.getsignal(signal.SIGALRM) == before
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)

    def test_it_leaves_alone_what_is_quick(self):
        with time_limit(0.02):
            pass
        time.sleep(0.05)

    def test_another_thread_is_left_alone(self):
        done = []

        def work():
            with time_limit(0.01):
                time.sleep(0.05)
            done.append(True)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert done


class TestApart:
    """The same in a process of its own."""

    stretch = (at(2025, 3, 1), at(2025, 4, 15))

    def test_it_gives_the_same(self):
        one = the_series(vevent(*DAILY, "ORGANIZER;CN=Zoë:mailto:z@example.com"))
        two = the_series(
            vevent("DTSTART;VALUE=DATE:20250301", "RRULE:FREQ=WEEKLY", uid="b")
        )
        bad = Series("bad", "x")
        found = expand_apart([one, bad, two], *self.stretch, LISBON)
        here = [
            entry
            for each in (one, two)
            for entry in expand(each, *self.stretch, LISBON)
        ]
        assert list(found.entries) == here
        assert [problem.where for problem in found.problems] == ["bad"]

    def test_nothing_to_do_starts_nothing(self):
        found = expand_apart([], *self.stretch, LISBON)
        assert (found.entries, found.problems) == ((), ())

    def test_it_works_from_another_folder_and_another_thread(
        self, tmp_path, monkeypatch
    ):
        monkeypatch.chdir(tmp_path)
        series = the_series(vevent(*DAILY))
        found = []
        worker = threading.Thread(
            target=lambda: found.extend(
                expand_apart([series], *self.stretch, LISBON).entries
            )
        )
        worker.start()
        worker.join()
        assert len(found) == 45

    def test_a_rule_that_takes_too_long_costs_only_itself(self):
        never = the_series(vevent(*DAILY[:2], f"RRULE:{NEVER[0]}", uid="never"))
        daily = the_series(vevent(*DAILY))
        found = expand_apart([never, daily], *self.stretch, LISBON)
        assert len([each for each in found.entries if each.uid != "never"]) == 45
