"""A whole panel at a PlaceOS room: its word against the module's, bursts, the key."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from panel.backends.placeos.values import NAMES, PUBLISHED, QUIET
from panel.domain.command import BookLater, BookNow
from panel.domain.face import Face
from panel.domain.outcome import Declined, Done
from panel.engine.snapshot import Snapshot
from panel.ui.health import AdminInputs, Health, facts
from panel.ui.speech import Speech
from tests.backends.placeos_rig import Clock, at_hand, panel
from tests.backends.rig import Panel, minutes
from tests.backends.servers.placeos.faults import Phase
from tests.backends.servers.placeos.server import PlaceOS
from tests.backends.servers.placeos.world import API_KEY

PAGE = Path("docs/backends/placeos.md").read_text("utf-8")
SECOND = timedelta(seconds=1)
BURST = ("room_name", "default_title", "control_ui", "catering_ui")
TRIES = 20
"""A burst that the machine itself has torn apart shows nothing: once more then."""


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


def admins_page(door: Panel) -> str:
    """Its line of notes."""
    speech = Speech(zone=door.snapshot.room.zone)
    inputs = AdminInputs(snapshot=door.snapshot, now=door.snapshot.at, speech=speech)
    return next(f.text for f in facts(inputs, Health()) if f.key == "notes")


async def gone_on(door: Panel, clock: Clock, seconds: float) -> None:
    """It is so much later, and the panel has looked at the clock since."""
    clock.go_on(seconds * SECOND)
    then = clock.now()
    await door.until(lambda s: s.at >= then)


async def burst(door: Panel, server: PlaceOS, number: int) -> list[float]:
    """Variables that change one by one; when each of them did."""
    sent: list[float] = []

    def one(name: str) -> None:
        sent.append(time.monotonic())
        server.module.states[name] = f"https://new{number}/{name}"

    def one_by_one() -> None:
        for place, name in enumerate(BURST):
            asyncio.get_running_loop().call_later(place * QUIET / 6, one, name)

    server.steer(one_by_one)
    await door.until(lambda s: s.room.catering_ui.startswith(f"https://new{number}"))
    await asyncio.sleep(0.1)
    return sent


def shown(snapshot: Snapshot) -> tuple[str, ...]:
    room, rules = snapshot.room, snapshot.rules
    return room.name, rules.default_title, room.control_ui, room.catering_ui


def _longest(moments: list[float]) -> float:
    return max(b - a for a, b in pairwise(moments))


class TestItsOwnWord:
    """The module's `status` beside ours, which stays on the screen."""

    async def test_a_difference_of_ninety_seconds_is_named(
        self,
        door: Panel,
        server: PlaceOS,
        clock: Clock,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        server.pin(status="busy")
        server.publish(room_name="Aula")
        await door.shows(room_name="Aula")
        for later, named in ((85, False), (10, True), (10, True)):
            await gone_on(door, clock, later)
            await door.until(lambda s, named=named: bool(s.notes) is named)
            assert ("calls the room busy" in admins_page(door)) is named
            assert door.snapshot.face is Face.FREE
            assert door.snapshot.status.word == "free"
        assert caplog.text.count("calls the room busy") == 1
        server.module.states.pinned.clear()
        server.publish(status="free")
        await door.until(lambda s: not s.notes)
        assert admins_page(door) == "none"

    async def test_what_the_module_sees_a_minute_late_is_no_difference(
        self,
        door: Panel,
        server: PlaceOS,
        clock: Clock,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        for word in ("busy", "free", "busy"):
            server.publish(status=word, room_name=word)
            await door.shows(room_name=word)
            await gone_on(door, clock, 55 if word == "busy" else 1)
        assert door.snapshot.notes == ()
        assert "calls the room" not in caplog.text


class TestBursts:
    """What the middle of a burst says is on no picture."""

    async def test_separate_notifications_become_one_picture(
        self, door: Panel, server: PlaceOS
    ) -> None:
        for number in range(TRIES):
            before = len(door.seen)
            sent = await burst(door, server, number)
            pictures = {shown(s) for s in door.seen[before:]}
            new = {each for each in pictures if f"https://new{number}" in str(each)}
            if _longest(sent) < QUIET / 2:
                break
        assert new == {tuple(f"https://new{number}/{name}" for name in BURST)}

    async def test_a_meeting_appears_with_all_that_is_said_of_it(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        """The list comes first, the flags and the mark after it, each in a frame."""
        server.world.manners.shuffle = 0.02
        for number in range(5):
            before = len(door.seen)
            server.plant(clock.event(-2, 30, id=f"m{number}"))
            server.poll()
            server.execute("checkin")
            await door.shows(status="busy")
            assert {s.status.word for s in door.seen[before:]} <= {
                "free",
                "pending",
                "busy",
            }
            server.remove(f"m{number}")
            server.poll()
            await door.shows(status="free")


class TestKey:
    """Where the key is shown, and what the staff API does with it."""

    async def test_it_goes_into_the_header_alone(
        self, door: Panel, server: PlaceOS
    ) -> None:
        await door.until(lambda s: s.capabilities.extend)
        assert len(server.world.asked) >= 4
        for asked in server.world.asked:
            assert asked.headers["x-api-key"] == API_KEY
            assert not {"api-key", "bearer_token"} & asked.query.keys()
            assert API_KEY not in asked.path
            assert "cookie" not in asked.headers

    @pytest.mark.parametrize("status", [403, 404, 500])
    async def test_without_a_staff_api_nothing_more_is_offered(
        self, server: PlaceOS, clock: Clock, tmp_path: Path, status: int
    ) -> None:
        server.faults.statuses["/api/staff"] = status
        async with panel(server, tmp_path, clock) as door:
            await door.shows(connected=True, status="free")
            assert isinstance(await door.engine.handle(BookNow(minutes(30))), Done)
            await door.shows(status="busy")
            able = door.snapshot.capabilities
            assert (able.extend, able.book_later) == (False, False)
            assert door.snapshot.offers.extensions == ()

    async def test_a_host_whose_calendar_it_may_not_write(
        self, door: Panel, server: PlaceOS, clock: Clock
    ) -> None:
        await door.until(lambda s: s.capabilities.book_later)
        server.faults.statuses["/api/staff"] = 403
        start = clock.now().replace(second=0, microsecond=0) + minutes(120)
        outcome = await door.engine.handle(BookLater(start, minutes(30)))
        assert isinstance(outcome, Declined)
        assert outcome.text == "The key may not write in this host's calendar."
        assert door.snapshot.connected


class TestLookingAnew:
    """`poll_events` and its success, then the list unbound and bound again."""

    async def test_in_this_order(self, door: Panel, server: PlaceOS) -> None:
        binds, polls = len(server.world.binds), len(server.done("poll_events"))
        assert isinstance(await door.engine.handle(BookNow(minutes(30))), Done)
        assert len(server.done("poll_events")) > polls
        assert set(server.world.binds[binds:]) == {"bookings"}
        order = [call.name for call in server.world.execs[polls:]]
        assert order.index("poll_events") < order.index("book_now")

    async def test_without_its_success_nothing_is_done(
        self, door: Panel, server: PlaceOS
    ) -> None:
        server.world.calendar.broken = "Service Unavailable"
        outcome = await door.engine.handle(BookNow(minutes(30)))
        assert isinstance(outcome, Declined)
        assert server.calls("book_now") == []

    @pytest.mark.parametrize(
        ("phase", "more"),
        [
            (Phase.BEFORE_EXEC, {"function": "poll_events"}),
            (Phase.AFTER_EXEC, {"function": "poll_events"}),
            (Phase.UNBIND, {}),
            (Phase.BETWEEN_BINDS, {"after": len(NAMES)}),
        ],
        ids=["before", "after", "unbind", "bind"],
    )
    async def test_a_cut_in_the_middle(
        self,
        door: Panel,
        server: PlaceOS,
        clock: Clock,
        phase: Phase,
        more: dict[str, object],
    ) -> None:
        server.plant(clock.event(60, 90, id="later"))
        server.cut_at(phase, **more)
        outcome = await door.engine.handle(BookNow(minutes(30)))
        assert server.faults.cut is not None
        assert server.faults.cut.times == 0
        assert len(server.calls("book_now")) == int(isinstance(outcome, Done))
        server.poll()
        await door.until(lambda s: s.connected and "later" in _ids(s))
        assert server.sockets == 1


def _ids(snapshot: Snapshot) -> list[str]:
    return [booking.id for booking in snapshot.day.bookings]


@pytest.mark.parametrize(
    "name",
    [
        "calendar_ids",
        "hide_qr_text",
        "disable_qr_booking",
        "show_timeline",
        "timeline_position",
        "expose_for_analytics",
        "host_email",
        "started_at",
        "ending_at",
        "all_day_event",
        "event_id",
        "last_event_notification",
    ],
)
def test_what_newer_modules_publish_is_bound_or_has_its_reason(name: str) -> None:
    assert name not in NAMES
    rows = [line.split("|") for line in PAGE.splitlines() if line.startswith("|")]
    (reason,) = [row[2] for row in rows if f"`{name}`" in row[1]]
    assert len(reason.split()) > 5


def test_every_variable_of_the_module_is_in_the_documentation(server: PlaceOS) -> None:
    server.configure(expose_for_analytics={})
    told = {*server.module.states.texts(), *NAMES, *PUBLISHED}
    assert len(told) > 35
    assert {name for name in told if f"`{name}`" not in PAGE} <= {"default_title"}
