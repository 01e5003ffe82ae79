"""The panel at a Bookings ONE or Offision room: states, code, opinion, secrets."""

import base64
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import BackendError, Reporting
from panel.domain.command import BookNow, CheckIn, End, Extend, Read
from panel.domain.face import Face
from panel.domain.outcome import Declined, Done, Reason
from panel.domain.sensor import Sensor
from panel.published import variables
from tests.backends.ones_rig import panel
from tests.backends.rig import Clock, Panel
from tests.backends.servers.ones.server import Ones, serving
from tests.backends.servers.ones.service import ROOT
from tests.backends.servers.ones.world import KEY, Kept
from tests.backends.servers.web import Fault

HALF_HOUR = timedelta(minutes=30)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["offision", "bookings_one"])
def server(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Ones]:
    with serving(request.param, clock.seconds) as running:
        yield running


OFFISION_ALONE = pytest.mark.parametrize("server", ["offision"], indirect=True)


def now_of(clock: Clock) -> datetime:
    return clock.now().replace(microsecond=0)


def put(server: Ones, clock: Clock, start: float, end: float, **more: Any) -> Kept:
    """From and to so many minutes after now."""
    now = now_of(clock)
    first, last = (now + timedelta(minutes=m) for m in (start, end))
    return server.world.put(server.world.made(first, last, **more))


async def read(door: Panel) -> None:
    outcome = await door.engine.handle(Read())
    assert isinstance(outcome, Done)


