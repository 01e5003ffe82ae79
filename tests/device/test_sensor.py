"""The room's own sensor: its lines, and the program that writes them."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.device.listening import Listener
from panel.device.readings import reading

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "presence", "people"),
    [
        (b'{"presence": true}', True, None),
        (b'{"presence": false, "people_count": 0}', False, 0),
        (b'{"people_count": 3, "co2": 640}', True, 3),
        (b'{"people_count": 0}', False, 0),
        (b'{"presence": true, "people_count": -1}', True, None),
        (b'{"presence": true, "people_count": 1e400}', True, None),
    ],
)
def test_a_reading(line: bytes, presence: bool, people: float | None) -> None:
    heard = reading(line, NOW)
    assert heard is not None
    assert (heard.presence, heard.people_count, heard.at) == (presence, people, NOW)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"true",
        b"[]",
        b'{"presence": 1}',
        b'{"co2": "640"}',
        b'{"co2": NaN, "noise": Infinity, "lux": -1e10}',
        b'{"": 1, "a b": 2, "9": 3}',
        b"\xff",
        b"{" * 9,
    ],
)
def test_no_reading(line: bytes) -> None:
    assert reading(line, NOW) is None


@given(st.binary(max_size=200))
def test_whatever_a_sensor_writes(line: bytes) -> None:
    reading(line, NOW)


def test_a_huge_number_of_people_is_unknown() -> None:
    line = json.dumps({"presence": True, "people_count": 10**400}).encode()
    heard = reading(line, NOW)
    assert heard is not None
    assert heard.people_count is None


def test_a_long_name_is_cut() -> None:
    heard = reading(json.dumps({"presence": True, "name": "n" * 999}).encode(), NOW)
    assert heard is not None
    assert len(heard.name) == 100


def test_a_command_is_listened_to() -> None:
    program = "import time; print('one', flush=True); print('two', flush=True)"
    lines: Queue[bytes] = Queue()
    listener = Listener(
        lines.put, command=[sys.executable, "-c", program + "; time.sleep(60)"]
    )
    assert [lines.get(timeout=20), lines.get(timeout=20)] == [b"one\n", b"two\n"]
    listener.close()


def test_a_path_is_listened_to(tmp_path: Path) -> None:
    path = tmp_path / "sensor"
    path.write_bytes(b"one\n")
    lines: Queue[bytes] = Queue()
    listener = Listener(lines.put, path=path)
    assert lines.get(timeout=20) == b"one\n"
    listener.close()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (b'{"co2": 640}', {"co2": 640}),
        (
            b'{"presence": true, "co2": 640.5, "temperature": -3, "name": "x"}',
            {"co2": 640.5, "temperature": -3},
        ),
        (b'{"people_count": 2, "pm25": 1e9, "tvoc": 1.1e9}', {"pm25": 1e9}),
        (b'{"presence": true, "co2": true, "lux": null, "noise": [1]}', {}),
    ],
)
def test_the_environment(line: bytes, values: dict[str, float]) -> None:
    heard = reading(line, NOW)
    assert heard is not None
    assert heard.environment == values


def test_a_line_of_values_alone_says_nothing_of_people() -> None:
    heard = reading(b'{"co2": 640}', NOW)
    assert heard is not None and not heard.tells_people


def test_of_very_many_values_some_are_taken() -> None:
    many = {f"v{n}": n for n in range(200)}
    heard = reading(json.dumps(many).encode(), NOW)
    assert heard is not None
    assert len(heard.environment) == 32


@pytest.mark.parametrize("number", [10**400, -(10**400)])
def test_a_number_beyond_all_reason_is_left_out(number: int) -> None:
    line = json.dumps({"co2": number, "presence": True}).encode()
    heard = reading(line, NOW)
    assert heard is not None and not heard.environment
