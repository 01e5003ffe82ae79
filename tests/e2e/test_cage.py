"""The panel under a real compositor, as an ordinary user: cage, nested in Xvfb.

A mouse taps on the compositor's window and the compositor takes the pictures. Needs
cage, Xvfb, Xwayland, xdotool and grim.
"""

import os
import pwd
import shutil
import signal
import site
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.finger import PATIENCE
from tests.e2e.places import GREEN, RED
from tests.e2e.program import SETTINGS

ROOT = Path(__file__).parents[2]
START = ROOT / "packaging" / "kiosk.sh"
NEEDED = ("cage", "Xvfb", "Xwayland", "xdotool", "grim")
BOOK = (400, 590)
"""On cage's window of 1024x768."""
SOMEBODY = "nobody"


def somebody() -> list[str]:
    """What runs a command as an ordinary user."""
    if os.geteuid():
        return []
    return ["setpriv", f"--reuid={SOMEBODY}", "--regid=nogroup", "--clear-groups"]


def interpreter() -> str:
    """Python as that user may run it: this one, or the machine's of this version."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (sys.executable, f"/usr/bin/{version}"):
        # By a shell: what starts it is that user already.
        tried = [*somebody(), "sh", "-c", f"exec {python} -c 'import ssl'"]
        if subprocess.run(tried, capture_output=True).returncode == 0:
            return python
    pytest.skip(f"{SOMEBODY} may run neither {sys.executable} nor the machine's own")


@dataclass
class Wall:
    """A folder of that user's, and what runs in it."""

    folder: Path
    display: str
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def environ(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(ROOT), *site.getsitepackages()]),
            "DISPLAY": self.display,
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "ROOM_PANEL_SETTINGS": str(self.folder / "settings.toml"),
            "ROOM_PANEL_PROGRAM": str(self.folder / "room-panel"),
            "WLR_BACKENDS": "x11",
            "WLR_RENDERER": "pixman",
            "LIBSEAT_BACKEND": "noop",
            "QT_QUICK_BACKEND": "software",
        }

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def start(self, *command: str | Path) -> "subprocess.Popen[bytes]":
        with (self.folder / "log").open("ab") as log:
            made = subprocess.Popen(
                [*somebody(), *command],
                env=self.environ,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(made)
        return made

    def ask(self, *command: str | Path, **environ: str) -> None:
        subprocess.run(
            [*somebody(), *command], env=self.environ | environ, cwd=self.folder
        )

    def corner(self) -> tuple[int, ...]:
        """The colour in the corner of what the compositor shows."""
        sockets = sorted((self.folder / "run").glob("wayland-?"))
        shot = self.folder / "shot.png"
        if not sockets:
            return ()
        self.ask("grim", shot, WAYLAND_DISPLAY=sockets[0].name)
        if not shot.exists():
            return ()
        with Image.open(shot) as picture:
            found = picture.convert("RGB").getpixel((20, 20))
        shot.unlink()
        assert isinstance(found, tuple)
        return found


def wait_for(there: Callable[[], bool], what: Callable[[], str]) -> None:
    until = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < until, what()
        time.sleep(0.1)


@pytest.fixture
def wall() -> Iterator[Wall]:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needed and not there: {', '.join(missing)}")
    python = interpreter()
    folder = Path(tempfile.mkdtemp(prefix="room-panel-cage-"))
    made = Wall(folder, f":{90 + os.getpid() % 900}")
    (folder / "run").mkdir(mode=0o700)
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    program = folder / "room-panel"
    program.write_text(f'#!/bin/sh\nexec {python} -m panel "$@"\n')
    program.chmod(0o755)
    if somebody():
        who = pwd.getpwnam(SOMEBODY)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, who.pw_uid, who.pw_gid)
    try:
        yield made
    finally:
        for process in reversed(made.running):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(PATIENCE)
        shutil.rmtree(folder)


def test_a_tap_books(wall: Wall) -> None:
    wall.start("Xvfb", wall.display, "-screen", "0", "1280x800x24")
    socket = Path(f"/tmp/.X11-unix/X{wall.display[1:]}")
    wait_for(socket.exists, lambda: f"no Xvfb:\n{wall.log}")
    cage = wall.start(START)
    wait_for(lambda: wall.corner() == GREEN, lambda: f"not free:\n{wall.log}")
    wall.ask("xdotool", "mousemove", *map(str, BOOK), "click", "1")
    wait_for(lambda: wall.corner() == RED, lambda: f"not booked:\n{wall.log}")
    assert cage.poll() is None
