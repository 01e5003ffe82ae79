"""Serves requests in threads that sleep while nobody asks: few, small and short."""

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from panel.metrics.front import END, LONGEST

log = logging.getLogger("panel.metrics")

MOST = 4
"""Connections at a time; whoever comes beside them is sent away."""
PATIENCE = 5.0
"""Seconds in which a request has to be there whole, and its answer taken."""

Answer = Callable[[bytes], bytes]


class Desk:
    """Answers on a socket that listens already, until it is closed."""

    def __init__(
        self, listener: socket.socket, answer: Answer, patience: float = PATIENCE
    ) -> None:
        """Begins to answer."""
        self._listener, self._answer = listener, answer
        self._patience = patience
        self._free = threading.BoundedSemaphore(MOST)
        self._faults = 0
        threading.Thread(target=self._live, daemon=True).start()

    def close(self) -> None:
        """Answers no more."""
        with suppress(OSError):
            # Ends the thread's wait, which closing alone would not.
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _live(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                if self._free.acquire(blocking=False):
                    threading.Thread(
                        target=self._serve, args=(line,), daemon=True
                    ).start()
                else:
                    line.close()

    def _serve(self, line: socket.socket) -> None:
        try:
            with line, suppress(OSError):
                request = _heard(line, self._patience)
                if request.count(END):
                    line.settimeout(self._patience)
                    line.sendall(self._answer(request))
                    line.shutdown(socket.SHUT_WR)
        except Exception:
            self._faults += 1
            if self._faults == 1:
                log.exception("a fault of the program itself in an answer")
        finally:
            self._free.release()


def _heard(line: socket.socket, patience: float) -> bytes:
    """A request's head, as far as it came in time and within its bounds."""
    until = time.monotonic() + patience
    said = b""
    while END not in said and len(said) <= LONGEST:
        line.settimeout(max(until - time.monotonic(), 0.01))
        part = line.recv(LONGEST)
        if not part:
            break
        said += part
    return said if len(said) <= LONGEST else b""
