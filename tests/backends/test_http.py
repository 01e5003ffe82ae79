"""Asking over HTTP: what fails becomes one of our errors, and says nothing secret."""

import asyncio
import contextlib
import gzip
import logging
import ssl
import subprocess
import sys
import tracemalloc
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from panel.backends.base import (
    BackendError,
    Conflict,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.http import Answer, Http, Server
from panel.backends.http.errors import ERRORS, told
from tests.backends.certificate import Certificate

SECRET = {"X-API-Key": "very.secret"}
ENDLESS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Loopback:
    """Answers each request with the next of `replies`, the last one for ever."""

    def __init__(self, *replies: bytes | None) -> None:
        self.replies = list(replies)
        self.asked: list[bytes] = []
        self.writers: list[asyncio.StreamWriter] = []
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.writers.append(writer)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            self.asked.append(await reader.readuntil(b"\r\n\r\n"))
            first, *rest = self.replies
            self.replies = rest or [first]
            if first is None:
                await reader.read()
                return
            writer.write(first)
            while first == ENDLESS:
                writer.write(b"1\r\nx\r\n")
                await writer.drain()
                await asyncio.sleep(0.05)
        writer.close()

    async def hang_up(self) -> None:
        for writer in self.writers:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


@contextlib.asynccontextmanager
async def serving(
    *replies: bytes | None, context: ssl.SSLContext | None = None
) -> AsyncIterator[Loopback]:
    """A server that gives these; None says nothing at all."""
    loopback = Loopback(*replies)
    server = await asyncio.start_server(loopback.serve, "127.0.0.1", 0, ssl=context)
    loopback.port = server.sockets[0].getsockname()[1]
    try:
        yield loopback
    finally:
        server.close()
        await loopback.hang_up()


@contextlib.asynccontextmanager
async def asking(url: str, **more: object) -> AsyncIterator[Http]:
    server = Server(url=url, headers=SECRET, **{"timeout": 1.0, **more})  # type: ignore[arg-type]
    client = Http(server)
    try:
        yield client
    finally:
        await client.aclose()


def reply(status: int, body: bytes = b"", *headers: bytes) -> bytes:
    head = [b"HTTP/1.1 %d X" % status, b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join([*head, b"", body])


def classes(of: type[BaseException]) -> list[type[BaseException]]:
    below = [more for each in of.__subclasses__() for more in classes(each)]
    return [of, *below]


ALL = sorted(
    {
        found
        for each in vars(httpx).values()
        if isinstance(each, type) and issubclass(each, Exception)
        for found in classes(each)
        if found.__module__.startswith("httpx")
    },
    key=lambda found: found.__name__,
)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_each_of_its_errors_is_one_of_ours(kind: type[Exception]) -> None:
    error = kind.__new__(kind)
    for wrote in (True, False):
        ours = told(error, "place.example.com", wrote=wrote)
        assert isinstance(ours, Unreachable | Garbled)
        assert str(ours).startswith("place.example.com ")
        assert str(ours).endswith(".")


def test_no_error_is_named_that_there_is_not() -> None:
    assert ERRORS.keys() == {kind.__name__ for kind in ALL}


def test_what_was_not_sent_was_not_done() -> None:
    unsent = told(httpx.ConnectError(""), "x", wrote=True)
    lost = told(httpx.ReadError(""), "x", wrote=True)
    assert isinstance(unsent, Unreachable)
    assert isinstance(lost, Unreachable)
    assert (unsent.maybe_done, lost.maybe_done) == (False, True)


async def test_an_answer_with_its_clock() -> None:
    dated = reply(200, b'{"a": [1]}', b"Date: Wed, 11 Mar 2026 10:00:00 GMT")
    async with serving(dated) as server, asking(server.url) as client:
        answer = await client.read("/x", {"q": "a b"})
        assert answer.json() == {"a": [1]}
        assert answer.date == datetime(2026, 3, 11, 10, tzinfo=UTC)
        (asked,) = server.asked
    assert asked.startswith(b"GET /x?q=a+b HTTP/1.1\r\n")
    assert b"x-api-key: very.secret" in asked.lower()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Refused),
        (401, Unauthorised),
        (403, Unauthorised),
        (404, Refused),
        (408, Unreachable),
        (409, Conflict),
        (412, Conflict),
        (422, Refused),
        (429, Unreachable),
        (500, Unreachable),
        (503, Unreachable),
    ],
)
def test_what_a_status_means(status: int, kind: type[BackendError]) -> None:
    answer = Answer(status, b"", None, "place.example.com")
    assert not answer.ok
    assert type(answer.error()) is kind
    assert str(answer.error()).endswith(".")


