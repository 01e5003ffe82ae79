"""The people of a busy room, hour by hour, and what has to come of what they do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.soak.account import Account, Trouble
from tests.soak.finger import Finger

HOURS = range(8, 18)
MORNING = range(8, 11)
AHEAD = 5
"""Days for which the calendar is full."""
HEALTHY = 5
"""Every so many days the link does not fail."""
MINUTE = timedelta(minutes=1)
FAILS, HEALS = 31.5 * MINUTE, 38 * MINUTE
"""When in the hour the link fails, and when it is well again."""
NIGHT, LONG = 4, 45 * MINUTE
"""The hour of the night at which it fails for so long that nothing is sure any more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A change that the panel has to make, once, about then; None is a new booking."""

    kind: str
    at: datetime
    booking: str | None = None


class Visitors:
    """`wanted` are the changes that the panel owes to those who came, and who did not.

    `healthy` says whether the link holds all day.
    """

    def __init__(self, account: Account, finger: Finger, zone: ZoneInfo) -> None:
        self._account, self._finger, self._zone = account, finger, zone
        self._planned: dict[datetime, str] = {}
        self.wanted: list[Wanted] = []
        self.healthy = False

    async def day(self, number: int, date: date) -> None:
        """From midnight to midnight."""
        async with self._around(number, date):
            await self._night(date)
            await self._visit(number, date, HOURS)
            await self._late(date)

    async def morning(self, number: int, date: date) -> None:
        """The first hours."""
        async with self._around(number, date):
            await self._visit(number, date, MORNING)
            await until(self._at(date, MORNING.stop))

    @asynccontextmanager
    async def _around(self, number: int, date: date) -> AsyncIterator[None]:
        """The calendar is filled, and the link fails now and then."""
        self.healthy = number % HEALTHY == 0
        for ahead in range(AHEAD):
            self._plan(number + ahead, date + timedelta(days=ahead))
        troubles = asyncio.create_task(self._troubles(number, date))
        yield
        troubles.cancel()
        with suppress(asyncio.CancelledError):
            await troubles

    async def _visit(self, number: int, date: date, hours: range) -> None:
        for hour in hours:
            start = self._at(date, hour)
            await until(start - 10 * MINUTE)
            await getattr(self, f"_{self._kind(number, hour)}")(start)

    def _kind(self, number: int, hour: int) -> str:
        return KINDS[(number * len(HOURS) + hour) % len(KINDS)]

    def _plan(self, number: int, date: date) -> None:
        """What is in the calendar of a day before it begins."""
        self._book(self._at(date, 1, 30), self._at(date, 3, 30))
        self._book(self._at(date, 23, 30), self._at(date + timedelta(days=1), 0, 30))
        for hour in HOURS:
            start = self._at(date, hour)
            for begin, end in PLANS[self._kind(number, hour)]:
                self._book(start + begin * MINUTE, start + end * MINUTE)

    def _book(self, start: datetime, end: datetime) -> None:
        if start not in self._planned:
            self._planned[start] = self.put(start, end)

    def put(self, start: datetime, end: datetime) -> str:
        """Somebody books elsewhere."""
        title = f"Planning {start:%d %H:%M}"
        begin, stop = start.timestamp(), end.timestamp()
        return str(self._account.world.put(begin, stop, title=title)["id"])

    def change(self, id: str, **changes: object) -> None:
        """Somebody changes a booking elsewhere."""
        self._account.world.change(int(id), **changes)

    async def _nobody(self, start: datetime) -> None:
        """Released after five minutes; somebody comes after all, and leaves early."""
        id = self._planned[start]
        self._want("end", start + 5 * MINUTE, id)
        self._want("no_show", start + 5 * MINUTE, id)
        await until(start + 10 * MINUTE)
        await self._press("here", "book", "checked_in")
        await until(start + 20 * MINUTE)
        await self._leave("end", "completed")

    async def _punctual(self, start: datetime) -> None:
        id = self._planned[start]
        await until(start + 2 * MINUTE)
        await self._press("check-in", "checked_in", booking=id)
        await until(start + 25 * MINUTE)
        await self._press("extend-900", "extend", booking=id)

    async def _by_chance(self, start: datetime) -> None:
        """Somebody walks in; the answer to the booking is lost on its way."""
        await until(start + 2 * MINUTE)
        self._account.lose = True
        await self._press("book-1800", "book", "checked_in")
        await until(start + 12 * MINUTE)
        await self._leave("end", "completed")

    async def _moved(self, start: datetime) -> None:
        """Moved by its host, checked in early, called off; another comes in between."""
        id = self._planned[start]
        later = (start + 10 * MINUTE).timestamp()
        self.change(id, booked_from=later, booked_to=later + 1800)
        await until(start + 7 * MINUTE)
        await self._press("check-in", "checked_in", booking=id)
        await until(start + 25 * MINUTE)
        self.change(id, state="cancelled")
        other = self.put(start + 40 * MINUTE, start + 50 * MINUTE)
        await until(start + 41 * MINUTE)
        self.change(other, status="in_progress")

    async def _cut_off(self, start: datetime) -> None:
        """Nobody can check in while the link is down: that is no no-show."""
        begin = start + 30 * MINUTE
        id = self._planned[begin]
        if self.healthy:
            self._want("end", begin + 5 * MINUTE, id)
            self._want("no_show", begin + 5 * MINUTE, id)
            return
        await until(begin + 4 * MINUTE)
        await self._press("check-in")
        await until(begin + 15 * MINUTE)
        await self._leave("end", booking=id)

    async def _one_after_another(self, start: datetime) -> None:
        for begin in (start, start + 15 * MINUTE):
            await until(begin + MINUTE)
            id = self._planned[begin]
            await self._press("check-in", "checked_in", booking=id)
        await until(start + 45 * MINUTE)
        await self._look_around()

    async def _night(self, date: date) -> None:
        """A long meeting in the night, over any change of the clocks."""
        start = self._at(date, 1, 30)
        await until(start + MINUTE)
        self.change(self._planned[start], status="in_progress")

    async def _late(self, date: date) -> None:
        """One that goes on past midnight."""
        start = self._at(date, 23, 30)
        await until(start + timedelta(seconds=40))
        id = self._planned[start]
        await self._press("check-in", "checked_in", booking=id)
        await until(self._at(date + timedelta(days=1), 0))

    async def _look_around(self) -> None:
        """The sheet is opened and closed, and the admin's page."""
        await self._finger.press("sheet")
        await asyncio.sleep(2)
        await self._finger.touch("Close")
        await asyncio.sleep(2)
        await self._finger.knock()
        await asyncio.sleep(2)
        await self._finger.touch("Close")

    async def _press(self, key: str, *kinds: str, booking: str | None = None) -> None:
        """Touches a button, which has to lead to these changes and no other."""
        for kind in kinds:
            self._want(kind, _now(), booking)
        await self._finger.press(key)

    async def _leave(self, *kinds: str, booking: str | None = None) -> None:
        await self._press("ask")
        await asyncio.sleep(2)
        await self._press("end", *kinds, booking=booking)

    def _want(self, kind: str, at: datetime, booking: str | None = None) -> None:
        self.wanted.append(Wanted(kind, at, booking))

    async def _troubles(self, number: int, date: date) -> None:
        if self.healthy:
            return
        kinds = list(Trouble)
        for hour in range(24):
            start = self._at(date, hour)
            fails, heals = start + FAILS, start + HEALS
            if hour == NIGHT:
                fails, heals = start, start + LONG
            if fails < _now():
                continue
            await until(fails)
            kind = kinds[(number + hour) % len(kinds)]
            await self._account.fail(kind, (heals - fails).total_seconds())

    def _at(self, date: date, hour: int, minute: int = 0) -> datetime:
        local = datetime.combine(date, time(hour, minute), self._zone)
        return local.astimezone(UTC)


PLANS: dict[str, tuple[tuple[int, int], ...]] = {
    "nobody": ((0, 30),),
    "punctual": ((0, 30),),
    "by_chance": (),
    "moved": ((0, 30),),
    "cut_off": ((30, 55),),
    "one_after_another": ((0, 15), (15, 30)),
}
"""The kinds of hours, and what is planned for each, in minutes."""
KINDS = tuple(PLANS)


def _now() -> datetime:
    return datetime.now(UTC)


async def until(moment: datetime) -> None:
    """Sleeps to a moment; long timers of Qt's loop may be a twentieth late."""
    while (left := (moment - _now()).total_seconds()) > 0:
        await asyncio.sleep(left if left < 1 else left * 0.9)
