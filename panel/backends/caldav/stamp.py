"""What a calendar shows of its changes, and when that is believed."""

from collections.abc import Callable
from datetime import datetime, timedelta

GRAIN = timedelta(seconds=2)
"""Some servers count their changes in seconds: two of one second look like one."""
LONGEST = timedelta(hours=1)
"""After that the list is asked for whatever the calendar shows."""


class Stamp:
    """Says whether a list that was read is still the calendar's.

    It is, where the calendar shows the same as when the list was asked for, and has
    shown it for a while by then.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._told = ""
        self._since: datetime | None = None
        self._asked: datetime | None = None
        self._listed: datetime | None = None

    def told(self, stamp: str) -> None:
        """The calendar shows this now; empty where it shows nothing."""
        self._asked = self._now()
        if stamp != self._told:
            self._told, self._since, self._listed = stamp, self._asked, None

    def listed(self) -> None:
        """A list was read, asked for after the calendar told its stamp."""
        self._listed = self._asked

    def doubt(self) -> None:
        """Whatever is shown next counts as new."""
        self.told("")

    @property
    def believed(self) -> bool:
        """Whether nothing has changed since the list was asked for."""
        if not self._told or not (self._since and self._listed and self._asked):
            return False
        # The clock may have been set in either direction.
        settled = abs(self._listed - self._since) >= GRAIN
        return settled and abs(self._asked - self._listed) < LONGEST
