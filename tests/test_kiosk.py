"""The service of a wall: what systemd says of it, and what it starts."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "kiosk.service"
START = ROOT / "packaging" / "kiosk.sh"
WORST = 3.5
STRICT = (
    "PrivateDevices",
    "MemoryDenyWriteExecute",
    "PrivateUsers",
    "PrivateNetwork",
    "IPAddressDeny",
    "ProcSubset",
    "RootDirectory",
    "DynamicUser",
)
"""What would harden it further and cannot be, each with its reason in the unit."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with a program that is there on this machine."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is needed")
    text = UNIT.read_text(encoding="utf-8")
    made = tmp_path / "kiosk.service"
    made.write_text(re.sub(r"/opt/room-panel/bin/\w+", "/bin/true", text))
    return made


def _asked(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *map(str, words)], capture_output=True, text=True
    )


def test_systemd_finds_nothing_wrong(unit: Path) -> None:
    said = _asked("verify", unit)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")


def test_it_is_as_closed_as_it_can_be(unit: Path) -> None:
    said = _asked("security", "--offline=true", "--no-pager", unit)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said.stdout)
    assert found, said.stderr
    assert float(found[1]) <= WORST


def test_what_stays_open_has_its_reason() -> None:
    comments = [line for line in UNIT.read_text().splitlines() if line.startswith("# ")]
    for name in STRICT:
        assert any(re.search(rf"\b{name}\b.*: \w", line) for line in comments), name


def started(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The script with programs that only say how they were called."""
    for name in ("cage", "weston", "room-panel"):
        made = folder / name
        made.write_text(f'#!/bin/sh\necho {name} "$@" on "$QT_QPA_PLATFORM"\n')
        made.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    own = {"PATH": path, "ROOM_PANEL_PROGRAM": str(folder / "room-panel")}
    return subprocess.run(
        [START, "--settings", "s.toml"],
        env={**own, **environ},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("named", [{}, {"COMPOSITOR": "cage"}])
def test_under_cage(tmp_path: Path, named: dict[str, str]) -> None:
    said = started(tmp_path, **named).stdout.split()
    assert said[0] == "cage"
    assert said[-4:] == ["--settings", "s.toml", "on", "wayland"]
    assert str(tmp_path / "room-panel") in said


def test_straight_on_the_screen(tmp_path: Path) -> None:
    said = started(tmp_path, COMPOSITOR="eglfs").stdout
    assert said == "room-panel run --settings s.toml on eglfs\n"


def test_a_compositor_that_there_is_not(tmp_path: Path) -> None:
    said = started(tmp_path, COMPOSITOR="sway")
    assert said.returncode == 2
    assert "sway" in said.stderr
    assert "cage, weston and eglfs" in said.stderr
