"""Reads the settings in a process of its own.

The panel runs for months and reads its settings now and then: what only the reading
needs (pydantic above all) is loaded there and is gone with it. It also takes a core
of its own while the window's libraries are loaded.
"""

import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import panel
from panel.settings.exchange import from_json
from panel.settings.problem import Problem, UnreadError
from panel.settings.settings import Settings

LIMIT = 10.0
"""Seconds that a reading may take."""

# Neither site nor the environment is asked where modules are: the answer is known
# here and handed over, which is quicker and true for every kind of installation.
_PROGRAM = """
import gc, sys
gc.disable()
sys.path[:] = sys.argv.pop(1).split("\\n")
from panel.settings.answer import main
main(sys.argv[1:])
"""


class StartedReading:
    """A reading under way."""

    def __init__(
        self, path: Path | None, environ: Mapping[str, str], limit: float = LIMIT
    ) -> None:
        self._name = str(path or "settings")
        self._until = time.monotonic() + limit
        given = [str(path)] if path else []
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _PROGRAM, _module_path(), *given],
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                process_group=0,  # Ctrl-C is for the panel alone
            )
        except (OSError, ValueError) as error:
            raise self._failed(f"reading could not begin ({error})") from None

    @property
    def pid(self) -> int:
        return self._process.pid

    def result(self) -> Settings:
        """Wait for the settings; asked once.

        Raises:
            SettingsError: the file is wrong.
            UnreadError: the reading failed or took too long.
        """
        left = max(self._until - time.monotonic(), 0.1)
        try:
            answer, _ = self._process.communicate(timeout=left)
        except subprocess.TimeoutExpired:
            self.abandon()
            raise self._failed("took too long to read") from None
        return self._understood(answer)

    def abandon(self) -> None:
        """End the reading; nobody wants the result."""
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.communicate(timeout=1)

    def _understood(self, answer: bytes) -> Settings:
        if not answer:
            code = self._process.returncode
            raise self._failed(f"the process that reads it ended early ({code})")
        return from_json(answer.decode())

    def _failed(self, sentence: str) -> UnreadError:
        return UnreadError([Problem(self._name, sentence)])


def start_reading(path: Path | None, environ: Mapping[str, str]) -> StartedReading:
    """Begin to read, and go on with something else until `result` is wanted.

    Raises:
        UnreadError: no process could be started.
    """
    return StartedReading(path, environ)


def read_in_child(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of a file, or of the usual one.

    Raises:
        SettingsError: all that is wrong, together.
    """
    return start_reading(path, environ).result()


def _module_path() -> str:
    here = Path(panel.__file__).parents[1]
    return "\n".join([str(here), *sys.path])