WEDNESDAY = "Wed, 11 Mar 2026 10:00:{:02} GMT"


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("20", 20),
        (" 0 ", 0),
        ("999999999999", 3600),
        (WEDNESDAY.format(45), 45),
        ("Tue, 10 Mar 2026 10:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
async def test_how_long_it_asks_to_be_left_alone(said: str, rest: int | None) -> None:
    dated = (f"Retry-After: {said}".encode(), f"Date: {WEDNESDAY.format(0)}".encode())
    async with (
        serving(reply(429, b"", *dated)) as server,
        asking(server.url) as client,
    ):
        error = (await client.read("/")).error(wrote=True)
    assert isinstance(error, Unreachable)
    assert not error.maybe_done
    assert error.retry_after == (None if rest is None else timedelta(seconds=rest))


async def test_what_is_sent_as_a_form_and_with_a_header_of_its_own() -> None:
    async with serving(OK) as server, asking(server.url) as client:
        await client.write("POST", "/token", form={"a": "b c"}, headers={"X-Own": "1"})
        (asked,) = server.asked
    assert b"application/x-www-form-urlencoded" in asked
    assert b"x-own: 1" in asked.lower()


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_json(body: bytes) -> None:
    with pytest.raises(Garbled):
        Answer(200, body, None, "x").json()


async def test_a_read_is_tried_again() -> None:
    async with serving(b"", OK) as server, asking(server.url) as client:
        assert (await client.read("/")).ok
        assert len(server.asked) == 2


async def test_a_write_is_tried_once() -> None:
    async with serving(b"", OK) as server, asking(server.url) as client:
        with pytest.raises(Unreachable) as caught:
            await client.write("POST", "/", body={"a": 1})
        assert caught.value.maybe_done
        assert len(server.asked) == 1


@pytest.mark.parametrize("wrote", [True, False])
async def test_no_answer_in_time(wrote: bool) -> None:
    async with serving(None) as server, asking(server.url, timeout=0.2) as client:
        with pytest.raises(Unreachable, match="in time") as caught:
            await (client.write("PUT", "/") if wrote else client.read("/"))
        assert caught.value.maybe_done is wrote


async def test_an_answer_that_drips_is_none() -> None:
    async with serving(ENDLESS) as server, asking(server.url, timeout=0.4) as client:
        with pytest.raises(Unreachable, match="in time"):
            await client.write("POST", "/")


@pytest.mark.parametrize(("largest", "named"), [(10, "10 bytes"), (2_000_000, "2 MB")])
async def test_an_answer_that_is_too_long(largest: int, named: str) -> None:
    long = reply(200, b"x" * (largest + 1))
    async with serving(long) as server, asking(server.url, largest=largest) as client:
        with pytest.raises(Garbled, match=f"more than can be read .{named} at most."):
            await client.read("/")


PACKED = b"Content-Encoding: gzip"
LONG = b"0" * 3_000_000


async def test_only_gzip_is_asked_for_and_unpacked() -> None:
    packed = reply(200, gzip.compress(LONG), PACKED)
    async with serving(packed) as server, asking(server.url) as client:
        assert (await client.read("/")).body == LONG
        assert b"accept-encoding: gzip\r\n" in server.asked[0].lower()


async def test_nothing_that_says_it_is_packed_is_nothing() -> None:
    async with serving(reply(304, b"", PACKED)) as server, asking(server.url) as client:
        assert (await client.read("/")).body == b""


async def test_a_small_answer_that_gets_long_is_put_aside() -> None:
    """As soon as it is too long: in one piece it would be held in memory first."""
    bomb = gzip.compress(b"0" * 200_000_000, 1)
    async with (
        serving(reply(200, bomb, PACKED)) as server,
        asking(server.url, largest=4_000_000, timeout=20) as client,
    ):
        tracemalloc.start()
        with pytest.raises(Garbled, match="4 MB at most"):
            await client.read("/")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 40_000_000


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(gzip.compress(LONG)), b"Content-Encoding: gzip, gzip"),
        (b"x", b"Content-Encoding: br"),
        (b"no gzip", PACKED),
        (gzip.compress(LONG)[:-9], PACKED),
    ],
    ids=["layers", "unasked", "none", "cut"],
)
async def test_what_cannot_be_unpacked(body: bytes, header: bytes) -> None:
    answer = reply(200, body, header)
    async with serving(answer) as server, asking(server.url) as client:
        with pytest.raises(Garbled, match=r"not asked for|be understood"):
            await client.read("/")


