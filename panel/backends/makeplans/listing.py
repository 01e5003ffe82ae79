"""The list: read as a whole now and then, and only what has changed in between."""

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from panel.backends.makeplans.items import Item, item_of
from panel.backends.makeplans.rest import Listed, Rest, TooMany
from panel.backends.makeplans.shelf import Shelf
from panel.domain.booking import Booking
from panel.sqlite import gently

WHOLE = 3600.0
"""Seconds after which the whole list is read again, at the latest."""
SPREAD = 900.0
"""Seconds over which panels spread that have the same reason to read all of it."""
OVERLAP = timedelta(minutes=2)
"""How far behind the newest change is asked: two may bear the same moment, and one
that was written earlier may be seen later."""
LAG = timedelta(minutes=2)
"""How far the clock of the changes may be behind that of the answers."""
MOST_CHANGES = 2
"""Pages of changes; where there are more, the whole list is shorter."""
SLACK = timedelta(days=2)
"""How far the window may move before the whole list has to be read at once."""
JUMP = 2.0
"""Seconds by which the wall clock and the steady one may part."""
FEW = 100
"""Items that are looked at in the screen's thread."""

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when."""

    start: datetime
    end: datetime

    def near(self, other: "Window") -> bool:
        """Whether what was read for this one is enough for the other."""
        early = self.start - SLACK <= other.start
        return early and other.end <= self.end + SLACK


class Listing:
    """The bookings of one resource."""

    def __init__(
        self, rest: Rest, resource: int, *, longest: timedelta, now: Now
    ) -> None:
        self._rest = rest
        self._resource = resource
        self._longest = longest + SLACK
        self._now = now
        self._shelf = Shelf(resource)
        self._read: Window | None = None
        self._asked: Window | None = None
        self._read_at = now()
        self._due = 0.0
        self._drift = 0.0

    async def bookings(self, start: datetime, end: datetime) -> tuple[Booking, ...]:
        """The complete list of a window."""
        window = Window(start, end)
        if self._doubtful(window) or not await self._changed():
            await self._whole(window)
        self._asked = window
        return self._shelf.within(start, end)

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The names of those whose times could not be read."""
        return self._shelf.unreadable

    def holds(self, id: str) -> bool:
        """Whether a booking is one of this room's, as far as is known."""
        return self._shelf.holds(id)

    def doubt(self) -> None:
        """The next reading is a whole one."""
        self._read = None

    def _doubtful(self, window: Window) -> bool:
        """Whether the changes alone would not do."""
        drift = self._now().timestamp() - _time()
        jumped, self._drift = abs(drift - self._drift) > JUMP, drift
        if self._read is None or jumped or not self._read.near(window):
            return True
        if window != self._asked:
            # At midnight those of all panels move.
            self._due = min(self._due, _time() + random.random() * SPREAD)
        out = self._shelf.goes_out(self._read_at, self._now())
        return out or _time() >= self._due

    async def _whole(self, window: Window) -> None:
        self.doubt()
        params: dict[str, str | int] = {
            "resource_id": self._resource,
            # Only what begins after the one and ends before the other is listed.
            "start": (window.start - self._longest).isoformat(timespec="seconds"),
            "end": (window.end + self._longest).isoformat(timespec="seconds"),
            "extended": "true",
        }
        at = self._now()
        listed = await self._rest.all("/bookings/visible", params)
        self._shelf.newest = None if listed.date is None else listed.date - LAG
        await self._looked_at(listed, self._shelf.replace)
        self._believe(listed.date)
        self._read, self._read_at = window, at
        self._due = _time() + WHOLE - random.random() * SPREAD

    async def _changed(self) -> bool:
        """Takes over what has changed; False where that cannot be told."""
        newest, read = self._shelf.newest, self._read
        if newest is None:
            return False
        since = (newest - OVERLAP).isoformat(timespec="seconds")
        params = {"since": since, "extended": "true"}
        self.doubt()
        try:
            listed = await self._rest.all("/bookings/all", params, most=MOST_CHANGES)
        except TooMany:
            return False
        if await self._looked_at(listed, self._shelf.merge) is False:
            return False
        self._believe(listed.date)
        self._read = read
        return True

    def _believe(self, date: datetime | None) -> None:
        """No change is newer than the answer that tells of it."""
        newest = self._shelf.newest
        if newest is not None and date is not None and newest > date + LAG:
            self._shelf.newest = date - LAG

    async def _looked_at(
        self, listed: Listed, take: Callable[[Iterable[Item]], bool | None]
    ) -> bool | None:
        items = gently(listed.items) if len(listed.items) > FEW else listed.items
        read = partial(item_of, room=self._resource)
        work = partial(take, map(read, items))
        return await asyncio.to_thread(work) if len(listed.items) > FEW else work()


def _time() -> float:
    return asyncio.get_running_loop().time()
