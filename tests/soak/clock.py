"""Another time for a whole process: `clock.c` loaded before the C library."""

import asyncio
import ctypes
import subprocess
import sys
import time
from contextvars import Context
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("clock.c")
COMPILER = ("cc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror")


def environment(folder: Path) -> dict[str, str]:
    """What a process is started with so that its time may be another.

    The library is made in this folder.
    """
    library = folder / "clock.so"
    subprocess.run([*COMPILER, "-o", library, SOURCE], check=True, timeout=60)
    return {"LD_PRELOAD": str(library)}


class WallClock:
    """The wall clock of other processes, which others may set while they run."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "wall-clock"
        self.environment = {**environment(folder), "SOAK_CLOCK": str(self._file)}
        self._file.write_bytes(bytes(8))

    def set(self, ahead: timedelta) -> None:
        """It is as much ahead of the true time."""
        nanoseconds = int(ahead.total_seconds() * 1e9)
        with self._file.open("r+b", buffering=0) as file:
            file.write(nanoseconds.to_bytes(8, sys.byteorder, signed=True))


class Clock:
    """The clock of this process, which was started with `environment`."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.soak_begin.argtypes = [ctypes.c_int64]

    def begin(self, moment: datetime) -> None:
        """It is this moment now."""
        ahead = moment.timestamp() - time.time()
        self._library.soak_begin(int(ahead * 1e9))

    def serve(self, loop: asyncio.AbstractEventLoop) -> None:
        """From here on it jumps where the loop has nothing to do."""
        hold = self._library.soak_hold

        def future() -> asyncio.Future[Any]:
            return _Counted(hold, loop=loop)

        loop.create_future = future  # type: ignore[method-assign]
        self._library.soak_jump(1)


class _Counted(asyncio.Future[Any]):
    """A future that holds the clock while a thread works for it.

    Both `run_in_executor` and `wrap_future` tie the future of a thread to one of the
    loop by a callback of this name.
    """

    def __init__(self, hold: Any, *, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop=loop)
        self._hold = hold

    def add_done_callback(self, fn: Any, /, *, context: Context | None = None) -> None:
        super().add_done_callback(fn, context=context)
        name = getattr(fn, "__qualname__", "")
        if name.endswith("_chain_future.<locals>._call_check_cancel"):
            self._hold(1)
            super().add_done_callback(self._let_go)

    def _let_go(self, _: object) -> None:
        self._hold(-1)


def real_seconds() -> float:
    """The machine's own steady clock, which nobody moves."""
    uptime = Path("/proc/uptime").read_text(encoding="ascii")
    return float(uptime.split()[0])
