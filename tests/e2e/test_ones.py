"""The panel as a process at a Bookings ONE or Offision room: a day by taps."""

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.backends.ones_rig import settings_text
from tests.backends.servers.ones.server import Ones, serving
from tests.backends.servers.ones.service import ROOT
from tests.backends.servers.ones.world import KEY, Kept
from tests.backends.servers.web import Fault
from tests.e2e.finger import Finger
from tests.e2e.places import (
    ALONE,
    AMBER,
    END,
    END_OUTLINE,
    GREEN,
    IN_ALONE,
    IN_PRIMARY,
    PRIMARY,
    RED,
    book_tomorrow_for_ada,
    end,
)
from tests.e2e.program import Program, free_port, until

LISBON = ZoneInfo("Europe/Lisbon")
PUBLIC = "https://rooms.example.com/boardroom"
OFTEN = "cache_polling_period = 0.02"
ACCESS_ID = "4GHUG6-occupancy"

Make = Callable[..., Program]


@pytest.fixture(params=["offision"])
def server(request: pytest.FixtureRequest) -> Iterator[Ones]:
    with serving(request.param) as running:
        yield running


ONE = pytest.mark.parametrize("server", ["bookings_one"], indirect=True)
BOTH = pytest.mark.parametrize(
    "server",
    [pytest.param("bookings_one", marks=pytest.mark.long), "offision"],
    indirect=True,
)


@pytest.fixture
def make(tmp_path: Path, server: Ones) -> Iterator[Make]:
    """`make(table, more)`: the program with these keys in the system's table, and
    these further tables."""
    programs: list[Program] = []

    def made(table: str = "", more: str = "", *, often: bool = True) -> Program:
        keys = OFTEN if often else ""
        text = settings_text(server, tmp_path / "state", keys, table) + more
        programs.append(Program(tmp_path, text))
        return programs[-1]

    yield made
    for program in programs:
        program.clean_up()


def put(server: Ones, start: float, end: float, **more: Any) -> Kept:
    """From and to so many minutes after now."""
    now = datetime.now(UTC).replace(microsecond=0)
    first, last = (now + timedelta(minutes=m) for m in (start, end))
    return server.world.put(server.world.made(first, last, **more))


def asked_again(server: Ones) -> None:
    """Waits until the panel has read its whole list once more."""
    path = f"{ROOT}/cal"
    before = server.count("GET", path)
    until(lambda: server.count("GET", path) >= before + 8)


def writes(server: Ones) -> list[str]:
    return [asked.path for asked in tuple(server.asked) if asked.method != "GET"]


def test_a_day_in_offision(make: Make, server: Ones) -> None:
    """A tap books; what has no call is not there to be tapped."""
    program = make('organizer = "door@example.com"')
    with program.run() as finger:
        finger.wait_for(GREEN)
        assert finger.colour(*IN_PRIMARY) != GREEN
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        (kept,) = server.world.kept
        assert kept.end - kept.start == timedelta(minutes=30)
        asked_again(server)
        assert finger.colour(*END_OUTLINE) == RED
        finger.tap(*END)
        asked_again(server)
        assert finger.colour() == RED
        kept.state = "waitingCheckIn"
        finger.wait_for(AMBER)
        assert finger.colour(*IN_ALONE) == AMBER
        finger.tap(*ALONE)
        finger.tap(*PRIMARY)
        asked_again(server)
        assert finger.colour() == AMBER
        kept.state = "using"
        finger.wait_for(RED)
        kept.state = "ended"
        finger.wait_for(GREEN)
        assert program.end() == 0
    assert writes(server) == [server.paths["booking"]]
    assert program.faults == []


def test_tomorrow_for_somebody_of_the_directory(make: Make, server: Ones) -> None:
    """The sheet asks for a host, since there are people to be found."""
    server.world.user("Ada Byron")
    tomorrow = (datetime.now(LISBON) + timedelta(days=1)).date()
    with make().run() as finger:
        book_tomorrow_for_ada(finger)
    (kept,) = server.world.kept
    start = kept.start.astimezone(LISBON)
    assert (start.date(), f"{start:%H:%M}") == (tomorrow, "10:00")
    ((_, body),) = server.world.posted
    assert body["organizer"] == "ada.byron@example.com"
    assert len(writes(server)) == 1


@BOTH
def test_an_end_on_this_panel_alone(make: Make, server: Ones) -> None:
    kept = put(server, -1, 30, state="using")
    with make('end = "panel"').run() as finger:
        finger.wait_for(RED)
        end(finger)
        asked_again(server)
        assert finger.colour() == GREEN
    assert kept.state == "using"
    assert writes(server) == []


@BOTH
def test_a_check_in_by_the_rooms_sensor(make: Make, server: Ones) -> None:
    server.world.manners.sensor_checks_in = True
    kept = put(server, -1, 30, state="waitingCheckIn")
    table = f'check_in = "sensor"\nsensor_access_id = "{ACCESS_ID}"'
    with make(table).run() as finger:
        finger.wait_for(AMBER)
        finger.tap(*ALONE)
        finger.wait_for(RED)
    assert kept.state == "using"
    assert [path.rpartition("/")[2] for path in writes(server)] == ["occ"]


