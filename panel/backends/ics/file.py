"""A calendar in a file of this machine, or of a folder that it sees."""

import asyncio
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

from panel.backends.base import Garbled, Refused, Unauthorised, Unreachable
from panel.backends.ical import MOST_BYTES
from panel.backends.ics.copy import Copy, Version, too_large

TRIES = 3
"""How often a file is read that is written at the same time."""


class FileSource:
    """Read when its time, its size or the file itself is another one."""

    free = True

    def __init__(self, path: Path) -> None:
        self._path = path
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
            return await asyncio.to_thread(self._fetch, known)
        except (FileNotFoundError, NotADirectoryError):
            raise Unreachable(f"{self.name} is not there.") from None
        except PermissionError:
            raise Unauthorised(f"{self.name} may not be read.") from None
        except OSError as error:
            why = error.strerror or "an unknown fault"
            raise Unreachable(f"{self.name} cannot be read: {why}.") from None

    async def aclose(self) -> None:
        """Nothing is read afterwards."""
        self._closed = True

    def _fetch(self, known: Version) -> Copy:
        for _ in range(TRIES):
            # Not to wait for a pipe's other end.
            handle = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            with open(handle, "rb") as file:
                seen = os.fstat(handle)
                if not stat.S_ISREG(seen.st_mode):
                    raise Refused(f"{self.name} is no plain file.")
                if _version(seen) == known:
                    return Copy(None, known, _made(seen))
                if seen.st_size > MOST_BYTES:
                    raise too_large(self.name)
                data = file.read(MOST_BYTES + 1)
                after = os.fstat(handle)
            if _version(after) == _version(seen) and len(data) == seen.st_size:
                return Copy(data, _version(seen), _made(seen))
        raise Garbled(f"{self.name} is being written all the time.")


def _version(seen: os.stat_result) -> Version:
    return (seen.st_mtime_ns, seen.st_size, seen.st_ino, seen.st_dev)


def _made(seen: os.stat_result) -> datetime | None:
    try:
        return datetime.fromtimestamp(seen.st_mtime, UTC)
    except (OverflowError, ValueError, OSError):
        return None
