"""What is answered to a request: two paths, one method, no body, this machine's names.

Pure: a request's bytes and a look at the panel in, an answer's bytes out.
"""

import json
from collections.abc import Callable
from http import HTTPStatus

from panel.metrics.extra import obstacle
from panel.vitals.vitals import Vitals, wrong

LONGEST = 8 * 1024
"""Bytes of a request; one without a body is much shorter."""
END = b"\r\n\r\n"
NAMES = ("127.0.0.1", "localhost", "[::1]")
"""What the machine is called by itself. A page of the web that has its own name lead
here would ask under that name."""

Ask = Callable[[], Vitals]
Expose = Callable[[Vitals], tuple[str, bytes]]
"""The metrics' content type and text.

Raises:
    ImportError: the extra is not installed.
"""


def answer(request: bytes, ask: Ask, expose: Expose, now: Callable[[], float]) -> bytes:
    """The whole answer; the connection is closed after it."""
    head = request.partition(END)[0].decode("latin-1").split("\r\n")
    words = head[0].split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        return _said(HTTPStatus.BAD_REQUEST)
    method, path = words[0], words[1].partition("?")[0]
    if not _is_ours(head[1:]):
        return _said(HTTPStatus.FORBIDDEN)
    if path not in ("/healthz", "/metrics"):
        return _said(HTTPStatus.NOT_FOUND)
    if method not in ("GET", "HEAD"):
        return _said(HTTPStatus.METHOD_NOT_ALLOWED)
    said = _health(ask(), now()) if path == "/healthz" else _metrics(ask(), expose)
    return said.partition(END)[0] + END if method == "HEAD" else said


def _is_ours(lines: list[str]) -> bool:
    """Whether the one host that is asked is this machine by its own names."""
    hosts = [
        value.strip().lower()
        for name, _, value in (line.partition(":") for line in lines)
        if name.strip().lower() == "host"
    ]
    if len(hosts) != 1:
        return False
    name, _, port = hosts[0].rpartition(":")
    return hosts[0] in NAMES or (name in NAMES and port.isdecimal())


def _health(vitals: Vitals, now: float) -> bytes:
    found = wrong(vitals, now)
    status = HTTPStatus.SERVICE_UNAVAILABLE if found else HTTPStatus.OK
    text = json.dumps({"ok": not found, "wrong": list(found)})
    return _said(status, "application/json", f"{text}\n".encode())


def _metrics(vitals: Vitals, expose: Expose) -> bytes:
    try:
        return _said(HTTPStatus.OK, *expose(vitals))
    except ImportError:
        text = f"{obstacle()}\n".encode()
        return _said(HTTPStatus.NOT_IMPLEMENTED, "text/plain", text)


def _said(status: HTTPStatus, kind: str = "text/plain", body: bytes = b"") -> bytes:
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    )
    return "\r\n".join(lines).encode() + END + body
