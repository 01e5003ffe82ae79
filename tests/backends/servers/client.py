"""A client of the socket, frame by frame, that helps itself with nothing."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.backends.servers.placeos.host import SOCKET_PATH
from tests.backends.servers.placeos.server import PlaceOS
from tests.backends.servers.placeos.world import API_KEY, SYSTEM_ID

PATIENCE = 5.0
QUIET = 0.05
"""Seconds after which nothing more is expected."""

Frame = dict[str, Any]


class Client:
    """`received` holds every text of the server in its order."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.received: list[str] = []
        self._ids = itertools.count(1)

    async def send(self, cmd: str, name: str = "", **more: Any) -> int:
        """One request on the room's module; its id."""
        id = next(self._ids)
        frame = {
            "id": id,
            "cmd": cmd,
            "sys": SYSTEM_ID,
            "mod": "Bookings",
            "name": name,
        }
        await self.socket.send(json.dumps({**frame, **more}))
        return id

    async def ask(self, cmd: str, name: str = "", **more: Any) -> Frame:
        """One request and the reply to it; what else comes is kept."""
        id = await self.send(cmd, name, **more)
        return await self.reply(id)

    async def reply(self, id: int) -> Frame:
        while True:
            text = await self.text()
            if text == "pong":
                continue
            frame: Frame = json.loads(text)
            if frame["id"] == id and frame["type"] != "notify":
                return frame

    async def text(self) -> str:
        async with asyncio.timeout(PATIENCE):
            text = await self.socket.recv()
        assert isinstance(text, str)
        self.received.append(text)
        return text

    async def rest(self, seconds: float = QUIET) -> list[str]:
        """What still comes until it is quiet for a while."""
        came = []
        while True:
            try:
                async with asyncio.timeout(seconds):
                    text = await self.socket.recv()
            except TimeoutError:
                return came
            assert isinstance(text, str)
            came.append(text)
            self.received.append(text)

    def notified(self, name: str) -> list[Any]:
        """The values of a variable that came so far; `KeyError` is none at all."""
        frames = [json.loads(text) for text in self.received if text != "pong"]
        return [
            frame.get("value")
            for frame in frames
            if frame["type"] == "notify" and frame["meta"]["name"] == name
        ]


@asynccontextmanager
async def opened(
    server: PlaceOS, key: str = API_KEY, query: str = "", header: str = "X-API-Key"
) -> AsyncIterator[Client]:
    url = f"{server.url.replace('http', 'ws', 1)}{SOCKET_PATH}{query}"
    headers = {header: key} if key else {}
    async with connect(url, additional_headers=headers, compression=None) as socket:
        yield Client(socket)
