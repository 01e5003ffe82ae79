"""What is answered to a request, from bytes to bytes."""

import json
from dataclasses import replace

import pytest

from panel.metrics.front import NAMES, answer
from panel.vitals.vitals import Vitals

NOW = 1_800_000_000.0
WELL = Vitals(state="free", heard=NOW - 20, sure=True)
HOST = "127.0.0.1:9464"


def expose(vitals: Vitals) -> tuple[str, bytes]:
    return "text/plain; version=0.0.4", b"metrics\n"


def missing(vitals: Vitals) -> tuple[str, bytes]:
    raise ImportError


def asked(said: str, vitals: Vitals = WELL) -> tuple[int, str]:
    """The code and the body."""
    whole = answer(said.encode("latin-1"), lambda: vitals, expose, lambda: NOW)
    head, _, body = whole.decode().partition("\r\n\r\n")
    assert f"Content-Length: {len(body)}\r\n" in head or said.startswith("HEAD")
    assert "Connection: close" in head
    return int(head.split()[1]), body


def get(path: str, host: str = HOST, vitals: Vitals = WELL) -> tuple[int, str]:
    return asked(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n", vitals)


def test_well() -> None:
    code, body = get("/healthz")
    assert (code, json.loads(body)) == (200, {"ok": True, "wrong": []})
    assert body.count("\n") == 1 and body.endswith("\n")
    assert get("/metrics?x=1") == (200, "metrics\n")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"still": "it sleeps"}, "hangs: it sleeps"),
        ({"sure": False}, "last heard 20 s ago"),
        ({"heard": None}, "has not answered yet"),
        ({"problems": 1}, "settings are wrong"),
    ],
)
def test_not_well(change: dict[str, object], word: str) -> None:
    code, body = get("/healthz", vitals=replace(WELL, **change))
    said = json.loads(body)
    assert (code, said["ok"]) == (503, False)
    assert word in said["wrong"][0]
    assert get("/metrics", vitals=replace(WELL, **change))[0] == 200


@pytest.mark.parametrize(
    "host",
    [*NAMES, "LOCALHOST", "localhost:1", "127.0.0.1:9464", "[::1]:9464"],
)
def test_this_machine_by_its_own_names(host: str) -> None:
    assert get("/healthz", host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:9464",
        "127.0.0.1.evil.example",
        "127.0.0.1:9464.evil.example",
        "localhost:",
        "localhost:x",
        "::1",
        "192.0.2.1",
        "localhost, evil.example",
        "me@localhost",
    ],
)
def test_other_names_are_refused(host: str) -> None:
    assert get("/healthz", host) == (403, "")
    assert get("/metrics", host) == (403, "")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("GET /healthz HTTP/1.1\r\n\r\n", 403),
        (f"GET /healthz HTTP/1.1\r\nHost: {HOST}\r\nHost: {HOST}\r\n\r\n", 403),
        (f"GET / HTTP/1.1\r\nHost: {HOST}\r\n\r\n", 404),
        (f"GET /metrics/ HTTP/1.1\r\nHost: {HOST}\r\n\r\n", 404),
        (f"GET http://x/metrics HTTP/1.1\r\nHost: {HOST}\r\n\r\n", 404),
        (f"POST /metrics HTTP/1.1\r\nHost: {HOST}\r\n\r\n", 405),
        (f"DELETE /healthz HTTP/1.1\r\nHost: {HOST}\r\n\r\n", 405),
        (f"HEAD /healthz HTTP/1.1\r\nHost: {HOST}\r\n\r\n", 200),
        ("nonsense\r\n\r\n", 400),
        ("GET /healthz\r\n\r\n", 400),
        ("GET  /healthz HTTP/1.1\r\n\r\n", 400),
        ("\x16\x03\x01\x02\r\n\r\n", 400),
        ("\r\n\r\n", 400),
    ],
)
def test_requests(said: str, code: int) -> None:
    found, body = asked(said)
    assert found == code
    assert not body


def test_without_the_extra() -> None:
    request = f"GET /metrics HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
    said = answer(request, lambda: WELL, missing, lambda: NOW)
    assert said.startswith(b"HTTP/1.1 501 ")
