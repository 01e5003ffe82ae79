"""A MakePlans account in the loop of its caller, for simulated time."""

import asyncio
from datetime import UTC, datetime
from email.utils import format_datetime

from tests.backends.servers.http import Answer, Asked, requests
from tests.backends.servers.makeplans.rest import answer
from tests.backends.servers.makeplans.strict import Gate
from tests.backends.servers.makeplans.world import World


class Inside:
    """`asked` are the moments of all requests that reached it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.gate = Gate(world)
        self.asked: list[tuple[float, Asked]] = []
        self.port = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def listen(self) -> None:
        """Opens the port, the same one as the last time."""
        self._server = await asyncio.start_server(
            self._connected, "127.0.0.1", self.port, backlog=500
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def hang_up(self) -> None:
        """Nobody can reach it any more."""
        if self._server is not None:
            self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._writers.add(writer)
        try:
            async for head in requests(reader):
                self.asked.append((self.world.now(), head.asked))
                if not await self.reply(head.asked, writer):
                    return
        finally:
            self._writers.discard(writer)
            writer.close()

    async def reply(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        """Answers; False where the connection is to end."""
        writer.write(self.given(asked).written())
        return True

    def given(self, asked: Asked) -> Answer:
        """What the account does and says."""
        given = answer(self.world, self.gate, asked)
        moment = datetime.fromtimestamp(self.world.now(), UTC)
        given.headers["Date"] = format_datetime(moment, usegmt=True)
        return given
