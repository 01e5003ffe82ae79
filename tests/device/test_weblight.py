"""A light that is asked over HTTP, by a real server on loopback."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue

import pytest

from panel.device.keeping import DeviceError, Keeper
from panel.device.weblight import Request, WebLight, filled
from panel.domain.lamp import OUT, Lamp, Sign

AMBER = Lamp(Sign.CHECK_IN, (255, 144, 0), 0.5)
PATIENCE = 20.0


class Server(ThreadingHTTPServer):
    """Keeps what it is asked; `code` is what it answers, `go` lets it answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Queue[tuple[str, str, str, dict[str, str]]] = Queue()
        self.code = 200
        self.go = threading.Event()
        self.go.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def next(self) -> tuple[str, str, str, dict[str, str]]:
        """Method, path, body and headers of the next question."""
        return self.asked.get(timeout=PATIENCE)


class Handler(BaseHTTPRequestHandler):
    """Answers every method alike."""

    server: Server
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        head = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.put((self.command, self.path, body.decode(), head))
        self.server.go.wait(PATIENCE)
        self.send_response(self.server.code)
        self.send_header("Content-Length", "0")
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    do_GET = do_POST = do_PUT = do_PATCH = answer

    def log_message(self, *args: object) -> None:
        """Nothing is written on stderr."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.go.set()
    made.shutdown()
    thread.join(PATIENCE)
    made.server_close()


def asked(request: Request, lamp: Lamp = AMBER) -> None:
    light = WebLight(request)
    try:
        light.set(lamp)
    finally:
        light.close()


def test_it_is_asked(server: Server) -> None:
    body = '{"on": true, "seg": [{"col": [[{red}, {green}, {blue}]]}], "is": "{state}"}'
    headers = {"Authorization": "Bearer s3cret", "Content-Type": "application/json"}
    url = f"{server.url}/json/{{state}}?c={{colour}}"
    asked(Request(url=url, body=body, headers=headers))
    method, path, said, head = server.next()
    assert (method, path) == ("POST", "/json/check-in?c=804800")
    assert said == '{"on": true, "seg": [{"col": [[128, 72, 0]]}], "is": "check-in"}'
    assert head["authorization"] == "Bearer s3cret"
    assert head["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH"])
def test_in_other_ways(server: Server, method: str) -> None:
    asked(Request(url=f"{server.url}/win&A=255", method=method), OUT)
    assert server.next()[:3] == (method, "/win&A=255", "")


def test_one_connection_for_many(server: Server) -> None:
    light = WebLight(Request(url=server.url + "/{state}", method="GET"))
    for lamp in (AMBER, OUT, AMBER):
        light.set(lamp)
    assert [server.next()[1] for _ in range(3)] == ["/check-in", "/off", "/check-in"]
    light.close()


def test_the_end_is_told() -> None:
    assert filled("{state} {colour} {red}{green}{blue} {other}", OUT) == (
        "off 000000 000 {other}"
    )


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (401, "does not accept the key for this"),
        (404, "refuses this"),
        (503, "cannot answer at present"),
        (302, r"sends us to another address \(.*\), which is not followed"),
    ],
)
def test_what_it_refuses(server: Server, code: int, sentence: str) -> None:
    server.code = code
    with pytest.raises(DeviceError, match=sentence) as caught:
        asked(Request(url=server.url, headers={"Authorization": "s3cret"}))
    assert "s3cret" not in str(caught.value)


def test_one_that_hangs_is_given_up(server: Server) -> None:
    server.go.clear()
    with pytest.raises(DeviceError, match="does not answer in time"):
        asked(Request(url=server.url, timeout=0.2))


def test_one_that_is_not_there_and_comes_back(server: Server) -> None:
    port, away = server.server_port, Server()
    away.server_close()
    light = WebLight(Request(url=f"http://127.0.0.1:{away.server_port}/"))
    with pytest.raises(DeviceError, match="cannot be reached"):
        light.set(AMBER)
    light.close()
    asked(Request(url=f"http://127.0.0.1:{port}/"))
    assert server.next()[0] == "POST"


def test_the_secret_is_not_shown() -> None:
    assert "s3cret" not in repr(Request(url="https://x", headers={"A": "s3cret"}))


def test_a_slow_one_delays_itself_alone_and_then_shows_the_newest(
    server: Server,
) -> None:
    server.go.clear()
    keeper = Keeper(WebLight(Request(url=server.url + "/{state}", method="GET")))
    began = time.monotonic()
    keeper.want(AMBER)
    assert server.next()[1] == "/check-in"
    for sign in (Sign.IN_USE, Sign.FREE, Sign.NOT_SURE):
        keeper.want(Lamp(sign, (255, 0, 0)))
    assert time.monotonic() - began < PATIENCE / 4, "it waits for the light"
    server.go.set()
    assert server.next()[1] == "/not-sure"
    keeper.end(OUT)
    assert keeper.wait(time.monotonic() + PATIENCE)
    assert server.next()[1] == "/off"
    assert server.asked.empty()
