"""Bytes: the frames of a WebSocket, over asyncio's streams."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol

from tests.backends.servers.http import LARGEST

TURN = 0.02
"""Seconds between two looks of a silent server whether it may speak."""


class Line:
    """One open WebSocket. `silent` says whether anything is let through at present."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        silent: Callable[[], bool],
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._silent = silent
        self._protocol = ServerProtocol(max_size=LARGEST)
        self._part = b""
        self._unsaid: list[str] = []

    def open(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Answers the handshake; whether it was a sound one."""
        self._protocol.receive_data(raw)
        (request,) = self._protocol.events_received()
        assert isinstance(request, Request)
        response = self._protocol.accept(request)
        # The library has its own clock.
        del response.headers["Date"]
        response.headers.update(headers)
        self._protocol.send_response(response)
        self._flush()
        return self._protocol.state is State.OPEN

    def say(self, text: str) -> None:
        """Sends a text, later where the server is silent at present."""
        self._unsaid.append(text)
        if self._silent() or self._protocol.state is not State.OPEN:
            return
        for unsaid in self._unsaid:
            self._protocol.send_text(unsaid.encode())
        self._unsaid.clear()
        self._flush()

    def cut(self) -> None:
        """As when a cable is pulled: no goodbye."""
        self._writer.transport.abort()

    def close(self, code: int = 1001) -> None:
        """As when a server goes in good order."""
        if self._protocol.state is State.OPEN:
            self._protocol.send_close(code)
            self._flush()
        self._writer.close()

    async def texts(self) -> AsyncIterator[str]:
        """What the client says, until the connection has gone."""
        while data := await self._data():
            while self._silent():
                await asyncio.sleep(TURN)
            self._protocol.receive_data(data)
            events = self._protocol.events_received()
            self._flush()
            for frame in events:
                if isinstance(frame, Frame) and self._whole(frame):
                    text, self._part = self._part, b""
                    yield text.decode()

    def _whole(self, frame: Frame) -> bool:
        """Takes in a part of a text; whether that was its last."""
        if frame.opcode not in (Opcode.TEXT, Opcode.CONT):
            return False
        self._part += frame.data
        return frame.fin

    async def _data(self) -> bytes:
        try:
            return await self._reader.read(65536)
        except ConnectionError:
            return b""

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if data and not self._writer.is_closing():
                self._writer.write(data)
            elif not data:
                self._writer.close()
