"""The settings file and what the booking system publishes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from panel.backends.base import Capabilities, RoomInfo
from panel.domain.room import Room, Rules
from panel.settings import BackendTable, RoomTable, ScreenTable, Settings
from panel.settings.keys import DEFAULTS, KEYS

NOTHING = RoomInfo()
PLAIN = Capabilities()


def settings(**written: object) -> Settings:
    return Settings(
        path=Path("/x/settings.toml"),
        store=Path("/s"),
        keys=DEFAULTS | written,
        written=frozenset(written),
    )


def says(**published: object) -> RoomInfo:
    return RoomInfo(published=published)


def rules(given: Settings, info: RoomInfo = NOTHING) -> Rules:
    return given.room_and_rules(info, PLAIN)[1]


def room(given: Settings, info: RoomInfo = NOTHING) -> Room:
    return given.room_and_rules(info, PLAIN)[0]


def test_the_defaults_are_those_of_the_rules() -> None:
    zone = room(settings()).zone
    assert settings().room_and_rules(NOTHING, PLAIN) == (
        Room(name="Meeting room", zone=zone),
        Rules(),
    )


def test_each_key_reaches_its_place() -> None:
    given = settings(
        calendar_id="a@b",
        calendar_time_zone="Asia/Kolkata",
        book_now_default_title="Walk-up",
        disable_book_now=True,
        disable_end_meeting=True,
        pending_period=1,
        pending_before=2,
        cache_polling_period=0.5,
        cache_days=3,
        sensor_stale_minutes=4,
        change_event_sync_delay=6,
        control_ui="https://c",
        catering_ui="https://d",
        include_cancelled_bookings=True,
        hide_qr_code=True,
        custom_qr_url="https://q",
        custom_qr_color="navy",
        room_image="/r.png",
        sensor_mac="m",
        hide_meeting_details=True,
        hide_meeting_title=True,
        min_duration=7,
        max_duration=8,
        enable_end_meeting_button=False,
        disable_book_now_host=False,
        offline_image="/o.png",
        offline_color="grey",
    )
    assert given.written == KEYS.keys()
    given = replace(
        given,
        room=RoomTable(name="N", capacity=9, text="T", sole_panel=True),
        backend=BackendTable(type="placeos", values={"system_id": "sys-1"}),
        screen=ScreenTable(presets=(20,)),
    )
    assert given.room_and_rules(NOTHING, PLAIN) == (
        Room(
            calendar_id="a@b",
            name="N",
            zone=ZoneInfo("Asia/Kolkata"),
            capacity=9,
            text="T",
            image="/r.png",
            offline_image="/o.png",
            offline_color="grey",
            show_qr=False,
            qr_url="https://q",
            qr_color="navy",
            control_ui="https://c",
            catering_ui="https://d",
            sensor_mac="m",
            system_id="sys-1",
        ),
        Rules(
            pending_period=timedelta(minutes=1),
            pending_before=timedelta(minutes=2),
            min_duration=timedelta(minutes=7),
            max_duration=timedelta(minutes=8),
            presets=(timedelta(minutes=20),),
            default_title="Walk-up",
            disable_book_now=True,
            disable_end_meeting=True,
            end_button=False,
            ask_host=True,
            cache_days=3,
            include_cancelled=True,
            hide_details=True,
            hide_title=True,
            sole_panel=True,
            sensor_stale=timedelta(minutes=4),
            sync_delay=timedelta(seconds=6),
            period=timedelta(seconds=30),
        ),
    )


def test_what_is_not_written_is_published() -> None:
    info = says(pending_period=7, custom_qr_url="https://p", max_duration=60.0)
    assert rules(settings(), info).pending_period == timedelta(minutes=7)
    assert rules(settings(), info).max_duration == timedelta(minutes=60)
    assert room(settings(), info).qr_url == "https://p"


def test_what_is_written_wins() -> None:
    info = says(pending_period=7, custom_qr_url="https://p")
    given = settings(pending_period=0, custom_qr_url="")
    assert rules(given, info).pending_period == timedelta(0)
    assert room(given, info).qr_url == ""


STRICT = sorted(name for name in KEYS if name.startswith(("hide_", "disable_")))
BOTH_WAYS = [
    (True, True, True),
    (True, False, True),
    (False, True, True),
    (False, False, False),
    (None, True, True),
    (None, False, False),
    (True, None, True),
    (False, None, False),
]


@pytest.mark.parametrize("name", STRICT)
@pytest.mark.parametrize(("written", "published", "holds"), BOTH_WAYS)
def test_the_stricter_wins(
    name: str, written: bool | None, published: bool | None, holds: bool
) -> None:
    given = settings() if written is None else settings(**{name: written})
    found, ruled = given.room_and_rules(says(**{name: published}), PLAIN)
    assert (
        holds
        is {
            "disable_book_now": ruled.disable_book_now,
            "disable_book_now_host": not ruled.ask_host,
            "disable_end_meeting": ruled.disable_end_meeting,
            "hide_meeting_details": ruled.hide_details,
            "hide_meeting_title": ruled.hide_title,
            "hide_qr_code": not found.show_qr,
        }[name]
    )


@pytest.mark.parametrize("bookable", [True, False, None])
def test_booking_is_off_where_nobody_says_and_it_is_not_bookable(
    bookable: bool | None,
) -> None:
    info = RoomInfo(bookable=bookable)
    assert rules(settings(), info).disable_book_now is (bookable is False)
    assert not rules(settings(disable_book_now=False), info).disable_book_now


@pytest.mark.parametrize(
    ("written", "published", "holds"),
    [
        (None, None, True),
        (True, False, False),
        (False, True, False),
        (None, False, False),
        (False, None, False),
        (True, None, True),
    ],
)
def test_bookable(written: bool | None, published: bool | None, holds: bool) -> None:
    given = replace(settings(), room=RoomTable(bookable=written))
    assert room(given, RoomInfo(bookable=published)).bookable is holds


def test_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    lisbon, kolkata = ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Kolkata")
    given = settings(calendar_time_zone="Europe/Lisbon")
    assert room(given, RoomInfo(zone=kolkata)).zone == lisbon
    assert room(settings(), RoomInfo(zone=kolkata)).zone == kolkata
    assert room(settings(), says(calendar_time_zone="Asia/Kolkata")).zone == kolkata
    assert room(settings()).zone == ZoneInfo("America/Lima")


@pytest.mark.parametrize(
    ("table", "info", "calendar", "name"),
    [
        ("Ours", "Theirs", "a@b", "Ours"),
        ("", "Theirs", "a@b", "Theirs"),
        ("", None, "a@b", "a@b"),
        ("", "", "", "Meeting room"),
    ],
)
def test_the_name(table: str, info: str | None, calendar: str, name: str) -> None:
    given = replace(settings(calendar_id=calendar), room=RoomTable(name=table))
    assert room(given, RoomInfo(name=info)).name == name


def test_the_polling_period() -> None:
    quick = Capabilities(harmless_period=timedelta(seconds=30))
    slow = Capabilities(harmless_period=timedelta(minutes=10))

    def period(given: Settings, info: RoomInfo, can: Capabilities) -> float:
        return given.room_and_rules(info, can)[1].period.total_seconds()

    assert period(settings(), NOTHING, PLAIN) == 300
    assert period(settings(), NOTHING, quick) == 30
    assert period(settings(), NOTHING, slow) == 300
    assert period(settings(cache_polling_period=5), NOTHING, quick) == 300
    assert period(settings(), says(cache_polling_period=2), quick) == 120


PLACEHOLDERS = {
    "control_ui": "https://if.panel/to_be_used_for_control",
    "catering_ui": "https://if.panel/to_be_used_for_catering",
    "custom_qr_url": "https://domain.com/path",
    "room_image": "https://domain.com/room_image.svg",
    "sensor_mac": "device-mac",
}


def test_published_placeholders_count_as_unset() -> None:
    info = says(**PLACEHOLDERS)
    assert room(settings(), info) == room(settings())
    assert settings().refusals(info) == ()


NONSENSE = [
    ("pending_period", -1),
    ("pending_period", "5"),
    ("pending_period", True),
    ("pending_period", float("nan")),
    ("cache_polling_period", 0),
    ("max_duration", 10**9),
    ("hide_qr_code", 1),
    ("disable_book_now", "no"),
    ("control_ui", "javascript:alert(1)"),
    ("custom_qr_url", 5),
    ("room_image", "/etc/passwd"),
    ("room_image", "file:///etc/passwd"),
    ("offline_color", "colourful"),
    ("custom_qr_color", "yellow"),
    ("calendar_time_zone", "Mars/Olympus"),
    ("calendar_id", {}),
]


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_published_nonsense_is_left_out_and_told(name: str, value: object) -> None:
    info = says(**{name: value})
    assert settings().room_and_rules(info, PLAIN) == settings().room_and_rules(
        NOTHING, PLAIN
    )
    (line,) = settings().refusals(info)
    assert line.startswith(f"{name}: the booking system says ")


@pytest.mark.parametrize("name", KEYS)
def test_null_is_no_news(name: str) -> None:
    info = says(**{name: None})
    assert settings().refusals(info) == settings().differences(info) == ()


def test_lengths_that_contradict_each_other() -> None:
    def lengths(given: Settings, info: RoomInfo) -> tuple[float, float]:
        found = rules(given, info)
        return (
            found.min_duration.total_seconds() / 60,
            found.max_duration.total_seconds() / 60,
        )

    assert lengths(settings(min_duration=60), says(max_duration=30)) == (60, 60)
    assert lengths(settings(max_duration=20), says(min_duration=30)) == (20, 20)
    assert lengths(settings(), says(min_duration=90, max_duration=30)) == (30, 30)


def test_differences() -> None:
    given = replace(
        settings(
            calendar_id="Room@Example.com",
            calendar_time_zone="Europe/Lisbon",
            pending_period=10,
            pending_before=5,
            hide_qr_code=False,
            custom_qr_url="https://a",
            custom_qr_color="#00F",
        ),
        room=RoomTable(name="Ours", capacity=4, bookable=True),
    )
    info = RoomInfo(
        name="Theirs",
        capacity=4,
        zone=ZoneInfo("Asia/Kolkata"),
        bookable=False,
        published={
            "calendar_id": "room@example.com",
            "pending_period": 5,
            "pending_before": 5.0,
            "hide_qr_code": True,
            "custom_qr_url": "https://domain.com/path",
            "custom_qr_color": "#00f",
            "max_duration": 30,
        },
    )
    file = "the settings file counts"
    assert given.differences(info) == (
        'calendar_time_zone: the settings file says "Europe/Lisbon", '
        f'the booking system "Asia/Kolkata"; {file}',
        f"pending_period: the settings file says 10, the booking system 5; {file}",
        "hide_qr_code: the settings file says false, the booking system true; "
        "the stricter counts",
        'room.name: the settings file says "Ours", the booking system "Theirs"; '
        f"{file}",
        "room.bookable: the settings file says true, the booking system false; "
        "the stricter counts",
    )
    assert given.differences(NOTHING) == ()


def test_the_system_names_itself() -> None:
    """The file may name it by the room's e-mail address."""
    table = BackendTable(type="placeos", values={"system_id": "room@example.com"})
    given = replace(settings(), backend=table)
    assert room(given).system_id == "room@example.com"
    assert room(given, says(system_id="sys-1")).system_id == "sys-1"


@pytest.mark.parametrize(("written", "period"), [(0.05, 1), (1, 1), (7, 7)])
def test_what_tells_by_itself_is_believed_for_a_while(
    written: float, period: float
) -> None:
    live = Capabilities(live=True)
    given = settings(cache_polling_period=written)
    _, found = given.room_and_rules(NOTHING, live)
    assert found.period == timedelta(minutes=period)


def test_whether_waiting_lapses_is_the_systems_to_say() -> None:
    _, found = settings().room_and_rules(NOTHING, Capabilities(pending_lapses=False))
    assert found == Rules(pending_lapses=False)
