"""The one way to ask over HTTP: limits, reads tried again, errors in our own words."""

import asyncio
import json
import logging
import ssl
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from panel.backends.base import (
    BackendError,
    Conflict,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)

if TYPE_CHECKING:
    import httpx

LARGEST = 32 * 2**20
"""Bytes; no answer of a booking system is longer."""
TRIES = 2
"""How often a read is tried where no answer comes; a write is tried once."""
PAUSE = 0.3
HOPS = 3
MOVED = (301, 302, 303, 307, 308)

_UNSENT, _LOST, _STRANGE = "unsent", "lost", "strange"
ERRORS: Mapping[str, tuple[str, str]] = {
    "ConnectError": (_UNSENT, "cannot be reached"),
    "ConnectTimeout": (_UNSENT, "does not answer"),
    "PoolTimeout": (_UNSENT, "cannot be asked, too much is under way"),
    "ProxyError": (_UNSENT, "cannot be reached through the proxy"),
    "UnsupportedProtocol": (_UNSENT, "has an address that is neither http nor https"),
    "InvalidURL": (_UNSENT, "has an address that cannot be understood"),
    "LocalProtocolError": (_UNSENT, "cannot be asked in this way"),
    "ReadTimeout": (_LOST, "does not answer in time"),
    "WriteTimeout": (_LOST, "does not take what is sent in time"),
    "TimeoutException": (_LOST, "does not answer in time"),
    "ReadError": (_LOST, "has broken off the connection"),
    "WriteError": (_LOST, "has broken off the connection"),
    "CloseError": (_LOST, "has broken off the connection"),
    "NetworkError": (_LOST, "has broken off the connection"),
    "RemoteProtocolError": (_LOST, "has broken off the connection"),
    "ProtocolError": (_LOST, "has broken off the connection"),
    "TransportError": (_LOST, "cannot be reached"),
    "RequestError": (_LOST, "cannot be asked"),
    "HTTPError": (_LOST, "cannot be asked"),
    "DecodingError": (_STRANGE, "answers with what cannot be understood"),
    "TooManyRedirects": (_STRANGE, "sends us from one address to the next"),
    "HTTPStatusError": (_STRANGE, "answers with a failure"),
    "CookieConflict": (_STRANGE, "answers with what cannot be understood"),
    "StreamError": (_STRANGE, "answers with what cannot be read"),
    "StreamConsumed": (_STRANGE, "answers with what cannot be read"),
    "StreamClosed": (_STRANGE, "answers with what cannot be read"),
    "ResponseNotRead": (_STRANGE, "answers with what cannot be read"),
    "RequestNotRead": (_STRANGE, "cannot be asked in this way"),
}
"""httpx's errors by name: was the request sent, and what is said of the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where to ask and how; `headers` hold the secrets and are never shown.

    `timeout` are the seconds for one whole answer.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout: float = 10.0
    ca_file: str | None = None

    @property
    def host(self) -> str:
        """What the server is called in sentences."""
        try:
            return urlsplit(self.url).netloc.rpartition("@")[2] or "The server"
        except ValueError:
            return "The server"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body and the server's clock, where it tells the time."""

    status: int
    body: bytes
    date: datetime | None
    host: str

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> Any:
        """What the body holds.

        Raises:
            Garbled: it is no JSON.
        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Garbled(f"{self.host} answers with no JSON.") from None

    def error(self, *, wrote: bool = False) -> BackendError:
        """What a status that is no success means; the body is left to the caller."""
        status, host = self.status, self.host
        if status in (401, 403):
            return Unauthorised(f"{host} does not accept the key for this ({status}).")
        if status in (408, 429) or status >= 500:
            sentence = f"{host} cannot answer at present ({status})."
            return Unreachable(sentence, maybe_done=wrote and status != 429)
        if status in (409, 412):
            return Conflict(f"{host} says that something is in the way ({status}).")
        return Refused(f"{host} refuses this ({status}).")


def tls(ca_file: str | None) -> ssl.SSLContext:
    """Whom to trust: the machine's certificates, or those of a file.

    Raises:
        Refused: the file holds no certificates.
    """
    try:
        return ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError):
        raise Refused(f"{ca_file} holds no certificates that can be read.") from None


def not_trusted(host: str) -> Unreachable:
    """The server's certificate is not one that we trust."""
    return Unreachable(
        f"{host} shows a certificate that is not trusted; name its authority in "
        "ca_file."
    )


