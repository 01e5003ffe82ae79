"""Whatever the file holds: settings or problems, never a traceback."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.settings import Settings, SettingsError
from panel.settings.exchange import from_json, to_json
from panel.settings.keys import KEYS
from panel.settings.model import Room, Screen, Sensor, Store
from panel.settings.reading import read_settings

TABLES = {"room": Room, "screen": Screen, "sensor": Sensor, "store": Store}
NAMES = sorted(
    {*KEYS, *TABLES, "backend", "type", "x"}
    | {name for table in TABLES.values() for name in table.model_fields}
)
WORDS = ["", "standard", "24h", "07:00", "Europe/Lisbon", "local", "#123", "a'b", "~/x"]

scalars = (
    st.booleans()
    | st.integers()
    | st.integers(0, 60)
    | st.floats()
    | st.sampled_from(WORDS)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.dates()
    | st.times()
    | st.datetimes()
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text("ab .", max_size=3), inner)
    ),
    max_leaves=8,
)
files = st.dictionaries(st.sampled_from(NAMES), values, max_size=6)


def toml(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + "".join(f"\\U{ord(one):08x}" for one in value) + '"'
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            inside = (f"{toml(name)} = {toml(one)}" for name, one in value.items())
            return f"{{{', '.join(inside)}}}"
        case date() | time() | datetime():
            return value.isoformat()
        case _:
            return repr(value)


def outcome(path: Path, content: bytes) -> Settings | SettingsError:
    path.write_bytes(content)
    try:
        return read_settings(path, {"HOME": "/home/ann"})
    except SettingsError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.key
            assert problem.sentence
            assert str(problem).isprintable()
            assert len(str(problem)) < 400
        return error


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "settings.toml"


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes(path: Path, content: bytes) -> None:
    outcome(path, content)


@given(tables=files)
def test_any_values(path: Path, tables: dict[str, Any]) -> None:
    text = "\n".join(f"{name} = {toml(value)}" for name, value in tables.items())
    found = outcome(path, text.encode())
    if isinstance(found, Settings):
        assert from_json(to_json(found)) == found
    else:
        with pytest.raises(SettingsError) as caught:
            from_json(to_json(found))
        assert caught.value.problems == found.problems
