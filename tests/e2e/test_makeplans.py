"""The panel as a process at a MakePlans room: a day by taps."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.backends.makeplans_rig import settings_text
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.things import DAYS
from tests.backends.servers.makeplans.world import KEY, SECRET
from tests.backends.servers.web import Fault
from tests.e2e.places import (
    ALIVE,
    ALONE,
    AMBER,
    GREEN,
    LONGER,
    PRIMARY,
    RED,
    book_tomorrow_for_ada,
    end,
    outlined,
)
from tests.e2e.program import Program, free_port, until

OFTEN = "cache_polling_period = 0.02"
PUBLIC = "https://rooms.example.com/boardroom"
MINUTE = 60.0

Make = Callable[..., Program]


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving() as running:
        yield running


@pytest.fixture
def make(tmp_path: Path, server: MakePlans) -> Iterator[Make]:
    """`make(keys)`: the program with these keys at the top of its settings."""
    programs: list[Program] = []

    def made(keys: str = OFTEN, table: str = "") -> Program:
        text = settings_text(server, tmp_path / "state", keys, table)
        programs.append(Program(tmp_path, text))
        return programs[-1]

    yield made
    for program in programs:
        program.clean_up()


def plant(server: MakePlans, start: float, end: float, **more: Any) -> dict[str, Any]:
    """Somebody books, from and to so many minutes after now."""
    now = float(round(time.time()))
    return server.put(now + start * MINUTE, now + end * MINUTE, **more)


def test_a_day_by_taps(make: Make, server: MakePlans) -> None:
    """Booked and checked in, extended, ended; then somebody's meeting is checked in."""
    with make().run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        (made,) = server.world.bookings.values()
        until(lambda: made["status"] == "checked_in")
        assert made["booked_to"] - made["booked_from"] == 30 * MINUTE
        outlined(finger, ALIVE)
        finger.tap(*LONGER)
        until(lambda: made["booked_to"] - made["booked_from"] == 45 * MINUTE)
        # Within its first second it would be cancelled, for it has no length yet.
        until(lambda: time.time() > made["booked_from"] + 1)
        end(finger)
        until(lambda: made["status"] == "completed")
        assert made["booked_to"] < time.time() + 1
        theirs = plant(server, -1, 30, title="Review")
        finger.wait_for(AMBER)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        assert theirs["status"] == "checked_in"
        assert theirs["state"] == "confirmed"
    posts = [path for method, path in server.written() if method == "POST"]
    assert posts == ["/api/v1/bookings"]


def test_tomorrow_for_somebody_of_the_directory(make: Make, server: MakePlans) -> None:
    ada = server.world.meet("Ada Byron", "ada.byron@example.com")
    zone = server.world.zone
    tomorrow = (datetime.now(zone) + timedelta(days=1)).date()
    with make().run() as finger:
        book_tomorrow_for_ada(finger)
    (made,) = server.world.bookings.values()
    start = datetime.fromtimestamp(made["booked_from"], zone)
    assert (start.date(), f"{start:%H:%M}") == (tomorrow, "10:00")
    assert (made["person_id"], made["status"]) == (ada["id"], None)


def test_what_happens_over_there_is_on_the_screen(
    make: Make, server: MakePlans
) -> None:
    with make().run() as finger:
        finger.wait_for(GREEN)
        theirs = plant(server, -1, 30)
        finger.wait_for(AMBER)
        server.change(theirs["id"], status="in_progress")
        finger.wait_for(RED)
        server.change(theirs["id"], resource_id=2)
        finger.wait_for(GREEN)
        server.change(theirs["id"], resource_id=1)
        finger.wait_for(RED)
        server.change(theirs["id"], state="cancelled")
        finger.wait_for(GREEN)


def test_nobody_books_a_closed_room(make: Make, server: MakePlans) -> None:
    """Its hours are over: there is nothing to tap, and nothing is sent."""
    day = datetime.now(server.world.zone).date()
    hours = {f"opening_hours_{name}": ["08:00", "20:00"] for name in DAYS}
    server.world.resources[1].update(hours)
    for days in (-1, 0, 1, 2):
        date = (day + timedelta(days=days)).isoformat()
        server.world.exceptions[date] = []
    with make().run() as finger:
        until(lambda: server.count("GET", "/api/v1/resources/1/opening_hours"))
        until(lambda: server.count("GET", "/api/v1/bookings") > 3)
        finger.tap(*PRIMARY)
        finger.tap(*ALONE)
        before = server.count("GET", "/api/v1/bookings")
        until(lambda: server.count("GET", "/api/v1/bookings") > before + 3)
    assert server.written() == []


