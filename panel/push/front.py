"""What is answered to whoever calls: one path, one method, small bodies."""

import asyncio
import hmac
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from panel.backends.base import Call

log = logging.getLogger("panel.push")

CLOSE = {"connection": "close"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What callers may do.

    A body has `largest` bytes at most and is there within `patience` seconds. `most`
    connections are open at a time, each for `longest` seconds. `at_once` are let in at
    once and `a_second` in the long run: each costs the screen's thread a little, since
    both share one Python.
    """

    largest: int = 64 * 1024
    patience: float = 5.0
    most: int = 32
    longest: float = 10.0
    at_once: int = 40
    a_second: int = 20


LIMITS = Limits()


class TooLarge(Exception):
    """The body is longer than anything that a booking system has to say."""


class Front:
    """The ASGI application; `heed` says whether a call is genuine.

    `path` is that of the public address. What stands before the panel may hand on the
    whole of it or its last part alone.
    """

    def __init__(
        self,
        path: str,
        heed: Callable[[Call], bool],
        now: Callable[[], datetime],
        limits: Limits = LIMITS,
    ) -> None:
        last = path.rpartition("/")[2]
        self._paths = (path.encode(), f"/{last}".encode())
        self._heed = heed
        self._now = now
        self._faults = 0
        self.limits = limits
        self._tokens = float(limits.at_once)
        self._filled = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; the connection is closed after it."""
        if scope["type"] == "http":
            code = await self._code(Request(scope, receive))
            response = Response(status_code=code, headers=CLOSE)
            await response(scope, receive, send)

    def admits(self) -> bool:
        """Whether one more connection is let in now."""
        now = time.monotonic()
        filled = self._tokens + (now - self._filled) * self.limits.a_second
        self._tokens, self._filled = min(filled, self.limits.at_once), now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    async def _code(self, request: Request) -> int:
        # Whatever is wrong with path or method is answered alike: a hint to nobody.
        path = str(request.scope["path"]).encode()
        known = [hmac.compare_digest(path, mine) for mine in self._paths]
        if not any(known) or request.method != "POST":
            return 404
        try:
            async with asyncio.timeout(self.limits.patience):
                body = await _body(request, self.limits.largest)
        except TimeoutError:
            return 408
        except TooLarge:
            return 413
        except ClientDisconnect:
            return 400
        headers = {name.lower(): text for name, text in request.headers.items()}
        return 204 if self._genuine(headers, body) else 401

    def _genuine(self, headers: dict[str, str], body: bytes) -> bool:
        try:
            return self._heed(Call(headers=headers, body=body, at=self._now()))
        except Exception:
            self._faults += 1
            if self._faults == 1:
                log.exception("a fault of the program itself in a call")
            return False


async def _body(request: Request, largest: int) -> bytes:
    if _announced(request) > largest:
        raise TooLarge
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise TooLarge
    return body


def _announced(request: Request) -> int:
    text = request.headers.get("content-length", "0")
    return int(text) if text.isdecimal() else 0
