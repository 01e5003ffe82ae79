"""One SQLite file, used on one thread of its own, shared with other processes."""

import asyncio
import os
import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from panel.sqlite.errors import StorageError
from panel.sqlite.handle import Handle, Work

T = TypeVar("T")

PATIENCE = 5.0
GLANCE = 0.005
"""Seconds for which `changed` may keep its caller."""


class Database:
    """Reads and writes in transactions; what was written is flushed to the disk.

    Every method raises StorageError for what the world does, and no error of SQLite or
    of the disk. A damaged file is set aside under another name and a new one is made;
    `notices` says so, in a sentence each. `schema` holds one script for each version
    of the file, the oldest first. `name` begins a sentence ("The calendar"). `patience`
    is how many seconds another process that writes is waited for.
    """

    def __init__(
        self,
        path: Path,
        schema: Sequence[str],
        *,
        name: str,
        patience: float = PATIENCE,
    ) -> None:
        self.path = Path(os.path.realpath(path))
        self._handle = Handle(self.path, schema, name=name, patience=patience)
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False
        self._state: tuple[int, int] | None = None
        self._looks: object = None
        self._unsettled = False
        self._asked: Future[bool] | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended, a sentence each."""
        return tuple(self._handle.notices)

    async def read(self, work: Work[T]) -> T:
        """What the work gives; all that it reads is of one moment."""
        return await asyncio.wrap_future(self._begin(work, "BEGIN"))

    async def write(self, work: Work[T]) -> T:
        """What the work gives, once it is safe on the disk."""
        return await asyncio.wrap_future(self._begin(work, "BEGIN IMMEDIATE"))

    def read_now(self, work: Work[T]) -> T:
        """`read` where there is no event loop."""
        return self._begin(work, "BEGIN").result()

    def write_now(self, work: Work[T]) -> T:
        """`write` where there is no event loop."""
        return self._begin(work, "BEGIN IMMEDIATE").result()

    def changed(self) -> bool:
        """Whether somebody else changed the file since the last time it was asked.

        Costs two looks at the folder while nothing happens, else 5 ms at most.
        """
        if self._asked is None and not self._looks_changed():
            return False
        try:
            self._asked = self._asked or self._begin(self._moved_on, "BEGIN")
            found = self._asked.result(GLANCE)
        except TimeoutError:
            return False
        except StorageError:
            found = False
        self._asked = None
        return found

    def state(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """For use in a work: a value that differs once somebody else has written."""
        return self._handle.state(connection)

    def close(self) -> None:
        """Lets go of the file; what is to be read or written later raises."""
        if pool := self._last_order():
            pool.submit(self._handle.drop).result()
            pool.shutdown()

    async def aclose(self) -> None:
        """`close` that leaves the event loop its time."""
        if pool := self._last_order():
            await asyncio.wrap_future(pool.submit(self._handle.drop))
            pool.shutdown()

    def _last_order(self) -> ThreadPoolExecutor | None:
        self._closed = True
        pool, self._pool = self._pool, None
        return pool

    def _begin(self, work: Work[T], begin: str) -> Future[T]:
        if self._closed:
            raise StorageError(f"{self.path} is closed.")
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix=self.path.stem)
        return self._pool.submit(self._perform, work, begin)

    def _perform(self, work: Work[T], begin: str) -> T:
        def noted(connection: sqlite3.Connection) -> T:
            if self._state is None:
                self._state = self._handle.state(connection)
            return work(connection)

        return self._handle.perform(noted, begin)

    def _moved_on(self, connection: sqlite3.Connection) -> bool:
        before, self._state = self._state, self._handle.state(connection)
        return before != self._state

    def _looks_changed(self) -> bool:
        """True twice after a change, as two may fall into one tick of the disk."""
        looks = _look(self.path), _look(Path(f"{self.path}-wal"))
        changed, self._looks = looks != self._looks, looks
        again, self._unsettled = self._unsettled, changed
        return changed or again


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
