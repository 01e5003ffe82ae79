"""One panel for one store: the kernel keeps the lock and gives it back at any end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from panel.sqlite import StorageError
from panel.sqlite.errors import why

NAME = "panel.lock"
LOCKS = Path("/proc/locks")
"""What the kernel says of all locks."""


class AlreadyRunning(Exception):
    """Another panel runs on this store; the text is one sentence."""


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Keeps other panels from running on the store.

    Raises:
        AlreadyRunning: one does.
        StorageError: the store cannot be used at all.
    """
    try:
        handle = _handle(store)
    except OSError as error:
        raise StorageError(f"{store} cannot be used: {why(store, error)}.") from error
    try:
        _take(handle, store)
        yield
    finally:
        os.close(handle)


def usable(store: Path) -> bool:
    """Whether a panel could run on the store now."""
    with suppress(StorageError, AlreadyRunning), locked(store):
        return True
    return False


def holder(store: Path) -> int | None:
    """The process that runs on the store, None where none does.

    Looked up and not tried: a panel that starts in this moment must find it free.
    """
    with suppress(OSError, ValueError):
        path = store / NAME
        number, process = path.stat().st_ino, path.read_text("ascii").strip()
        for line in LOCKS.read_text("ascii").splitlines():
            _, kind, _, _, who, where, *_ = line.split()
            if (kind, who) == ("FLOCK", process) and where.endswith(f":{number}"):
                return int(process)
    return None


def _handle(store: Path) -> int:
    """The open lock file; on a disk that can only be read, the one that is there."""
    path = store / NAME
    try:
        store.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        with suppress(OSError):
            return os.open(path, os.O_RDONLY)
        raise


def _take(handle: int, store: Path) -> None:
    try:
        flock(handle, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        raise AlreadyRunning(
            f"Another panel{_who(handle)} already runs on {store}; "
            "end it, or give this one a [store] path of its own."
        ) from None
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)


def _who(handle: int) -> str:
    number = os.pread(handle, 20, 0).decode("ascii", "ignore").strip()
    return f" (process {number})" if number.isdigit() else ""
