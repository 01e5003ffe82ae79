"""Reading in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from panel.settings import SettingsError
from panel.settings.child import StartedReading, read_in_child, start_reading
from panel.settings.exchange import from_json, to_json
from panel.settings.problem import Problem
from panel.settings.reading import read_settings
from tests.settings.conftest import Read, Write
from tests.settings.test_good import EXAMPLE


def test_the_same_as_reading_here(write: Write) -> None:
    path = write(EXAMPLE)
    environ = {"HOME": "/home/ann", "STATE_DIRECTORY": "/state"}
    assert read_in_child(path, environ) == read_settings(path, environ)


def test_the_usual_file(write: Write) -> None:
    path = write("pending_period = 3")
    assert read_in_child(None, {"ROOM_PANEL_SETTINGS": str(path)}).path == path


def test_the_environment_given_is_the_one_read(write: Write) -> None:
    environ = {"STATE_DIRECTORY": "/elsewhere", "HOME": "/h"}
    assert read_in_child(write(""), environ).store == Path("/elsewhere")


def test_problems_come_back(write: Write) -> None:
    path = write('pending_period = "é\\u2028"\ncalender_id = 1')
    with pytest.raises(SettingsError) as there:
        read_in_child(path, os.environ)
    with pytest.raises(SettingsError) as here:
        read_settings(path, os.environ)
    assert there.value.problems == here.value.problems
    assert len(here.value.problems) == 2


def test_a_name_in_no_encoding(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe.toml")
    path.write_text("")
    assert read_in_child(path, {"HOME": "/h"}).path == path


def test_a_relative_name(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("")
    monkeypatch.chdir(path.parent)
    assert read_in_child(Path(path.name), {"HOME": "/h"}).path == path


def test_a_reading_that_dies(write: Write) -> None:
    path = write("")
    reading = start_reading(path, {"HOME": "/h"})
    os.kill(reading.pid, signal.SIGKILL)
    with pytest.raises(SettingsError) as caught:
        reading.result()
    assert str(caught.value) == f"{path}: the process that reads it ended early (-9)"


def test_a_reading_that_hangs(write: Write) -> None:
    path = write("")
    reading = StartedReading(path, {"HOME": "/h"}, limit=0)
    os.kill(reading.pid, signal.SIGSTOP)
    with pytest.raises(SettingsError) as caught:
        reading.result()
    assert str(caught.value) == f"{path}: took too long to read"
    assert not Path(f"/proc/{reading.pid}").exists()


def test_a_reading_nobody_wants(write: Write) -> None:
    reading = start_reading(write(""), {"HOME": "/h"})
    reading.abandon()
    assert not Path(f"/proc/{reading.pid}").exists()


def test_no_process_to_be_had(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(SettingsError, match="reading could not begin"):
        start_reading(write(""), {})


def test_many_problems_do_not_block_the_pipe(write: Write) -> None:
    path = write("\n".join(f"pendingperiod{n} = 1" for n in range(3000)))
    with pytest.raises(SettingsError) as caught:
        read_in_child(path, {"HOME": "/h"})
    assert len(caught.value.problems) == 3000


def test_nothing_heavy_is_loaded_here() -> None:
    program = (
        "import sys, panel.settings.child, panel.settings.watch\n"
        "import panel.settings.places, panel.settings.merging\n"
        "heavy = {'pydantic', 'pydantic_core', 'tomllib', 'PIL', 'httpx', 'PySide6'}\n"
        "sys.exit(', '.join(heavy & sys.modules.keys()) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_json_and_back(read: Read) -> None:
    for text in (EXAMPLE, "", '[sensor]\npath = "/dev/x"'):
        settings = read(text)
        assert from_json(to_json(settings)) == settings
    problems = SettingsError([Problem("a.b", "is wrong"), Problem("c", 'found "é"')])
    with pytest.raises(SettingsError) as caught:
        from_json(to_json(problems))
    assert caught.value.problems == problems.problems
