"""`python -m panel.backends.ical`: calendars are read and series worked out apart.

`expand` takes JSON lines and gives JSON lines; `read` takes texts, see `orders`.
"""

import os
import queue
import resource
import sys
import threading
from contextlib import suppress
from pathlib import Path

from panel.backends.ical import expand
from panel.backends.ical.editing.change import Change
from panel.backends.ical.entry import Problem, Unreadable
from panel.backends.ical.lines import Answer, Order
from panel.backends.ical.wanted import Wanted

NICENESS = 5
"""The screen comes first."""
MEMORY = 800_000_000
"""Bytes of address space: beside the panel itself it fits into what its service may
have. Ten years of bookings in 50 MB take half of it."""


def answer(order: Order) -> Answer:
    """What one order gives."""
    try:
        found = expand(order.series, order.start, order.end, order.zone)
    except Unreadable as error:
        return Answer(problem=Problem(order.series.uid, str(error)))
    return Answer(tuple(found))


def expand_all() -> None:
    """Answer every line until there are no more."""
    for line in sys.stdin:
        print(answer(Order.read(line)).line(), flush=True)


def read_all() -> None:
    """Answer every order. Gone at once when nobody can ask any more."""
    from panel.backends.ical.orders import take
    from panel.backends.ical.working import lines_for

    orders: queue.SimpleQueue[Wanted | Change] = queue.SimpleQueue()

    def listen() -> None:
        with suppress(Exception):  # an order that breaks off
            while order := take(sys.stdin.buffer):
                orders.put(order)
        os._exit(0)

    _go_first()
    threading.Thread(target=listen, daemon=True).start()
    # In the main thread: only there can a series be stopped that takes too long.
    while True:
        for line in lines_for(orders.get()):
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


def _go_first() -> None:
    """Where memory runs out, this process goes and the panel stays."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


OPERATIONS = {"expand": expand_all, "read": read_all}


def main() -> int:
    """Do one of both."""
    wanted = OPERATIONS.get(" ".join(sys.argv[1:]))
    if wanted is None:
        print("usage: python -m panel.backends.ical expand|read", file=sys.stderr)
        return 2
    with suppress(OSError):  # a service may not be allowed to
        os.nice(NICENESS)
    wanted()
    return 0


if __name__ == "__main__":
    sys.exit(main())
