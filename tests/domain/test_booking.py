"""What a booking is, what it refuses to be, and when it occupies the room."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from panel.domain.booking import WITHOUT_END, Booking, Key, Person, in_utc
from tests.domain.build import TICK, at, booking

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("kind", "occupies", "can_pend"),
    [
        ("", True, True),
        ("tentative", True, True),
        ("checked-in", True, True),
        ("not-checked-in", True, True),
        ("read-only", True, True),
        ("all-day", True, False),
        ("buffer", True, False),
        ("cancelled", False, False),
        ("declined", False, False),
        ("transparent", False, False),
    ],
)
def test_what_occupies_and_what_can_wait_for_a_check_in(
    kind: str, occupies: bool, can_pend: bool
) -> None:
    there = booking("a", "10:00", "11:00", kind)
    assert (there.occupies, there.can_pend) == (occupies, can_pend)


@pytest.mark.parametrize("end", ["10:00", "09:59:59.999999", "-1 10:00"])
def test_without_a_positive_length_nothing_is_occupied(end: str) -> None:
    there = booking("a", "10:00", end)
    assert not there.occupies
    assert not there.can_pend
    assert not there.running(at("10:00"))


def test_the_shortest_length_occupies() -> None:
    there = booking("a", "10:00", "10:00:00.000001")
    assert there.occupies
    assert there.running(at("10:00"))
    assert not there.running(at("10:00") + TICK)


@pytest.mark.parametrize(
    ("now", "running"),
    [
        ("09:59:59.999999", False),
        ("10:00", True),
        ("10:59:59.999999", True),
        ("11:00", False),
    ],
)
def test_running_is_half_open(now: str, running: bool) -> None:
    assert booking("a", "10:00", "11:00").running(at(now)) is running


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        ("09:00", "10:00", False),
        ("09:00", "10:00:00.000001", True),
        ("10:20", "10:30", True),
        ("10:59:59.999999", "12:00", True),
        ("11:00", "12:00", False),
    ],
)
def test_touching_is_not_overlapping(start: str, end: str, overlaps: bool) -> None:
    there = booking("a", "10:00", "11:00")
    assert there.overlaps(at(start), at(end)) is overlaps
    assert there.lies_in(at(start), at(end)) is overlaps


@pytest.mark.parametrize(
    ("start", "end", "lies_in"),
    [
        ("09:00", "10:00", False),
        ("09:00", "10:00:00.000001", True),
        ("10:00", "11:00", True),
        ("10:00:00.000001", "11:00", False),
    ],
)
def test_one_without_a_length_lies_where_it_begins(
    start: str, end: str, lies_in: bool
) -> None:
    there = booking("a", "10:00", "10:00")
    assert there.lies_in(at(start), at(end)) is lies_in


def test_moments_are_kept_in_utc_whatever_zone_they_came_in() -> None:
    start = datetime(2026, 7, 1, 9, 0, tzinfo=NEW_YORK)
    end = datetime(2026, 7, 1, 15, 0, tzinfo=timezone(timedelta(hours=1)))
    there = Booking(id="a", start=start, end=end)
    assert there.start.tzinfo is UTC
    assert there.start.isoformat() == "2026-07-01T13:00:00+00:00"
    assert there.end.isoformat() == "2026-07-01T14:00:00+00:00"
    assert there.key == Key("a", start)


def test_length_is_elapsed_time_when_the_clock_changes() -> None:
    start = datetime(2026, 3, 8, 0, 0, tzinfo=NEW_YORK)
    end = datetime(2026, 3, 8, 6, 0, tzinfo=NEW_YORK)
    assert Booking(id="a", start=start, end=end).length == timedelta(hours=5)


def test_the_hour_that_comes_twice_has_two_moments() -> None:
    wall = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK)
    twice = Booking(id="a", start=wall, end=wall.replace(fold=1))
    assert twice.length == timedelta(hours=1)
    assert twice.occupies


def test_without_an_end_means_24_elapsed_hours() -> None:
    assert timedelta(hours=24) == WITHOUT_END
    start = in_utc(datetime(2026, 3, 7, 12, 0, tzinfo=NEW_YORK))
    end = (start + WITHOUT_END).astimezone(NEW_YORK)
    assert end.isoformat() == "2026-03-08T13:00:00-04:00"


@pytest.mark.parametrize(
    ("id", "start", "end"),
    [
        ("", at("10:00"), at("11:00")),
        ("a", at("10:00").replace(tzinfo=None), at("11:00")),
        ("a", at("10:00"), at("11:00").replace(tzinfo=None)),
        ("a", at("10:00"), datetime.max.replace(tzinfo=NEW_YORK)),
        ("a", datetime.min.replace(tzinfo=ZoneInfo("Asia/Tokyo")), at("11:00")),
    ],
)
def test_nonsense_is_refused(id: str, start: datetime, end: datetime) -> None:
    with pytest.raises(ValueError, match=r"id|zone|UTC"):
        Booking(id=id, start=start, end=end)


def test_another_end_changes_nothing_else() -> None:
    there = booking("a", "10:00", "11:00", title="Stand-up", etag="7")
    shorter = there.ending(at("10:20"))
    assert (shorter.end, shorter.title, shorter.etag) == (at("10:20"), "Stand-up", "7")
    assert there.end == at("11:00")


@pytest.mark.parametrize(
    ("name", "address", "label"),
    [("Ana Pires", "ana@x.com", "Ana Pires"), ("", "ana@x.com", "ana@x.com")],
)
def test_what_people_are_called(name: str, address: str, label: str) -> None:
    assert Person(name=name, address=address).label == label
