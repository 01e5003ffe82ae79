"""The process that reads calendars, as the panel sees it: orders in, answers out."""

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from panel.backends.ical.entry import Unanswered
from panel.backends.ical.orders import Order

T = TypeVar("T")
ENDING = 2.0
"""Seconds to end by itself."""
AT_ONCE = 2**20
"""Bytes handed over in one piece; the screen may be drawn in between."""
ROOT = Path(__file__).parents[3]

# Neither site nor the environment is asked where modules are: the answer is known
# here and handed over, which is quicker and true for every kind of installation.
PROGRAM = """
import sys
sys.path[:] = sys.argv.pop(1).split("\\n")
from panel.backends.ical.__main__ import main
sys.exit(main())
"""


class Process:
    """Started at once. It ends when nobody can ask it any more, however the panel goes.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self) -> None:
        path = "\n".join([str(ROOT), *sys.path])
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", PROGRAM, path, "read"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What it would say of a fault may quote a calendar.
            stderr=subprocess.DEVNULL,
            process_group=0,  # Ctrl-C is for the panel alone
        )
        self._late = False

    @property
    def pid(self) -> int:
        return self._process.pid

    def answer(self, order: Order[T], limit: float) -> T:
        """Blocks until it has answered, or is killed after `limit` seconds.

        Raises:
            EOFError, OSError: it has gone.
            Unanswered: it took too long, or its answer makes no sense.
            Unreadable: it says why there is no answer.
        """
        watch = threading.Timer(limit, self._stop)
        watch.daemon = True
        watch.start()
        try:
            return self._asked(order)
        except (EOFError, OSError):
            if self._late:
                raise Unanswered("The calendar takes too long to read.") from None
            raise
        finally:
            watch.cancel()

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()

    def end(self) -> None:
        """Let it end by itself, and see to it that it does."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _asked(self, order: Order[T]) -> T:
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise EOFError
        for part in order.parts():
            view = memoryview(part)
            for first in range(0, len(view), AT_ONCE):
                into.write(view[first : first + AT_ONCE])
        into.flush()
        return order.answered(out)

    def _stop(self) -> None:
        self._late = True
        self.kill()
