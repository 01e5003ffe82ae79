"""When to ask the booking system next: a pure function."""

from datetime import timedelta

FIRST_RETRY = timedelta(seconds=5)
JITTER = 0.1


def pause(period: timedelta, failures: int, draw: float) -> timedelta:
    """How long to wait before the next request.

    After a complete answer the period; after failures 5, 10, 20 ... seconds, at most
    the period. Shortened by up to a tenth, so that panels behind one address spread.

    Args:
        period: the polling period in use.
        failures: requests in a row that were not answered completely.
        draw: a random number from 0 to 1.
    """
    full = period
    if failures:
        full = min(period, FIRST_RETRY * 2 ** min(failures - 1, 16))
    return full * (1 - JITTER * draw)