async def test_the_face_of_each_state(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    """What waits is what the system says waits, and nothing else."""
    kept = put(server, clock, -1, 30)
    async with panel(server, tmp_path, clock) as door:
        for state, face in (
            ("booked", Face.BUSY),
            ("waitingCheckIn", Face.PENDING_CURRENT),
            ("using", Face.BUSY),
            ("noShow", Face.FREE),
        ):
            kept.state = state
            await read(door)
            await door.until(lambda s, face=face: s.face is face)  # type: ignore[misc]


async def test_one_that_comes_asks_for_nobody(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    kept = put(server, clock, 3, 30)
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.status.next)
        assert door.snapshot.status.word == "free"
        kept.state = "waitingCheckIn"
        await read(door)
        await door.until(lambda s: s.face is Face.PENDING_NEXT)


async def test_what_has_no_call_is_neither_offered_nor_done(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    kept = put(server, clock, -1, 30, state="waitingCheckIn")
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.face is Face.PENDING_CURRENT)
        offers = door.snapshot.offers
        assert (offers.check_in, offers.end, offers.extensions) == (None, None, ())
        for command in (CheckIn(kept.start), End(kept.start), Extend(HALF_HOUR)):
            outcome = await door.engine.handle(command)
            assert isinstance(outcome, Declined)
            assert outcome.reason is Reason.UNSUPPORTED
        assert {asked.method for asked in server.asked} == {"GET"}


@pytest.mark.parametrize("server", ["bookings_one"], indirect=True)
async def test_bookings_one_books_nothing(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.connected)
        offers = door.snapshot.offers
        assert (offers.lengths, offers.longest) == ((), None)
        outcome = await door.engine.handle(BookNow(HALF_HOUR))
        assert isinstance(outcome, Declined)
        assert outcome.reason is Reason.UNSUPPORTED


@OFFISION_ALONE
async def test_a_walk_up_that_the_system_lets_wait_waits(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    """The door takes no check-in, so it claims none for those who book there."""
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.connected)
        await door.engine.handle(BookNow(HALF_HOUR))
        await door.until(lambda s: s.face is Face.BUSY)
        (kept,) = server.world.kept
        kept.state = "waitingCheckIn"
        await read(door)
        await door.until(lambda s: s.face is Face.PENDING_CURRENT)


@OFFISION_ALONE
async def test_a_check_in_as_somebody_whom_the_sensor_sees(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    server.world.manners.sensor_checks_in = True
    kept = put(server, clock, -1, 30, state="waitingCheckIn")
    table = 'check_in = "sensor"\nsensor_access_id = "4GHUG6"'
    async with panel(server, tmp_path, clock, table=table) as door:
        await door.until(lambda s: s.offers.check_in)
        outcome = await door.engine.handle(CheckIn(kept.start))
        assert isinstance(outcome, Done)
        await door.until(lambda s: s.face is Face.BUSY)
        assert kept.state == "using"


async def test_a_check_in_for_the_panel_alone(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    kept = put(server, clock, -1, 30, state="waitingCheckIn")
    async with panel(server, tmp_path, clock, table='check_in = "panel"') as door:
        await door.until(lambda s: s.offers.check_in)
        await door.engine.handle(CheckIn(kept.start))
        await door.until(lambda s: s.face is Face.BUSY)
        assert kept.state == "waitingCheckIn"


async def test_an_end_for_the_panel_alone(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    kept = put(server, clock, -1, 30, state="using")
    async with panel(server, tmp_path, clock, table='end = "panel"') as door:
        await door.until(lambda s: s.offers.end)
        outcome = await door.engine.handle(End(kept.start))
        assert isinstance(outcome, Done)
        await door.until(lambda s: s.status.current is None)
        assert {asked.method for asked in server.asked} == {"GET"}


async def test_its_own_words_and_its_visitors(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    kept = put(server, clock, -1, 30, state="using")
    visit = {**kept.row, "visitors": [{"id": 1, "displayName": "Grace Hopper"}]}
    server.world.visits.append(visit)
    table = "wording = true\nwelcome_visitors = true"
    async with panel(server, tmp_path, clock, table=table) as door:
        await door.until(lambda s: s.wording == "Come on in")
        current = door.snapshot.status.current
        assert current is not None
        assert [person.name for person in current.visitors] == ["Grace Hopper"]


async def test_the_code_follows_the_key(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    row = {"type": 2, "bookableResource": {"id": 12}, "accessUrl": "https://x.y/1"}
    server.world.access_keys = [("daily", row)]
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: s.room.qr_url == "https://x.y/1")
        row["accessUrl"] = "https://x.y/2"
        clock.go_on(timedelta(days=1))
        await door.until(lambda s: s.room.qr_url == "https://x.y/2")


async def test_the_admins_own_code_wins(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    row = {"type": 2, "bookableResource": {"id": 12}, "accessUrl": "https://x.y/1"}
    server.world.access_keys = [("daily", row)]
    own = 'custom_qr_url = "https://own.example/{room_name}"'
    async with panel(server, tmp_path, clock, own) as door:
        await door.until(lambda s: s.connected)
        assert door.snapshot.room.qr_url == "https://own.example/{room_name}"


async def test_a_lasting_difference_is_named_once(
    server: Ones, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The system calls it free; its bookings say otherwise, and the screen keeps to
    those."""
    put(server, clock, -1, 30, state="using")
    table = '[backend.colours]\n8 = "free"'
    async with panel(server, tmp_path, clock, table=table) as door:
        await door.until(lambda s: s.status.current)
        assert door.snapshot.notes == ()
        clock.go_on(timedelta(seconds=95))
        await door.until(lambda s: any("calls the room free" in n for n in s.notes))
        assert door.snapshot.face is Face.BUSY
        await read(door)
    assert caplog.text.count("calls the room free") == 1


async def test_a_note_for_what_does_not_work(
    server: Ones, clock: Clock, tmp_path: Path
) -> None:
    server.faults.append(Fault(f"{ROOT}/keys", status=404))
    async with panel(server, tmp_path, clock) as door:
        await door.until(lambda s: any("access key" in note for note in s.notes))


SECRETS = (
    KEY,
    "4GHUG6-occupancy",
    "5HHUG7-air",
    base64.b64encode(f"{KEY}:".encode()).decode(),
)


@OFFISION_ALONE
@pytest.mark.parametrize("auth", ["basic", "header"])
async def test_no_secret_leaves_the_program(
    server: Ones,
    clock: Clock,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    auth: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    row = {"accessUrl": "https://x.y/T0k3nOfToday"}
    server.world.access_keys = [("daily", row)]
    table = "\n".join(
        [
            f'auth = "{auth}"',
            'sensor_access_id = "4GHUG6-occupancy"',
            'environment_access_id = "5HHUG7-air"',
        ]
    )
    said: list[str] = []
    async with panel(server, tmp_path, clock, table=table) as door:
        await door.until(lambda s: s.connected)
        await door.engine.handle(BookNow(HALF_HOUR))
        backend = door.parts.backend
        assert isinstance(backend, Reporting)
        for number, status in enumerate((200, 400, 401, 403, 404, 409, 422, 429, 500)):
            if status != 200:
                server.faults.append(Fault(ROOT, status=status, body=_echo()))
            air = {"co2": 600.0}
            reading = Sensor(at=clock.now(), presence=number % 2 == 0, environment=air)
            try:
                await backend.report(reading)
            except BackendError as error:
                said.append(str(error))
            server.faults.clear()
        for fault in (
            Fault(ROOT, cut=0),
            Fault(ROOT, status=401),
            Fault(ROOT, text=""),
        ):
            fault.times = 9
            server.faults.append(fault)
            await door.engine.handle(Read())
            said += [*door.snapshot.notes, str(door.snapshot.result)]
            server.faults.clear()
        said += [str(variables(s, private=True)) for s in door.seen]
        said += [repr(door.parts.settings), repr(backend), str(door.snapshot.notes)]
    assert len(said) > 10
    told = caplog.text + "".join(said)
    assert not [secret for secret in SECRETS if secret in told]
    assert "T0k3nOfToday" not in caplog.text
    for path in (tmp_path / "store").rglob("*"):
        kept = path.read_bytes() if path.is_file() else b""
        assert not [secret for secret in SECRETS if secret.encode() in kept], path


def _echo() -> dict[str, str]:
    """A server that repeats what it was shown."""
    return {"title": f"The key {KEY} may not"}
