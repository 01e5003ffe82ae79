"""What a wrong file is told, word for word."""

import pytest

from panel.settings.phrases import either
from panel.settings.systems import SYSTEMS
from tests.settings.conftest import Problems

WHOLE = "allowed is a whole number of"
TYPES = either(f'"{kind}"' for kind in SYSTEMS)
ADDRESS = "allowed is an address that begins with https:// or http://"

TOP = [
    ('pending_period = "ten"', f'found "ten", {WHOLE} minutes from 0 to 1440'),
    ("pending_period = 2.5", f"found 2.5, {WHOLE} minutes from 0 to 1440"),
    ("pending_period = true", f"found true, {WHOLE} minutes from 0 to 1440"),
    ("pending_before = -1", f"found -1, {WHOLE} minutes from 0 to 1440"),
    ("pending_before = 1441", f"found 1441, {WHOLE} minutes from 0 to 1440"),
    (
        "cache_polling_period = 0",
        "found 0, allowed is a number of minutes from 0.01 to 1440",
    ),
    (
        "cache_polling_period = nan",
        "found nan, allowed is a number of minutes from 0.01 to 1440",
    ),
    ("cache_days = 0", f"found 0, {WHOLE} days from 1 to 366"),
    (
        "cache_days = 0xffffffffffffffffffff",
        f"found a very large number, {WHOLE} days from 1 to 366",
    ),
    ("sensor_stale_minutes = 0", f"found 0, {WHOLE} minutes from 1 to 1440"),
    ("change_event_sync_delay = -5", f"found -5, {WHOLE} seconds from 0 to 600"),
    ("min_duration = 600", "found 600, which is above max_duration (480)"),
    ("max_duration = 10", "found 10, which is below min_duration (15)"),
    ("disable_book_now = 1", "found 1, allowed is true or false"),
    ('hide_qr_code = "yes"', 'found "yes", allowed is true or false'),
    ("calendar_id = 7", "found 7, allowed is a text in quotes"),
    ("calendar_id = []", "found [], allowed is a text in quotes"),
    ("calendar_id = {}", "found a table, allowed is a text in quotes"),
    (
        "sensor_mac = 2026-11-21",
        "found 2026-11-21 without quotes, allowed is a text in quotes",
    ),
    (
        'calendar_time_zone = "europe/lisbon"',
        'found "europe/lisbon", did you mean "Europe/Lisbon"?',
    ),
    (
        'calendar_time_zone = ""',
        'found "", allowed is the name of a time zone, such as "Europe/Lisbon"',
    ),
    (
        'calendar_time_zone = "../../../etc/passwd"',
        'found "../../../etc/passwd", allowed is the name of a time zone, '
        'such as "Europe/Lisbon"',
    ),
    (
        'book_now_default_title = " "',
        'found " ", allowed is a text that is not empty',
    ),
    ('control_ui = "rooms"', f'found "rooms", {ADDRESS}'),
    ('control_ui = "https://"', f'found "https://", {ADDRESS}'),
    ('control_ui = "https://a b/"', f'found "https://a b/", {ADDRESS}'),
    ('control_ui = "http://[::1/"', f'found "http://[::1/", {ADDRESS}'),
    ('control_ui = "http://a:99999/"', f'found "http://a:99999/", {ADDRESS}'),
    ('catering_ui = "ftp://ann:pw@x/"', f'found "ftp://...@x/", {ADDRESS}'),
    (
        'catering_ui = "https://ann:pw@x/"',
        "a user name or password does not belong in an address",
    ),
    (
        'custom_qr_url = "https://x/{room}"',
        "cannot fill in {room}, only {system_id}, {calendar_id}, {room_name}",
    ),
    ('custom_qr_url = "x/{room_name}"', f'found "x/{{room_name}}", {ADDRESS}'),
    ('custom_qr_color = "yelow"', 'found "yelow", did you mean "yellow"?'),
    (
        'custom_qr_color = "#12345"',
        'found "#12345", allowed is a colour name or #rrggbb',
    ),
    ('custom_qr_color = ""', 'found "", allowed is a colour name or #rrggbb'),
    ('offline_color = "7"', 'found "7", allowed is a colour name or #rrggbb'),
    (
        'room_image = "file:///room.jpg"',
        'found "file:///room.jpg", allowed is the path of a file or an address '
        "that begins with https:// or http://",
    ),
    (
        'room_image = "a\\u0000b"',
        'found "a b", allowed is the path of a file or an address '
        "that begins with https:// or http://",
    ),
    ('calender_id = "x"', "unknown key, did you mean calendar_id?"),
    ('Calendar-ID = "x"', "unknown key, did you mean calendar_id?"),
    ('palette = "standard"', "unknown key here, it belongs in [screen]"),
    ('path = "x"', "unknown key here, it belongs in [sensor] or in [store]"),
    ('palete = "standard"', "unknown key, did you mean palette in [screen]?"),
    ("xyzzy = 1", "unknown key"),
    ("screen = 5", "found 5, allowed is a table, written [screen]"),
    ("backend = 5", "found 5, allowed is a table, written [backend]"),
]


@pytest.mark.parametrize(("line", "sentence"), TOP, ids=[line for line, _ in TOP])
def test_a_key_at_the_top(problems: Problems, line: str, sentence: str) -> None:
    key = line.partition(" ")[0]
    assert problems(line) == [f"{key}: {sentence}"]


