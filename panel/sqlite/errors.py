"""What can be wrong with a file: damage, another writer, or the world."""

import os
import sqlite3
from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS
from pathlib import Path

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_WORLD = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)

_NO_ROOM = sqlite3.SQLITE_IOERR_SHMSIZE

_LOCKED = "another program keeps it locked; end that program"
_FULL = "the disk is full; free some space"
_FIXED = "the disk can only be read; make it writable"
_BARRED = "this user may not write there; change the owner or the permissions"
_BROKEN = "the disk reports an error; check the disk"
_ERRNO = {
    ENOSPC: _FULL,
    EDQUOT: _FULL,
    EROFS: _FIXED,
    EACCES: _BARRED,
    EPERM: _BARRED,
}


class StorageError(Exception):
    """The world keeps a file from being read or written; the text is one sentence.

    `maybe_done` where a write may have reached the disk all the same.
    """

    def __init__(self, sentence: str, *, maybe_done: bool = False) -> None:
        super().__init__(sentence)
        self.maybe_done = maybe_done


class Damaged(Exception):
    """What lies under the name is no database, or does not hold what was written."""


class Replaced(Exception):
    """Another process is just putting a new file in the old one's place."""


def is_damage(error: Exception) -> bool:
    """Whether the file's contents are at fault."""
    return isinstance(error, Damaged) or _family(error) in _DAMAGE


def is_busy(error: Exception) -> bool:
    """Whether another process is just at it."""
    return isinstance(error, Replaced) or _family(error) in _BUSY


def is_world(error: Exception) -> bool:
    """Whether disk, folder or permissions are at fault, not this program."""
    return isinstance(error, OSError) or _family(error) in _WORLD


def is_disk(error: Exception) -> bool:
    """Whether the disk failed, so that nobody knows what it holds."""
    return _family(error) == sqlite3.SQLITE_IOERR


def is_cramped(error: Exception) -> bool:
    """Whether a full disk has no room for what processes share of an open file."""
    found: bool = getattr(error, "sqlite_errorcode", 0) == _NO_ROOM
    return found


def _family(error: Exception) -> int:
    """SQLite's basic result code; 0 where the error is not its own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def why(folder: Path, error: Exception) -> str:
    """What is wrong and what to do, as the end of a sentence."""
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, (error.strerror or str(error)).lower())
    if is_busy(error):
        return _LOCKED
    if _family(error) == sqlite3.SQLITE_FULL or _is_full(folder):
        return _FULL
    if is_fixed(folder):
        return _FIXED
    return _BROKEN if is_disk(error) or is_damage(error) else _BARRED


def _is_full(folder: Path) -> bool:
    return folder.exists() and not os.statvfs(folder).f_bavail


def is_fixed(folder: Path) -> bool:
    """Whether the folder lies on a disk that can only be read."""
    return folder.exists() and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
