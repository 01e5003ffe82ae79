"""Listens to the room's own sensor: a command's output or a device's lines."""

import logging
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from panel.device.readings import LONGEST_LINE

log = logging.getLogger("panel.sensor")

AGAIN = 10.0
"""Seconds after which a sensor that fell silent is asked anew."""

Hear = Callable[[bytes], None]


class Listener:
    """A thread that hands on each line; it sleeps while the sensor is silent.

    Exactly one of `command` and `path` says where the lines come from. `hear` is
    called in the thread.
    """

    def __init__(
        self, hear: Hear, *, command: Sequence[str] = (), path: Path | None = None
    ) -> None:
        self._hear = hear
        self._command = command
        self._path = path
        self._ended = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._told = False
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends the command. A thread that waits for a device ends with the program."""
        self._ended.set()
        if self._process is not None:
            self._process.kill()

    def _live(self) -> None:
        while not self._ended.is_set():
            try:
                with self._lines() as lines:
                    self._follow(lines)
                why = "it ended"
            except OSError as error:
                why = error.strerror or str(error)
            if not self._told and not self._ended.is_set():
                log.warning("the sensor says nothing more: %s", why)
                self._told = True
            self._ended.wait(AGAIN)

    def _follow(self, lines: IO[bytes]) -> None:
        while line := lines.readline(LONGEST_LINE + 1):
            if self._ended.is_set():
                return
            self._hear(line)
            if self._told:
                log.info("the sensor speaks again")
                self._told = False

    @contextmanager
    def _lines(self) -> Iterator[IO[bytes]]:
        if self._path is not None:
            with self._path.open("rb") as device:
                yield device
            return
        with subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        ) as process:
            self._process = process
            assert process.stdout is not None
            try:
                yield process.stdout
            finally:
                process.kill()
