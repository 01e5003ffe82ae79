"""What a right file gives."""

from dataclasses import fields
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from panel.settings import RoomTable, ScreenTable, SensorTable, Settings
from panel.settings.keys import DEFAULTS, KEYS
from panel.settings.model import File
from tests.settings.conftest import Read

EXAMPLE = """
calendar_id = "boardroom@example.com"
calendar_time_zone = "Europe/Lisbon"
pending_period = 10
cache_polling_period = 0.5
room_image = "https://rooms.example.com/boardroom.jpg"
custom_qr_url = "https://rooms.example.com/{calendar_id}"

[room]
name = "Boardroom"
capacity = 10
bookable = true
sole_panel = false

[backend]
type = "local"

[screen]
palette = "colour-blind"
language = "pt_PT"
clock = "24h"
presets = [20, 40]
diagonal_inches = 10
rotate = 90
night_start = "19:00"
night_end = "07:00"

[sensor]
command = "/usr/bin/env sh -c 'echo {}'"

[store]
path = "/var/lib/room-panel"
"""


def test_the_file_of_the_documents(read: Read) -> None:
    settings = read(EXAMPLE)
    assert settings.calendar_id == "boardroom@example.com"
    assert settings.zone == ZoneInfo("Europe/Lisbon")
    assert settings.keys["pending_period"] == 10
    assert settings.keys["cache_polling_period"] == 0.5
    assert settings.written == {
        "calendar_id",
        "calendar_time_zone",
        "pending_period",
        "cache_polling_period",
        "room_image",
        "custom_qr_url",
    }
    assert settings.room == RoomTable(name="Boardroom", capacity=10, bookable=True)
    assert settings.backend.type == "local"
    assert settings.backend.values == {}
    assert settings.screen == ScreenTable(
        palette="colour-blind",
        language="pt-PT",
        clock="24h",
        presets=(20, 40),
        diagonal_inches=10,
        rotate=90,
        night_start=time(19),
        night_end=time(7),
    )
    assert settings.sensor == SensorTable(
        command=("/usr/bin/env", "sh", "-c", "echo {}")
    )
    assert settings.store == Path("/var/lib/room-panel")
    assert settings.warnings == ()


def test_an_empty_file_is_the_defaults(read: Read, tmp_path: Path) -> None:
    store = tmp_path / ".local/state/room-panel"
    assert read("") == Settings(path=tmp_path / "settings.toml", store=store)


def test_the_model_and_the_table_of_keys_agree() -> None:
    model = {
        name: field.default for name, field in File.model_fields.items() if name in KEYS
    }
    assert model == dict(DEFAULTS)
    tables = set(File.model_fields) - set(KEYS) | {"backend"}
    known = {"room", "screen", "sensor", "store", "backend", "push", "admin"}
    known |= {"lights", "metrics", "power"}
    assert tables == known
    assert tables <= {field.name for field in fields(Settings)}


def test_numbers_of_the_documents_table(read: Read) -> None:
    keys = read("").keys
    assert keys["pending_period"] == keys["pending_before"] == 5
    assert (keys["min_duration"], keys["max_duration"]) == (15, 480)
    assert (keys["cache_polling_period"], keys["cache_days"]) == (5, 30)
    assert keys["sensor_stale_minutes"] == 8
    assert keys["change_event_sync_delay"] == 5
    assert keys["book_now_default_title"] == "Ad Hoc booking"
    assert keys["disable_book_now"] is None
    assert keys["enable_end_meeting_button"] is keys["disable_book_now_host"] is True


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('control_ui = "https://if.panel/to_be_used_for_control"', "control_ui"),
        ('catering_ui = "https://if.panel/to_be_used_for_catering"', "catering_ui"),
        ('custom_qr_url = "https://domain.com/path"', "custom_qr_url"),
        ('room_image = "https://domain.com/room_image.svg"', "room_image"),
        ('sensor_mac = "device-mac"', "sensor_mac"),
    ],
)
def test_a_placeholder_is_not_written(read: Read, line: str, key: str) -> None:
    settings = read(line)
    assert settings.keys[key] == ""
    assert settings.written == frozenset()


def test_an_address_that_only_begins_like_a_placeholder(read: Read) -> None:
    assert read('control_ui = "https://domain.company/x"').written == {"control_ui"}


@pytest.mark.parametrize("colour", ["navy", "#123", "#A01B2C", "DarkGreen"])
def test_colours(read: Read, colour: str) -> None:
    settings = read(f'custom_qr_color = "{colour}"')
    assert settings.keys["custom_qr_color"] == colour.lower()
    assert settings.warnings == ()


def test_a_pale_code_is_black_with_a_warning(read: Read) -> None:
    settings = read('custom_qr_color = "Yellow"')
    assert settings.keys["custom_qr_color"] == "black"
    assert settings.warnings == (
        'custom_qr_color: "yellow" is too pale to be scanned on white, '
        "so black is used",
    )


def test_pictures_are_found_beside_the_file(read: Read, tmp_path: Path) -> None:
    (tmp_path / "room.jpg").touch()
    settings = read('room_image = "room.jpg"\noffline_image = "none.svg"')
    assert settings.keys["room_image"] == str(tmp_path / "room.jpg")
    assert settings.keys["offline_image"] == str(tmp_path / "none.svg")
    assert settings.warnings == (
        f"offline_image: there is no file {tmp_path}/none.svg, so no picture is shown",
    )


def test_presets_that_are_never_offered(read: Read) -> None:
    assert read("[screen]\npresets = [10, 30]").warnings == (
        "screen.presets: 10 is not offered, bookings here take from 15 to 480 minutes",
    )
    assert read("max_duration = 30").warnings == ()


def test_a_sensor_that_is_not_there(read: Read, tmp_path: Path) -> None:
    settings = read('[sensor]\ncommand = "./read-sensor --every 30"')
    assert settings.sensor
    assert settings.sensor.command == (
        str(tmp_path / "./read-sensor"),
        "--every",
        "30",
    )
    assert settings.warnings == (
        f"sensor.command: {tmp_path}/read-sensor is not there or may not be run",
    )
    assert read('[sensor]\npath = "co2"').warnings == (
        f"sensor.path: there is no {tmp_path}/co2 yet",
    )
    assert read('[sensor]\ncommand = "sh -c true"').warnings == ()


def test_an_editor_from_another_world(read: Read) -> None:
    settings = read('\ufeffpending_period = 3\r\n[room]\r\nname = "Sala Ébano"\r\n')
    assert settings.keys["pending_period"] == 3
    assert settings.room.name == "Sala Ébano"
