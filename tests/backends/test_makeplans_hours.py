"""Opening hours: of the week, of single dates, and the times between them."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.backends.makeplans.hours import Hours, dated, weekly
from tests.backends.contract import DAY, NOW
from tests.backends.makeplans_place import MakePlansPlace
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.things import DAYS
from tests.backends.servers.makeplans.world import World
from tests.backends.servers.web import Fault

OSLO = ZoneInfo("Europe/Oslo")
WEEK = {f"opening_hours_{day}": ["08:00", "16:00"] for day in DAYS[:5]}
WEEKEND = {f"opening_hours_{day}": None for day in DAYS[5:]}
HOURS = "/api/v1/resources/1/opening_hours"
WEDNESDAY = datetime(2025, 3, 12, tzinfo=OSLO)


def closed(hours: Hours, days: int = 1, first: datetime = WEDNESDAY) -> list[str]:
    """The closed times as wall times in Oslo."""
    end = first + timedelta(days=days)
    spans = hours.closed(first.astimezone(UTC), end.astimezone(UTC), OSLO)
    return [
        f"{start.astimezone(OSLO):%a %H:%M}-{end.astimezone(OSLO):%a %H:%M}"
        for start, end in spans
    ]


def of_week(**days: Any) -> Hours:
    return Hours(weekly=weekly({**WEEK, **WEEKEND, **days}))


def test_a_day() -> None:
    assert closed(of_week()) == ["Wed 00:00-Wed 08:00", "Wed 16:00-Thu 00:00"]


def test_a_night_is_one_time() -> None:
    assert closed(of_week(), 2) == [
        "Wed 00:00-Wed 08:00",
        "Wed 16:00-Thu 08:00",
        "Thu 16:00-Fri 00:00",
    ]


def test_a_weekend_is_one_time() -> None:
    friday = WEDNESDAY + timedelta(days=2, hours=12)
    assert closed(of_week(), 3, friday) == ["Fri 16:00-Mon 08:00"]


def test_with_a_break() -> None:
    lunch = of_week(opening_hours_wed=["08:00", "12:00", "12:30", "16:00"])
    assert closed(lunch)[1] == "Wed 12:00-Wed 12:30"


def test_a_room_without_hours_is_never_closed() -> None:
    never = {f"opening_hours_{day}": None for day in DAYS}
    assert closed(Hours(weekly=weekly(never)), 7) == []
    assert closed(Hours(weekly=weekly({})), 7) == []


def test_one_date_is_different() -> None:
    told = [
        {"date": "2025-03-12", "opening_hours": ["10:00", "12:00"]},
        {"date": "2025-03-13", "opening_hours": []},
    ]
    hours = Hours(weekly=of_week().weekly, dated=dated(told))
    assert closed(hours, 2) == ["Wed 00:00-Wed 10:00", "Wed 12:00-Fri 00:00"]


ODD: list[tuple[Any, list[str]]] = [
    (["08:00"], []),
    (["16:00", "08:00"], []),
    (["morning", "evening"], []),
    ("08:00", []),
    (8, []),
    ([None, None], []),
    (["00:00", "24:00"], []),
    (["00:00", "00:00"], []),
    (["08:00", "24:00"], ["Wed 00:00-Wed 08:00"]),
    (["12:30", "16:00", "08:00", "12:00"], ["Wed 12:00-Wed 12:30"]),
    (["08:00", "13:00", "12:00", "16:00"], ["Wed 16:00-Thu 00:00"]),
]


@pytest.mark.parametrize(("told", "found"), ODD, ids=str)
def test_hours_that_are_odd(told: Any, found: list[str]) -> None:
    """What cannot be read closes nothing."""
    spans = closed(of_week(opening_hours_wed=told))
    assert spans == found or (found and found[0] in spans)


def test_across_the_clock_change() -> None:
    saturday = datetime(2025, 3, 29, 12, tzinfo=OSLO)
    always = of_week(
        opening_hours_sat=["08:00", "16:00"], opening_hours_sun=["08:00", "16:00"]
    )
    (night, *_) = always.closed(saturday, saturday + timedelta(days=1), OSLO)
    assert night[1] - night[0] == timedelta(hours=15)


times = st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0))
pairs = st.tuples(times, times).filter(lambda p: p[0] < p[1])
days = st.lists(pairs, max_size=3).map(lambda found: tuple(sorted(found)))
weeks = st.dictionaries(st.integers(0, 6), days)
dates = st.dictionaries(st.dates(date(2025, 3, 20), date(2025, 4, 10)), days)


@given(weeks, dates, st.integers(0, 20 * 1440), st.integers(1, 9 * 1440))
def test_every_moment_is_open_or_closed(
    week: dict[int, Any], special: dict[date, Any], first: int, length: int
) -> None:
    start = datetime(2025, 3, 20, tzinfo=UTC) + timedelta(minutes=first)
    end = start + timedelta(minutes=length)
    hours = Hours(weekly=week, dated=special)
    spans = hours.closed(start, end, OSLO)
    assert all(start <= a < b <= end for a, b in spans)
    assert all(b < c for (_, b), (c, _) in pairwise(spans))
    if not hours.kept:
        assert spans == ()
        return
    for moment in (start + timedelta(minutes=m) for m in range(0, length, 97)):
        wall = moment.astimezone(OSLO)
        opened = hours.on(wall.date())
        inside = opened is None or any(
            _at(wall, begin) <= moment < _at(wall, last) for begin, last in opened
        )
        assert inside is not any(a <= moment < b for a, b in spans)


def _at(wall: datetime, at: time) -> datetime:
    return datetime.combine(wall.date(), at, OSLO).astimezone(UTC)


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving(World(clock=NOW.timestamp)) as running:
        running.world.resources[1].update({**WEEK, **WEEKEND})
        yield running


@pytest.fixture
async def place(server: MakePlans, tmp_path: Path) -> AsyncIterator[MakePlansPlace]:
    place = MakePlansPlace(server, tmp_path)
    backend = await place.another()
    await backend.room()
    yield place
    await place.aclose()


async def spans(place: MakePlansPlace) -> list[str]:
    reading = await place.backend.bookings(NOW - DAY / 2, NOW + DAY / 2)
    return [
        f"{start.astimezone(OSLO):%H:%M}-{end.astimezone(OSLO):%H:%M}"
        for start, end in reading.closed
    ]


async def test_the_hours_of_a_date_over_the_wire(place: MakePlansPlace) -> None:
    place.server.world.exceptions["2025-03-12"] = ["10:00", "12:00"]
    assert await spans(place) == ["23:00-10:00", "12:00-23:00"]


async def test_without_them_the_week_counts(
    place: MakePlansPlace, server: MakePlans
) -> None:
    server.world.exceptions["2025-03-12"] = ["10:00", "12:00"]
    server.faults.append(Fault(path=HOURS, status=500))
    assert await spans(place) == ["23:00-08:00", "16:00-23:00"]
    assert (await place.backend.bookings(NOW, NOW + DAY)).bookings == ()


async def test_the_hours_of_a_service(server: MakePlans, tmp_path: Path) -> None:
    place = MakePlansPlace(server, tmp_path, {"service_id": 1})
    backend = await place.another()
    await backend.room()
    await spans(place)
    (asked,) = [a for a in server.asked if a.path == HOURS]
    await backend.aclose()
    assert asked.query["service_id"] == "1"


async def test_one_question_more_with_each_reading(
    place: MakePlansPlace, server: MakePlans
) -> None:
    server.asked.clear()
    await spans(place)
    assert len(server.asked) == 2


async def test_where_many_ask_it_can_wait(
    place: MakePlansPlace, server: MakePlans
) -> None:
    refused = Fault(path="/api/v1/bookings", status=429, headers={"Retry-After": "0"})
    server.faults.append(refused)
    with pytest.raises(Exception, match="cannot answer"):
        await spans(place)
    for _ in range(3):
        await spans(place)
    assert server.count("GET", HOURS) == 0
