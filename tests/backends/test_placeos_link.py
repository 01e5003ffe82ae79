"""Faults of the link to PlaceOS: right again soon after, and nothing asked twice."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from panel.backends.placeos.values import Values
from panel.domain.command import BookNow, CheckIn, Command, End
from panel.domain.outcome import Declined, Outcome
from tests.backends.placeos_rig import Clock, at_hand, panel
from tests.backends.rig import SOON, Panel, minutes
from tests.backends.servers.placeos.faults import Phase
from tests.backends.servers.placeos.server import PlaceOS

AT_LAST = 20.0
"""Seconds; how long thousands may take is measured elsewhere."""

OPENING = (Phase.HANDSHAKE, Phase.FIRST_BIND, Phase.BETWEEN_BINDS)
WRITES = ("book_now", "checkin", "end_meeting")
Sample = Callable[[int, int], int]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[PlaceOS]:
    with at_hand(clock) as running:
        yield running


@pytest.fixture
async def door(server: PlaceOS, clock: Clock, tmp_path: Path) -> AsyncIterator[Panel]:
    async with panel(server, tmp_path, clock) as made:
        await made.shows(connected=True, status="free")
        yield made


def news(server: PlaceOS, clock: Clock) -> str:
    """A meeting that begins just now: what the panel has to show afterwards."""
    event = clock.event(-1, 30)
    server.plant(event)
    server.poll()
    return str(event["id"])


async def right(door: Panel, id: str, within: float = SOON) -> None:
    await door.until(
        lambda s: s.connected and s.status.current and s.status.current.id == id,
        within,
    )


class TestCut:
    """The connection breaks, in every phase."""

    @pytest.mark.parametrize("phase", OPENING)
    async def test_while_it_is_opened_for_the_first_time(
        self, server: PlaceOS, clock: Clock, tmp_path: Path, phase: Phase
    ) -> None:
        id = news(server, clock)
        server.cut_at(phase, times=2)
        async with panel(server, tmp_path, clock) as door:
            await right(door, id)
        assert server.faults.cut is not None
        assert server.faults.cut.times == 0

    @pytest.mark.parametrize("phase", OPENING)
    async def test_while_it_is_opened_again(
        self, door: Panel, server: PlaceOS, clock: Clock, phase: Phase
    ) -> None:
        server.cut_at(phase, times=1)
        server.cut()
        id = news(server, clock)
        await right(door, id)
        assert server.sockets == 1

    async def test_at_any_moment(
        self, door: Panel, server: PlaceOS, clock: Clock, sample: Sample
    ) -> None:
        for number in range(sample(10, 200)):
            await asyncio.sleep(number % 10 / 50)
            server.cut()
        await right(door, news(server, clock))
        assert server.sockets == 1

    async def test_the_bookings_stay_meanwhile(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        id = news(server, clock)
        await right(door, id)
        server.stop()
        seen = len(door.seen)
        await asyncio.sleep(0.5)
        server.start()
        await right(door, id)
        for snapshot in door.seen[seen:]:
            assert [b.id for b in snapshot.day.bookings] == [id]


class TestRestart:
    """The server or its module goes and comes back."""

    async def test_of_the_server(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        server.stop()
        id = news(server, clock)
        await asyncio.sleep(0.4)
        server.start()
        await right(door, id)

    async def test_of_the_module(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        """A burst of nulls: the room is not said to be free, then busy again."""
        id = news(server, clock)
        server.execute("checkin")
        await right(door, id)
        await door.shows(status="busy")
        seen = len(door.seen)
        server.module.pace.first = 0.5
        server.restart_module()
        await asyncio.sleep(1)
        await right(door, id)
        await door.shows(status="busy")
        words = {s.status.word for s in door.seen[seen:] if s.link.sure(s.at)}
        assert words <= {"busy"}

    async def test_a_module_that_is_not_there_yet(
        self, server: PlaceOS, clock: Clock, tmp_path: Path
    ) -> None:
        names = dict(server.world.modules)
        server.steer(server.world.modules.clear)
        async with panel(server, tmp_path, clock) as door:
            await asyncio.sleep(1.5)
            assert not door.snapshot.connected
            server.steer(lambda: server.world.modules.update(names))
            server.restart_module()
            await door.shows(connected=True, status="free", within=8)


class TestSilence:
    """The other end takes everything and says nothing, or says it late."""

    async def test_a_server_that_hangs_for_a_while(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        server.faults.mute = True
        id = news(server, clock)
        outcome = await door.engine.handle(BookNow(minutes(15)))
        assert isinstance(outcome, Declined)
        server.faults.mute = False
        await right(door, id)
        assert server.calls("book_now") == []

    async def test_half_open_for_a_minute(
        self, door: Panel, server: PlaceOS, clock: Clock, sample: Sample
    ) -> None:
        if not sample(0, 1):
            pytest.skip("takes a minute")
        server.faults.mute = True
        await asyncio.sleep(70)
        id = news(server, clock)
        assert not door.snapshot.connected
        server.faults.mute = False
        await right(door, id, within=SOON)
        assert server.sockets == 1

    async def test_answers_that_come_too_late(
        self, door: Panel, server: PlaceOS, clock: Clock, sample: Sample
    ) -> None:
        server.faults.delay = sample(2, 20)
        id = news(server, clock)
        outcome = await door.engine.handle(BookNow(minutes(15)))
        assert isinstance(outcome, Declined)
        server.faults.delay = 0.0
        await right(door, id, within=SOON)
        assert server.calls("book_now") == []


async def _tapped(door: Panel, server: PlaceOS, clock: Clock, name: str) -> Outcome:
    """Somebody taps what leads to this function of the module."""
    command: Command = BookNow(minutes(15))
    if name != "book_now":
        server.plant(clock.event(-1, 30))
        if name == "end_meeting":
            server.poll()
            server.execute("checkin")
            server.world.execs.clear()
        server.configure(enable_end_meeting_button=True)
        await door.until(lambda s: s.status.current)
        current = door.snapshot.status.current
        assert current is not None
        start = current.start
        command = CheckIn(start) if name == "checkin" else End(start)
    return await door.engine.handle(command)


class TestCommands:
    """A command whose answer is lost is never asked again."""

    @pytest.mark.parametrize("name", WRITES)
    @pytest.mark.parametrize("phase", [Phase.BEFORE_EXEC, Phase.AFTER_EXEC])
    async def test_cut_around_the_command(
        self, door: Panel, server: PlaceOS, clock: Clock, phase: Phase, name: str
    ) -> None:
        server.cut_at(phase, function=name)
        outcome = await _tapped(door, server, clock, name)
        assert not isinstance(outcome, Declined), "nobody knows that it was not done"
        assert len(server.calls(name)) == 1
        done = bool(server.done(name))
        assert done is (phase is Phase.AFTER_EXEC)
        server.poll()
        word = server.module.states["status"]
        await door.shows(connected=True, status=word)
        await asyncio.sleep(0.3)
        await door.shows(connected=True, status=word)
        assert len(server.calls(name)) == 1

    @pytest.mark.parametrize("name", WRITES)
    async def test_an_answer_that_comes_after_we_gave_up(
        self, door: Panel, server: PlaceOS, clock: Clock, name: str
    ) -> None:
        async with _late(server, name):
            outcome = await _tapped(door, server, clock, name)
        assert not isinstance(outcome, Declined), "nobody knows that it was not done"
        server.poll()
        await door.shows(connected=True, status=server.module.states["status"])
        assert len(server.calls(name)) == len(server.done(name)) == 1


@asynccontextmanager
async def _late(server: PlaceOS, name: str) -> AsyncIterator[None]:
    """The calendar takes longer than the panel waits, for this command alone."""
    server.world.slow[name] = 1.2
    yield
    server.world.slow.clear()


class TestCrowd:
    """More than a room can need."""

    async def test_a_flood_is_lived_through(
        self, door: Panel, server: PlaceOS, clock: Clock, sample: Sample
    ) -> None:
        seconds = sample(1, 20)
        flood = asyncio.create_task(asyncio.to_thread(server.flood, seconds))
        await asyncio.sleep(0.3)
        outcome = await door.engine.handle(BookNow(minutes(15)))
        assert not isinstance(outcome, Declined)
        assert await flood > 900 * seconds
        server.publish(room_capacity=12, people_count=None)
        await door.shows(status="busy", room_capacity=12, connected=True)
        assert len(server.calls("book_now")) == 1

    async def test_five_thousand_bookings(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        crowd = [clock.event(120 + 8 * n, 124 + 8 * n, id=f"c{n}") for n in range(5000)]
        server.plant(*crowd)
        server.poll()
        await door.until(lambda s: len(s.day.bookings) == 5000, within=AT_LAST)
        await right(door, news(server, clock), within=AT_LAST)
        server.steer(server.world.calendar.boxes.clear)
        server.poll()
        await door.shows(AT_LAST, status="free", bookings=[], connected=True)

    async def test_nothing_is_left_behind(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        await asyncio.sleep(0.5)
        before = len(asyncio.all_tasks())
        for _ in range(2):
            server.cut()
            server.restart_module()
            server.poll()
            await asyncio.sleep(0.3)
        await door.shows(connected=True)
        await asyncio.sleep(0.5)
        assert len(asyncio.all_tasks()) == before
        assert server.sockets == 1

    async def test_what_a_lost_connection_was_told_is_forgotten_at_once(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        """Not at the next search for garbage: that is an hour away on a wall."""
        gc.collect()
        gc.disable()
        try:
            for _ in range(5):
                server.cut()
                await right(door, news(server, clock))
                server.steer(server.world.calendar.boxes.clear)
                server.poll()
                await door.shows(status="free")
            told = [each for each in gc.get_objects() if type(each) is Values]
        finally:
            gc.enable()
        assert len(told) <= 2


class TestNonsense:
    """Frames that nobody can understand are named once and survived."""

    async def test_frames_of_every_kind(
        self,
        door: Panel,
        server: PlaceOS,
        clock: Clock,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        for text in (
            "",
            "{",
            "[1]",
            "null",
            '"word"',
            "1e999",
            '{"type":"success"}',
            '{"type":"notify","id":1}',
            '{"type":"notify","id":1,"value":1,"meta":[]}',
            '{"type":"notify","value":"x","meta":{"name":"bookings"}}',
            '{"type":"error","id":0,"msg":"what","code":500,"error_code":0}',
            '{"type":"wonder","id":1}',
            '{"id":"1","type":7}',
            "[" * 2000,
            "pong",
        ):
            for _ in range(3):
                server.say(text)
        await right(door, news(server, clock))
        told = [r for r in caplog.records if "frame" in r.getMessage()]
        assert 1 <= len(told) <= 3
