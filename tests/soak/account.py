"""A MakePlans account in trouble now and then, which remembers what it told."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from panel.domain.booking import Booking
from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.makeplans.inside import Inside
from tests.backends.servers.makeplans.things import Thing
from tests.backends.servers.makeplans.world import ROOM, World

PRESENT = ("checked_in", "in_progress", "completed")
SLOW = 60.0
"""Seconds: longer than anybody waits for an answer."""


class Trouble(StrEnum):
    """How the link fails."""

    REFUSED = "refused"
    CUT = "cut"
    SLOW = "slow"
    BROKEN = "503"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Write:
    """A change that was carried out: what it did to which booking, and when."""

    kind: str
    booking: str
    at: datetime


class Account(Inside):
    """`writes` are the changes that were carried out. `told` is the room's day as it
    was last put out completely, and `told_at` when.

    `lose` has the answer to the next new booking never arrive.
    """

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.writes: list[Write] = []
        self.told: tuple[Booking, ...] = ()
        self.told_at = self.now()
        self.news = asyncio.Event()
        self.lose = False
        self._trouble: Trouble | None = None

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.world.now(), UTC)

    async def fail(self, trouble: Trouble, seconds: float) -> None:
        """The link fails for a while."""
        self._trouble = trouble
        if trouble is Trouble.REFUSED:
            self.hang_up()
        await asyncio.sleep(seconds)
        if trouble is Trouble.REFUSED:
            await self.listen()
        self._trouble = None

    def forget(self, before: float) -> None:
        """What is over, so that the account does not grow."""
        kept = self.world.bookings
        gone = [id for id, one in kept.items() if one["booked_to"] < before]
        for id in gone:
            del kept[id]
        self.asked.clear()

    async def reply(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        if self._trouble is not None:
            return await self._failed(self._trouble, writer)
        before = {id: dict(one) for id, one in self.world.bookings.items()}
        given = self.given(asked)
        if asked.method == "GET":
            writer.write(given.written())
            self._tell(asked, given)
            return True
        if given.status == 200:
            self._note(asked, given, before)
        lost, self.lose = self.lose and asked.method == "POST", False
        if not lost:
            writer.write(given.written())
        return not lost

    async def _failed(self, trouble: Trouble, writer: asyncio.StreamWriter) -> bool:
        if trouble is Trouble.SLOW:
            await asyncio.sleep(SLOW)
        elif trouble is Trouble.CUT:
            writer.write(Answer(200, [{"booking": {}}]).written()[:-9])
        elif trouble is Trouble.BROKEN:
            writer.write(Answer(503).written())
            return True
        elif trouble is Trouble.GARBLED:
            writer.write(Answer(200, b"<html>Please log in</html>").written())
            return True
        return False

    def _tell(self, asked: Asked, given: Answer) -> None:
        path = asked.path.removeprefix("/api/v1/bookings/")
        if given.status == 200 and path in ("visible", "all"):
            self.told, self.told_at = self.bookings(), self.now()
            self.news.set()

    def _note(self, asked: Asked, given: Answer, before: dict[int, Thing]) -> None:
        after = given.body["booking"]
        old = before.get(after["id"])
        kind = _kind(asked, old, self.world.bookings[after["id"]])
        self.writes.append(Write(kind, str(after["id"]), self.now()))

    def bookings(self) -> tuple[Booking, ...]:
        """What occupies the room, as it truly is."""
        ours = (o for o in self.world.bookings.values() if o["resource_id"] == ROOM)
        return tuple(as_booking(one) for one in ours if self.world.active(one))


def _kind(asked: Asked, old: Thing | None, new: Thing) -> str:
    if old is None:
        return "book"
    if asked.path.endswith("/status"):
        return str(new["status"])
    if asked.path.endswith("/cancel"):
        return "cancel"
    return "extend" if new["booked_to"] > old["booked_to"] else "end"


def as_booking(one: Thing) -> Booking:
    return Booking(
        id=str(one["id"]),
        start=datetime.fromtimestamp(one["booked_from"], UTC),
        end=datetime.fromtimestamp(one["booked_to"], UTC),
        checked_in=one["status"] in PRESENT,
    )
