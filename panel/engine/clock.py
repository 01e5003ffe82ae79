"""The clock: decides by wall time, sleeps by monotonic time, notices jumps."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo

Now = Callable[[], datetime]

BEAT = 0.5
"""Seconds. A clock that was set, and a suspend, are noticed within one beat."""
JUMP = timedelta(seconds=0.5)
"""A wall clock that left the monotonic one by this much was set."""
STALL = 5.0
"""Seconds. A program that did not run for this long was not there for anybody."""
EXACT = 0.02
"""Seconds. Longer timers of Qt's loop may be a twentieth late, these are exact."""


def system_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class Timekeeper:
    """Sleeps in beats, all of the process on one grid, and says what time did."""

    def __init__(self, now: Now, beat: float = BEAT) -> None:
        self._now = now
        self._beat = beat
        self._poked = asyncio.Event()
        self._wall = now()
        self._steady = asyncio.get_running_loop().time()
        self._offset: tuple[tzinfo, timedelta | None] | None = None

    def poke(self) -> None:
        """Ends the sleep that is under way."""
        self._poked.set()

    def jumped(self) -> bool:
        """Whether the clock was set or the program stood still since last asked."""
        wall, steady = self._now(), asyncio.get_running_loop().time()
        elapsed = steady - self._steady
        drift = wall - self._wall - timedelta(seconds=elapsed)
        self._wall, self._steady = wall, steady
        return abs(drift) > JUMP or elapsed > self._beat + STALL

    def zone_moved(self, zone: tzinfo) -> bool:
        """Whether this zone's clock was put forward or back since last asked of it."""
        last, self._offset = (
            self._offset,
            (zone, self._now().astimezone(zone).utcoffset()),
        )
        return last is not None and last[0] == zone and last != self._offset

    async def sleep(self, until: datetime) -> None:
        """Sleeps until a moment, a beat or a poke, whichever is first."""
        left = (until - self._now()).total_seconds()
        if left > 0 and not self._poked.is_set():
            await self._nap(min(_leg(left), self._to_beat()))
        self._poked.clear()

    def _to_beat(self) -> float:
        """To the next beat; one that is all but here (a timer came early) is over."""
        left = self._beat - asyncio.get_running_loop().time() % self._beat
        return left if left > EXACT else left + self._beat

    async def _nap(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._poked.wait()


def _leg(left: float) -> float:
    """The next leg of a sleep: short of the mark by what a timer may be late."""
    return left if left <= EXACT else max(left * 0.9 - EXACT, EXACT / 2)