async def test_a_redirect_on_the_same_server_is_followed() -> None:
    moved = reply(302, b"", b"Location: /there")
    async with serving(moved, OK) as server, asking(server.url) as client:
        assert (await client.read("/here")).ok
        assert server.asked[1].startswith(b"GET /there ")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirected_question_stays_the_same_question(status: int) -> None:
    moved = reply(status, b"", b"Location: /there")
    async with serving(moved, OK) as server, asking(server.url) as client:
        more = {"Depth": "1"}
        answer = await client.read("/", method="REPORT", text="<a/>", headers=more)
        assert (answer.ok, answer.path) == (True, "/there")
        again = server.asked[1].lower()
    assert again.startswith(b"report /there ")
    assert b"depth: 1" in again
    assert b"content-length: 4" in again


async def test_another_question_is_asked_again_too_where_no_answer_comes() -> None:
    async with serving(b"", OK) as server, asking(server.url) as client:
        assert (await client.read("/", method="PROPFIND", text="<a/>")).ok
        assert len(server.asked) == 2


@pytest.mark.parametrize("wrote", [True, False])
async def test_a_redirect_to_another_server_is_not(wrote: bool) -> None:
    async with serving(OK) as other:
        moved = reply(307, b"", b"Location: " + other.url.encode())
        async with serving(moved) as server, asking(server.url) as client:
            with pytest.raises(Garbled, match=f"another address .{other.url}."):
                await (client.write("POST", "/") if wrote else client.read("/"))
        assert other.asked == []


async def test_where_it_may_a_read_is_followed_to_other_servers(
    certificate: Certificate,
) -> None:
    """What we sign in with stays here, and so do cookies."""
    more = {"abroad": True, "ca_file": str(certificate.file), "timeout": 5.0}
    tls = certificate.context()
    async with serving(OK, context=tls) as other:
        there = f"https://127.0.0.1:{other.port}/there"
        moved = reply(302, b"", f"Location: {there}".encode(), b"Set-Cookie: a=b")
        async with serving(moved, context=tls) as server:
            url = f"https://127.0.0.1:{server.port}"
            async with asking(url, **more) as client:
                for _ in range(2):
                    answer = await client.read("/", headers={"If-None-Match": "x"})
                    assert (answer.ok, answer.path) == (True, "/there")
                with pytest.raises(Garbled, match="not followed"):
                    await client.write("POST", "/")
        sent = b"".join(server.asked).lower()
        seen = b"".join(other.asked).lower()
    assert b"very.secret" in sent
    assert b"cookie" not in sent + seen
    assert b"very.secret" not in seen
    assert b"x-api-key" not in seen
    assert seen.count(b"if-none-match: x\r\n") == 2
    assert f"host: 127.0.0.1:{other.port}\r\n".encode() in seen


