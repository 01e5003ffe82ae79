"""`[lights]` and `[power]`: what may stand there, and each mistake in one sentence."""

from datetime import time
from pathlib import Path

import pytest

from panel.settings import LightsTable, PowerTable, Secret, SettingsError
from panel.settings.exchange import from_json, to_json
from panel.settings.fitted import read_fitted
from tests.settings.conftest import Problems, Read, Write

URL = "https://lamp.example.com/{state}?c={colour}"
WEB = f'[lights]\nurl = "{URL}"\n'
NIGHT = '[screen]\nnight_start = "19:00"\nnight_end = "07:00"\n'


def test_without_them_there_is_nothing(read: Read) -> None:
    settings = read("")
    assert (settings.lights, settings.power) == (None, None)


def test_all_of_the_lights(read: Read) -> None:
    settings = read(
        NIGHT + '[lights]\nleds = ["led-front-red", "rgb:status"]\nbusylights = true\n'
        "brightness = 40\noff_at_night = true\nfree_color = 'navy'\n"
        f"in_use_color = '#F00'\nurl = '{URL}'\nmethod = 'PUT'\nbody = '{{red}}'\n"
        "header = 'X-Key'\ntoken = 's3cret'\ntimeout = 2.5\n"
    )
    assert settings.lights == LightsTable(
        leds=("led-front-red", "rgb:status"),
        busylights=True,
        brightness=40,
        off_at_night=True,
        colours={"free": (0, 0, 128), "in-use": (255, 0, 0)},
        url=URL,
        method="PUT",
        body="{red}",
        header="X-Key",
        token=Secret("s3cret"),
        timeout=2.5,
    )
    assert from_json(to_json(settings)).lights == settings.lights
    assert "s3cret" not in repr(settings)


def test_all_of_the_power(read: Read) -> None:
    settings = read(
        "[power]\nbacklight = '10-0045'\nbrightness = 80\ndim_brightness = 5\n"
        "dim_start = '18:00'\ndim_end = '08:00'\noff_start = '21:00'\n"
        "off_end = '06:00'\nwake_seconds = 10\nwake_on_presence = false\n"
    )
    assert settings.power == PowerTable(
        backlight="10-0045",
        brightness=80,
        dim_brightness=5,
        dim_start=time(18),
        dim_end=time(8),
        off_start=time(21),
        off_end=time(6),
        wake_seconds=10,
        wake_on_presence=False,
    )
    assert from_json(to_json(settings)).power == settings.power


