"""A calendar in a file of this machine, or of a folder that it sees."""

import asyncio
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from panel.backends.base import Garbled, Refused, Unauthorised, Unreachable
from panel.backends.ical import MOST_BYTES
from panel.backends.ics.copy import Copy, Version, too_large
from panel.backends.ics.rest import Steady

TRIES = 3
"""How often a file is read that is written at the same time."""
COARSE = 3.0
"""Seconds in which a file may be written twice and show the same time: some file
systems count in two, some servers in one."""


class FileSource:
    """Read when its time, its size or the file itself is another one.

    And once more when that has stayed the same for longer than file systems' clocks
    are coarse. By `steady`, since a folder of another machine has another clock.
    """

    free = True

    def __init__(self, path: Path, steady: Steady) -> None:
        self._path, self._steady = path, steady
        self._seen: Version = ()
        self._since = 0.0
        self.name = f"The file {path.name}"
        self._closed = False

    async def fetch(self, known: Version) -> Copy:
        """The text, unless the file is the same.

        Raises:
            BackendError: it is not there, cannot be read, or is none.
        """
        if self._closed:
            raise Unreachable(f"{self.name} is not read any more.")
        try:
            asked = self._steady()
            copy = await asyncio.to_thread(self._fetch, known)
            trusted = copy.data is None or self._settled(copy.version, asked)
            return copy if trusted else replace(copy, version=())
        except (FileNotFoundError, NotADirectoryError):
            raise Unreachable(f"{self.name} is not there.") from None
        except IsADirectoryError:
            raise self._none() from None
        except PermissionError:
            raise Unauthorised(f"{self.name} may not be read.") from None
        except OSError as error:
            why = error.strerror or "an unknown fault"
            raise Unreachable(f"{self.name} cannot be read: {why}.") from None

    async def aclose(self) -> None:
        """Nothing is read afterwards."""
        self._closed = True

    def _settled(self, version: Version, asked: float) -> bool:
        """Whether nothing can be written any more that would look the same."""
        if version != self._seen:
            self._seen, self._since = version, self._steady()
            return False
        return asked - self._since >= COARSE

    def _fetch(self, known: Version) -> Copy:
        for _ in range(TRIES):
            with open(self._path, "rb", opener=_at_once) as file:
                seen = os.fstat(file.fileno())
                if not stat.S_ISREG(seen.st_mode):
                    raise self._none()
                if _version(seen) == known:
                    return Copy(None, known, _made(seen))
                if seen.st_size > MOST_BYTES:
                    raise too_large(self.name)
                data = file.read(MOST_BYTES + 1)
                after = os.fstat(file.fileno())
            if _version(after) == _version(seen) and len(data) == seen.st_size:
                return Copy(data, _version(seen), _made(seen))
        raise Garbled(f"{self.name} is being written all the time.")

    def _none(self) -> Refused:
        return Refused(f"{self.name} is no plain file.")


def _at_once(path: str, flags: int) -> int:
    """Does not wait for a pipe's other end."""
    return os.open(path, flags | os.O_NONBLOCK)


def _version(seen: os.stat_result) -> Version:
    return (seen.st_mtime_ns, seen.st_size, seen.st_ino, seen.st_dev)


def _made(seen: os.stat_result) -> datetime | None:
    try:
        return datetime.fromtimestamp(seen.st_mtime, UTC)
    except (OverflowError, ValueError, OSError):
        return None
