"""The first moment of a date, in zones where midnight is missing or comes twice."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.domain.booking import all_day_span, midnight
from panel.domain.day import Day
from panel.domain.room import Rules


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text + "Z")


MIDNIGHTS = [
    # Plain days, and days whose clock changes later in the night.
    ("Europe/Lisbon", "2026-03-10", "2026-03-10T00:00"),
    ("Europe/Lisbon", "2026-03-29", "2026-03-29T00:00"),
    ("Europe/Lisbon", "2026-03-30", "2026-03-29T23:00"),
    ("Australia/Sydney", "2026-01-15", "2026-01-14T13:00"),
    ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00"),
    ("Australia/Lord_Howe", "2026-04-06", "2026-04-05T13:30"),
    ("America/New_York", "2026-11-01", "2026-11-01T04:00"),
    ("America/New_York", "2026-11-02", "2026-11-02T05:00"),
    ("Asia/Kathmandu", "2026-05-01", "2026-04-30T18:15"),
    # Midnight does not exist: the clock goes from 00:00 to 01:00.
    ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00"),
    ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00"),
    ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00"),
    ("America/Havana", "2026-03-08", "2026-03-08T05:00"),
    ("Atlantic/Azores", "2026-03-29", "2026-03-29T01:00"),
    ("America/Scoresbysund", "2024-03-31", "2024-03-31T01:00"),
    # Midnight lies inside what is left out: from 23:30 to 00:30.
    ("America/Toronto", "1919-03-31", "1919-03-31T04:30"),
    # Midnight comes twice: from 01:00 back to 00:00.
    ("America/Havana", "2026-11-01", "2026-11-01T04:00"),
    ("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00"),
    # The date before comes back for an hour: from 24:00, or 00:01, back to 23:00.
    ("Asia/Beirut", "2026-10-25", "2026-10-24T22:00"),
    ("Africa/Cairo", "2026-10-30", "2026-10-29T22:00"),
    ("America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00"),
    ("America/St_Johns", "2010-11-07", "2010-11-07T02:30"),
    # A date that does not exist at all.
    ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00"),
    ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00"),
]


@pytest.mark.parametrize(("zone", "day", "first"), MIDNIGHTS)
def test_the_first_moment_of_a_date(zone: str, day: str, first: str) -> None:
    assert midnight(date.fromisoformat(day), ZoneInfo(zone)) == utc(first)


@pytest.mark.parametrize(("zone", "day", "first"), MIDNIGHTS)
def test_before_it_another_date_was_shown(zone: str, day: str, first: str) -> None:
    there, wanted = ZoneInfo(zone), date.fromisoformat(day)
    assert utc(first).astimezone(there).date() >= wanted
    before = utc(first) - timedelta.resolution
    assert before.astimezone(there).date() < wanted


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Lisbon", "2026-03-29", 23),
        ("Europe/Lisbon", "2026-10-25", 25),
        ("America/New_York", "2026-03-08", 23),
        ("America/New_York", "2026-11-01", 25),
        ("Australia/Sydney", "2026-04-05", 25),
        ("Australia/Sydney", "2026-10-04", 23),
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("America/Havana", "2026-03-08", 23),
        ("America/Havana", "2026-11-01", 25),
        ("Atlantic/Azores", "2026-03-29", 23),
        ("Atlantic/Azores", "2026-10-25", 25),
        ("Africa/Cairo", "2026-04-24", 23),
        ("Africa/Cairo", "2026-10-29", 25),
        ("Asia/Beirut", "2026-10-24", 25),
        ("America/Sao_Paulo", "2018-11-04", 23),
        ("America/Sao_Paulo", "2018-02-17", 25),
        ("America/St_Johns", "2010-11-07", 25),
        ("Europe/Lisbon", "2026-03-10", 24),
    ],
)
def test_how_long_an_all_day_booking_lasts(zone: str, day: str, hours: float) -> None:
    first = date.fromisoformat(day)
    start, end = all_day_span(first, None, ZoneInfo(zone))
    assert end - start == timedelta(hours=hours)
    assert (start, end) == all_day_span(
        first, first + timedelta(days=1), ZoneInfo(zone)
    )


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (None, "2026-10-25T00:00"),
        ("2026-10-24", "2026-10-25T00:00"),
        ("2026-10-20", "2026-10-25T00:00"),
        ("2026-10-25", "2026-10-25T00:00"),
        ("2026-10-26", "2026-10-26T01:00"),
        ("2026-11-14", "2026-11-14T01:00"),
    ],
)
def test_the_end_date_is_exclusive(end: str | None, last: str) -> None:
    until = None if end is None else date.fromisoformat(end)
    span = all_day_span(date(2026, 10, 24), until, ZoneInfo("Atlantic/Azores"))
    assert span == (utc("2026-10-24T00:00"), utc(last))


@pytest.mark.parametrize(
    ("zone", "now", "today", "tomorrow"),
    [
        ("Europe/Lisbon", "2026-03-10T12:00", "2026-03-10T00:00", "2026-03-11T00:00"),
        ("Europe/Lisbon", "2026-03-29T12:00", "2026-03-29T00:00", "2026-03-29T23:00"),
        ("America/Havana", "2026-03-08T04:59", "2026-03-07T05:00", "2026-03-08T05:00"),
        ("America/Havana", "2026-03-08T05:00", "2026-03-08T05:00", "2026-03-09T04:00"),
        # The first and the second midnight of one date.
        ("America/Havana", "2026-11-01T04:30", "2026-11-01T04:00", "2026-11-02T05:00"),
        ("America/Havana", "2026-11-01T05:30", "2026-11-01T04:00", "2026-11-02T05:00"),
        # The last hour of a date, shown twice before the next date begins.
        ("Africa/Cairo", "2026-10-29T21:30", "2026-10-28T21:00", "2026-10-29T22:00"),
        ("Africa/Cairo", "2026-10-29T20:30", "2026-10-28T21:00", "2026-10-29T22:00"),
        # A minute of the next date, then an hour of the old one again.
        (
            "America/St_Johns",
            "2010-11-07T02:30:30",
            "2010-11-07T02:30",
            "2010-11-08T03:30",
        ),
        (
            "America/St_Johns",
            "2010-11-07T02:45",
            "2010-11-07T02:30",
            "2010-11-08T03:30",
        ),
        # The date that was left out lies between these two.
        ("Pacific/Apia", "2011-12-30T09:59", "2011-12-29T10:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-30T10:00", "2011-12-30T10:00", "2011-12-31T10:00"),
    ],
)
def test_today_begins_and_ends(zone: str, now: str, today: str, tomorrow: str) -> None:
    there = Day((), ZoneInfo(zone))
    assert there.window(utc(now), 1) == (utc(today), utc(tomorrow))
    assert there.next_midnight(utc(now)) == utc(tomorrow)


def test_the_window_counts_dates_not_hours() -> None:
    there = Day((), ZoneInfo("Europe/Lisbon"))
    days = Rules().cache_days
    assert days == 30
    start, end = there.window(utc("2026-03-10T23:59:59"), days)
    assert (start, end) == (utc("2026-03-10T00:00"), utc("2026-04-08T23:00"))
