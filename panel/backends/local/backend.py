"""The embedded calendar as a booking system."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial

from panel.backends.base import (
    Capabilities,
    Draft,
    Ending,
    Reading,
    Refused,
    RoomInfo,
    Site,
    Unreachable,
)
from panel.backends.local import rows
from panel.backends.local.desk import Desk
from panel.backends.local.shelf import Shelf, Window
from panel.domain.booking import Booking, Person, in_utc
from panel.sqlite import Database, StorageError

BEAT = 0.5
"""Seconds between two looks for changes of other processes, on the engine's grid."""

LATER = 3600.0
"""Seconds until a series that could not be worked out is tried again."""


class LocalBackend:
    """The bookings of one room in `calendar.sqlite`, shared by several processes.

    It has no clock of its own and no directory. What is confirmed is on the disk.
    """

    kind = "local"
    # No shorter polling period: `changes` tells of everything within a second.
    capabilities = Capabilities(
        book=True,
        book_later=True,
        keeps_check_in=True,
        ending=Ending.SHORTEN,
        extend=True,
        replays=True,
    )

    def __init__(self, site: Site) -> None:
        self._database = Database(
            site.store / rows.NAME, rows.SCHEMA, name="The calendar"
        )
        self._now = site.now
        self._not_before = 0.0
        self._desk = Desk(site.now, site.zone)
        self._shelf = Shelf()

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended, a sentence each."""
        return self._database.notices

    async def room(self) -> RoomInfo:
        """Nothing: the settings say all of it."""
        return RoomInfo()

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """The complete list; the same objects for what has not changed."""
        window = in_utc(start), in_utc(end)
        with _told():
            missing = await self._reach(*window)
            reading = await self._database.read(partial(self._read, window=window))
        if not missing:
            return reading
        return replace(reading, unreadable=reading.unreadable + missing)

    async def book(self, draft: Draft) -> Booking:
        """Writes a booking, unless any other occupies part of its time."""
        booking = Booking(
            id=os.urandom(16).hex(),
            start=draft.start,
            end=draft.end,
            title=draft.title,
            host=draft.host,
            checked_in=draft.checked_in,
        )
        with _told():
            await self._reach(booking.start, booking.end)
            work = partial(self._desk.book, booking=booking)
            return await self._database.write(work)

    async def check_in(self, booking: Booking) -> Booking:
        """Marks this booking at this start; once more changes nothing."""
        with _told():
            work = partial(self._desk.check_in, seen=booking)
            return await self._database.write(work)

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> Booking:
        """Shortens it to `at`, or cancels what has not begun by then."""
        with _told():
            work = partial(self._desk.end, seen=booking, at=in_utc(at))
            return await self._database.write(work)

    async def extend(self, booking: Booking, end: datetime) -> Booking:
        """Moves its end."""
        with _told():
            await self._reach(booking.end, end)
            work = partial(self._desk.extend, seen=booking, end=in_utc(end))
            return await self._database.write(work)

    async def people(self, query: str) -> tuple[Person, ...]:
        """Nobody is known here."""
        raise Refused("The embedded calendar has no directory of people.")

    async def changes(self) -> AsyncIterator[str]:
        """Tells of other processes' changes."""
        while True:
            await asyncio.sleep(_to_next_beat())
            if self._database.changed():
                yield "another program has changed the calendar"

    async def aclose(self) -> None:
        """Lets go of the file."""
        await self._database.aclose()

    async def _reach(self, start: datetime, end: datetime) -> tuple[str, ...]:
        """The UIDs of the series that cannot be worked out for all of the time."""
        look = partial(rows.short_series, start=start, end=end)
        short = await self._database.read(look)
        clock = asyncio.get_running_loop().time
        if short and clock() >= self._not_before:
            await asyncio.to_thread(self._lengthen, short, start, end)
            short = await self._database.read(look)
            self._not_before = clock() + LATER if short else 0.0
        return short

    def _lengthen(self, uids: tuple[str, ...], start: datetime, end: datetime) -> None:
        # Most rooms never need this: it is loaded when it is.
        from panel.backends.local.horizon import Horizon

        Horizon(self._database, self._now).lengthen(uids, start, end)

    def _read(self, connection: sqlite3.Connection, window: Window) -> Reading:
        state = self._database.state(connection)
        return self._shelf.reading(connection, window, state)


@contextmanager
def _told() -> Iterator[None]:
    """The file's errors as a booking system's."""
    try:
        yield
    except StorageError as error:
        raise Unreachable(str(error), maybe_done=error.maybe_done) from error


def _to_next_beat() -> float:
    """Seconds to the next line of a grid, so that all who wait wake up together."""
    now = asyncio.get_running_loop().time()
    left = BEAT - now % BEAT
    return left if left > BEAT / 10 else left + BEAT
