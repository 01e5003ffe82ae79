"""Answers whoever asks the panel how it is, in a thread that sleeps while nobody does.

The thread asks the screen's loop. Where that does not turn, it says so itself: a panel
that hangs can still be told from one that is gone.
"""

import asyncio
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue

from panel.vitals.completing import Completing
from panel.vitals.places import NAME, bound
from panel.vitals.vitals import HANGS, Vitals, to_json

log = logging.getLogger("panel.vitals")

PATIENCE = 2.0
"""Seconds that the loop may take; it draws a frame in a hundredth of that."""
SAYING = 2.0
"""Seconds that whoever asked may take to hear."""

Take = Callable[[], Vitals]


class Asked:
    """Has the figures taken in the screen's loop, for other threads."""

    def __init__(self, take: Take) -> None:
        """In the loop itself."""
        self._loop = asyncio.get_running_loop()
        self._take, self._complete = take, Completing()
        self._last = Vitals()

    def __call__(self) -> Vitals:
        """The figures now; those of before, with `still`, where the loop hangs."""
        answer: SimpleQueue[Vitals] = SimpleQueue()
        with suppress(RuntimeError):  # the program is just ending
            self._loop.call_soon_threadsafe(lambda: answer.put(self._take()))
        try:
            self._last = answer.get(timeout=PATIENCE)
        except Empty:
            return replace(self._last, still=HANGS)
        self._last = self._complete(self._last)
        return self._last


class Answering:
    """One document to whoever connects, and nothing is read from them."""

    def __init__(self, folder: Path, asked: Callable[[], Vitals]) -> None:
        """Begins to answer; where that cannot be, the log says so and that is all."""
        self._folder, self._asked = folder, asked
        self._listener: socket.socket | None = None
        try:
            self._listener = bound(folder)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            log.warning("nobody can ask this panel how it is: %s: %s", folder, why)
            return
        threading.Thread(target=self._live, args=(self._listener,), daemon=True).start()

    def close(self) -> None:
        """Answers no more."""
        if self._listener is None:
            return
        with suppress(OSError):
            (self._folder / NAME).unlink(missing_ok=True)
        with suppress(OSError):
            # Ends the thread's wait, which closing alone would not.
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _live(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                with line, suppress(OSError):
                    line.settimeout(SAYING)
                    line.sendall(to_json(self._asked()))
