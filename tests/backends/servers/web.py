"""A web service on loopback, in a thread of its own, with the faults that there are."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from tests.backends.servers.http import Answer, Asked, requests
from tests.backends.servers.thread import LoopThread

TURN = 0.02
"""Seconds between two looks of a silent server whether it may speak."""


@dataclass(slots=True)
class Fault:
    """How requests fail, `times` of them, whose method and path begin are these.

    Exactly one of: `status` with `headers` and `body` in place of the answer; `text`
    as an answer of status 200 of this `kind`, whatever was asked; `cut`, so many bytes
    of the answer and then the end of the connection (0: none at all). `after` has the
    request carried out before it fails, as when an answer is lost. `delay` is waited
    before whatever comes.
    """

    path: str = "/"
    method: str = ""
    times: int = 1
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    text: str | None = None
    kind: str = "application/json"
    cut: int | None = None
    after: bool = False
    delay: float = 0.0

    def meets(self, asked: Asked) -> bool:
        """Whether it is this one's turn; counts it."""
        named = asked.path.startswith(self.path)
        if not named or self.method not in ("", asked.method) or self.times < 1:
            return False
        self.times -= 1
        return True

    @property
    def instead(self) -> Answer | None:
        """What is answered in place of the service's own word."""
        if self.status:
            return Answer(self.status, self.body, dict(self.headers))
        if self.text is not None:
            kind = {"Content-Type": self.kind, **self.headers}
            return Answer(200, self.text.encode(), kind)
        return None


class Web:
    """Serves what `service` answers; its methods may be called from any thread.

    `asked` are all requests in their order. `faults` come first, one after the other;
    while `mute` nothing is answered; `now` is the service's clock.
    """

    def __init__(
        self, service: Callable[[Asked], Answer], now: Callable[[], float]
    ) -> None:
        self.asked: list[Asked] = []
        self.faults: list[Fault] = []
        self.mute = False
        self.port = 0
        self._service = service
        self._now = now
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._thread = LoopThread()
        self.steer = self._thread.steer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listens, on the same port when it did so before."""
        self._thread.start()
        self._thread.wait(self._listen())

    def stop(self) -> None:
        """The port is closed and every connection ends."""
        self._thread.wait(self._hang_up())

    def close(self) -> None:
        """For good."""
        self.stop()
        self._thread.close()

    def count(self, method: str, path: str) -> int:
        """How many requests of this kind came, by the beginning of the path."""
        asked = tuple(self.asked)
        return sum(a.method == method and a.path.startswith(path) for a in asked)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(
            self._connected, "127.0.0.1", self.port
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def _hang_up(self) -> None:
        if self._server is None:
            return
        self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()
        self._server = None

    async def _connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._writers.add(writer)
        try:
            async for head in requests(reader):
                self.asked.append(head.asked)
                while self.mute:
                    await asyncio.sleep(TURN)
                if not await self._spoken(head.asked, writer):
                    return
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _spoken(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        """Answers; False where the connection is to end."""
        fault = next((f for f in self.faults if f.meets(asked)), Fault())
        await asyncio.sleep(fault.delay)
        own = Answer(200)
        if fault.after or (fault.instead is None and fault.cut != 0):
            own = self._service(asked)
        answer = fault.instead or own
        answer.headers.setdefault("Date", self._date())
        written = answer.written()
        writer.write(written[: fault.cut])
        return fault.cut is None

    def _date(self) -> str:
        moment = datetime.fromtimestamp(self._now(), UTC)
        return format_datetime(moment, usegmt=True)
