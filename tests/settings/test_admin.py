"""The admin's PIN in the settings: a hash, or a sentence that gives nothing away."""

import pytest

from panel.pin import hashed
from panel.settings.exchange import from_json, to_json
from tests.settings.conftest import Problems, Read

SENTENCE = 'is not what "room-panel pin" makes; a PIN itself does not belong here'


def test_a_hash(read: Read) -> None:
    kept = hashed("4711")
    settings = read(f'[admin]\npin = "{kept}"')
    assert settings.admin.pin == kept
    assert kept not in repr(settings)
    assert from_json(to_json(settings)) == settings


def test_none(read: Read) -> None:
    assert read("").admin.pin == ""
    assert read("[admin]").admin.pin == ""


@pytest.mark.parametrize("value", ['"4711"', "4711", "[4711]", '""', "true"])
def test_a_pin_in_plain_sight(problems: Problems, value: str) -> None:
    assert problems(f"[admin]\npin = {value}") == [f"admin.pin: {SENTENCE}"]