@BOTH
def test_what_the_rooms_sensor_says_is_handed_on(
    make: Make, server: Ones, tmp_path: Path
) -> None:
    script = tmp_path / "sensor"
    line = '{"presence": true, "co2": 640, "temperature": 21.5}'
    script.write_text(f"#!/bin/sh\necho '{line}'\nexec sleep 60\n")
    script.chmod(0o755)
    table = f'sensor_access_id = "{ACCESS_ID}"\n'
    if server.kind == "offision":
        table += f'environment_access_id = "{ACCESS_ID}"\ntemperature_unit = 1\n'
    program = make(table, f'[sensor]\ncommand = "{script}"\n')
    wanted = 2 if server.kind == "offision" else 1
    with program.run() as finger:
        finger.wait_for(GREEN)
        until(lambda: len(server.world.posted) >= wanted)
    kind, body = server.world.posted[0]
    there = body["data"]["isOccupied"] if server.world.localised else body["hasMotion"]
    assert (kind, there) == ("occupancy", True)
    if wanted == 2:
        kind, body = server.world.posted[1]
        air = (body["cO2"], body["temperature"], body["temperatureUnit"])
        assert (kind, air) == ("environment", (640, 21.5, 1))
    assert ACCESS_ID not in program.log.read_text(encoding="utf-8")


@BOTH
def test_a_call_is_a_hint_to_read(make: Make, server: Ones) -> None:
    """Within seconds, where the panel would have read in five minutes."""
    port = free_port()
    more = f'[push]\nlisten = "127.0.0.1:{port}"\npublic_url = "{PUBLIC}"\n'
    program = make("", more, often=False)
    with program.run() as finger:
        finger.wait_for(GREEN)
        until(lambda: len(server.world.subscriptions) >= 2)
        kinds = {kind for kind, _ in server.world.subscriptions}
        assert kinds == {"subscribe_appointments", "subscribe_access_keys"}
        (address,) = {told["callbackUrl"] for _, told in server.world.subscriptions}
        assert address.startswith(f"{PUBLIC}/")
        place = f"http://127.0.0.1:{port}{urlsplit(address).path}"
        put(server, -1, 30, state="using")
        assert httpx.post(place[:-3] + "abc", json={}).status_code == 404
        assert httpx.post(place, json=[12]).status_code == 401
        assert finger.colour() == GREEN
        assert httpx.post(place, json={"bookableResourceId": 12}).is_success
        finger.wait_for(RED)
    token = address.rpartition("/")[2]
    assert token not in program.log.read_text(encoding="utf-8")


@ONE
def test_a_day_in_bookings_one(make: Make, server: Ones) -> None:
    """Nothing can be written there: the screen follows, and offers nothing."""
    with make().run() as finger:
        finger.wait_for(GREEN)
        assert finger.colour(*IN_PRIMARY) == GREEN
        _tap_all(finger)
        kept = put(server, -1, 30)
        finger.wait_for(RED)
        _tap_all(finger)
        kept.state = "waitingCheckIn"
        finger.wait_for(AMBER)
        assert finger.colour(*IN_ALONE) == AMBER
        _tap_all(finger)
        kept.state = "using"
        finger.wait_for(RED)
        assert finger.colour(*END_OUTLINE) == RED
        put(server, 30, 40, isPreparationAppointment=1)
        kept.state = "noShow"
        finger.wait_for(GREEN)
    assert writes(server) == []


def _tap_all(finger: Finger) -> None:
    for place in (PRIMARY, ALONE, END):
        finger.tap(*place)


@pytest.mark.long
@BOTH
def test_a_server_that_comes_and_goes(make: Make, server: Ones) -> None:
    program = make()
    kept = put(server, -1, 30, state="using")
    with program.run() as finger:
        finger.wait_for(RED)
        server.stop()
        program.wait_for_log("does not answer completely")
        kept.state = "ended"
        assert finger.colour() == RED
        server.start()
        finger.wait_for(GREEN)
        server.faults.append(Fault(f"{ROOT}/cal", status=401, times=2))
        put(server, -1, 30, state="using")
        finger.wait_for(RED)
    assert program.faults == []


@pytest.mark.long
@BOTH
def test_the_commands_beside_it(make: Make, server: Ones) -> None:
    address = "https://rooms.example.com/q/T0k3nOfToday"
    server.world.access_keys = [("daily", {"accessUrl": address})]
    put(server, -1, 30, state="waitingCheckIn", booking=815)
    program = make(f'sensor_access_id = "{ACCESS_ID}"')
    found = program.status()
    assert (found["status"], found["room_name"], found["connected"]) == (
        "pending",
        "Boardroom",
        True,
    )
    assert found["custom_qr_url"] == address
    located = program.call("locate_user", ["ada.byron@example.com"])
    assert isinstance(located, list)
    assert located[0]["event_id"] == "815"
    done = program.command("check")
    assert done.returncode == 0, done.stdout + done.stderr
    for line in ("version 2.2.0, client Happy Ltd.", "room 12: Boardroom"):
        assert line in done.stdout
    assert "cannot extend a booking" in done.stdout
    refused = program.command("call", "checkin")
    assert (refused.returncode, refused.stdout) == (1, "")
    status = program.command("status", "--json", "--private")
    told = "".join(d.stdout + d.stderr for d in (done, refused, status))
    shown = base64.b64encode(f"{KEY}:".encode()).decode()
    assert not [secret for secret in (KEY, ACCESS_ID, shown) if secret in told]


def test_check_names_what_is_wrong(make: Make, server: Ones) -> None:
    server.faults.append(Fault(f"{ROOT}/sys", status=401))
    done = make().command("check")
    assert done.returncode == 1
    assert "check api_key and auth in [backend]" in done.stdout
    assert KEY not in done.stdout + done.stderr
