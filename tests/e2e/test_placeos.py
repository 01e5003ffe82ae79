"""The panel as a process at a PlaceOS room: states, taps, pictures, faults."""

import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.backends.placeos_events import event
from tests.backends.placeos_rig import settings_text
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.bench.process import proportional
from tests.e2e.finger import Finger
from tests.e2e.places import (
    AMBER,
    FOUND,
    FOUND_EDGE,
    GREEN,
    KEY_A,
    KEY_D,
    OUTLINE,
    PRIMARY,
    RED,
    SHEET,
    TYPING,
    WHITE,
    end,
)
from tests.e2e.program import Program

PURPLE = (120, 40, 160)
MIDDLE = (640, 400)
SOON = 2.0
WARM = 3
"""Hard days after which Python has all that it ever needs at once."""
MOST_MORE = 12.0
"""MB by which the program may have grown after a hard day; Python keeps some."""


@pytest.fixture
def server() -> Iterator[PlaceOS]:
    with serving() as running:
        running.module.pace.after_book = running.module.pace.after_end = 0.3
        running.configure(enable_end_meeting_button=True, disable_book_now_host=True)
        yield running


@pytest.fixture
def program(tmp_path: Path, server: PlaceOS) -> Iterator[Program]:
    made = Program(tmp_path, settings_text(server, tmp_path / "state"))
    yield made
    made.clean_up()


def meeting(start: float, end: float, **more: Any) -> Event:
    """From and to so many minutes after now."""
    now = time.time()
    return event(now + start * 60, now + end * 60, **more)


def plant(server: PlaceOS, *events: Event) -> None:
    server.plant(*events)
    server.poll()


def test_a_tap_books_and_another_ends(program: Program, server: PlaceOS) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        (made,) = server.world.calendar.created
        assert made["event_end"] - made["event_start"] == 1800
        end(finger)
        (declined,) = server.world.calendar.declined
        assert declined.id == made["id"]
        assert (len(server.calls("book_now")), len(server.calls("end_meeting"))) == (
            1,
            1,
        )


def test_a_tap_asks_for_the_host_where_the_module_wants_one(
    program: Program, server: PlaceOS
) -> None:
    ada = {"id": "1", "name": "Ada Byron", "email": "ada.byron@example.com"}
    server.world.calendar.users.append(ada)
    server.configure(disable_book_now_host=False)
    with program.run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(WHITE, x=TYPING[0], y=TYPING[1])
        assert server.calls("book_now") == []
        for key in (KEY_A, KEY_D, KEY_A):
            finger.tap(*key)
        finger.wait_for(OUTLINE, x=FOUND_EDGE[0], y=FOUND_EDGE[1])
        finger.tap(*FOUND)
        finger.wait_for(WHITE, x=SHEET[0], y=SHEET[1])
        finger.tap(*SHEET)
        finger.wait_for(RED)
    assert server.calls("book_now") == [(1800, "Ad Hoc booking", ada["email"])]
    (made,) = server.world.calendar.created
    assert made["host"] == ada["email"]


def test_a_tap_checks_in(program: Program, server: PlaceOS) -> None:
    plant(server, meeting(-1, 30))
    with program.run() as finger:
        finger.wait_for(AMBER)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
    assert len(server.done("checkin")) == 1
    assert server.module.states["status"] == "busy"


def test_the_screen_follows_the_module(program: Program, server: PlaceOS) -> None:
    first, second = meeting(-1, 30, id="a"), meeting(4, 30, id="b")
    with program.run() as finger:
        finger.wait_for(GREEN)
        plant(server, first)
        assert finger.wait_for(AMBER) < SOON
        server.execute("checkin")
        assert finger.wait_for(RED) < SOON
        server.remove("a")
        plant(server, second)
        assert finger.wait_for(AMBER) < SOON
        server.stop()
        server.remove("b")
        server.poll()
        server.start()
        assert finger.wait_for(GREEN) < SOON
        server.restart_module()
        plant(server, first)
        assert finger.wait_for(RED) < SOON
        assert program.end() == 0
    assert program.faults == []


def test_the_picture_of_a_room_that_nobody_may_book(
    program: Program, server: PlaceOS
) -> None:
    picture = BytesIO()
    Image.new("RGB", (1280, 800), PURPLE).save(picture, "PNG")
    server.world.files["/assets/room.png"] = picture.getvalue()
    image = f"{server.url}/assets/room.png"
    with program.run() as finger:
        finger.wait_for(GREEN)
        server.configure(disable_book_now=True, offline_image=image)
        finger.wait_for(PURPLE, x=MIDDLE[0], y=MIDDLE[1])
        server.configure(disable_book_now=None, offline_image=None)
        finger.wait_for(GREEN)


def test_the_commands_beside_it(
    program: Program, server: PlaceOS, tmp_path: Path
) -> None:
    plant(server, meeting(-1, 30))
    found = program.status()
    assert (found["status"], found["room_name"], found["connected"]) == (
        "pending",
        "Boardroom",
        True,
    )
    located = program.call("locate_user", ["ada.byron@example.com"])
    assert isinstance(located, list)
    assert located[0]["sys_id"] == server.world.system["id"]
    assert program.call("checkin") is None
    assert server.module.states["status"] == "busy"
    picture = tmp_path / "busy.png"
    done = program.command("shot", "--size", "1280x800", "--out", str(picture))
    assert done.returncode == 0, done.stderr
    with Image.open(picture) as shot:
        assert shot.convert("RGB").getpixel((20, 20)) == RED


def test_check_names_what_is_wrong(program: Program, server: PlaceOS) -> None:
    secret = server.world.keyring.keys[0].text
    server.world.keyring.keys = [Key(secret, expires_at=int(time.time()) + 86400)]
    done = program.command("check")
    assert done.returncode == 0, done.stdout
    assert "v2.0.0" in done.stdout
    assert "expire" in done.stdout
    server.world.keyring.keys = [Key(secret, scopes=("systems.read",))]
    done = program.command("check")
    assert done.returncode == 1
    assert "control" in done.stdout
    assert secret.partition(".")[2] not in done.stdout + done.stderr


def test_a_hard_day_leaves_nothing_behind(
    program: Program, server: PlaceOS, sample: Callable[[int, int], int]
) -> None:
    """A flood, five thousand bookings, cuts and restarts: then as before."""
    if not sample(0, 1):
        pytest.skip("takes a minute")
    crowd = [meeting(120 + 8 * n, 124 + 8 * n, id=f"c{n}") for n in range(5000)]
    with program.run() as finger:
        finger.wait_for(GREEN)
        for _ in range(WARM):
            _storm(server, finger, crowd)
        before = proportional([program.pid])
        for _ in range(5):
            _storm(server, finger, crowd)
        after = proportional([program.pid])
        assert after - before < MOST_MORE
    assert server.calls("book_now") == []
    assert program.faults == []


def _storm(server: PlaceOS, finger: Finger, crowd: list[Event]) -> None:
    server.flood(5)
    plant(server, *crowd)
    for _ in range(5):
        server.cut()
        time.sleep(0.5)
    server.stop()
    server.start()
    server.restart_module()
    plant(server, meeting(-1, 30, id="now"))
    finger.wait_for(AMBER)
    server.steer(server.world.calendar.boxes.clear)
    server.poll()
    finger.wait_for(GREEN)
    time.sleep(1)
