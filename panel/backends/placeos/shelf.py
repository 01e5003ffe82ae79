"""The module's list as bookings, read again only where it has changed."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from panel.backends.base import Garbled
from panel.backends.placeos.events import Around, Events, events_of
from panel.backends.placeos.frames import LongList
from panel.backends.placeos.said import CheckIns
from panel.backends.placeos.values import LIST, Values
from panel.domain.booking import Booking, Key
from panel.sqlite import gently

T = TypeVar("T")


class Shelf:
    """The same objects for bookings that have not changed."""

    def __init__(self) -> None:
        self._told: object = None
        self._asked: tuple[Around, CheckIns] | None = None
        self._known: dict[Key, Booking] = {}
        self._events = Events()
        self._inside: tuple[Booking, ...] = ()
        self._inside_of: tuple[Events, datetime, datetime] | None = None

    async def events(
        self, values: Values, around: Around, last: datetime | None
    ) -> Events:
        """All that the module lists.

        Raises:
            Garbled: what it told is no list.
        """
        told = values.get(LIST)
        if not isinstance(told, list | LongList):
            raise Garbled("The room's module lists something else than bookings.")
        asked = around, CheckIns.of(values, around, last)
        if told is not self._told or asked != self._asked:
            events = await _done(partial(self._read, told, *asked), told)
            self._told, self._asked, self._events = told, asked, events
        return self._events

    async def inside(self, start: datetime, end: datetime) -> tuple[Booking, ...]:
        """Those of the last list that lie in a window."""
        asked = self._events, start, end
        known = self._inside_of
        if known is None or known[0] is not asked[0] or known[1:] != asked[1:]:
            work = partial(_lying, self._events.bookings, start, end)
            self._inside = await _done(work, self._told)
            self._inside_of = asked
        return self._inside

    def _read(self, told: Iterable[object], around: Around, marks: CheckIns) -> Events:
        events = events_of(gently(told), around)
        bookings = tuple(self._kept(events.bookings, marks.among(events.twins)))
        self._known = {booking.key: booking for booking in bookings}
        return replace(events, bookings=bookings)

    def _kept(self, bookings: Iterable[Booking], marks: CheckIns) -> Iterable[Booking]:
        for booking in gently(bookings):
            marked = marks.marked(booking)
            same = self._known.get(booking.key)
            yield same if same is not None and same == marked else marked


async def _done(work: Callable[[], T], told: object) -> T:
    """Where the list is long, a worker thread does it."""
    return await asyncio.to_thread(work) if isinstance(told, LongList) else work()


def _lying(
    bookings: Iterable[Booking], start: datetime, end: datetime
) -> tuple[Booking, ...]:
    return tuple(b for b in gently(bookings) if b.lies_in(start, end))
