"""Every setting and status variable of the module does its part on the panel."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from panel.domain.face import Face
from panel.engine.snapshot import Snapshot
from panel.ui.field import picture_source
from panel.ui.outlets import outlets
from panel.ui.qr import content
from panel.ui.speech import Speech
from tests.backends.placeos_rig import Clock, panel
from tests.backends.rig import TEN, Panel, minutes
from tests.backends.servers.placeos.sensors import Sensor
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import SYSTEM_ID, World

pytestmark = pytest.mark.asyncio(loop_scope="module")

AGREED = ("booked", "current_pending", "next_pending", "pending", "in_use", "status")
"""What module and panel work out each for itself."""
EMPTY = {
    "status": "free",
    "room_name": "Boardroom",
    "room_capacity": 10,
    "connected": True,
    "bookings": [],
    "sensor_name": None,
    "presence": None,
}
TITLE = {"default_title": "Ad Hoc booking"}
ROWS = count(1)
HOUR, DAY = 60, 1440
CLOCK = Clock(TEN)
Step = Callable[[PlaceOS], object]
Met = Callable[[Snapshot], object]


@pytest.fixture(scope="module")
def one_server() -> Iterator[PlaceOS]:
    with serving(World(clock=CLOCK.seconds)) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def one_panel(
    one_server: PlaceOS, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Panel]:
    folder: Path = tmp_path_factory.mktemp("placeos")
    async with panel(one_server, folder, CLOCK) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def room(one_server: PlaceOS, one_panel: Panel) -> Panel:
    """The panel at an empty room with a module that has no settings."""
    one_server.reset()
    # The panel keeps the last check-in where the module says nothing more of it; the
    # title says that all of this has arrived.
    title = f"Row {next(ROWS)}"
    one_server.publish(last_booking_started=1, default_title=title)
    await one_panel.shows(**EMPTY, default_title=title)
    return one_panel


@pytest.fixture
def server(one_server: PlaceOS, room: Panel) -> PlaceOS:
    return one_server


def plant(*spans: tuple[float, float], **more: Any) -> Step:
    """Bookings from and to so many minutes after now, read at once."""

    def step(server: PlaceOS) -> None:
        server.plant(*(CLOCK.event(*span, **more) for span in spans))
        server.poll()

    return step


def configure(**settings: Any) -> Step:
    return lambda server: server.configure(**settings)


def sense(kind: str, value: float, ago: float = 0.0) -> Step:
    """A sensor that was seen so many minutes ago."""

    def step(server: PlaceOS) -> None:
        seen = CLOCK.seconds() - ago * 60
        server.module.sensors.all.append(Sensor("m1", kind, "Eye", value, seen))
        server.poll()

    return step


def publish(**values: Any) -> Step:
    return lambda server: server.publish(**values)


def execute(name: str, *args: Any) -> Step:
    return lambda server: server.execute(name, *args)


def doors(snapshot: Snapshot) -> str:
    """Which other pages the screen leads to."""
    speech = Speech(zone=snapshot.room.zone)
    return str([each.key for each in outlets(snapshot.room, speech)])


def ids(panel: Panel) -> list[str]:
    return [booking["id"] for booking in panel.variables["bookings"]]


@pytest.mark.parametrize(
    ("key", "value", "shown", "met"),
    [
        (
            "book_now_default_title",
            "Walk-up",
            {"default_title": "Walk-up"},
            lambda s: s.rules.default_title == "Walk-up",
        ),
        (
            "disable_book_now",
            True,
            {"disable_book_now": True},
            lambda s: s.face is Face.NOT_BOOKABLE and not s.offers.lengths,
        ),
        (
            "disable_book_now_host",
            True,
            {"disable_book_now_host": True},
            lambda s: not s.rules.ask_host,
        ),
        (
            "not_bookable",
            True,
            {"bookable": False, "disable_book_now": True},
            lambda s: s.face is Face.NOT_BOOKABLE,
        ),
        (
            "disable_end_meeting",
            True,
            {"disable_end_meeting": True},
            lambda s: s.rules.disable_end_meeting,
        ),
        (
            "pending_period",
            7,
            {"pending_period": 7},
            lambda s: s.rules.pending_period == minutes(7),
        ),
        (
            "pending_before",
            7,
            {"pending_before": 7},
            lambda s: s.rules.pending_before == minutes(7),
        ),
        (
            "control_ui",
            "https://ui.example.com/c",
            "control_ui",
            lambda s: "control" in doors(s),
        ),
        (
            "catering_ui",
            "https://ui.example.com/f",
            "catering_ui",
            lambda s: "catering" in doors(s),
        ),
        (
            "hide_qr_code",
            True,
            {"show_qr_code": False},
            lambda s: not s.room.show_qr,
        ),
        (
            "custom_qr_url",
            "https://qr.example.com/{system_id}",
            "custom_qr_url",
            lambda s: content(s.room) == f"https://qr.example.com/{SYSTEM_ID}",
        ),
        (
            "custom_qr_color",
            "#102030",
            "custom_qr_color",
            lambda s: s.room.qr_color == "#102030",
        ),
        (
            "room_image",
            "https://example.com/room.svg",
            "room_image",
            lambda s: picture_source(s) == "https://example.com/room.svg",
        ),
        (
            "offline_image",
            "https://example.com/off.svg",
            "offline_image",
            lambda s: s.room.offline_image == "https://example.com/off.svg",
        ),
        (
            "offline_color",
            "#aabbcc",
            "offline_color",
            lambda s: s.room.offline_color == "#aabbcc",
        ),
        (
            "sensor_mac",
            "00:11:22",
            "sensor_mac",
            lambda s: s.room.sensor_mac == "00:11:22",
        ),
        (
            "hide_meeting_details",
            True,
            "hide_meeting_details",
            lambda s: s.rules.hide_details,
        ),
        (
            "hide_meeting_title",
            True,
            "hide_meeting_title",
            lambda s: s.rules.hide_title,
        ),
        (
            "enable_end_meeting_button",
            True,
            "enable_end_meeting_button",
            lambda s: s.rules.end_button,
        ),
        (
            "min_duration",
            20,
            "min_duration",
            lambda s: min(s.offers.lengths) >= minutes(20),
        ),
        (
            "max_duration",
            30,
            "max_duration",
            lambda s: max(s.offers.lengths) <= minutes(30),
        ),
        ("room_name", "Aula", "room_name", lambda s: s.room.name == "Aula"),
        ("room_capacity", 33, "room_capacity", lambda s: s.room.capacity == 33),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_setting_of_the_module(
    room: Panel, server: PlaceOS, key: str, value: Any, shown: Any, met: Met | None
) -> None:
    before = {**room.variables, **TITLE}
    wanted = {shown: value} if isinstance(shown, str) else shown
    assert any(before[name] != after for name, after in wanted.items())
    server.configure(**{key: value})
    await room.shows(**wanted)
    if met is not None:
        await room.until(met)
    server.configure(**{key: None})
    await room.shows(**{name: before[name] for name in wanted})


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("control_ui", "https://if.panel/to_be_used_for_control", "control_ui"),
        ("catering_ui", "https://if.panel/to_be_used_for_catering", "catering_ui"),
        ("custom_qr_url", "https://domain.com/path", "custom_qr_url"),
        ("room_image", "https://domain.com/room_image.svg", "room_image"),
        ("sensor_mac", "device-mac", "sensor_mac"),
    ],
)
async def test_a_placeholder_counts_as_unset(
    room: Panel, server: PlaceOS, key: str, value: str, shown: str
) -> None:
    server.configure(**{key: value}, room_capacity=11)
    await room.shows(**{"room_capacity": 11, shown: None})


class TestWhatTheModuleReads:
    """Settings that change which bookings there are, and when they are told."""

    async def test_calendar_id(self, room: Panel, server: PlaceOS) -> None:
        other = CLOCK.event(-5, 30, id="annex")
        server.steer(lambda: server.world.calendar.put("annex@example.com", other))
        server.configure(calendar_id="Annex@example.com")
        await room.until(lambda s: ids(room) == ["annex"])

    async def test_calendar_time_zone(self, room: Panel, server: PlaceOS) -> None:
        """There it is tomorrow already; what is over was yesterday."""
        plant((-3 * HOUR, -2 * HOUR))(server)
        await room.until(lambda s: s.status.previous)
        server.configure(calendar_time_zone="Pacific/Kiritimati")
        await room.shows(previous_booking=None, bookings=[])

    async def test_calendar_ids(self, room: Panel, server: PlaceOS) -> None:
        plant((40, 50), id="own")(server)
        other = CLOCK.event(60, 70, id="annex")
        server.steer(lambda: server.world.calendar.put("annex@example.com", other))
        server.configure(calendar_ids=["annex@example.com"])
        await room.until(lambda s: ids(room) == ["own", "annex"])

    async def test_cache_days(self, room: Panel, server: PlaceOS) -> None:
        plant((40, 50), (3 * DAY, 3 * DAY + 30))(server)
        await room.until(lambda s: len(ids(room)) == 2)
        server.configure(cache_days=1)
        await room.until(lambda s: len(ids(room)) == 1)

    async def test_include_cancelled_bookings(
        self, room: Panel, server: PlaceOS
    ) -> None:
        plant((40, 50), id="kept")(server)
        plant((60, 70), id="off", status="cancelled")(server)
        server.configure(include_cancelled_bookings=True)
        await room.until(lambda s: [b.id for b in s.day.bookings] == ["kept", "off"])
        assert ids(room) == ["kept"], "the panel's own setting decides what is listed"
        assert room.snapshot.day.bookings[1].occupies is False

    async def test_cache_polling_period(self, room: Panel, server: PlaceOS) -> None:
        server.module.pace.scale = 0.001
        server.configure(cache_polling_period=1)
        server.plant(CLOCK.event(-5, 30))
        await room.shows(booked=True)
        server.module.pace.scale = 1.0

    async def test_sensor_stale_minutes(self, room: Panel, server: PlaceOS) -> None:
        sense("presence", 1.0, ago=4)(server)
        await room.shows(presence=True, sensor_stale=False)
        server.configure(sensor_stale_minutes=3)
        server.steer(lambda: server.module.sensors.is_stale(1))
        server.poll()
        await room.shows(presence=None, sensor_stale=True)

    async def test_sensor_mac(self, room: Panel, server: PlaceOS) -> None:
        server.configure(sensor_mac="m2")
        sense("presence", 1.0)(server)
        server.configure(room_capacity=12)
        await room.shows(room_capacity=12, presence=None)
        server.configure(sensor_mac="m1")
        await room.shows(presence=True)

    async def test_pending_before(self, room: Panel, server: PlaceOS) -> None:
        plant((7, 30))(server)
        await room.shows(status="free", next_pending=False)
        server.configure(pending_before=8)
        await room.shows(status="pending", next_pending=True)

    async def test_no_check_in_is_asked_for(self, room: Panel, server: PlaceOS) -> None:
        plant((-1, 30))(server)
        await room.shows(status="pending")
        server.configure(pending_period=0)
        await room.shows(status="pending")
        server.configure(disable_end_meeting=True)
        await room.shows(status="busy", current_pending=False)

    @pytest.mark.parametrize(
        "settings",
        [
            {"max_user_search_results": 3},
            {"push_authority": "a", "push_notification_url": "https://push.example"},
            {"expose_for_analytics": {"occupant": "host", "seats": "x->y"}},
        ],
        ids=lambda settings: next(iter(settings)),
    )
    async def test_what_is_not_for_panels_changes_nothing(
        self, room: Panel, server: PlaceOS, settings: dict[str, Any]
    ) -> None:
        plant((-1, 30))(server)
        await room.shows(status="pending")
        before = room.variables
        server.configure(**settings, room_capacity=12)
        await room.shows(room_capacity=12)
        assert room.variables == {**before, **TITLE, "room_capacity": 12}

    async def test_change_event_sync_delay_changes_nothing(
        self, room: Panel, server: PlaceOS
    ) -> None:
        before = room.variables
        server.configure(change_event_sync_delay=60, room_capacity=12)
        await room.shows(room_capacity=12)
        assert room.variables == {**before, **TITLE, "room_capacity": 12}


@pytest.mark.parametrize(
    ("name", "steps", "value"),
    [
        ("bookable", [configure(not_bookable=True)], False),
        ("room_name", [publish(room_name="Salon")], "Salon"),
        ("room_capacity", [publish(room_capacity=4)], 4),
        ("room_capacity", [publish(room_capacity=None)], 10),
        ("default_title", [publish(default_title="Mine")], "Mine"),
        ("disable_book_now", [publish(disable_book_now=True)], True),
        ("disable_book_now_host", [publish(disable_book_now_host=True)], True),
        ("disable_end_meeting", [publish(disable_end_meeting=True)], True),
        ("enable_end_meeting_button", [publish(enable_end_meeting_button=True)], True),
        ("pending_period", [publish(pending_period=9)], 9),
        ("pending_before", [publish(pending_before=0)], 0),
        ("min_duration", [publish(min_duration=10)], 10),
        ("max_duration", [publish(max_duration=90)], 90),
        ("control_ui", [publish(control_ui="https://x.example")], "https://x.example"),
        (
            "catering_ui",
            [publish(catering_ui="https://x.example")],
            "https://x.example",
        ),
        ("show_qr_code", [publish(show_qr_code=False)], False),
        ("connected", [publish(connected=False)], False),
        ("booked", [plant((-1, 30))], True),
        ("booked", [plant((3, 30)), execute("checkin")], True),
        ("current_pending", [plant((-1, 30))], True),
        ("current_pending", [plant((-60, 30))], True),
        ("next_pending", [plant((4, 30))], True),
        ("pending", [plant((4, 30))], True),
        ("pending", [plant((-1, 30))], True),
        ("in_use", [plant((-1, 30)), execute("checkin")], True),
        ("in_use", [plant((-1, 30)), configure(pending_period=0, pending_before=0)], 1),
        ("status", [plant((-1, 30))], "pending"),
        ("status", [plant((4, 30))], "pending"),
        ("status", [plant((-1, 30)), execute("checkin")], "busy"),
        ("status", [plant((-1, 3), (3, 9)), execute("checkin")], "pending"),
        ("status", [execute("book_now", 1800), plant()], "busy"),
        ("people_count", [sense("people_count", 3.0)], 3.0),
        ("presence", [sense("people_count", 3.0)], True),
        ("presence", [sense("presence", 0.0)], False),
        ("sensor_name", [sense("presence", 0.0)], "Eye"),
        ("sensor_stale", [sense("presence", 0.0)], False),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_status_variable_of_the_module(
    room: Panel, server: PlaceOS, name: str, steps: list[Step], value: Any
) -> None:
    before = room.variables[name]
    for step in steps:
        step(server)
    if (name, value) != ("room_capacity", 10):
        assert before != value
    await room.shows(**{name: value})
    states = server.module.states
    agreed = {name: states[name] for name in AGREED}
    await room.shows(**agreed)


class TestBookings:
    """The list and the bookings that stand out of it."""

    async def test_previous_current_and_next(
        self, room: Panel, server: PlaceOS
    ) -> None:
        plant((-60, -30), (-10, 30), (40, 50))(server)
        await room.until(lambda s: len(ids(room)) == 3)
        states, found = server.module.states, room.variables
        for name in ("previous_booking", "current_booking", "next_booking"):
            assert found[name]["id"] == states[name]["id"]
            assert found[name]["event_start"] == states[name]["event_start"]
        server.remove(found["current_booking"]["id"])
        server.poll()
        await room.shows(current_booking=None, status="free")

    async def test_last_booking_started(self, room: Panel, server: PlaceOS) -> None:
        plant((-1, 30))(server)
        server.execute("checkin")
        await room.until(lambda s: s.status.current_checked_in)
        started = server.module.states["started_at"]
        assert room.variables["last_booking_started"] == started
        server.publish(last_booking_started=None)
        server.poll()
        assert (await room.shows(status="busy")) < 1, "null is no news"

    async def test_an_open_end_lasts_a_day(self, room: Panel, server: PlaceOS) -> None:
        server.plant(CLOCK.event(-10, None))
        server.poll()
        await room.until(lambda s: s.status.current)
        current = room.snapshot.status.current
        assert current is not None
        assert current.length == timedelta(days=1)

    @pytest.mark.parametrize("hidden", ["private", "hide_details", "hide_title"])
    async def test_what_is_hidden_leaves_the_program_nowhere(
        self, room: Panel, server: PlaceOS, hidden: str
    ) -> None:
        from panel.published import variables

        secret = {"private": True} if hidden == "private" else {}
        settings = {
            "hide_details": {"hide_meeting_details": True},
            "hide_title": {"hide_meeting_title": True},
        }
        server.configure(**settings.get(hidden, {}))
        plant((-1, 30), body="the body", **secret)(server)
        await room.until(lambda s: s.status.current)
        await room.until(
            lambda s: (
                s.rules.hide_details is (hidden == "hide_details")
                and s.rules.hide_title is (hidden == "hide_title")
            )
        )
        told = str(variables(room.snapshot))
        assert "Salary talks" not in told
        assert "the body" not in told
        assert ("ada.byron" in told) is (hidden == "hide_title")
