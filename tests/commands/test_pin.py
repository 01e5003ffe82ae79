"""`room-panel pin`: a line for the settings file."""

import io
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from panel.cli import main
from panel.pin import matches

LINE = re.compile(r'\[admin\]\npin = "(?P<kept>[^"]+)"\n')


def test_a_line_for_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("4711\n"))
    assert main(["pin"]) == 0
    line = capsys.readouterr().out
    found = LINE.fullmatch(line)
    assert found is not None
    assert matches("4711", found["kept"])
    settings = tmp_path / "settings.toml"
    settings.write_text(line)
    assert main(["check", "--offline", "--settings", str(settings)]) == 0
    assert "scrypt" not in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["", "123", "1234567890123", "12a4", "४७११"])
def test_what_is_no_pin(
    typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    assert main(["pin"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "room-panel: A PIN has 4 to 12 digits and nothing else.\n"


def on_a_terminal(*typed: str) -> tuple[int, str, str]:
    """The exit code, what was printed, and what the terminal showed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "panel", "pin"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
        text=True,
    )
    shown = ""
    for line, prompt in zip(typed, ("PIN", "again"), strict=True):
        while prompt not in shown:
            shown += os.read(ours, 1000).decode()
        os.write(ours, f"{line}\n".encode())
    printed, _ = process.communicate(timeout=60)
    os.close(theirs)
    with suppress(OSError):  # nothing more to read
        shown += os.read(ours, 10_000).decode()
    os.close(ours)
    return process.returncode, printed, shown


def test_a_terminal_asks_twice_and_shows_nothing() -> None:
    code, printed, shown = on_a_terminal("4711", "4711")
    assert code == 0
    found = LINE.fullmatch(printed)
    assert found is not None
    assert matches("4711", found["kept"])
    assert "4711" not in shown


def test_two_that_differ() -> None:
    code, printed, shown = on_a_terminal("4711", "4712")
    assert (code, printed) == (1, "")
    assert "The two are not the same." in shown
