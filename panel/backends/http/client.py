"""The one way to ask over HTTP: limits, reads tried again, no secrets in logs."""

import asyncio
import logging
import re
import sys
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from importlib import import_module
from typing import TYPE_CHECKING, Any

from panel.backends.base import BackendError, Garbled, Unauthorised, Unreachable
from panel.backends.http.answer import Answer, moment
from panel.backends.http.body import ACCEPTED, body_of
from panel.backends.http.errors import ERRORS, told
from panel.backends.http.server import Server, tls

if TYPE_CHECKING:
    import httpx

TRIES = 2
"""How often a read is tried where no answer comes; a write is tried once."""
PAUSE = 0.3
HOPS = 3
"""Redirects in a row."""
MOVED = (301, 302, 303, 307, 308)
HARMLESS = ("user-agent", "accept")
"""Of the headers for our own server, what another one may know."""

_SERVER = re.compile(r"https?://[A-Za-z0-9.:-]{1,80}")

Params = Mapping[str, str | int]


class Http:
    """Asks one server. httpx is loaded with the first question, in a worker thread.

    A redirect is followed for reads: on the same server, or `abroad` too, to any other
    over https. Nothing that we sign in with goes there, and no cookie is ever kept.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client: httpx.AsyncClient | None = None
        self._making = asyncio.Lock()
        self._closed = False

    async def read(
        self,
        path: str,
        params: Params | None = None,
        *,
        method: str = "GET",
        text: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Asks for something; tried again once where no answer comes.

        `method` is another one that changes nothing, such as PROPFIND, with its `text`.
        """
        what = {"params": params, "headers": headers, "content": text}
        for _ in range(TRIES - 1):
            try:
                return await self._asked(method, path, wrote=False, **what)
            except Unreachable:
                await asyncio.sleep(PAUSE)
        return await self._asked(method, path, wrote=False, **what)

    async def write(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        body: object = None,
        form: Mapping[str, str] | None = None,
        text: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Changes something; tried once. `body` goes as JSON, `form` as a form, `text`
        as it is."""
        what = {"json": body, "data": form, "content": text}
        what |= {"params": params, "headers": headers}
        return await self._asked(method, path, wrote=True, **what)

    async def aclose(self) -> None:
        """Lets go of the connections; nothing can be asked afterwards."""
        self._closed = True
        if self._client is not None:
            await self._client.aclose()

    async def _asked(
        self, method: str, path: str, *, wrote: bool, **what: Any
    ) -> Answer:
        if self._closed:
            raise Unreachable(f"{self._server.host} is not asked any more.")
        try:
            client = await self._ready()
            async with asyncio.timeout(self._server.timeout):
                request = client.build_request(method, path, **what)
                return await self._followed(client, request, wrote=wrote)
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
        self, client: "httpx.AsyncClient", request: "httpx.Request", *, wrote: bool
    ) -> Answer:
        for _ in range(HOPS + 1):
            response = await client.send(request, stream=True)
            try:
                moved = response.status_code in MOVED and response.next_request
                if not moved:
                    return await self._answer(response)
            finally:
                await response.aclose()
            if wrote:
                raise self._not_followed(moved.url)
            request = self._next(client, request, moved.url)
        raise Garbled(f"{self._server.host} sends us from one address to the next.")

    def _next(
        self, client: "httpx.AsyncClient", request: "httpx.Request", url: "httpx.URL"
    ) -> "httpx.Request":
        """The same question at the address to which it was sent on."""
        if _same_server(request.url, url):
            return client.build_request(
                # The library would ask GET in its place.
                request.method,
                url,
                headers=request.headers,
                content=request.content,
            )
        if not (self._server.abroad and request.url.scheme == url.scheme == "https"):
            raise self._not_followed(url)
        own = {name.lower() for name in self._server.headers} | {"host"}
        kept = {
            name: value
            for name, value in request.headers.items()
            if name not in own or name in HARMLESS
        }
        return type(request)(
            request.method, url, headers=kept, extensions=request.extensions
        )

    def _not_followed(self, url: "httpx.URL") -> Garbled:
        return Garbled(
            f"{self._server.host} sends us to another address{_plain(url)}, which is "
            "not followed."
        )

    async def _answer(self, response: "httpx.Response") -> Answer:
        server = self._server
        return Answer(
            response.status_code,
            await body_of(response, server.largest, server.host),
            moment(response.headers.get("Date")),
            server.host,
            dict(response.headers),
            response.url.raw_path.decode(),
        )

    async def _ready(self) -> "httpx.AsyncClient":
        async with self._making:
            if self._client is None:
                self._client = await asyncio.to_thread(_client, self._server)
            return self._client


def _client(server: Server) -> "httpx.AsyncClient":
    if not server.sendable:
        raise Unauthorised(
            f"The key for {server.host} holds a letter that cannot be sent: look at it "
            "in the settings."
        )
    _leave_out_its_command()
    library: Any = import_module("httpx")
    for name in ("httpx", "httpcore"):
        # They write every address they ask into the log.
        logging.getLogger(name).setLevel(logging.WARNING)
    client: httpx.AsyncClient = library.AsyncClient(
        base_url=server.url,
        headers={"Accept-Encoding": ACCEPTED, **server.headers},
        timeout=server.timeout,
        verify=tls(server.ca_file) if server.url.startswith("https:") else False,
        limits=library.Limits(max_connections=4, keepalive_expiry=30),
    )
    # None is kept, and none goes anywhere.
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
    return client


def _leave_out_its_command() -> None:
    """The library has a command of its own, for which it loads rich and click where
    they are there: 5 MB and half of its time. It does without."""
    if "httpx" not in sys.modules:
        sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]


def _same_server(one: "httpx.URL", other: "httpx.URL") -> bool:
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _plain(url: "httpx.URL") -> str:
    """Which server that is; nothing where its name is no plain one."""
    server = f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}"
    return f" ({server})" if _SERVER.fullmatch(server) else ""
