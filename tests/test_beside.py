"""What stands beside the engine: begun where the settings ask for it, ended once."""

from dataclasses import fields
from inspect import iscoroutinefunction, signature
from pathlib import Path

import pytest

from panel.beside import THINGS, thing_class
from panel.settings import Settings


@pytest.mark.parametrize("name", THINGS)
def test_each_has_a_table_and_can_be_begun_and_ended(name: str) -> None:
    assert name in {field.name for field in fields(Settings)}
    made = thing_class(THINGS[name])
    signature(made).bind("its table", "the place")
    assert iscoroutinefunction(made.aclose)


def test_nothing_is_there_unless_it_is_asked_for() -> None:
    settings = Settings(path=Path("settings.toml"), store=Path("store"))
    assert [name for name in THINGS if getattr(settings, name) is not None] == []
