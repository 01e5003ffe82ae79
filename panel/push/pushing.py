"""Being called: the receiver, the subscription and the hints, joined."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from socket import socket

from panel.backends.base import Call, Choosing, Pushed
from panel.beside import Place
from panel.engine.clock import Now
from panel.push.address import Address, bound, drawn, not_bound, obstacle
from panel.push.hints import Hints
from panel.push.subscription import Subscription
from panel.settings import PushTable

log = logging.getLogger("panel.push")

FIRST = 2.0
"""Seconds after the start: the first picture comes first."""
GOES_ON = "Until then the panel only polls."


class Pushing:
    """Lives beside the engine; without it the panel polls as ever."""

    def __init__(self, table: PushTable, place: Place, *, after: float = FIRST) -> None:
        """Begins `after` so many seconds."""
        self._table, self._after = table, after
        self._parts, self._now = place.parts, place.now
        self._task = asyncio.get_running_loop().create_task(self._live())

    async def aclose(self) -> None:
        """Ends, within a few seconds."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _live(self) -> None:
        await asyncio.sleep(self._after)
        backend = self._parts.backend
        try:
            if why := obstacle(backend):
                self._told(why)
            elif isinstance(backend, Pushed):
                await self._served(backend, bound(self._table))
        except OSError as error:
            self._told(not_bound(self._table, error))
        except Exception:
            log.exception("a fault of the program itself: no calls are received")

    async def _served(self, backend: Pushed, listener: socket) -> None:
        address = drawn(self._table)
        hints = Hints(asyncio.get_running_loop(), self._parts.engine.hint)
        heed = partial(_heeded, backend, hints)
        begin = partial(_receiving, address, heed, self._now, listener)
        beginning = asyncio.create_task(asyncio.to_thread(begin))
        subscription = Subscription(backend, address.whole, replacing=address.base)
        try:
            # Not given up half way: what has begun to listen has to be ended.
            await asyncio.shield(beginning)
            log.info("calls are received on %s", self._table.listen)
            await subscription.keep()
        finally:
            close = await beginning
            await asyncio.gather(subscription.take_back(), asyncio.to_thread(close))

    def _told(self, why: str) -> None:
        log.warning("%s %s", why, GOES_ON)
        self._parts.engine.note("push", why)


def _receiving(
    address: Address, heed: Callable[[Call], bool], now: Now, listener: socket
) -> Callable[[], None]:
    """Begins to receive, in a thread, since the libraries take their time to load."""
    from panel.push.front import Front
    from panel.push.receiver import Receiver

    return Receiver(Front(address.path, heed, now), listener).close


def _heeded(backend: Pushed, hints: Hints, call: Call) -> bool:
    """Whether a call is genuine; one that concerns this room is a hint."""
    if not backend.genuine(call):
        return False
    if not isinstance(backend, Choosing) or backend.concerns(call):
        hints.come()
    return True
