"""The socket's own times, in virtual time: pings, silence, answers, pauses, frames."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable

import pytest
from websockets.exceptions import ConnectionClosedOK

from panel.backends.base import Unreachable
from panel.backends.placeos.frames import Frame, Module
from panel.backends.placeos.link import pause
from panel.backends.placeos.socket import Socket
from panel.backends.placeos.table import Table
from tests.engine.virtual import VirtualLoop

MODULE = Module(system="sys-1", name="Bookings")
HOUR = 3600.0
TIMEOUT = Table({"url": "https://x", "api_key": "k"}).server.timeout


class Wire:
    """The other end as `websockets` gives it; `deaf` takes all and says nothing."""

    def __init__(self) -> None:
        self.sent: list[tuple[float, str]] = []
        self.deaf = False
        self.aborted = False
        self.transport = self
        self._coming: asyncio.Queue[str | bytes | None] = asyncio.Queue()

    async def send(self, text: str) -> None:
        self.sent.append((now(), text))
        if text == "ping" and not self.deaf:
            self.say("pong")

    async def recv(self) -> str | bytes:
        text = await self._coming.get()
        if text is None:
            raise ConnectionClosedOK(None, None)
        return text

    def say(self, *texts: str | bytes) -> None:
        for text in texts:
            self._coming.put_nowait(text)

    def abort(self) -> None:
        self.aborted = True
        self._coming.put_nowait(None)

    async def close(self) -> None:
        self._coming.put_nowait(None)

    @property
    def pings(self) -> list[float]:
        return [at for at, text in self.sent if text == "ping"]

    @property
    def asked(self) -> list[int]:
        """The numbers of the requests."""
        return [json.loads(text)["id"] for _, text in self.sent if text != "ping"]


class Line:
    """A socket over the wire, and all that it hands on."""

    def __init__(self) -> None:
        self.wire = Wire()
        self.heard: list[Frame] = []
        self.pongs: list[float] = []
        self.began = now()
        self.socket = Socket(
            self.wire,  # type: ignore[arg-type]
            self.heard.append,
            lambda: self.pongs.append(now()),
            timeout=TIMEOUT,
        )
        self.living = asyncio.create_task(self.socket.live())

    def ask(self, *, writes: bool = False) -> "asyncio.Task[Frame]":
        ask = self.socket.ask("exec", MODULE, "checkin", [], writes=writes)
        return asyncio.create_task(ask)

    def answer(self, number: int, value: object = None) -> None:
        reply = {"id": number, "type": "success", "value": value}
        self.wire.say(json.dumps(reply))


def now() -> float:
    return asyncio.get_running_loop().time()


def lived(story: Callable[[Line], Awaitable[None]]) -> None:
    """A connection's story, in no time at all."""

    async def whole() -> None:
        line = Line()
        await story(line)
        line.living.cancel()
        await asyncio.gather(line.living, return_exceptions=True)

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(whole())


def test_a_ping_every_fifteen_seconds_for_as_long_as_it_is_answered() -> None:
    async def story(line: Line) -> None:
        await asyncio.sleep(HOUR + 1)
        assert not line.living.done()
        after = [at - line.began for at in line.wire.pings]
        assert after == [15.0 * n for n in range(int(HOUR / 15) + 1)]
        assert line.pongs == line.wire.pings

    lived(story)


def test_a_minute_without_a_pong_is_the_end() -> None:
    async def story(line: Line) -> None:
        await asyncio.sleep(100)
        line.wire.deaf = True
        last = line.pongs[-1]
        waiting = asyncio.create_task(_once(line, at=last + 59, writes=True))
        with pytest.raises(Unreachable):
            await line.living
        assert now() == last + 60
        assert line.wire.aborted
        # Who still waits for an answer is told at once, and that it may be done.
        error = await waiting
        assert now() == last + 60
        assert error.maybe_done
        with pytest.raises(Unreachable) as late:
            await line.ask(writes=True)
        assert not late.value.maybe_done

    lived(story)