async def test_never_from_https_to_http(certificate: Certificate) -> None:
    more = {"abroad": True, "ca_file": str(certificate.file), "timeout": 5.0}
    async with serving(OK) as other:
        moved = reply(302, b"", b"Location: " + other.url.encode())
        tls = certificate.context()
        async with (
            serving(moved, context=tls) as server,
            asking(f"https://127.0.0.1:{server.port}", **more) as client,
        ):
            with pytest.raises(Garbled, match=f"another address .{other.url}."):
                await client.read("/")
        assert other.asked == []


async def test_from_http_nothing_leads_to_another_server() -> None:
    """It could not be told from what somebody on the way has put in."""
    async with serving(OK) as other:
        moved = reply(302, b"", b"Location: " + other.url.encode())
        async with serving(moved) as server, asking(server.url, abroad=True) as client:
            with pytest.raises(Garbled, match="not followed"):
                await client.read("/")
        assert other.asked == []


@pytest.mark.parametrize("hops", [3, 4])
async def test_three_redirects_in_a_row_and_no_more(hops: int) -> None:
    moved = reply(302, b"", b"Location: /on")
    async with serving(*[moved] * hops, OK) as server, asking(server.url) as client:
        if hops == 3:
            assert (await client.read("/")).ok
            return
        with pytest.raises(Garbled, match="from one address to the next"):
            await client.read("/")
        assert len(server.asked) == 4


async def test_nothing_is_asked_of_one_that_is_closed() -> None:
    async with serving(OK) as server, asking(server.url) as client:
        await client.read("/")
        await client.aclose()
        with pytest.raises(Unreachable, match="not asked any more") as caught:
            await client.write("POST", "/")
        assert not caught.value.maybe_done


async def test_redirects_without_an_end() -> None:
    moved = reply(302, b"", b"Location: /again")
    async with serving(moved) as server, asking(server.url) as client:
        with pytest.raises(Garbled):
            await client.read("/")


@pytest.mark.parametrize(
    "text", [b"nonsense\r\n\r\n", b"HTTP/1.1 999\r\n", b"HTTP/1.1 200 OK\r\nA\r\n\r\n"]
)
async def test_what_is_no_http(text: bytes) -> None:
    async with serving(text) as server, asking(server.url) as client:
        with pytest.raises(Unreachable):
            await client.read("/")


@pytest.mark.parametrize("url", ["ftp://x", "http://127.0.0.1:9", "http://[", "x"])
async def test_an_address_where_nobody_is(url: str) -> None:
    async with asking(url) as client:
        with pytest.raises(Unreachable):
            await client.read("/")


@pytest.mark.parametrize("key", ["schlüssel", "key\nwith a line", "key\r", "\u2019"])
async def test_a_key_that_cannot_be_sent(key: str) -> None:
    http = Http(Server(url="http://127.0.0.1:9", headers={"X-API-Key": key}))
    with pytest.raises(Unauthorised, match="holds a letter that cannot be sent") as no:
        await http.read("/")
    await http.aclose()
    assert key not in str(no.value)


async def test_nothing_secret_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with serving(reply(401)) as server, asking(server.url) as client:
        answer = await client.read("/", {"q": "private"})
    for said in (
        caplog.text,
        str(answer.error()),
        repr(Server(url="x", headers=SECRET)),
    ):
        assert "very.secret" not in said
        assert "private" not in said


async def test_whom_to_trust(certificate: Certificate) -> None:
    key, file = certificate.key, certificate.file
    async with serving(OK, context=certificate.context()) as server:
        url = server.url.replace("http:", "https:")
        async with asking(url) as client:
            with pytest.raises(Unreachable, match="not trusted"):
                await client.read("/")
        async with asking(url, ca_file=str(file)) as client:
            assert (await client.read("/")).ok
        async with asking(url, ca_file=str(key)) as client:
            with pytest.raises(Refused, match="no certificates"):
                await client.read("/")


def test_the_library_is_loaded_without_its_command() -> None:
    code = (
        "import sys; from panel.backends.http.client import Server, _client; "
        "assert 'httpx' not in sys.modules; _client(Server(url='http://x')); "
        "print([name for name in ('rich', 'click') if name in sys.modules])"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert child.stdout.strip() == "[]", child.stderr
