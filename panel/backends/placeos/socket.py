"""One open WebSocket: requests with their replies, pings, and what is told unasked."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from panel.backends.base import Unreachable
from panel.backends.placeos import frames
from panel.backends.placeos.frames import Frame, Module
from panel.backends.placeos.refusal import error_of

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

log = logging.getLogger("panel.placeos")

PING_EVERY = 15.0
DEAD_AFTER = 60.0
"""Seconds without a pong after which the other end is gone."""
BREATH = 64
"""Frames after which everything else gets its turn."""

Hear = Callable[[Frame], None]
LOST = "The connection to PlaceOS was lost."


class Socket:
    """Replies are matched by their number, in any order.

    `heard` is called with every notification, `alive` with every pong.
    """

    def __init__(
        self,
        wire: "ClientConnection",
        heard: Hear,
        alive: Callable[[], None],
        *,
        timeout: float,
    ) -> None:
        self._wire = wire
        self._heard = heard
        self._alive = alive
        self._timeout = timeout
        self._number = 0
        self._waiting: dict[int, asyncio.Future[Frame | None]] = {}
        self._strange: set[str] = set()
        self._pong = asyncio.get_running_loop().time()
        self._ended = False

    async def live(self) -> None:
        """Reads and pings until the connection is lost.

        Raises:
            Unreachable: it is.
        """
        reading = asyncio.create_task(self._read())
        pinging = asyncio.create_task(self._ping())
        try:
            await asyncio.wait({reading, pinging}, return_when=asyncio.FIRST_COMPLETED)
            if not reading.done():
                # Nobody is there to say goodbye to.
                self._wire.transport.abort()
        finally:
            await self._end(reading, pinging)
        for task in (reading, pinging):
            if not task.cancelled() and (fault := task.exception()):
                raise fault
        raise Unreachable(LOST)

    async def ask(
        self,
        cmd: str,
        module: Module,
        name: str,
        args: list[object] | None = None,
        *,
        writes: bool = False,
    ) -> Frame:
        """One request and its reply.

        Raises:
            BackendError: there was none in time, or it is an error.
        """
        if self._ended:
            raise Unreachable(LOST)
        self._number += 1
        number = self._number
        reply: asyncio.Future[Frame | None]
        reply = asyncio.get_running_loop().create_future()
        self._waiting[number] = reply
        try:
            async with asyncio.timeout(self._timeout):
                text = frames.request(number, cmd, module, name, args)
                await self._send(text, writes=writes)
                frame = await reply
        except TimeoutError:
            raise Unreachable(
                "PlaceOS does not answer in time.", maybe_done=writes
            ) from None
        finally:
            self._waiting.pop(number, None)
        if frame is None:
            raise Unreachable(LOST, maybe_done=writes)
        if frame.kind == "error":
            raise error_of(frame, writes=writes)
        return frame

    async def _send(self, text: str, *, writes: bool) -> None:
        from websockets.exceptions import ConnectionClosed

        try:
            await self._wire.send(text)
        except ConnectionClosed:
            raise Unreachable(LOST, maybe_done=writes) from None

    async def _read(self) -> None:
        from websockets.exceptions import ConnectionClosed

        count = 0
        while True:
            try:
                text = await self._wire.recv()
            except ConnectionClosed:
                return
            await self._take(text)
            count += 1
            if count % BREATH == 0:
                await asyncio.sleep(0)

    async def _take(self, text: str | bytes) -> None:
        if text == frames.PONG:
            self._pong = asyncio.get_running_loop().time()
            self._alive()
            return
        if isinstance(text, bytes):
            self._say("a frame that is not text")
            return
        try:
            frame = await frames.frame_of(text)
        except ValueError:
            self._say("a frame that cannot be understood")
            return
        self._hand_on(frame)

    def _hand_on(self, frame: Frame) -> None:
        if frame.kind == "notify":
            self._heard(frame)
        elif frame.kind in ("success", "error"):
            waiting = self._waiting.get(frame.id)
            if waiting is not None and not waiting.done():
                waiting.set_result(frame)
        elif frame.kind != "debug":
            self._say("a frame of an unknown kind")

    async def _ping(self) -> None:
        clock = asyncio.get_running_loop().time
        while (left := self._pong + DEAD_AFTER - clock()) > 0:
            try:
                async with asyncio.timeout(left):
                    await self._send(frames.PING, writes=False)
            except (Unreachable, TimeoutError):
                return
            await asyncio.sleep(min(PING_EVERY, left))

    async def _end(self, *tasks: "asyncio.Task[None]") -> None:
        self._ended = True
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for reply in self._waiting.values():
            if not reply.done():
                reply.set_result(None)
        await self._wire.close()

    def _say(self, what: str) -> None:
        """Once a connection: a server that talks nonsense does so at length."""
        if what not in self._strange:
            self._strange.add(what)
            log.warning("PlaceOS sends %s; it is passed over", what)