async def _once(line: Line, *, at: float, writes: bool) -> Unreachable:
    await asyncio.sleep(at - now())
    with pytest.raises(Unreachable) as caught:
        await line.ask(writes=writes)
    return caught.value


@pytest.mark.parametrize("frame", ['{"type":"notify","meta":{"name":"x"}}', "{"])
def test_talk_without_a_pong_is_no_sign_of_life(frame: str) -> None:
    """A server that sends but takes nothing would never hear a command."""

    async def story(line: Line) -> None:
        line.wire.deaf = True
        for _ in range(59):
            await asyncio.sleep(1)
            line.wire.say(frame)
        assert not line.living.done()
        with pytest.raises(Unreachable):
            await line.living
        assert now() - line.began == 60

    lived(story)


def test_an_unasked_pong_is_one_too() -> None:
    async def story(line: Line) -> None:
        line.wire.deaf = True
        await asyncio.sleep(50)
        line.wire.say("pong")
        await asyncio.sleep(59)
        assert not line.living.done()

    lived(story)


@pytest.mark.parametrize("writes", [True, False])
def test_no_answer_in_ten_seconds_is_a_failure(writes: bool) -> None:
    async def story(line: Line) -> None:
        with pytest.raises(Unreachable, match="in time") as caught:
            await line.ask(writes=writes)
        assert now() - line.began == 10
        assert caught.value.maybe_done is writes
        (late,) = line.wire.asked
        again = line.ask()
        await asyncio.sleep(0)
        line.answer(late, "too late")
        await asyncio.sleep(1)
        assert not again.done()
        line.answer(line.wire.asked[-1], "in time")
        assert (await again).value == "in time"
        assert not line.living.done()

    lived(story)


def test_answers_find_their_questions_in_any_order() -> None:
    async def story(line: Line) -> None:
        asked = [line.ask() for _ in range(5)]
        await asyncio.sleep(0.1)
        for number in (3, 5, 1, 4, 2):
            line.answer(number, number * 10)
        line.answer(99)
        values = [frame.value for frame in await asyncio.gather(*asked)]
        assert values == [10, 20, 30, 40, 50]
        assert line.wire.asked == [1, 2, 3, 4, 5]

    lived(story)


def test_what_nobody_understands_is_named_once_a_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story(line: Line) -> None:
        strange = ("{", "nonsense", "[1]", b"\x00\xff", b"ping", '{"type":"wonder"}')
        for _ in range(3):
            line.wire.say(*strange, '{"type":"debug","id":1}')
        await asyncio.sleep(1)
        line.wire.say('{"type":"notify","id":1,"value":7,"meta":{"name":"booked"}}')
        await asyncio.sleep(1)
        assert [frame.value for frame in line.heard] == [7]

    with caplog.at_level(logging.WARNING):
        lived(story)
    assert [record.getMessage() for record in caplog.records] == [
        "PlaceOS sends a frame that cannot be understood; it is passed over",
        "PlaceOS sends a frame that is not text; it is passed over",
        "PlaceOS sends a frame of an unknown kind; it is passed over",
    ]


@pytest.mark.parametrize(
    ("down", "least", "most"),
    [
        (0, 0.15, 0.3),
        (10, 0.225, 0.45),
        (60, 0.6, 1.2),
        (HOUR, 2.5, 5.0),
        (90 * 24 * HOUR, 2.5, 5.0),
    ],
)
def test_pauses_grow_to_five_seconds_and_are_drawn(
    down: float, least: float, most: float
) -> None:
    assert pause(down, 0.0) == pytest.approx(least)
    assert pause(down, 1.0) == pytest.approx(most)
    assert least < pause(down, 0.3) < pause(down, 0.6) < most


def test_a_key_that_is_refused_waits_half_a_minute() -> None:
    pauses = [pause(down, d, refused=True) for down in (0, HOUR) for d in (0.0, 1.0)]
    assert pauses == [22.5, 37.5, 22.5, 37.5]
