"""What is known of the booking system, and how old that knowledge is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SURE_FOR = timedelta(minutes=15)
"""The least time for which the last complete answer is believed."""
CLOCK_WRONG = timedelta(minutes=2)
"""From here on the panel's clock is said to be wrong."""


class Fault(StrEnum):
    """Why the last request was not answered completely."""

    UNREACHABLE = "unreachable"
    UNAUTHORISED = "unauthorised"
    REFUSED = "refused"
    GARBLED = "garbled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The link to the booking system.

    `heard` is when it last answered completely, `complete` whether the last
    request was. `period` is the polling period in use. `skew` is the panel's clock
    less the system's, None where the system has none. `unreadable` names the
    bookings of the last answer whose times could not be read. `newest` is the newest
    moment the store has seen. `late` says that an acknowledged write is not shown yet.
    `every` is how often the system's list is fetched, where that is more rarely than
    `period`; `made` when it was written, where that is known.
    """

    period: timedelta
    heard: datetime | None = None
    complete: bool = False
    fault: Fault | None = None
    skew: timedelta | None = None
    newest: datetime | None = None
    unreadable: tuple[str, ...] = ()
    late: bool = False
    every: timedelta = timedelta()
    made: datetime | None = None

    @property
    def connected_until(self) -> datetime | None:
        """The first moment at which what was heard is too old for `connected`."""
        return None if self.heard is None else self.heard + self._patience

    @property
    def sure_until(self) -> datetime | None:
        """The first moment at which the screen claims nothing more."""
        if self.heard is None:
            return None
        return self.heard + max(self._patience, SURE_FOR)

    def connected(self, now: datetime) -> bool:
        """Whether the last request was answered completely, and lately."""
        until = self.connected_until
        return self.complete and until is not None and now < until

    def clock_wrong(self, now: datetime) -> bool:
        """Whether the panel's own clock cannot be right."""
        far = self.skew is not None and abs(self.skew) > CLOCK_WRONG
        return far or (self.newest is not None and now < self.newest)

    def sound(self, now: datetime) -> bool:
        """Whether anything may be done by what was heard, at this clock."""
        return self.connected(now) and not self.clock_wrong(now)

    def sure(self, now: datetime) -> bool:
        """Whether the screen may claim free or busy."""
        until = self.sure_until
        return until is not None and now < until and not self.clock_wrong(now)

    @property
    def _patience(self) -> timedelta:
        """Three readings, of which two may fail."""
        return 3 * max(self.period, self.every)