BELOW = [
    ("[scren]", "scren: unknown key, did you mean [screen]?"),
    ("[[room]]", "room: found a list, allowed is a table, written [room]"),
    (
        "[room]\ncapacity = 0",
        "room.capacity: found 0, allowed is a whole number from 1 to 10000",
    ),
    ("[room]\nnme = 1", "room.nme: unknown key, did you mean name?"),
    (
        "[room]\npending_period = 1",
        "room.pending_period: unknown key here, "
        "it belongs at the top of the file, before any table",
    ),
    (
        "[store]\nxyzzy = 1",
        "store.xyzzy: unknown key, [store] takes path",
    ),
    (
        '[screen]\npalette = "x"',
        'screen.palette: found "x", allowed is "standard" or "colour-blind"',
    ),
    ("[screen]\nclock = 24", 'screen.clock: found 24, allowed is "12h" or "24h"'),
    (
        "[screen]\nrotate = 45",
        "screen.rotate: found 45, allowed is 0, 90, 180 or 270",
    ),
    (
        '[screen]\nlanguage = "English please"',
        'screen.language: found "English please", '
        'allowed is a language tag such as "en" or "pt-BR"',
    ),
    (
        '[screen]\npresets = [15, "x", 30.5]',
        'screen.presets: found [15, "x", 30.5], allowed is up to six different whole '
        "numbers of minutes, such as [15, 30, 60]",
    ),
    (
        "[screen]\npresets = [15, 15]",
        "screen.presets: found [15, 15], allowed is up to six different whole "
        "numbers of minutes, such as [15, 30, 60]",
    ),
    (
        "[screen]\npresets = [0]",
        "screen.presets: found [0], allowed is up to six different whole "
        "numbers of minutes, such as [15, 30, 60]",
    ),
    (
        "[screen]\ndiagonal_inches = 1",
        "screen.diagonal_inches: found 1, allowed is a number from 3 to 120",
    ),
    (
        '[screen]\nnight_start = "19:00"',
        "screen.night_end: is missing, night_start needs it",
    ),
    (
        '[screen]\nnight_end = "7:00"\nnight_start = "19:00"',
        'screen.night_end: found "7:00", allowed is a time of day such as "19:00"',
    ),
    (
        "[screen]\nnight_end = 07:00:00\nnight_start = '19:00'",
        "screen.night_end: found 07:00:00 without quotes, "
        'allowed is a time of day such as "19:00"',
    ),
    (
        '[screen]\nnight_start = "19:00"\nnight_end = "19:00"',
        'screen.night_end: found "19:00", as for night_start',
    ),
    ("[sensor]", "sensor: needs command or path"),
    (
        '[sensor]\ncommand = "a"\npath = "b"',
        "sensor: found both command and path, allowed is one of them",
    ),
    (
        '[sensor]\ncommand = "a \'b"',
        'sensor.command: found "a \'b", '
        "allowed is a program and its arguments in one text",
    ),
    ('[store]\npath = ""', 'store.path: found "", allowed is a path in quotes'),
    ('[backend]\nurl = "x"', f"backend.type: is missing, it takes {TYPES}"),
    (
        '[backend]\ntype = "lokal"',
        'backend.type: found "lokal", did you mean "local"?',
    ),
    (
        '[backend]\ntype = "x"',
        f'backend.type: found "x", allowed is {TYPES}',
    ),
    ("[backend]\ntype = 3", f"backend.type: found 3, allowed is {TYPES}"),
    (
        '[backend]\ntype = "local"\nurl = "x"',
        "backend.url: unknown key, this type takes no keys",
    ),
]


@pytest.mark.parametrize(("text", "line"), BELOW, ids=[line for _, line in BELOW])
def test_a_key_in_a_table(problems: Problems, text: str, line: str) -> None:
    assert problems(text) == [line]


def test_all_problems_together_in_the_order_of_the_file(problems: Problems) -> None:
    text = """
        pending_period = -1
        min_duration = 600
        calender_id = "x"
        [screen]
        night_end = "07:00"
        clock = "13h"
        [backend]
        type = "lokal"
        [room]
        capacity = "ten"
    """
    assert [line.partition(":")[0] for line in problems(text)] == [
        "pending_period",
        "min_duration",
        "calender_id",
        "screen.clock",
        "backend.type",
        "room.capacity",
        "screen.night_start",
    ]


def test_a_strange_key_stays_on_one_line_and_short(problems: Problems) -> None:
    (line,) = problems('"a\\nb\\u202ec" = 1')
    assert line == '"a b c": unknown key'
    (line,) = problems(f"{'k' * 5000} = 1")
    assert len(line) < 80


def test_the_value_of_an_unknown_key_is_not_shown(problems: Problems) -> None:
    (line,) = problems('[room]\napi_key = "hunter2"')
    assert "hunter2" not in line


def test_no_home_for_the_state(problems: Problems, read, monkeypatch) -> None:
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    (line,) = problems("", HOME="")
    assert line == "store.path: is missing, and this user has no home for the state"
    assert str(read("", HOME="", STATE_DIRECTORY="/var/lib/a:/b").store) == "/var/lib/a"
