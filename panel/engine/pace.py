"""When to ask the booking system next: pure functions."""

from datetime import timedelta

from panel.backends.base import BackendError

FIRST_RETRY = timedelta(seconds=5)
JITTER = 0.1
TOLD = timedelta(seconds=30)
"""Where the system says how long it wants to rest, nobody stays away for much longer:
it is there, and it is fair to all who ask."""
NONE = timedelta()


def pause(
    period: timedelta, failures: int, draw: float, rest: timedelta = NONE
) -> timedelta:
    """How long to wait before the next request.

    After a complete answer the period; after failures 5, 10, 20 ... seconds, at most
    the period. Shortened by up to a tenth, so that panels behind one address spread.
    A rest that the system asks for is kept, and as much again is drawn from: all who
    were sent away together do not come back together. Failures in a row then count
    no longer than half a minute.

    Args:
        period: the polling period in use.
        failures: requests in a row that were not answered completely.
        draw: a random number from 0 to 1.
        rest: how long the system asks to be left alone.
    """
    full = period
    if failures:
        full = min(period, FIRST_RETRY * 2 ** min(failures - 1, 16))
    if rest:
        full = min(full, max(rest, TOLD))
    return max(full * (1 - JITTER * draw), rest * (1 + draw))


def backed_off(
    first: float, longest: float, failures: int, error: BackendError
) -> float:
    """Seconds until what has failed so often in a row is tried once more."""
    rest = min(first * 2.0 ** min(failures - 1, 8), longest)
    asked = error.retry_after
    return max(rest, asked.total_seconds()) if asked else rest


def scattered(period: timedelta, draw: float) -> timedelta:
    """How long to wait after the first answer to one who was sent away before.

    Half of the period or more: those who were let in together are not to come
    together again, and a tenth alone would part them in hours.
    """
    return period * (1 - draw / 2)
