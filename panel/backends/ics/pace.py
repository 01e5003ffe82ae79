"""How often a calendar is fetched: pure functions."""

from datetime import timedelta

from panel.backends.base import BackendError, Unreachable

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(minutes=15)
USUAL = timedelta(minutes=5)
"""For a calendar that does not say how often it wants to be asked."""
EARLY = 0.9
"""A poll may come a tenth before its time."""
NONE = timedelta()


def interval(set_to: timedelta | None, said: timedelta | None) -> timedelta:
    """The time between two fetches: what the settings say, else the calendar."""
    return set_to or max(SHORTEST, min(said or USUAL, LONGEST))


def is_due(interval: timedelta, passed: timedelta) -> bool:
    """Whether it is time again; a clock that was set back makes it so too."""
    return not NONE <= passed < interval * EARLY


def rest_after(error: BackendError, failures: int) -> timedelta:
    """How long nothing is asked after so many failures in a row.

    Where no answer came the engine's own pace is slow enough. One that came and was of
    no use, perhaps 50 MB of it, is not fetched again and again.
    """
    if error.retry_after is not None:
        return error.retry_after
    if isinstance(error, Unreachable):
        return NONE
    return min(SHORTEST * (1 << min(failures - 1, 8)), LONGEST)
