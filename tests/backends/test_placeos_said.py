"""What the module says of the moment, from its variables alone."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from panel.backends.base import Draft
from panel.backends.placeos.desk import _check_in_target, _length
from panel.backends.placeos.events import Around, events_of
from panel.backends.placeos.rest import System
from panel.backends.placeos.room import room_info
from panel.backends.placeos.said import LONG_AGO, CheckIns, said_of, sensor_of, started
from panel.backends.placeos.values import NAMES, QUIET, SETTLE, Values
from panel.domain.booking import Booking, Key
from panel.domain.sensor import Sensor

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
AROUND = Around(calendar_id="room@x.y")
MINUTE = timedelta(minutes=1)
A = {"id": "a", "event_start": int(NOW.timestamp()) - 600}
B = {"id": "b", "event_start": int(NOW.timestamp()) + 600}
KEY_A = Key("a", NOW - 10 * MINUTE)
KEY_B = Key("b", NOW + 10 * MINUTE)

Tell = Callable[..., Values]


@pytest.fixture
async def tell() -> Tell:
    """`tell(name=value)`: what one connection was told."""

    def done(**told: Any) -> Values:
        values = Values(asyncio.Event())
        for name, value in told.items():
            values.take(name, value)
        return values

    return done


def events(*told: object) -> tuple[Booking, ...]:
    return events_of(told, AROUND).bookings


async def test_absent_and_null_are_the_same(tell: Tell) -> None:
    silent = room_info(tell(), None, system_id="s", calendar_id="")
    null = dict.fromkeys(NAMES)
    assert room_info(tell(**null), None, system_id="s", calendar_id="") == silent
    assert silent.published == {"system_id": "s"}
    assert (silent.name, silent.capacity, silent.bookable) == (None, None, None)
    assert sensor_of(tell(**null), NOW) is None


async def test_the_module_comes_before_the_system(tell: Tell) -> None:
    system = System(id="s", name="Sys", capacity=4, bookable=False, image="https://i")
    told = tell(room_name="Mod", room_capacity=8, bookable=True, room_image="https://m")
    alone = room_info(tell(), system, system_id="s", calendar_id="c")
    both = room_info(told, system, system_id="s", calendar_id="c")
    assert (alone.name, alone.capacity, alone.bookable) == ("Sys", 4, False)
    assert (both.name, both.capacity, both.bookable) == ("Mod", 8, True)
    assert alone.published["room_image"] == "https://i"
    assert both.published["room_image"] == "https://m"


@pytest.mark.parametrize(
    "odd", [{"room_name": 3}, {"room_capacity": "8"}, {"bookable": "yes"}], ids=str
)
async def test_values_of_another_kind_are_none(tell: Tell, odd: dict[str, Any]) -> None:
    info = room_info(tell(**odd), None, system_id="s", calendar_id="")
    assert (info.name, info.capacity, info.bookable) == (None, None, None)


async def test_the_web_panel_stands_in_for_the_code(tell: Tell) -> None:
    web = "https://x/panel/"
    info = room_info(tell(), None, system_id="s", calendar_id="", web_panel=web)
    assert info.published["custom_qr_url"] == "https://x/panel/#/checkin/{system_id}"
    own = tell(custom_qr_url="https://own")
    info = room_info(own, None, system_id="s", calendar_id="", web_panel=web)
    assert info.published["custom_qr_url"] == "https://own"


CHECKED_IN = [
    ({}, None, None),
    ({"last_booking_started": A["event_start"]}, True, False),
    ({"last_booking_started": A["event_start"] - 1}, False, False),
    ({"last_booking_started": B["event_start"]}, True, True),
    ({"last_booking_started": None}, None, None),
    ({"last_booking_started": "soon"}, None, None),
    ({"last_booking_started": 10**30}, None, None),
    (
        {"booked": True, "current_pending": False, "current_booking": A},
        True,
        None,
    ),
    ({"booked": True, "current_pending": True, "current_booking": A}, False, None),
    ({"booked": True, "current_booking": A}, None, None),
    ({"booked": False, "current_pending": False, "next_booking": B}, None, None),
    ({"booked": True, "current_pending": False, "next_booking": B}, None, True),
    ({"next_pending": True, "next_booking": B}, None, False),
]


@pytest.mark.parametrize(("told", "first", "second"), CHECKED_IN)
async def test_who_has_checked_in(
    tell: Tell, told: dict[str, Any], first: bool | None, second: bool | None
) -> None:
    values = tell(**told)
    marks = CheckIns.of(values, AROUND, started(values, None))
    found = tuple(marks.marked(b).checked_in for b in events(A, B))
    assert found == (first, second)


async def test_the_last_check_in_stays_where_nothing_is_said(tell: Tell) -> None:
    assert started(tell(), NOW) == NOW
    assert started(tell(last_booking_started=B["event_start"]), NOW) == KEY_B.start


@pytest.mark.parametrize(
    ("told", "waiting"),
    [
        ({"current_pending": True, "current_booking": A}, KEY_A),
        ({"current_pending": False, "current_booking": A}, None),
        ({"current_pending": None, "current_booking": A}, None),
        ({"current_pending": "true", "current_booking": A}, None),
        ({"current_pending": True}, None),
        ({"current_pending": True, "current_booking": {"id": "a"}}, None),
    ],
)
async def test_who_waits(tell: Tell, told: dict[str, Any], waiting: Key | None) -> None:
    said = said_of(tell(status="pending", **told), AROUND, None, events_of([], AROUND))
    assert (said.status, said.waiting) == ("pending", waiting)


@pytest.mark.parametrize(
    ("told", "target"),
    [
        ({}, None),
        ({"current_booking": A}, KEY_A),
        ({"current_booking": A, "next_pending": True, "next_booking": B}, KEY_B),
        (
            {
                "current_booking": A,
                "current_pending": True,
                "next_pending": True,
                "next_booking": B,
            },
            KEY_A,
        ),
        ({"next_booking": B}, None),
    ],
)
async def test_which_one_the_module_would_check_in(
    tell: Tell, told: dict[str, Any], target: Key | None
) -> None:
    assert _check_in_target(tell(**told), AROUND) == target


SENSORS = [
    ({"presence": True}, True, None, False),
    ({"presence": False}, False, None, False),
    ({"people_count": 3.0}, True, 3.0, False),
    ({"people_count": 0}, False, 0, False),
    ({"presence": True, "people_count": 0}, True, 0, False),
    ({"presence": True, "sensor_stale": True}, True, None, True),
    ({"sensor_name": "PIR"}, None, None, True),
    ({"presence": "yes", "people_count": "many", "sensor_name": "x"}, None, None, True),
]


@pytest.mark.parametrize(("told", "presence", "people", "stale"), SENSORS)
async def test_the_sensor(
    tell: Tell,
    told: dict[str, Any],
    presence: bool | None,
    people: float | None,
    stale: bool,
) -> None:
    assert sensor_of(tell(**told), NOW) == Sensor(
        at=LONG_AGO if stale else NOW,
        name=told.get("sensor_name", ""),
        presence=presence,
        people_count=people,
    )


@pytest.mark.parametrize(
    ("late", "coming", "seconds"),
    [
        (0.0, None, 900),
        (5.0, None, 900),
        (0.0, 15, 899),
        (2.5, 15, 896),
        (2.5, 16, 900),
        (2.5, 40, 900),
    ],
)
def test_a_walk_up_ends_before_the_next_begins(
    late: float, coming: float | None, seconds: int
) -> None:
    start = NOW
    draft = Draft(start=start, end=start + 15 * MINUTE, title="x")
    listed = []
    if coming is not None:
        begin = start + coming * MINUTE
        listed = [Booking(id="n", start=begin, end=begin + MINUTE)]
    assert _length(draft, listed, start + timedelta(seconds=late)) == seconds


async def test_a_burst_is_one_change(tell: Tell) -> None:
    values, loop = tell(), asyncio.get_running_loop()

    async def burst(seconds: float) -> None:
        until = loop.time() + seconds
        while loop.time() < until:
            values.take("room_capacity", loop.time())
            await asyncio.sleep(QUIET / 4)

    for seconds, least, most in ((0.08, 0.08, SETTLE), (0.5, SETTLE, SETTLE + 0.1)):
        bursting = asyncio.create_task(burst(seconds))
        await asyncio.sleep(0)
        began = loop.time()
        await values.settled()
        assert least <= loop.time() - began <= most + 0.05
        await bursting


async def test_what_is_told_again_is_no_news() -> None:
    news = asyncio.Event()
    values = Values(news)
    for told in (None, 3, [A], {"a": 1}):
        values.take("bookings", told)
        news.clear()
        values.take("bookings", told)
        assert not news.is_set()
    values.take("unheard_of", 3)
    assert not news.is_set()
