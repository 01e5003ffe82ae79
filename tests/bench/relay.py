"""Counts what goes to a server and comes back, byte by byte."""

import asyncio
from types import TracebackType

from tests.backends.servers.thread import LoopThread


class Relay:
    """Passes everything on to a port of this machine; `port` is its own."""

    def __init__(self, to: int) -> None:
        self.port = 0
        self.sent = 0
        self.received = 0
        self._to = to
        self._thread = LoopThread()
        self._server: asyncio.Server | None = None

    def __enter__(self) -> "Relay":
        self._thread.start()
        self._thread.wait(self._listen())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.wait(self._stop())
        self._thread.close()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._met, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        if self._server is not None:
            self._server.close()

    async def _met(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._to)
        await asyncio.gather(
            self._pass(reader, back, "sent"), self._pass(there, writer, "received")
        )

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, name: str
    ) -> None:
        try:
            while data := await reader.read(2**16):
                setattr(self, name, getattr(self, name) + len(data))
                writer.write(data)
                await writer.drain()
        except ConnectionError:
            return
        finally:
            writer.close()
