"""`[backend]` of a room in Bookings ONE or Offision."""

import re
from pathlib import Path

import pytest

from panel.settings.exchange import from_json, to_json
from panel.settings.systems.ones import BookingsOne, Offision
from tests.settings.conftest import Problems, Read

PAGE = Path("docs/backends/ones.md").read_text("utf-8")
LEAST = """
[backend]
type = "offision"
url = "https://rooms.example.com"
api_key = "abcdef"
resource_id = "12"
"""
ONE = LEAST.replace("offision", "bookings_one")
GUESSED = {
    "root": "/API/external",
    "system": "system/v1/information",
    "resource": "bookableResource/v1/{id}",
    "appointments": "booking/v1/search",
    "users": "user/v1/search",
    "player_content": "bookableResourcePlayerContent/v1/search",
    "access_keys": "bookableResourceAccessKey/v1/search",
    "visits": "visitingAppointment/v1/search",
    "occupancy": "iotSensorData/v1/occupancy",
    "epaper_tag": "ePaperController/v1/tagStatus",
    "subscribe_appointments": "bookableResource/v1/subscribe",
    "subscribe_player_content": "bookableResourcePlayerContent/v1/subscribe",
    "subscribe_access_keys": "bookableResourceAccessKey/v1/subscribe",
}
COMMON = {
    "url": "https://rooms.example.com",
    "api_key": "abcdef",
    "auth": "basic",
    "resource_id": "12",
    "check_in": "none",
    "end": "none",
    "organizer": None,
    "person": "email",
    "booking_resource": None,
    "wording": False,
    "colours": {},
    "statuses": {},
    "private_appearances": [],
    "access_key": "daily",
    "welcome_visitors": False,
    "sensor_access_id": None,
    "epaper_tag_id": None,
    "subscribe_minutes": 60,
    "allow_http": False,
    "ca_file": None,
    "timeout": 10,
}


def test_the_least_of_offision(read: Read) -> None:
    paths = {
        **GUESSED,
        "booking": "/api/external/booking",
        "environment": "iotSensorData/v1/environment",
    }
    assert read(LEAST).backend.revealed() == {
        **COMMON,
        "environment_access_id": None,
        "temperature_unit": None,
        "paths": paths,
    }


def test_the_least_of_bookings_one(read: Read) -> None:
    backend = read(ONE).backend
    assert backend.type == "bookings_one"
    assert backend.revealed() == {**COMMON, "paths": {**GUESSED, "booking": None}}


def test_secrets_may_come_from_elsewhere(read: Read) -> None:
    text = LEAST.replace('api_key = "abcdef"\n', "")
    backend = read(
        text,
        ROOM_PANEL_OFFISION_API_KEY="from.there",
        ROOM_PANEL_OFFISION_SENSOR_ACCESS_ID="4GHUG6",
        ROOM_PANEL_OFFISION_ENVIRONMENT_ACCESS_ID="5HHUG7",
    ).backend
    assert backend.revealed()["api_key"] == "from.there"
    for secret in ("from.there", "4GHUG6", "5HHUG7"):
        assert secret not in repr(backend)


def test_all_of_it_goes_through_the_pipe(read: Read) -> None:
    text = (
        LEAST
        + 'sensor_access_id = "4GHUG6"\nprivate_appearances = [2, 3]\n'
        + '[backend.colours]\n0 = "free"\n-1 = "busy"\n'
        + '[backend.paths]\nappointments = "/x/y"\n'
    )
    settings = read(text)
    again = from_json(to_json(settings))
    assert again.backend.revealed() == settings.backend.revealed()
    assert again.backend.revealed()["colours"] == {"0": "free", "-1": "busy"}
    assert "4GHUG6" not in repr(again)


def test_the_page_names_every_key_and_default() -> None:
    rows = dict(re.findall(r"^\| `(?:\[backend\\.)?(\w+)\]?` \| (.*)$", PAGE, re.M))
    named = {*rows, *re.findall(r"^\| `\[backend\.(\w+)\]`", PAGE, re.M)}
    for model in (BookingsOne, Offision):
        paths = model.model_fields["paths"].annotation
        assert paths is not None
        keys = {**model.model_fields, **paths.model_fields}
        assert set(keys) - named == {"paths"}
        for name, field in keys.items():
            default = field.default
            if isinstance(default, str) and name != "booking":
                assert f'`"{default}"`' in rows[name], name


def test_the_page_shows_a_right_table(read: Read) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
    text = text.replace('api_key_file = "/etc/room-panel/api-key"', 'api_key = "x"')
    assert read(text).backend.type == "offision"


WRONG = [
    ("https://rooms", "http://rooms", "", "backend.url: plain http is only for this "),
    ("example.com", "example.com/a", "", "backend.url: only the server's address; "),
    ('api_key = "abcdef"\n', "", "", "backend.api_key: is missing"),
    ('resource_id = "12"\n', "", "", "backend.resource_id: is missing"),
    ('"12"', '"1,2"', "", 'backend.resource_id: found "1,2", allowed is the id of one'),
    ("", "", 'auth = "bearer"', 'backend.auth: found "bearer", allowed is "basic" or'),
    ("", "", 'end = "cancel"', 'backend.end: found "cancel", allowed is "none" or'),
    ("", "", 'check_in = "sensor"', 'backend: check_in = "sensor" needs sensor_acc'),
    ("", "", 'access_key = "oneTime"', 'backend.access_key: found "oneTime"'),
    ("", "", "organiser = 1", "backend.organiser: unknown key, did you mean organizer"),
    ("", "", "subscribe_minutes = 2000", "backend.subscribe_minutes: found 2000"),
    ("", "", "temperature_unit = 2", "backend.temperature_unit: found 2, allowed is 0"),
    (
        "",
        "",
        '[backend.paths]\nappointment = "x"',
        "backend.paths.appointment: unknown key, did you mean appointments?",
    ),
    (
        "",
        "",
        '[backend.paths]\nusers = "https://x.example.com"',
        'backend.paths.users: found "https://x.example.com", allowed is a path, such',
    ),
    (
        "",
        "",
        '[backend.paths]\nresource = "rooms/one"',
        "backend.paths.resource: needs {id} where the room's id is to stand",
    ),
    (
        "",
        "",
        '[backend.colours]\nred = "busy"',
        'backend.colours: found red = "busy", allowed is a number and "free", ',
    ),
    (
        "",
        "",
        '[backend.statuses]\n1 = "bussy"',
        'backend.statuses: found 1 = "bussy", allowed is a number and "free", ',
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "more", "line"), WRONG, ids=[w[3][:40] for w in WRONG]
)
def test_what_is_wrong(
    problems: Problems, old: str, new: str, more: str, line: str
) -> None:
    (found,) = problems(LEAST.replace(old, new) + more)
    assert found.startswith(line)


def test_bookings_one_measures_no_air(problems: Problems) -> None:
    (found,) = problems(ONE + 'environment_access_id = "4GHUG6"\n')
    assert found.startswith("backend.environment_access_id: unknown key")
    assert "4GHUG6" not in found
