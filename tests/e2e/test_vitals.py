"""A running panel says how it is to whoever may ask, also while it hangs."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from panel import __version__
from panel.vitals.asking import Silent, asked, first_of
from panel.vitals.places import NAME
from panel.vitals.vitals import HANGS, Vitals, wrong
from tests.e2e.program import Program, free_port

HANGING = Path(__file__).with_name("hanging.py")
PATIENCE = 60.0


def heard(folder: Path) -> Vitals:
    """What the panel says as soon as it can be asked and has shown something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if folder.is_dir() and (found := asked(folder)) and found.frames:
            return found
        time.sleep(0.05)
    raise AssertionError("nobody answers")


@contextmanager
def offscreen(program: Program, *before: object, **environ: str) -> Iterator[int]:
    """The panel without anybody who looks at it; gives its process."""
    command = [sys.executable, *(before or ("-m", "panel"))]
    panel = subprocess.Popen(
        [*command, "run", "--window", "640x400", "--settings", program.settings],
        env=program.environment("offscreen") | environ,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield panel.pid
    finally:
        panel.send_signal(signal.SIGKILL)
        panel.wait()


def _doctor(program: Program) -> dict[str, str]:
    """What the doctor says beside the running panel, by matter."""
    done = program.command("doctor", "--json")
    lines = json.loads(done.stdout)
    wrong = any(one["state"] in ("warn", "bad") for one in lines)
    assert (done.stderr, done.returncode) == ("", int(wrong))
    return {one["name"]: f"{one['state']} ({one['sentence']})" for one in lines}


def _got(port: int, path: str) -> tuple[int, str]:
    """What is answered over HTTP, as soon as anybody listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(ConnectionError):
            line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            line.request("GET", path)
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        time.sleep(0.05)
    raise AssertionError("nobody answers")


def test_it_says_how_it_is(program: Program) -> None:
    with program.run():
        vitals = heard(program.store)
        assert vitals.pid == program.pid
        assert vitals.version == __version__
        assert vitals.settings == str(program.settings)
        assert vitals.store == str(program.store)
        assert (vitals.system, vitals.state, vitals.still) == ("local", "free", "")
        assert vitals.sure and not wrong(vitals, time.time())
        assert vitals.qt and vitals.python and vitals.readings["ok"] >= 1
        assert vitals.frames >= vitals.slow >= 0
        assert vitals.memory is not None and 20 < vitals.memory / 2**20 < 500
        assert vitals.patience is None and vitals.restarts is None
        assert time.time() - vitals.began < PATIENCE
        mode = (program.store / NAME).stat().st_mode
        assert stat.S_ISSOCK(mode) and stat.S_IMODE(mode) == 0o600
        well = _doctor(program)
        assert "up " in well["panel"] and "good" in well["panel"]
        assert "nobody restarts the panel" in well["watchdog"]
        assert program.end() == 0
    assert asked(program.store) is None
    assert not (program.store / NAME).exists()


def test_in_the_folder_that_systemd_made_also_of_wrong_settings(
    program: Program, tmp_path: Path
) -> None:
    program.settings.write_text("nonsense = 1\nmore = 2\n", encoding="utf-8")
    folder = tmp_path / ("deep" * 30)
    folder.mkdir()
    with offscreen(program, RUNTIME_DIRECTORY=str(folder)) as pid:
        vitals = heard(folder)
        assert (vitals.pid, vitals.problems) == (pid, 2)
        assert vitals.state == "settings-wrong"
        assert "nonsense" in vitals.trouble or "more" in vitals.trouble
        assert wrong(vitals, time.time()) == (
            "The settings are wrong; the screen says what.",
        )
        found = first_of((tmp_path, folder), program.settings, None)
        assert found.pid == pid
        with pytest.raises(LookupError):
            first_of((tmp_path, folder), tmp_path / "other.toml", tmp_path)
        assert not program.store.exists(), "nothing is written to the card"


@pytest.mark.long
def test_a_screen_that_hangs_is_told_from_one_that_is_gone(
    program: Program, tmp_path: Path
) -> None:
    sign, port = tmp_path / "hang", free_port()
    with program.settings.open("a") as settings:
        settings.write(f"[metrics]\nport = {port}\n")
    with offscreen(program, HANGING, sign) as pid:
        assert heard(program.store).still == ""
        assert _got(port, "/healthz") == (200, '{"ok": true, "wrong": []}\n')
        _, text = _got(port, "/metrics")
        families = {f.name: f for f in text_string_to_metric_families(text)}
        assert families["room_panel_healthy"].samples[0].value == 1
        assert families["room_panel_frames"].samples[0].value > 0
        sign.touch()
        until = time.monotonic() + PATIENCE
        while not (found := asked(program.store)) or found.still != HANGS:
            assert time.monotonic() < until
        assert found.pid == pid
        code, text = _got(port, "/healthz")
        assert code == 503 and f"hangs: {HANGS}" in text
        assert f"hangs: {HANGS}" in _doctor(program)["panel"]
        os.kill(pid, signal.SIGSTOP)
        with pytest.raises(Silent):
            asked(program.store, patience=0.5)
        stopped = _doctor(program)["panel"]
        assert f"bad (process {pid} runs but does not answer" in stopped
    assert asked(program.store) is None
