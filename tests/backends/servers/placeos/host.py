"""The listening port: requests answered, sockets opened, faults carried out."""

import asyncio
import ssl
from datetime import UTC, datetime
from email.utils import format_datetime
from uuid import uuid4

from tests.backends.servers.http import Answer, Asked, Head, requests
from tests.backends.servers.placeos.faults import Phase
from tests.backends.servers.placeos.keys import (
    SOCKET,
    Forbidden,
    Unauthorised,
    need,
)
from tests.backends.servers.placeos.rest import ENGINE, answer
from tests.backends.servers.placeos.session import Session
from tests.backends.servers.placeos.wire import TURN, Line
from tests.backends.servers.placeos.world import World

SOCKET_PATH = f"{ENGINE}/systems/control"


class Host:
    """One port on loopback in front of a world; lives in one event loop."""

    def __init__(self, world: World, tls: ssl.SSLContext | None = None) -> None:
        self.port = 0
        self.lines: dict[Line, Session] = {}
        self._world = world
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._pongs: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        """Opens the port, the same one as the last time."""
        self._server = await asyncio.start_server(
            self._connected, "127.0.0.1", self.port, ssl=self._tls
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._pongs = asyncio.create_task(self._pong())

    async def hang_up(self) -> None:
        """Closes the port and every connection."""
        if self._server is None or self._pongs is None:
            return
        # Not waited for: Python 3.13.0 never forgets one whose handshake failed.
        self._server.close()
        self._pongs.cancel()
        for line in tuple(self.lines):
            line.close()
        self.cut()
        self._server = None

    def cut(self) -> None:
        """Breaks every connection, as when a cable is pulled."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    def say(self, text: str) -> None:
        """Any text to every socket, asked for or not."""
        for line in tuple(self.lines):
            line.say(text)

    async def _pong(self) -> None:
        """What the server says to every socket now and then, unasked."""
        while True:
            await asyncio.sleep(self._world.manners.pong_every)
            self.say("pong")

    async def _connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._writers.add(writer)
        try:
            if not self._world.faults.refuse:
                await self._serve(reader, writer)
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        async for head in requests(reader):
            self._world.asked.append(head.asked)
            if not await self._speaks(head.asked):
                return
            if head.asked.path == SOCKET_PATH and head.upgrades:
                await self._socket(head, reader, writer)
                return
            writer.write((await self._answer(head.asked)).written())

    async def _speaks(self, asked: Asked) -> bool:
        """Waits as it was told to; False where the connection is to end instead."""
        faults = self._world.faults
        while faults.mute:
            await asyncio.sleep(TURN)
        await asyncio.sleep(faults.delay)
        return asked.path != SOCKET_PATH or not faults.cuts(Phase.HANDSHAKE)

    async def _answer(self, asked: Asked) -> Answer:
        statuses = self._world.faults.statuses.items()
        status = next((s for path, s in statuses if asked.path.startswith(path)), None)
        given = Answer(status) if status else await answer(self._world, asked)
        given.headers.update(self._common(asked))
        return given

    def _common(self, asked: Asked) -> dict[str, str]:
        moment = datetime.fromtimestamp(self._world.now(), UTC)
        request = asked.headers.get("x-request-id") or str(uuid4())
        return {"Date": format_datetime(moment, usegmt=True), "X-Request-ID": request}

    async def _socket(
        self, head: Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        world = self._world
        refusal = self._refusal(head.asked)
        if refusal is not None:
            writer.write(refusal.written())
            return
        line = Line(reader, writer, lambda: world.faults.mute)
        if not line.open(head.raw, self._common(head.asked)):
            return
        world.handshakes += 1
        session = self.lines[line] = Session(world, line.say, line.cut)
        world.sessions.add(session)
        try:
            async for text in line.texts():
                session.take(text)
        finally:
            world.sessions.discard(session)
            del self.lines[line]

    def _refusal(self, asked: Asked) -> Answer | None:
        """Why there is no socket for this one."""
        status = self._world.faults.statuses.get(SOCKET_PATH)
        if status:
            return Answer(status)
        try:
            need(self._world.keyring.let_in(asked, self._world.now()), SOCKET)
        except Unauthorised as error:
            return Answer(401, {"error": str(error)})
        except Forbidden:
            return Answer(403)
        return None
