"""A database file: made in one step, opened soundly, set aside when damaged."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from itertools import count
from pathlib import Path

from panel.sqlite.errors import (
    Damaged,
    Replaced,
    StorageError,
    is_cramped,
    is_fixed,
    is_world,
)

Prepare = Callable[[sqlite3.Connection], object]

_TAILS = ("", "-wal", "-shm")
_BUSY_WAIT = 0.01
"""Seconds. `Database` asks again itself, more often than SQLite would."""


def inode(path: Path) -> int:
    """Which file lies under a name; 0 where there is none."""
    try:
        return os.stat(path).st_ino
    except FileNotFoundError:
        return 0


def opened(path: Path, schema: Sequence[str]) -> tuple[sqlite3.Connection, int]:
    """A connection to the file, and its inode; made or brought up to date first.

    `schema` holds one script for each version of the file, the oldest first.

    Raises:
        Replaced: another process is just putting a new file there.
        Damaged, sqlite3.Error, OSError, StorageError: it cannot be opened.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path, schema)
    found = inode(path)
    try:
        connection = _examined(path, schema)
    except (sqlite3.Error, OSError, Damaged) as error:
        if inode(path) != found:
            raise Replaced from error
        raise
    if inode(path) != found:
        connection.close()
        raise Replaced
    return connection, found


def _examined(path: Path, schema: Sequence[str]) -> sqlite3.Connection:
    if not path.is_file() or not path.stat().st_size:
        raise Damaged
    try:
        return _connected(path, "mode=rw", lambda c: _examine(c, path, schema))
    except sqlite3.Error as error:
        if is_world(error) and is_fixed(path.parent):
            # No reader could make the files it shares with writers; there are none.
            return _connected(path, "immutable=1")
        if is_cramped(error):
            # Who has a file alone needs no index that it shares with others.
            return _connected(path, "mode=rw", _version, alone=True)
        raise


def is_passing(connection: sqlite3.Connection) -> bool:
    """Whether it should not be kept: nobody else can use the file meanwhile."""
    found: str = connection.execute("PRAGMA locking_mode").fetchone()[0]
    return found == "exclusive"


def set_aside(path: Path, found: int) -> Path | None:
    """Gives a damaged file another name; None where somebody else has done it.

    `found` is the inode in which the damage was seen.
    """
    with _alone_in(path.parent):
        return _renamed(path) if inode(path) == found else None


def _connected(
    path: Path, how: str, first: Prepare = lambda _: None, *, alone: bool = False
) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.as_uri()}?{how}",
        timeout=_BUSY_WAIT,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    # One flipped bit in a title must not make the whole file unreadable.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        first(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _examine(connection: sqlite3.Connection, path: Path, schema: Sequence[str]) -> None:
    version = _version(connection)
    if _cut_off(connection, path):
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if answer != ("ok",):
            raise Damaged
    if version > len(schema):
        raise StorageError(
            f"{path} cannot be used: a newer version of this program wrote it; "
            "update this one."
        )
    if version < len(schema):
        with _alone_in(path.parent):
            _run_scripts(connection, schema)


def _cut_off(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file ends inside a page; SQLite takes the rest of it for zeros.

    It is never opened here: closing it again would drop all locks that this process
    holds on it, and others would take the database for unused.
    """
    size: int = connection.execute("PRAGMA page_size").fetchone()[0]
    return bool(path.stat().st_size % size)


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _run_scripts(connection: sqlite3.Connection, schema: Sequence[str]) -> None:
    for number in range(_version(connection), len(schema)):
        connection.executescript(
            f"BEGIN IMMEDIATE; {schema[number]}; "
            f"PRAGMA user_version = {number + 1}; COMMIT;"
        )


def _make(path: Path, schema: Sequence[str]) -> None:
    """Under another name first: nobody ever meets half a database."""
    with _alone_in(path.parent):
        if path.exists():
            return
        if Path(f"{path}-wal").exists():
            _renamed(path)
        fresh = path.with_name(f"{path.name}.new")
        fresh.unlink(missing_ok=True)
        with closing(_connected(fresh, "mode=rwc")) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            _run_scripts(connection, schema)
        _give_to_owner(fresh)
        fresh.rename(path)
        _flush(path.parent)


def _give_to_owner(path: Path) -> None:
    """What root makes belongs to the folder's owner, as whom the panel runs."""
    if os.geteuid() == 0:
        folder = path.parent.stat()
        os.chown(path, folder.st_uid, folder.st_gid)


def _renamed(path: Path) -> Path:
    aside = _free_name(path)
    for tail in _TAILS:
        with suppress(FileNotFoundError):
            os.rename(f"{path}{tail}", f"{aside}{tail}")
    _flush(path.parent)
    return aside


def _free_name(path: Path) -> Path:
    """A name of its own, with the moment of the last change."""
    there = path if path.exists() else Path(f"{path}-wal")
    changed = datetime.fromtimestamp(there.stat().st_mtime, UTC)
    stem = f"{path.name}.damaged-{changed:%Y%m%dT%H%M%SZ}"
    names = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    found = (path.with_name(name) for name in names)
    return next(name for name in found if not _taken(name))


def _taken(name: Path) -> bool:
    return any(os.path.lexists(f"{name}{tail}") for tail in _TAILS)


def _flush(folder: Path) -> None:
    """Makes new names last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Only one process at a time gives names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        flock(handle, LOCK_EX)
        yield
    finally:
        os.close(handle)
