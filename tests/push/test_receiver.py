"""What is answered to whoever calls, over real sockets."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from panel.backends.base import Call
from panel.push.address import bound
from panel.push.front import LIMITS, Front, Limits
from panel.push.receiver import Receiver
from panel.settings import PushTable
from tests.push.rig import SECRET, Line, code, now, post

PATH = "/rooms/boardroom/t0ken"


class Heard:
    """What the panel makes of calls; each has to be signed."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.threads: set[int] = set()
        self.error: Exception | None = None

    def __call__(self, call: Call) -> bool:
        self.threads.add(threading.get_ident())
        if self.error is not None:
            raise self.error
        self.calls.append(call)
        return call.headers.get("x-signature") == SECRET


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def limits() -> Limits:
    return LIMITS


@pytest.fixture
def port(heard: Heard, limits: Limits) -> Iterator[int]:
    listener = bound(PushTable(host="127.0.0.1", port=0, public_url=""))
    number = int(listener.getsockname()[1])
    receiving = Receiver(Front(PATH, heard, now, limits), listener)
    yield number
    receiving.close()
    with pytest.raises(ConnectionError):
        Line(number)


def test_a_genuine_call_is_answered_and_handed_on(port: int, heard: Heard) -> None:
    answer = post(port, PATH, '{"id": 7}')
    assert answer.startswith("HTTP/1.1 204 ")
    assert "connection: close" in answer.lower()
    assert "uvicorn" not in answer.lower() and "date:" not in answer.lower()
    (call,) = heard.calls
    assert call.body == b'{"id": 7}'
    assert call.headers["x-signature"] == SECRET
    assert abs((now() - call.at).total_seconds()) < 60
    assert heard.threads and threading.get_ident() not in heard.threads


@pytest.mark.parametrize("path", [PATH, "/t0ken", PATH + "?x=1"])
def test_the_path_whole_or_its_last_part(port: int, path: str) -> None:
    assert code(post(port, path)) == 204


@pytest.mark.parametrize(
    "path",
    ["/", "/t0ke", "/t0ken/", "/rooms/boardroom/", "/x/t0ken", "//t0ken", "/%00"],
)
def test_other_paths_are_answered_alike(port: int, heard: Heard, path: str) -> None:
    other = post(port, path)
    assert code(other) == 404
    assert other == post(port, "/nothing")
    assert heard.calls == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS", "DELETE"])
def test_only_post(port: int, heard: Heard, method: str) -> None:
    answers = []
    for path in (PATH, "/nothing"):
        line = Line(port)
        line.say(f"{method} {path} HTTP/1.1\r\nHost: x\r\n\r\n")
        answers.append(line.hear())
    assert code(answers[0]) == 404
    assert answers[0] == answers[1]
    assert heard.calls == []


def test_what_is_not_genuine_is_refused(port: int) -> None:
    answer = post(port, PATH, signature="wrong")
    assert code(answer) == 401
    assert answer.partition("\r\n\r\n")[2] == ""


def test_a_large_body_is_refused_when_it_is_announced(port: int, heard: Heard) -> None:
    assert code(post(port, PATH, "x" * LIMITS.largest)) == 204
    line = Line(port)
    length = f"Content-Length: {LIMITS.largest + 1}"
    line.say(f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{length}\r\n\r\n")
    assert code(line.hear()) == 413
    assert len(heard.calls) == 1


def test_and_when_it_comes(port: int, heard: Heard) -> None:
    line = Line(port)
    line.say(f"POST {PATH} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(LIMITS.largest // 4096 + 1):
        line.say(f"{4096:x}\r\n{'x' * 4096}\r\n")
    assert code(line.hear()) == 413
    assert heard.calls == []


@pytest.mark.parametrize("limits", [Limits(patience=0.2)])
def test_a_slow_body_is_cut(port: int, heard: Heard) -> None:
    line = Line(port)
    line.say(f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nxx")
    assert code(line.hear()) == 408
    assert heard.calls == []


@pytest.mark.parametrize("limits", [Limits(longest=0.2)])
def test_a_connection_that_says_nothing_ends(port: int) -> None:
    for said in ("", "POST", f"POST {PATH} HTTP/1.1\r\nHost: x\r\n"):
        line = Line(port)
        line.say(said)
        assert line.hear() == ""


def test_a_connection_serves_one_request(port: int, heard: Heard) -> None:
    line = Line(port)
    one = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nX-Signature: {SECRET}\r\n"
    line.say(one + "Content-Length: 0\r\n\r\n" + one + "Content-Length: 0\r\n\r\n")
    assert line.hear().count("HTTP/1.1 ") == 1
    assert len(heard.calls) == 1


@pytest.mark.parametrize(
    "said",
    [
        "nonsense\r\n\r\n",
        "POST / HTTP/9.9\r\n\r\n",
        "\x00\x01\x02\r\n\r\n",
        f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        f"POST {PATH} HTTP/1.1\r\n{'A: b' * 9000}\r\n\r\n",
        f"GET {PATH} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\n\r\n",
    ],
)
def test_nonsense_harms_nobody(
    port: int, heard: Heard, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    line = Line(port)
    line.say(said)
    assert code(line.hear()) in (0, 400, 404)
    assert code(post(port, PATH)) == 204
    assert caplog.messages == []


@pytest.mark.parametrize("limits", [Limits(most=3)])
def test_only_so_many_at_a_time(port: int) -> None:
    held = [Line(port) for _ in range(3)]
    for line in held:
        line.say("POST ")
    # They are let in one after the other: the last one's turn comes after theirs.
    assert tried(port) == ""
    for line in held:
        line.socket.close()


def test_only_so_many_in_a_row(port: int, heard: Heard) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: code(tried(port)), range(400)))
    assert set(answers) <= {0, 204}
    served = answers.count(204)
    assert LIMITS.at_once <= served <= 350
    assert served == len(heard.calls)


def tried(port: int) -> str:
    try:
        return post(port, PATH)
    except ConnectionError:
        return ""


def test_a_fault_of_the_program_is_told_once(
    port: int, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    heard.error = ZeroDivisionError("t0ken")
    assert [code(post(port, PATH)) for _ in range(3)] == [401] * 3
    assert caplog.messages == ["a fault of the program itself in a call"]
    caplog.clear()


def test_signals_are_left_alone(port: int) -> None:
    import signal

    assert code(post(port, PATH)) == 204
    assert signal.getsignal(signal.SIGTERM) in (signal.SIG_DFL, signal.SIG_IGN)