class Http:
    """Asks one server. httpx is loaded with the first question, in a worker thread.

    A redirect is followed for reads, and on the same server only.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client: httpx.AsyncClient | None = None
        self._making = asyncio.Lock()

    async def read(
        self, path: str, params: Mapping[str, str | int] | None = None
    ) -> Answer:
        """Asks for something; tried again once where no answer comes."""
        for _ in range(TRIES - 1):
            try:
                return await self._asked("GET", path, params=params)
            except Unreachable:
                await asyncio.sleep(PAUSE)
        return await self._asked("GET", path, params=params)

    async def write(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int] | None = None,
        body: object = None,
    ) -> Answer:
        """Changes something; tried once."""
        return await self._asked(method, path, params=params, body=body)

    async def aclose(self) -> None:
        """Lets go of the connections."""
        if self._client is not None:
            await self._client.aclose()

    async def _asked(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int] | None = None,
        body: object = None,
    ) -> Answer:
        wrote = method != "GET"
        try:
            client = await self._ready()
            async with asyncio.timeout(self._server.timeout):
                request = client.build_request(method, path, params=params, json=body)
                return await self._followed(client, request)
        except TimeoutError:
            sentence = f"{self._server.host} does not answer in time."
            raise Unreachable(sentence, maybe_done=wrote) from None
        except BackendError:
            raise
        except Exception as error:
            if type(error).__name__ not in ERRORS:
                raise
            raise told(error, self._server.host, wrote=wrote) from None

    async def _followed(
        self, client: "httpx.AsyncClient", request: "httpx.Request"
    ) -> Answer:
        for _ in range(HOPS):
            response = await client.send(request, stream=True)
            try:
                moved = response.status_code in MOVED and response.next_request
                if not moved:
                    return await self._answer(response)
            finally:
                await response.aclose()
            if request.method != "GET" or not _same_server(request.url, moved.url):
                break
            request = moved
        raise Garbled(
            f"{self._server.host} sends us to another address, which is not followed."
        )

    async def _answer(self, response: "httpx.Response") -> Answer:
        body = bytearray()
        async for part in response.aiter_bytes():
            body += part
            if len(body) > LARGEST:
                raise Garbled(
                    f"{self._server.host} answers with more than can be read."
                )
        date = _moment(response.headers.get("Date"))
        return Answer(response.status_code, bytes(body), date, self._server.host)

    async def _ready(self) -> "httpx.AsyncClient":
        async with self._making:
            if self._client is None:
                self._client = await asyncio.to_thread(_client, self._server)
            return self._client


def told(error: Exception, host: str, *, wrote: bool) -> BackendError:
    """One of httpx's errors as one of ours; its text may hold secrets and is left."""
    sent, words = ERRORS[type(error).__name__]
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return not_trusted(host)
    sentence = f"{host} {words}."
    if sent == _STRANGE:
        return Garbled(sentence)
    return Unreachable(sentence, maybe_done=wrote and sent == _LOST)


def _client(server: Server) -> "httpx.AsyncClient":
    _leave_out_its_command()
    library: Any = import_module("httpx")
    for name in ("httpx", "httpcore"):
        # They write every address they ask into the log.
        logging.getLogger(name).setLevel(logging.WARNING)
    client: httpx.AsyncClient = library.AsyncClient(
        base_url=server.url,
        headers=dict(server.headers),
        timeout=server.timeout,
        verify=tls(server.ca_file) if server.url.startswith("https:") else False,
        limits=library.Limits(max_connections=4, keepalive_expiry=30),
    )
    return client


def _leave_out_its_command() -> None:
    """The library has a command of its own, for which it loads rich and click where
    they are there: 5 MB and half of its time. It does without."""
    if "httpx" not in sys.modules:
        sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]


def _same_server(one: "httpx.URL", other: "httpx.URL") -> bool:
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _moment(date: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(date or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
