"""A booking system that calls, and a receiver on loopback."""

import socket
from datetime import UTC, datetime, timedelta

from panel.backends.base import Call
from tests.engine.room import Room

SECRET = "s3cret"


def now() -> datetime:
    return datetime.now(UTC)


class Calling(Room):
    """Signs its calls with SECRET in a header; `hooks` are whom it calls.

    `lasts` is how long a subscription does, `error` is raised by each request of one.
    """

    def __init__(self) -> None:
        super().__init__(now)
        self.hooks: list[str] = []
        self.told: list[str] = []
        self.calls: list[Call] = []
        self.lasts: timedelta | None = None
        self.error: Exception | None = None

    def genuine(self, call: Call) -> bool:
        self.calls.append(call)
        return call.headers.get("x-signature") == SECRET

    async def subscribe(self, address: str, *, replacing: str) -> timedelta | None:
        self.told.append(address)
        if self.error is not None:
            raise self.error
        self.hooks = [h for h in self.hooks if not h.startswith(replacing)]
        self.hooks.append(address)
        return self.lasts

    async def unsubscribe(self) -> None:
        if self.error is not None:
            raise self.error
        self.hooks = self.hooks[:-1]


class Line:
    """A connection to the receiver, byte by byte."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)

    def say(self, text: str) -> None:
        self.socket.sendall(text.encode())

    def hear(self) -> str:
        """All that comes until the other side closes."""
        heard = b""
        try:
            while part := self.socket.recv(65536):
                heard += part
        except ConnectionError:
            pass
        self.socket.close()
        return heard.decode()


def post(port: int, path: str, body: str = "{}", signature: str = SECRET) -> str:
    """One call; the status line and the headers of the answer."""
    line = Line(port)
    line.say(
        f"POST {path} HTTP/1.1\r\nHost: panel\r\nX-Signature: {signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )
    return line.hear()


def code(answer: str) -> int:
    return int(answer.split(" ", 2)[1]) if answer else 0
