"""`room-panel call` of every function, at a PlaceOS room."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from panel.calls import FUNCTIONS
from panel.cli import main
from tests.backends.placeos_events import event
from tests.backends.placeos_rig import settings_text
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import ADDRESS, SYSTEM_ID

HOST = "ada.byron@example.com"
LEAST = Key("a.least", scopes=("control", "systems.read"))
Call = Callable[..., tuple[int, Any]]


@pytest.fixture
def server() -> Iterator[PlaceOS]:
    with serving() as running:
        running.module.pace.after_book = running.module.pace.after_end = 0.2
        running.world.keyring.keys.append(LEAST)
        running.poll()
        yield running


@pytest.fixture
def call(server: PlaceOS, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Call:
    """Calls a function; the exit code with the result, or with the sentence."""

    def done(name: str, *args: object, key: str = "") -> tuple[int, Any]:
        path, given = tmp_path / "settings.toml", {"key": key} if key else {}
        path.write_text(settings_text(server, tmp_path / "store", **given))
        path.chmod(0o600)
        code = main(["call", "--settings", str(path), name, json.dumps(args)])
        out, err = capfd.readouterr()
        return code, err.strip() if code else json.loads(out)

    return done


def plant(server: PlaceOS, start: float, end: float, id: str = "a") -> Event:
    """From and to so many minutes after now."""
    now = round(time.time())
    made = event(now + start * 60, now + end * 60, id=id, host=HOST)
    server.plant(made)
    server.poll()
    return made


def book_now(call: Call, server: PlaceOS) -> None:
    code, made = call("book_now", 1800, "Standup", None)
    assert code == 0, made
    (created,) = server.world.calendar.created
    assert (made["id"], made["title"]) == (created["id"], "Standup")
    assert made["event_end"] - made["event_start"] == 1800
    assert len(server.done("book_now")) == 1


def checkin(call: Call, server: PlaceOS) -> None:
    plant(server, -1, 30)
    assert call("checkin") == (0, None)
    assert server.module.states["status"] == "busy"
    assert call("checkin") == (0, None)
    assert len(server.calls("checkin")) == 1


def start_meeting(call: Call, server: PlaceOS) -> None:
    start = plant(server, -1, 30)["event_start"]
    code, said = call("start_meeting", start * 1000)
    assert code == 1 and "milliseconds" in said, said
    assert call("start_meeting", start) == (0, None)
    assert server.module.states["status"] == "busy"
    assert len(server.calls("checkin")) == 1


def end_meeting(call: Call, server: PlaceOS) -> None:
    start = plant(server, -1, 30)["event_start"]
    code, said = call("end_meeting", start + 60)
    assert code == 1 and "current or pending" in said, said
    assert call("end_meeting", start, True, "Over.") == (0, None)
    assert server.calls("end_meeting") == [(start, True, "Over.")]
    (declined,) = server.world.calendar.declined
    assert (declined.id, declined.notify, declined.comment) == ("a", True, "Over.")


def extend_meeting(call: Call, server: PlaceOS) -> None:
    made = plant(server, -1, 30)
    code, longer = call("extend_meeting", 900)
    assert code == 0, longer
    assert longer["event_end"] == made["event_end"] + 900
    code, said = call("extend_meeting", 900, key=LEAST.text)
    assert code == 1, said
    assert [method for method, _ in server.world.staff_writes] == ["PATCH"]


def book(call: Call, server: PlaceOS) -> None:
    start = round(time.time()) + 7200
    code, made = call("book", start, 1800, "Later", None)
    assert code == 0, made
    assert (made["event_start"], made["title"]) == (start, "Later")
    code, said = call("book", start + 3600, 1800, key=LEAST.text)
    assert code == 1, said
    assert [method for method, _ in server.world.staff_writes] == ["POST"]


def poll_events(call: Call, server: PlaceOS) -> None:
    polls = server.module.polls
    assert call("poll_events") == (0, None)
    assert server.module.polls == polls + 1


def calendar_id(call: Call, server: PlaceOS) -> None:
    assert call("calendar_id") == (0, ADDRESS)
    server.configure(calendar_id="Annex@example.com")
    assert call("calendar_id") == (0, "annex@example.com")
    server.stop()
    assert call("calendar_id") == (0, "annex@example.com")


def locate_user(call: Call, server: PlaceOS) -> None:
    made = plant(server, -1, 30)
    found = {
        "location": "meeting",
        "mac": ADDRESS,
        "event_id": "a",
        "map_id": None,
        "sys_id": SYSTEM_ID,
        "ends_at": made["event_end"],
        "started_at": made["event_start"],
        "private": False,
    }
    assert call("locate_user", HOST.upper()) == (0, [found])
    assert call("locate_user", None, "ada.b") == (0, [found])
    assert call("locate_user", "nobody@example.com") == (0, [])


def macs_assigned_to(call: Call, server: PlaceOS) -> None:
    plant(server, -1, 30)
    assert call("macs_assigned_to", HOST) == (0, [ADDRESS])
    assert call("macs_assigned_to", "nobody@example.com") == (0, [])


def check_ownership_of(call: Call, server: PlaceOS) -> None:
    plant(server, -1, 30)
    owner = {"location": "meeting", "assigned_to": HOST, "mac_address": ADDRESS}
    assert call("check_ownership_of", ADDRESS.upper()) == (0, owner)
    assert call("check_ownership_of", "00:11") == (0, None)


def device_locations(call: Call, server: PlaceOS) -> None:
    assert call("device_locations", "zone-1") == (0, [])


def is_stale(call: Call, server: PlaceOS) -> None:
    now = time.time()
    assert call("is_stale?", None) == (0, False)
    assert call("is_stale?", int(now - 420)) == (0, False)
    assert call("is_stale?", int(now - 480)) == (0, True)


CALLS = {
    "book_now": book_now,
    "checkin": checkin,
    "start_meeting": start_meeting,
    "end_meeting": end_meeting,
    "extend_meeting": extend_meeting,
    "book": book,
    "poll_events": poll_events,
    "calendar_id": calendar_id,
    "locate_user": locate_user,
    "macs_assigned_to": macs_assigned_to,
    "check_ownership_of": check_ownership_of,
    "device_locations": device_locations,
    "is_stale?": is_stale,
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function(call: Call, server: PlaceOS, name: str) -> None:
    CALLS[name](call, server)


@pytest.mark.parametrize(
    ("name", "args", "sentence"),
    [
        ("book_now", [60], "15"),
        ("book_now", [9 * 3600], "8 h"),
        ("book_now", [1800, None, "Nobody"], "host was not found"),
        ("checkin", [], "check-in"),
    ],
)
def test_what_is_refused_is_never_sent(
    call: Call, server: PlaceOS, name: str, args: list[object], sentence: str
) -> None:
    code, said = call(name, *args)
    assert code == 1
    assert said.startswith("room-panel: ")
    assert sentence in said
    assert server.calls(name) == []
