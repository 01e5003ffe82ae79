"""A bound on the time that one piece of work may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from panel.backends.ical.entry import Unreadable


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop what runs longer; only the main thread of a process can be stopped.

    Raises:
        Unreadable: the time is over.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Unreadable("It takes too long to work out.")

    before = signal.signal(signal.SIGALRM, stop)
    # Again and again: the package may swallow the first one.
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
