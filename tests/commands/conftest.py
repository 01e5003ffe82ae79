"""`room-panel` run in this process, on a settings file and store of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from panel.cli import main

SETTINGS = """\
calendar_id = "Boardroom@example.com"
calendar_time_zone = "Europe/Lisbon"
max_duration = 120

[room]
name = "Boardroom"
capacity = 10

[store]
path = "state"
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> object:
        """The JSON it printed; it has to have succeeded."""
        assert self.code == 0, self.err
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    return path


@pytest.fixture
def room_panel(settings: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the settings; `room_panel("call", "checkin")`."""

    def run(name: str, *words: str) -> Answer:
        code = main([name, "--settings", str(settings), *words])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return run


@pytest.fixture
def call(room_panel: Run) -> Run:
    """Runs a command of the room at a moment: `call("10:00", "book_now", 1800)`."""

    def run(at: str, name: str, *arguments: object) -> Answer:
        moment = ("--at", f"2026-11-21T{at}+00:00")
        return room_panel("call", *moment, name, json.dumps(arguments))

    return run
