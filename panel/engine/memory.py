"""What survives a restart: the last complete list, check-in marks, what was freed."""

import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from panel.backends.base import RoomInfo
from panel.domain.booking import Booking, Key
from panel.domain.marks import Marks
from panel.domain.stretches import NEVER, Stretches
from panel.engine import keeping
from panel.engine.lock import AlreadyRunning, locked
from panel.engine.snapshot import Freed
from panel.sqlite import Damaged, Database, StorageError, gently

__all__ = ["AlreadyRunning", "Memory", "Remembered", "locked"]

log = logging.getLogger("panel.memory")

T = TypeVar("T")

NAME = "panel.sqlite"

FINE = timedelta(seconds=30)
"""An unchanged list is not written again sooner: each writing wears the card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What an earlier run, or another process of this panel, has left.

    `heard` is when the list was answered, None where there is none. `newest` is the
    newest moment that was ever kept.
    """

    bookings: tuple[Booking, ...] = ()
    closed: Stretches = NEVER
    heard: datetime | None = None
    newest: datetime | None = None
    marks: Marks = field(default_factory=Marks)
    freed: Freed | None = None
    room: RoomInfo | None = None


class Memory:
    """`panel.sqlite` in the store, shared with the other commands of this panel.

    Nothing here raises for what the world does, since a panel without a memory still
    serves its room: `trouble` is then the sentence that says so, and the log has it
    once. Moments that are not the clock's own (`--at`) do not belong in here.
    """

    def __init__(self, store: Path) -> None:
        path = store / NAME
        self._database = Database(path, keeping.SCHEMA, name="The panel's memory")
        self._list: dict[Key, Booking] = {}
        self._list_state: object = None
        self._marks = Marks()
        self._freed: Freed | None = None
        self._unwritten = False
        self.trouble = ""

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended, a sentence each."""
        return self._database.notices

    def changed(self) -> bool:
        """Whether another process has changed it since this was last asked."""
        return self._database.changed()

    async def load(self) -> Remembered:
        """All that is remembered; nothing where it cannot be read."""
        found = await self._tried(self._database.read(self._load))
        if found is None:
            return Remembered()
        if not self._unwritten:
            self._recovered()
        self._marks, self._freed = found.marks, found.freed
        return found

    async def keep_list(
        self,
        bookings: Iterable[Booking],
        heard: datetime,
        closed: Stretches = NEVER,
    ) -> None:
        """Remembers a complete list, when nobody may book, and when it was answered."""
        work = partial(self._keep_list, bookings=bookings, heard=heard, closed=closed)
        await self._write(work)

    async def keep_marks(self, marks: Marks) -> None:
        """Remembers the check-ins; those that other processes add are left alone."""
        if marks == self._marks:
            return
        work = partial(keeping.write_marks, before=self._marks, after=marks)
        if await self._write(work):
            self._marks = marks

    async def keep_freed(self, freed: Freed | None) -> None:
        """Remembers what was just given back, None for nothing."""
        if freed == self._freed:
            return
        work = partial(keeping.write_freed, freed=freed)
        if await self._write(work):
            self._freed = freed

    async def keep_room(self, room: RoomInfo) -> None:
        """Remembers what the system says of the room."""
        await self._write(partial(keeping.write_room, room=room))

    async def aclose(self) -> None:
        """Lets go of the file."""
        await self._database.aclose()

    def _load(self, connection: sqlite3.Connection) -> Remembered:
        self._read_list(connection)
        with _strange_is_damage():
            return Remembered(
                bookings=tuple(self._list.values()),
                closed=keeping.read_closed(connection),
                heard=keeping.read_moment(connection, "heard"),
                newest=keeping.read_moment(connection, "newest"),
                marks=keeping.read_marks(connection),
                freed=keeping.read_freed(connection),
                room=keeping.read_room(connection),
            )

    def _read_list(self, connection: sqlite3.Connection) -> None:
        with _strange_is_damage():
            self._list = keeping.read_list(connection)
        self._list_state = self._database.state(connection)

    def _keep_list(
        self,
        connection: sqlite3.Connection,
        bookings: Iterable[Booking],
        heard: datetime,
        closed: Stretches,
    ) -> None:
        if self._list_state != self._database.state(connection):
            self._read_list(connection)
        after = {booking.key: booking for booking in gently(bookings)}
        differs = keeping.write_list(connection, self._list, after)
        self._list, self._list_state = after, self._database.state(connection)
        keeping.write_closed(connection, closed)
        last = keeping.read_moment(connection, "heard")
        if differs or last is None or not last <= heard < last + FINE:
            newest = keeping.read_moment(connection, "newest") or heard
            keeping.write_moment(connection, "heard", heard)
            keeping.write_moment(connection, "newest", max(newest, heard))

    async def _write(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        """Whether it is safe on the disk.

        That writing works again is shown by what was written, not by what was already
        there, nor by what can be read: a full disk lets both happen.
        """

        def counted(connection: sqlite3.Connection) -> bool:
            before = connection.total_changes
            work(connection)
            return connection.total_changes > before

        wrote = await self._tried(self._database.write(counted))
        if wrote is None:
            self._unwritten = True
        elif wrote:
            self._recovered()
        return wrote is not None

    def _recovered(self) -> None:
        if self.trouble:
            log.warning("the panel's memory can be used again")
        self.trouble, self._unwritten = "", False

    async def _tried(self, work: Awaitable[T]) -> T | None:
        """What the work gives; None where the world does not let it happen."""
        try:
            return await work
        except StorageError as error:
            if not self.trouble:
                log.warning("%s", error)
            self.trouble = str(error)
            return None


@contextmanager
def _strange_is_damage() -> Iterator[None]:
    """What cannot be what was written has the file set aside."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise Damaged from error
