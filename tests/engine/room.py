"""A booking system in memory, behind the real contract, that fails as it is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from panel.backends.base import (
    Capabilities,
    Conflict,
    Draft,
    Ending,
    Reading,
    Refused,
    RoomInfo,
    Unreachable,
)
from panel.domain.booking import Booking, BookingStatus, Person

ABLE = Capabilities(
    book=True,
    book_later=True,
    keeps_check_in=True,
    ending=Ending.SHORTEN,
    extend=True,
    notify=True,
)
WITHOUT_MARKS = replace(ABLE, keeps_check_in=False)


class Lost(Enum):
    """Which half of a write is lost."""

    ANSWER = auto()
    REQUEST = auto()


@dataclass
class Trouble:
    """How the system fails at present; a fresh one does not fail.

    `reads` and `writes` are raised at every request of the kind, `lost` is for the
    next write alone. `slow` are the seconds before each answer, `slow_people` those of
    the directory, `lag` how old the list is that a reading shows. `skew` is the
    system's clock less the true time; None where it has no clock.
    """

    reads: Exception | None = None
    writes: Exception | None = None
    lost: Lost | None = None
    slow: float = 0.0
    slow_people: float = 0.0
    lag: timedelta = timedelta()
    skew: timedelta | None = timedelta()
    unreadable: tuple[str, ...] = ()


class Room:
    """One room of the system; `held` is the truth.

    `shown` is the last list that was answered. `strict` says that it lets no booking
    overlap another. `asked` names the requests in their order, `asked_at` and `read_at`
    are the moments of all requests and of those for the list. `ended` holds what was
    ended by us, with the comment. `before` is called just before a write is done.
    `closed` are the times in which nobody may book, `round_down` the steps in which
    the system extends. `directory` is who is known.
    """

    kind = "memory"

    def __init__(
        self, true: Callable[[], datetime], capabilities: Capabilities = ABLE
    ) -> None:
        self._true = true
        self._news: asyncio.Queue[str | Exception] = asyncio.Queue()
        self._past: list[tuple[datetime, dict[str, Booking]]] = []
        self._made = 0
        self._closed = False
        self.capabilities = capabilities
        self.zone: ZoneInfo | None = None
        self.held: dict[str, Booking] = {}
        self.trouble = Trouble()
        self.shown: tuple[Booking, ...] = ()
        self.strict = True
        self.asked: list[str] = []
        self.asked_at: list[datetime] = []
        self.read_at: list[datetime] = []
        self.most_at_once = 0
        self._at_once = 0
        self.ended: list[tuple[Booking, str]] = []
        self.before: Callable[[], object] = lambda: None
        self.round_down: timedelta | None = None
        self.closed: tuple[tuple[datetime, datetime], ...] = ()
        self.notices: tuple[str, ...] = ()
        self.directory = (Person(name="Ada Lovelace", address="ada@example.org"),)

    def put(self, booking: Booking) -> Booking:
        """Somebody books elsewhere, or changes a booking."""
        self._remember()
        self.held[self._name(booking)] = booking
        return booking

    def drop(self, booking: Booking) -> None:
        """Somebody deletes a booking elsewhere."""
        self._remember()
        del self.held[self._name(booking)]

    def push(self, what: str | Exception = "a booking") -> None:
        """Tells every listener, or breaks the line to them."""
        self._news.put_nowait(what)

    def forget(self) -> None:
        """Forgets what was asked so far."""
        for told in (self.asked, self.asked_at, self.read_at, self.ended):
            told.clear()

    async def room(self) -> RoomInfo:
        await self._request("room", self.trouble.reads)
        return RoomInfo(name="Blue room", zone=self.zone)

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        self.read_at.append(self._true())
        await self._request("bookings", self.trouble.reads)
        if self._closed:
            raise Unreachable("The room is closed.")
        listed = self._as_read().values()
        self.shown = tuple(b for b in listed if _inside(b, start, end))
        skew = self.trouble.skew
        return Reading(
            bookings=self.shown,
            unreadable=self.trouble.unreadable,
            system_time=None if skew is None else self._true() + skew,
            closed=self.closed,
        )

    async def book(self, draft: Draft) -> Booking:
        await self._write("book", able=self.capabilities.book)
        if draft.end <= draft.start:
            raise Refused("A booking ends after it starts.")
        self._clear(draft.start, draft.end)
        self._made += 1
        keeps = self.capabilities.keeps_check_in
        booking = Booking(
            id=f"made-{self._made}",
            start=draft.start,
            end=draft.end,
            title=draft.title,
            host=draft.host,
            checked_in=draft.checked_in if keeps else None,
        )
        return self._answered(self.put(booking))

    async def check_in(self, booking: Booking) -> Booking | None:
        await self._write("check_in", able=self.capabilities.keeps_check_in)
        held = self._unchanged(booking)
        return self._answered(self.put(replace(held, checked_in=True)))

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> Booking | None:
        able = self.capabilities.ending not in (Ending.PANEL, Ending.NONE)
        await self._write("end", able=able)
        held = self._unchanged(booking)
        self.ended.append((held, comment))
        return self._answered(self._end(held, at))

    async def extend(self, booking: Booking, end: datetime) -> Booking | None:
        await self._write("extend", able=self.capabilities.extend)
        held = self._unchanged(booking)
        self._clear(held.end, end)
        if self.round_down is not None:
            end -= (end - held.start) % self.round_down
        return self._answered(self.put(held.ending(end)))

    async def people(self, query: str) -> tuple[Person, ...]:
        if not self.capabilities.people:
            raise Refused("There is no directory.")
        self.asked.append("people")
        await asyncio.sleep(self.trouble.slow_people)
        if self.trouble.reads is not None:
            raise self.trouble.reads
        wanted = query.casefold()
        named = (
            (person, f"{person.name} {person.address}") for person in self.directory
        )
        return tuple(person for person, text in named if wanted in text.casefold())

    async def changes(self) -> AsyncIterator[str]:
        while True:
            news = await self._news.get()
            if isinstance(news, Exception):
                raise news
            yield news

    async def aclose(self) -> None:
        self._closed = True

    def _end(self, held: Booking, at: datetime) -> Booking | None:
        ways = {
            Ending.DECLINE: BookingStatus.DECLINED,
            Ending.CANCEL: BookingStatus.CANCELLED,
        }
        if status := ways.get(self.capabilities.ending):
            return self.put(replace(held, status=status))
        if at > held.start:
            return self.put(held.ending(at))
        self.drop(held)
        return None

    async def _request(self, name: str, error: Exception | None) -> None:
        self.asked.append(name)
        self.asked_at.append(self._true())
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        await asyncio.sleep(self.trouble.slow)
        self._at_once -= 1
        if error is not None:
            raise error

    async def _write(self, name: str, *, able: bool) -> None:
        await self._request(name, self.trouble.writes)
        if not able:
            raise Refused("This system cannot do that.")
        self.before()
        if self.trouble.lost is Lost.REQUEST:
            self.trouble.lost = None
            raise Unreachable("The answer was lost.", maybe_done=True)

    def _answered(self, booking: Booking | None) -> Booking | None:
        if self.trouble.lost is Lost.ANSWER:
            self.trouble.lost = None
            raise Unreachable("The answer was lost.", maybe_done=True)
        return booking

    def _unchanged(self, booking: Booking) -> Booking:
        held = self.held.get(self._name(booking))
        if held is None or not held.occupies:
            raise Conflict("The booking is gone.")
        if (held.start, held.end) != (booking.start, booking.end):
            raise Conflict("The booking was changed.")
        return held

    def _name(self, booking: Booking) -> str:
        """Its name among `held`: the id, but for occurrences that share one."""
        same = (name for name, held in self.held.items() if held.key == booking.key)
        return next(same, booking.id)

    def _clear(self, start: datetime, end: datetime) -> None:
        taken = (b for b in self.held.values() if b.occupies)
        if self.strict and any(b.overlaps(start, end) for b in taken):
            raise Conflict("Another booking is in the way.")

    def _remember(self) -> None:
        """Keeps the list as it was, for readings that lag behind."""
        if self.trouble.lag:
            self._past.append((self._true(), dict(self.held)))

    def _as_read(self) -> dict[str, Booking]:
        """The list that the reading shows: the oldest that was changed since."""
        since = self._true() - self.trouble.lag
        self._past = [past for past in self._past if past[0] > since]
        return self._past[0][1] if self._past else self.held


def _inside(booking: Booking, start: datetime, end: datetime) -> bool:
    """Whether it belongs to the list of a window; one without a length may too."""
    odd = booking.end <= booking.start
    return booking.overlaps(start, end) or (odd and start <= booking.start < end)