def test_the_token_from_elsewhere(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("Bearer abc\n")
    path.chmod(0o600)
    for text, environ in (
        (WEB + 'token_file = "token"', {}),
        (WEB, {"ROOM_PANEL_LIGHTS_TOKEN": "Bearer abc"}),
    ):
        settings = read(text, **environ)
        assert settings.lights is not None
        assert settings.lights.token == Secret("Bearer abc")
        assert settings.warnings == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[lights]", "lights: needs leds, busylights or url"),
        ("[lights]\nbrightness = 5", "lights: needs leds, busylights or url"),
        ('[lights]\nleds = "red"', 'lights.leds: found "red", allowed is a list of'),
        ("[lights]\nleds = []", "lights.leds: found [], allowed is a list of"),
        ('[lights]\nleds = ["a/b"]', 'lights.leds: found ["a/b"], allowed is a list'),
        ('[lights]\nleds = [".."]', 'lights.leds: found [".."], allowed is a list of'),
        ('[lights]\nleds = ["a", "a"]', 'lights.leds: found ["a", "a"], allowed is'),
        ("[lights]\nbusylights = false", "lights: needs leds, busylights or url"),
        (
            '[lights]\nbusylights = true\nled = ["a"]',
            "lights.led: unknown key, did you mean leds?",
        ),
        (
            '[lights]\nleds = ["a"]\nbrightness = 0',
            "lights.brightness: found 0, allowed is a whole number of percent from 1",
        ),
        (
            '[lights]\nleds = ["a"]\nfree_color = "gren"',
            'lights.free_color: found "gren", did you mean "green"?',
        ),
        (
            '[lights]\nleds = ["a"]\noff_at_night = true',
            "lights.off_at_night: needs night_start and night_end in [screen]",
        ),
        ("[lights]\nbody = 'x'", "lights.url: is missing, body needs it"),
        (
            '[lights]\nurl = "http://lamp.example.com/"',
            "lights.url: plain http is only for this machine; use https or set allow",
        ),
        (
            '[lights]\nurl = "https://lamp.example.com/{color}"',
            "lights.url: cannot fill in {color}, only {state}, {colour}, {red}",
        ),
        (
            '[lights]\nurl = "https://{state}.example.com/"',
            "lights.url: what is filled in belongs after the host",
        ),
        (
            '[lights]\nurl = "https://me:pw@lamp.example.com/"',
            "lights.url: a user name or password does not belong in an address",
        ),
        (WEB + 'method = "DELETE"', 'lights.method: found "DELETE", allowed is "GET"'),
        (
            WEB + 'header = "X Y"',
            'lights.header: found "X Y", allowed is a header such',
        ),
        (WEB + 'token = "a\\nb"', "lights.token: is wrong, allowed is a text of ASCII"),
        (WEB + 'token = "né"', "lights.token: is wrong, allowed is a text of ASCII"),
        (WEB + 'token_file = "gone"', "lights.token_file: "),
        (WEB + 'ca_file = "gone.pem"', "lights.ca_file: there is no file "),
        (
            '[power]\ndim_start = "18:00"',
            "power.dim_end: is missing, dim_start needs it",
        ),
        ('[power]\noff_end = "6:00"', "power.off_"),
        (
            '[power]\noff_start = "06:00"\noff_end = "06:00"',
            'power.off_end: found "06:00", as for off_start',
        ),
        (
            "[power]\nwake_seconds = 1",
            "power.wake_seconds: found 1, allowed is a whole number of seconds from 5",
        ),
        (
            '[power]\nbacklight = "a/../b"',
            'power.backlight: found "a/../b", allowed is the name of a folder',
        ),
        ("[power]\ndim_brightness = 0", "power.dim_brightness: found 0, allowed is"),
    ],
)
def test_what_is_wrong(problems: Problems, text: str, line: str) -> None:
    found = problems(text)
    assert found[0].startswith(line), found
    assert not any("né" in one or "pw" in one for one in found)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/{red}/{green}/{blue}", "https://lamp.example.com/"],
)
def test_an_address_that_may_be_asked(read: Read, url: str) -> None:
    settings = read(f'[lights]\nurl = "{url}"')
    assert settings.lights is not None and settings.lights.url == url


def test_plain_http_where_it_is_allowed(read: Read) -> None:
    assert read('[lights]\nallow_http = true\nurl = "http://lamp.example.com/"').lights


def test_these_two_are_read_whatever_else_is_wrong(write: Write) -> None:
    path = write(
        'pending_perod = 5\n[backend]\ntype = "placeos"\n'
        '[lights]\nleds = ["a"]\ntoken_file = "gone"\n[power]\nbrightness = 50\n'
    )
    lights, power = read_fitted(path, {})
    assert lights == LightsTable(leds=("a",))
    assert power == PowerTable(brightness=50)


def test_one_that_is_wrong_does_not_spoil_the_other(write: Write) -> None:
    path = write('[lights]\nleds = ["a"]\n[power]\nbrightness = 500\n')
    assert read_fitted(path, {}) == (LightsTable(leds=("a",)), None)
    assert read_fitted(write("lights = 1\npower = 2\n"), {}) == (None, None)
    assert read_fitted(write(""), {}) == (None, None)
    with pytest.raises(SettingsError):
        read_fitted(write("= nothing"), {})
