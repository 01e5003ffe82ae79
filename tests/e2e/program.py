"""The program as its users meet it: a process with a settings file and a store."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.e2e.finger import PATIENCE, Finger

PROGRAM = (sys.executable, "-m", "panel")
FAULTS = ("Traceback", " a fault of ", "ERROR asyncio", "ERROR qasync", "CRITICAL")
"""What a log says where the program itself is at fault."""
SETTINGS = """\
calendar_id = "boardroom@example.com"
calendar_time_zone = "Europe/Lisbon"

[room]
name = "Boardroom"
capacity = 10

[store]
path = "state"
"""


class Program:
    """One settings file in a folder, and the commands run on it.

    `within` stands before the command that runs the panel, and gives way to it.
    """

    def __init__(self, folder: Path, settings: str = SETTINGS) -> None:
        self.settings = folder / "settings.toml"
        self.settings.write_text(settings, encoding="utf-8")
        self.store = folder / "state"
        self.log = folder / "log"
        self.port = 0
        self.within: Sequence[str] = ()
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def run(
        self, *, named: bool = True, by: Sequence[str] = PROGRAM, **environ: str
    ) -> Finger:
        """Starts the panel on a screen of its own; a finger for it.

        `named` says whether the settings are named on the command line, `by` is the
        program itself.
        """
        self.port = free_port()
        screen = f"vnc:size=1280x800:port={self.port}"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self.within, *by, "run", *self._named(named)],
                env={**self.environment(screen), **environ},
                stdout=log,
                stderr=log,
            )
        return Finger(self.port)

    @property
    def pid(self) -> int:
        """The process of the running panel."""
        assert self._process is not None
        return self._process.pid

    def end(self, number: int = signal.SIGTERM) -> int:
        """Ends the panel by a signal; its exit code."""
        self.signal(number)
        assert self._process is not None
        code = self._process.wait(PATIENCE)
        self._process = None
        return code

    def ended(self) -> int:
        """Waits until the panel ends by itself; its exit code."""
        assert self._process is not None
        return self._process.wait(PATIENCE)

    def signal(self, number: int) -> None:
        """Sends the panel a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def clean_up(self) -> None:
        """Ends what still runs."""
        if self._process is not None and self._process.poll() is None:
            self.end(signal.SIGKILL)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs one command on the same settings."""
        name, *rest = words
        return subprocess.run(
            [*PROGRAM, name, "--settings", self.settings, *rest],
            env=self.environment("offscreen"),
            capture_output=True,
            text=True,
            timeout=PATIENCE * 3,
            check=False,
        )

    def call(self, name: str, arguments: Sequence[object] = (), at: str = "") -> object:
        """What a command of the room answers; it has to succeed."""
        moment = ("--at", at) if at else ()
        done = self.command("call", *moment, name, json.dumps(arguments))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def status(self) -> dict[str, object]:
        """The status variables now."""
        done = self.command("status", "--json")
        assert done.returncode == 0, done.stderr
        found: dict[str, object] = json.loads(done.stdout)
        return found

    @property
    def faults(self) -> list[str]:
        """The lines of the log that tell of a fault of the program itself."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if any(word in line for word in FAULTS)]

    def wait_for_log(self, words: str) -> None:
        """Waits until the log says it."""
        until(
            lambda: words in self.log.read_text(encoding="utf-8"),
            f"the log never says {words!r}",
        )

    def _named(self, named: bool) -> tuple[str, ...]:
        return ("--settings", str(self.settings)) if named else ()

    def environment(self, screen: str) -> dict[str, str]:
        """What the program is started with, on this screen."""
        return {
            **os.environ,
            "QT_QPA_PLATFORM": screen,
            "QT_QUICK_BACKEND": "software",
            "XDG_CACHE_HOME": str(self._folder / "cache"),
        }


def until(met: Callable[[], object], otherwise: str = "it never happened") -> None:
    """Waits until something is so."""
    latest = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < latest, otherwise
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
