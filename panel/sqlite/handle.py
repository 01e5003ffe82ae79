"""The open file: transactions, tries while another process writes, and mending."""

import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from panel.sqlite.errors import (
    Damaged,
    Replaced,
    StorageError,
    is_busy,
    is_damage,
    is_disk,
    is_fixed,
    is_world,
    why,
)
from panel.sqlite.file import inode, is_passing, opened, set_aside

log = logging.getLogger("panel.sqlite")

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
"""What is to be done in one transaction; done again when it was rolled back."""

AGAIN = 0.003
"""Seconds between two tries; short, so that an import lets a walk-up in."""


class Handle:
    """A database file and the connection to it; for one thread only.

    `notices` are sentences about what had to be mended.
    """

    def __init__(
        self, path: Path, schema: Sequence[str], *, name: str, patience: float
    ) -> None:
        self.path = path
        self.notices: list[str] = []
        self._schema = schema
        self._name = name
        self._patience = patience
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._passing = False
        self._opened = 0

    def perform(self, work: Work[T], begin: str) -> T:
        """What the work gives, in one transaction that is begun with `begin`.

        Raises:
            StorageError: the world does not let it happen.
        """
        deadline = time.monotonic() + self._patience
        mended = False
        while True:
            try:
                return self._transaction(work, begin)
            except (sqlite3.Error, OSError, Damaged, Replaced) as error:
                if is_busy(error) and time.monotonic() < deadline:
                    time.sleep(AGAIN)
                elif is_damage(error) and not mended:
                    self._set_aside()
                    mended = True
                else:
                    self._give_up(error)

    def state(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """A value that differs once another connection has changed the file."""
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        return self._opened, version

    def drop(self) -> None:
        """Closes the connection; the next work opens it again."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _transaction(self, work: Work[T], begin: str) -> T:
        connection = self._ready()
        connection.execute(begin)
        try:
            result = work(connection)
        except BaseException:
            _roll_back(connection)
            raise
        self._commit(connection)
        if inode(self.path) != self._inode:
            # Written into a file that was just set aside: once more, into the new one.
            raise Replaced
        if self._passing:
            # Opened where nothing can be written: that may change.
            self.drop()
        return result

    def _commit(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            _roll_back(connection)
            if is_disk(error):
                self.drop()
                raise self._unusable(error, maybe_done=True) from error
            raise

    def _ready(self) -> sqlite3.Connection:
        """The connection to whatever lies under the name now."""
        found = inode(self.path)
        if self._connection is not None and found != self._inode:
            self.drop()
            self._notice(f"{self._name} was replaced or removed by another program.")
        if self._connection is None:
            self._inode = found
            fixed = is_fixed(self.path.parent)
            self._connection, self._inode = opened(self.path, self._schema)
            self._passing = fixed or is_passing(self._connection)
            self._opened += 1
        return self._connection

    def _set_aside(self) -> None:
        self.drop()
        try:
            aside = set_aside(self.path, self._inode)
        except OSError as error:
            self._give_up(error)
        else:
            kept = f" and is kept as {aside.name}" if aside else ""
            self._notice(f"{self._name} was damaged{kept}; a new, empty one was made.")

    def _notice(self, sentence: str) -> None:
        log.warning("%s", sentence)
        self.notices.append(sentence)

    def _give_up(self, error: Exception) -> None:
        self.drop()
        if is_busy(error) or is_damage(error) or is_world(error):
            raise self._unusable(error) from error
        raise error

    def _unusable(self, error: Exception, *, maybe_done: bool = False) -> StorageError:
        reason = why(self.path.parent, error)
        sentence = f"{self._name} ({self.path}) cannot be used: {reason}."
        return StorageError(sentence, maybe_done=maybe_done)


def _roll_back(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):
        connection.execute("ROLLBACK")
