"""The module's list as bookings, read again only where it has changed."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from panel.backends.base import Garbled
from panel.backends.placeos.events import Around, Events, events_of
from panel.backends.placeos.frames import LongList
from panel.backends.placeos.said import CheckIns
from panel.backends.placeos.values import LIST, Values
from panel.domain.booking import Booking, Key
from panel.sqlite import gently


class Shelf:
    """The same objects for bookings that have not changed."""

    def __init__(self) -> None:
        self._told: object = None
        self._asked: tuple[Around, CheckIns] | None = None
        self._known: dict[Key, Booking] = {}
        self._events = Events()

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
            work = partial(self._read, told, *asked)
            many = isinstance(told, LongList)
            events = await asyncio.to_thread(work) if many else work()
            self._told, self._asked, self._events = told, asked, events
        return self._events

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
