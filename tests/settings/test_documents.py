"""The schema, the page for admins and the example say the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from panel.backends import BACKENDS
from panel.settings.keys import KEYS
from panel.settings.schema import schema
from panel.settings.systems import SYSTEMS, system_table
from tests.settings.conftest import Read

PAGE = Path("docs/settings.md").read_text("utf-8")
EXAMPLE = Path("assets/settings.example.toml").read_text("utf-8")
WHOLE = schema()


def properties(node: dict[str, Any], *above: str) -> Iterator[tuple[str, Any]]:
    """Dotted names; of `[backend]` the keys that every system has.

    A secret's file is named with the secret, not apart.
    """
    for name, value in node["properties"].items():
        if name == "token_file":
            continue
        if name == "backend":
            yield "backend.type", value["anyOf"][0]["properties"]["type"]
        elif "$ref" in value:
            table = WHOLE["$defs"][value["$ref"].rpartition("/")[2]]
            yield from properties(table, *above, name)
        else:
            yield ".".join([*above, name]), value


ALL = dict(properties(WHOLE))


def rows() -> Iterator[tuple[str, list[str]]]:
    table = ""
    for line in PAGE.splitlines():
        if heading := re.match(r"## (?:`\[(\w+)\]`)?", line):
            table = f"{heading[1]}." if heading[1] else ""
        if row := re.match(r"\| `(\w+)` \|(.*)\|", line):
            yield table + row[1], [cell.strip() for cell in row[2].split(" | ")]


def test_the_page_names_every_key_and_no_other() -> None:
    names = [name for name, _ in rows()]
    assert sorted(names) == sorted(ALL)


def test_the_page_says_the_defaults_and_limits() -> None:
    for name, (kind, default, _) in rows():
        node = ALL[name]
        if node.get("default") not in (None, [15, 30, 60]):
            shown = json.dumps(node["default"]).removesuffix(".0")
            assert default.startswith(f"`{shown}`"), name
        if "minimum" in node:
            limits = f"{node['minimum']:g} to {node['maximum']:g}"
            assert limits in kind, name


def test_the_schema_describes_every_key() -> None:
    assert all(node["description"].endswith(".") for node in ALL.values())
    assert set(KEYS) <= set(ALL)
    assert "null" not in json.dumps(WHOLE)


def test_the_schema_lets_nothing_unknown_pass() -> None:
    tables = [WHOLE, *WHOLE["$defs"].values()]
    tables += WHOLE["properties"]["backend"]["anyOf"]
    assert not any(table["additionalProperties"] for table in tables)


@pytest.mark.usefixtures("made_up")
def test_the_schema_of_a_system_with_secrets() -> None:
    table = schema()["properties"]["backend"]["anyOf"][-1]
    assert table["required"] == ["type", "url"]
    assert table["properties"]["type"]["const"] == "made_up"
    assert table["properties"]["api_key_file"]["type"] == "string"
    assert table["properties"]["api_key"]["writeOnly"] is True


def test_the_page_shows_a_right_file(read: Read) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
    settings = read(text)
    assert [line.partition(":")[0] for line in settings.warnings] == ["room_image"]


def test_the_example_is_right(read: Read) -> None:
    assert read(EXAMPLE).warnings == ()


def test_the_example_is_right_with_all_its_keys(read: Read) -> None:
    text = re.sub(r"^#(?=[\w\[])", "", EXAMPLE, flags=re.M)
    read(text)
    named = set(re.findall(r"^(\w+) = ", text, re.M))
    # Its file would have to be there.
    assert named | {"ca_file"} == {name.rpartition(".")[2] for name in ALL}


def test_the_example_shows_the_defaults(read: Read) -> None:
    shown = dict(re.findall(r"^#(\w+) = (.*)$", EXAMPLE, re.M))
    for name, node in ALL.items():
        value = shown.get(name.rpartition(".")[2])
        if value and node.get("default") not in (None, ""):
            assert json.loads(value) == node["default"], name


def test_each_system_has_a_table_and_a_class() -> None:
    assert SYSTEMS.keys() == BACKENDS.keys()
    for kind in SYSTEMS:
        assert system_table(kind)
