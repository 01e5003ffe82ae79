"""An HTTP server in a thread and a loop of its own, quiet while nobody calls."""

import asyncio
import logging
import socket
import threading
from contextlib import suppress

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from panel.push.front import Front

log = logging.getLogger("panel.push")

LONGEST_HEAD = 16 * 1024
LET_GO = 2.0
"""Seconds that the end may take."""


class Receiver:
    """Serves until it is closed; `listener` is a socket that is bound already."""

    def __init__(self, front: Front, listener: socket.socket) -> None:
        """Begins to serve."""
        self._server = _Server(_config(front))
        self._listener = listener
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()
        self._ready.wait(LET_GO)

    def close(self) -> None:
        """Serves no more; waits for the thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(self._server.over.set)
        self._thread.join(LET_GO)

    def _live(self) -> None:
        # Not the program's own kind of loop, which is Qt's.
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._serve())
        except Exception:
            log.exception("nothing is received any more")
        finally:
            self._ready.set()
            self._listener.close()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        await self._server.startup(sockets=[self._listener])
        self._ready.set()
        await self._server.over.wait()
        await self._server.shutdown(sockets=[self._listener])


class _Server(uvicorn.Server):
    """Sleeps while nobody calls: the usual one looks round ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        config.load()
        self.lifespan = config.lifespan_class(config)
        self.over = asyncio.Event()


class _Guarded(H11Protocol):
    """A connection that is let in or not, and that ends in any case."""

    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        front = self.config.app
        assert isinstance(front, Front)
        if len(self.connections) > front.limits.most or not front.admits():
            transport.abort()
            return
        self._end = self.loop.call_later(front.limits.longest, transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._end is not None:
            self._end.cancel()
        super().connection_lost(exc)


def _config(front: Front) -> uvicorn.Config:
    """It says nothing by itself: not in the log, and not in its answers."""
    return uvicorn.Config(
        front,
        http=_Guarded,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        h11_max_incomplete_event_size=LONGEST_HEAD,
        timeout_graceful_shutdown=1,
    )
