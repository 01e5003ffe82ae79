"""When a booking's state is about to change by itself: a hint to read again."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from panel.domain.booking import Booking

LATER = (timedelta(seconds=5), timedelta(seconds=30))
"""After its start: a room without a rule for check-ins is in use from then on."""


class Begins:
    """The starts of the bookings of which nobody knows yet whether they wait."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._moments: tuple[datetime, ...] = ()
        self._news = asyncio.Event()

    def heard(self, bookings: Iterable[Booking]) -> None:
        """A new list."""
        starts = [b.start for b in bookings if b.checked_in is None and b.can_pend]
        now = self._now()
        later = (start + after for start in starts for after in LATER)
        self._moments = tuple(sorted(moment for moment in later if moment > now))
        self._news.set()

    async def hints(self) -> AsyncIterator[str]:
        """One for each of the moments."""
        while True:
            self._news.clear()
            left = self.left
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._news.wait()
                continue
            self._moments = self._moments[1:]
            yield "a booking has begun"

    @property
    def left(self) -> float | None:
        """Seconds until the next moment, None where there is none."""
        if not self._moments:
            return None
        return max((self._moments[0] - self._now()).total_seconds(), 0.0)
