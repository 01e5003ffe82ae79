"""`python -m panel.backends.ical expand`: JSON lines in, JSON lines out."""

import os
import sys

from panel.backends.ical import expand
from panel.backends.ical.entry import Problem, Unreadable
from panel.backends.ical.lines import Answer, Order

NICENESS = 5
"""The screen comes first."""


def answer(order: Order) -> Answer:
    """What one order gives."""
    try:
        found = expand(order.series, order.start, order.end, order.zone)
    except Unreadable as error:
        return Answer(problem=Problem(order.series.uid, str(error)))
    return Answer(tuple(found))


def main() -> int:
    """Answer every line until there are no more."""
    if sys.argv[1:] != ["expand"]:
        print("usage: python -m panel.backends.ical expand", file=sys.stderr)
        return 2
    os.nice(NICENESS)
    for line in sys.stdin:
        print(answer(Order.read(line)).line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
