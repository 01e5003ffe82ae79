"""Virtual time: a loop that jumps to its next timer, and a wall clock on top of it."""

import asyncio
import selectors
from collections.abc import Callable
from contextvars import Context
from datetime import UTC, datetime, timedelta
from typing import Any

UPTIME = 1000.0
"""What the steady clock shows at first: a machine has run before the program does."""
HANGS = 30.0
"""Real seconds after which a thread's work is said never to end."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop that never sleeps: where nothing is ready, its clock jumps on.

    Work in other threads takes no virtual time: while any is under way the loop waits
    for it in real time. A loop with nothing left to wait for raises RuntimeError.
    `delivery` are the real seconds in which a socket is given what was sent to it.
    """

    delivery = 0.0

    def __init__(self) -> None:
        self._steady = UPTIME
        self._outside = 0
        super().__init__(_Jumping(self))

    def time(self) -> float:
        return self._steady

    def stall(self, seconds: float) -> None:
        """The steady clock goes on although nothing runs, as under SIGSTOP."""
        self._steady += seconds

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        self._outside += 1
        await super().shutdown_default_executor()
        self._outside -= 1

    def create_future(self) -> "asyncio.Future[Any]":
        return _Counted(loop=self)

    def left_to_others(self, change: int) -> None:
        """Counts what is under way in other threads."""
        self._outside += change

    def busy_outside(self) -> bool:
        return self._outside > 0


class _Counted(asyncio.Future[Any]):
    """A future that tells its loop while a thread works for it.

    Both `run_in_executor` and `wrap_future` tie the future of a thread to one of the
    loop by a callback of this name.
    """

    def add_done_callback(
        self, fn: Callable[[Any], object], /, *, context: Context | None = None
    ) -> None:
        super().add_done_callback(fn, context=context)
        name = getattr(fn, "__qualname__", "")
        if name.endswith("_chain_future.<locals>._call_check_cancel"):
            loop = self.get_loop()
            assert isinstance(loop, VirtualLoop)
            loop.left_to_others(1)
            super().add_done_callback(lambda _: loop.left_to_others(-1))


class _Jumping(selectors.DefaultSelector):
    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(0)
        if found or (timeout is not None and timeout <= 0):
            return found
        if self._loop.busy_outside():
            return self._waited()
        if self._loop.delivery and (found := super().select(self._loop.delivery)):
            return found
        if timeout is None:
            raise RuntimeError("nothing will ever happen in this loop")
        self._loop.stall(timeout)
        return found

    def _waited(self) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(HANGS)
        if not found:
            raise RuntimeError("the work of a thread does not end")
        return found


class Wall:
    """The panel's wall clock and the true time, both driven by the loop's clock."""

    def __init__(self, begin: datetime) -> None:
        self._loop = asyncio.get_running_loop()
        self._zero = begin.astimezone(UTC) - timedelta(seconds=self._loop.time())
        self._off = timedelta()

    def now(self) -> datetime:
        """What the panel's clock shows."""
        return self.true() + self._off

    def true(self) -> datetime:
        """The true time, which the booking system goes by."""
        return self._zero + timedelta(seconds=self._loop.time())

    def set_clock(self, by: timedelta) -> None:
        """Somebody sets the panel's clock."""
        self._off += by

    def suspend(self, length: timedelta) -> None:
        """The machine sleeps: time goes on, the steady clock does not."""
        self._zero += length