def test_a_check_in_that_fails_is_asked_for(make: Make, server: MakePlans) -> None:
    server.faults.append(Fault(method="PUT", status=503))
    with make().run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(AMBER)
        (made,) = server.world.bookings.values()
        assert made["status"] is None
        finger.wait_for(AMBER)
        until(lambda: finger.tap(*PRIMARY) or made["status"] == "checked_in")
        finger.wait_for(RED)


@pytest.mark.long
def test_a_server_that_comes_and_goes(make: Make, server: MakePlans) -> None:
    program = make()
    theirs = plant(server, -1, 30, status="checked_in")
    with program.run() as finger:
        finger.wait_for(RED)
        server.stop()
        program.wait_for_log("does not answer completely")
        server.world.change(theirs["id"], state="deleted")
        assert finger.colour() == RED
        server.start()
        finger.wait_for(GREEN)
        assert program.end() == 0
    said = program.log.read_text(encoding="utf-8")
    assert program.faults == []
    assert KEY not in said


@pytest.mark.long
def test_the_commands_beside_it(make: Make, server: MakePlans) -> None:
    ada = server.world.meet("Ada Byron", "ada.byron@example.com")
    theirs = plant(server, -1, 30, title="Review", person_id=ada["id"])
    program = make()
    found = program.status()
    assert (found["status"], found["room_name"], found["connected"]) == (
        "pending",
        "Boardroom",
        True,
    )
    located = program.call("locate_user", ["ada.byron@example.com"])
    assert isinstance(located, list)
    assert located[0]["event_id"] == str(theirs["id"])
    assert program.call("checkin") is None
    assert theirs["status"] == "checked_in"
    start = int(theirs["booked_from"])
    program.call("end_meeting", [start, True, "Thank you."])
    assert theirs["status"] == "completed"
    assert theirs["booked_to"] <= time.time()
    later = int(datetime.now(UTC).timestamp()) + 7200
    program.call("book", [later, 1800, "Later", "ada.byron@example.com"])
    *_, made = server.world.bookings.values()
    assert (made["title"], made["person_id"]) == ("Later", ada["id"])


def test_a_call_is_a_hint_to_read(make: Make, server: MakePlans) -> None:
    """Signed by the account, and about this room: then it is read at once."""
    port = free_port()
    push = f'[push]\nlisten = "127.0.0.1:{port}"\npublic_url = "{PUBLIC}"\n'
    program = make("", f'webhook_secret = "{SECRET}"\n{push}')
    with program.run() as finger:
        finger.wait_for(GREEN)
        until(lambda: server.world.hooks)
        (hook,) = server.world.hooks.values()
        assert hook["event"] == "booking.*"
        place = f"http://127.0.0.1:{port}{urlsplit(hook['target_url']).path}"
        theirs = plant(server, -1, 30, status="checked_in")
        assert called(place, theirs, "guessed").status_code == 401
        elsewhere = {**theirs, "id": 9, "resource_id": 2}
        before = len(server.asked)
        assert called(place, elsewhere).is_success
        assert len(server.asked) == before
        assert finger.colour() == GREEN
        assert called(place, theirs).is_success
        finger.wait_for(RED)
        assert called(place, theirs, id="0").status_code == 401
        assert program.end() == 0
    assert server.world.hooks == {}
    assert SECRET not in program.log.read_text(encoding="utf-8")


def called(
    place: str, booking: dict[str, Any], secret: str = SECRET, id: str = ""
) -> httpx.Response:
    """What the panel answers to a call of MakePlans."""
    shown = {name: booking[name] for name in ("id", "resource_id", "state")}
    said = {
        "event": "booking.created",
        "idempotency_id": id or f"{secret} {booking['id']}",
        "generated_at": datetime.now(UTC).isoformat(),
        "data": {"object": "booking", "id": booking["id"], "booking": shown},
    }
    if id:
        said["generated_at"] = "2012-09-29T07:00:00+02:00"
    body = json.dumps(said).encode()
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {"X-MakePlans-Signature": f"sha256={digest}"}
    return httpx.post(place, content=body, headers=headers)


def test_a_no_show_is_released(
    make: Make, server: MakePlans, sample: Callable[[int, int], int]
) -> None:
    """At the very moment, and noted; it takes a minute and a half."""
    if not sample(0, 1):
        pytest.skip("takes a minute and a half")
    program = make(f"{OFTEN}\npending_period = 1")
    with program.run() as finger:
        finger.wait_for(GREEN)
        theirs = plant(server, 0.2, 30)
        finger.wait_for(AMBER)
        due = theirs["booked_from"] + MINUTE
        until(lambda: time.time() > due - 20, 2 * MINUTE)
        finger.wait_for(GREEN)
        until(lambda: theirs["status"] == "no_show")
    assert due - 1 < theirs["booked_to"] < due + 5
