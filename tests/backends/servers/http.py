"""HTTP as the strict servers speak it: requests in, answers out, over plain streams."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

LARGEST = 2**20


@dataclass(slots=True)
class Asked:
    """One HTTP request; header names are in lower case.

    `query` has the last value of each name, `pairs` all of them in their order.
    """

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes = b""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def host(self) -> str:
        return self.headers.get("host", "").rpartition(":")[0]

    def json(self) -> Any:
        """The body as JSON, None where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def form(self) -> dict[str, str]:
        """The body as a form's fields."""
        return dict(parse_qsl(self.body.decode("latin-1"), keep_blank_values=True))


@dataclass(slots=True)
class Answer:
    """One HTTP answer; a body of None is an empty one, bytes are a picture."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    def written(self) -> bytes:
        if isinstance(self.body, bytes):
            kind, body = {"Content-Type": "image/png"}, self.body
        else:
            body = b"" if self.body is None else json.dumps(self.body).encode()
            kind = {"Content-Type": "application/json"} if body else {}
        headers = {**kind, "Content-Length": str(len(body)), **self.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        phrase = HTTPStatus(self.status).phrase
        return f"HTTP/1.1 {self.status} {phrase}\r\n{lines}\r\n".encode() + body


@dataclass(frozen=True, slots=True)
class Head:
    """A request as it came: `raw` are the bytes before the body."""

    asked: Asked
    raw: bytes

    @property
    def upgrades(self) -> bool:
        return self.asked.headers.get("upgrade", "").lower() == "websocket"


async def requests(reader: asyncio.StreamReader) -> AsyncIterator[Head]:
    """The requests on one connection until it is closed."""
    while True:
        try:
            raw = await reader.readuntil(b"\r\n\r\n")
            asked = _asked(raw)
            length = int(asked.headers.get("content-length", "0"))
            asked.body = await reader.readexactly(min(length, LARGEST))
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        yield Head(asked, raw)


def _asked(raw: bytes) -> Asked:
    first, *lines = raw.decode("latin-1").rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ")
    headers = dict(_header(line) for line in lines)
    url = urlsplit(target)
    pairs = tuple(parse_qsl(url.query, keep_blank_values=True))
    return Asked(method, unquote(url.path), dict(pairs), headers, pairs=pairs)


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()
