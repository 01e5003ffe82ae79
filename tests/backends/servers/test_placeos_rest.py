"""The server's HTTP side: who may see what, and in which shape."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

import pytest

from tests.backends.servers.placeos.keys import ADMIN, Key
from tests.backends.servers.placeos.server import PlaceOS
from tests.backends.servers.placeos.world import ADDRESS, API_KEY, SYSTEM_ID, TOKEN

ENGINE, STAFF = "/api/engine/v2", "/api/staff/v1"
SYSTEM = f"{ENGINE}/systems/{SYSTEM_ID}"
HOUR = 3600


def ask(
    server: PlaceOS,
    path: str,
    *,
    key: str = API_KEY,
    method: str = "GET",
    body: Any = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, Any, dict[str, str]]:
    """The status, the body and the headers."""
    data = None if body is None else json.dumps(body).encode()
    given = {"X-API-Key": key, **(headers or {})} if key else headers or {}
    request = urllib.request.Request(
        server.url + path, data=data, headers=given, method=method
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            text = answer.read()
            return answer.status, json.loads(text or "null"), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            text = error.read()
            return error.code, json.loads(text or "null"), dict(error.headers)


def test_the_authority_is_for_everybody(server: PlaceOS) -> None:
    status, body, headers = ask(server, "/auth/authority", key="")
    assert (status, body["version"]) == (200, "v2.0.0")
    assert {"Date", "X-Request-ID"} <= headers.keys()
    assert ask(server, f"{ENGINE}/", key="")[0] == 200
    server.world.keyring.domains = {"example.com"}
    assert ask(server, "/auth/authority", key="")[0] == 404
    assert ask(server, SYSTEM)[:2] == (401, {"error": "authority not found"})


def test_a_key_can_be_inspected(server: PlaceOS) -> None:
    expires = int(time.time()) + HOUR
    scopes = ("control", "systems.read")
    server.world.keyring.keys.append(Key("a.b", scopes, expires_at=expires))
    _, body, _ = ask(server, f"{ENGINE}/api_keys/inspect", key="a.b")
    assert (body["scope"], body["exp"], body["u"]["p"]) == (list(scopes), expires, 0)
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert ask(server, f"{ENGINE}/users/current", key="", headers=bearer)[0] == 200
    assert ask(server, f"{ENGINE}/users/current", key="a.b")[:2] == (403, None)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (SYSTEM, 200),
        (f"{ENGINE}/systems/{ADDRESS}", 200),
        (f"{ENGINE}/systems/sys-none", 404),
        (f"{SYSTEM}/zones", 200),
        (f"{SYSTEM}/types", 200),
        (f"{SYSTEM}/metadata", 200),
        (f"{SYSTEM}/Bookings_1", 403),
        (f"{SYSTEM}/Bookings_1/status", 403),
        (f"{SYSTEM}/functions/Bookings_1", 403),
        (f"{ENGINE}/nothing", 404),
    ],
)
def test_what_an_ordinary_key_may_see(server: PlaceOS, path: str, status: int) -> None:
    found, body, _ = ask(server, path)
    assert found == status
    assert (body is None) == (status == 403)
    if status == 404:
        assert body["error"]


def test_systems_are_found_by_address(server: PlaceOS) -> None:
    _, found, headers = ask(server, f"{ENGINE}/systems?email={ADDRESS}")
    assert [system["id"] for system in found] == [SYSTEM_ID]
    assert headers["X-Total-Count"] == "1"
    assert ask(server, f"{ENGINE}/systems?email=x@example.com")[1] == []
    assert len(ask(server, f"{ENGINE}/systems/with_emails?in=x,{ADDRESS}")[1]) == 1


def test_the_modules_state_for_support(server: PlaceOS) -> None:
    server.world.keyring.keys.append(Key("a.admin", level=ADMIN))
    _, texts, _ = ask(server, f"{SYSTEM}/Bookings", key="a.admin")
    assert (texts["status"], texts["booked"]) == ('"free"', "false")
    assert ask(server, f"{SYSTEM}/Bookings_1/status", key="a.admin")[1] == "free"
    assert ask(server, f"{SYSTEM}/Bookings_1/nothing", key="a.admin")[0] == 500
    assert ask(server, f"{SYSTEM}/Bookings_2", key="a.admin")[1] == {}
    _, functions, _ = ask(server, f"{SYSTEM}/functions/Bookings_1", key="a.admin")
    assert functions["end_meeting"]["order"][0] == "meeting_start_time"


def test_functions_over_http(server: PlaceOS) -> None:
    path = f"{SYSTEM}/Bookings_1/poll_events"
    assert ask(server, path, method="POST", body=[])[:2] == (403, None)
    server.world.manners.gate = 0
    assert ask(server, path, method="POST", body=[])[:2] == (200, None)
    path = f"{SYSTEM}/Bookings_1/end_meeting"
    status, body, _ = ask(server, path, method="POST", body=[1])
    assert (status, body["error"], body["index"]) == (500, "request failed", 1)
    assert "only the current" in body["message"]
    path = f"{SYSTEM}/Bookings_1/waiter_call"
    assert ask(server, path, method="POST", body=[])[0] == 400


def test_the_staff_api_needs_the_scope_public(server: PlaceOS) -> None:
    server.world.keyring.keys.append(Key("a.b", scopes=("control", "systems.read")))
    now = int(time.time())
    event = {"event_start": now + HOUR, "event_end": now + 2 * HOUR, "title": "Later"}
    write: dict[str, Any] = {"method": "POST", "body": event}
    assert ask(server, f"{STAFF}/events", key="a.b", **write)[:2] == (403, None)
    status, made, _ = ask(server, f"{STAFF}/events", **write)
    assert (status, made["title"], made["system_id"]) == (201, "Later", SYSTEM_ID)
    path = f"{STAFF}/events/{made['id']}?system_id={SYSTEM_ID}"
    longer = {"event_end": now + 3 * HOUR}
    status, changed, _ = ask(server, path, method="PATCH", body=longer)
    assert (status, changed["event_end"]) == (200, now + 3 * HOUR)
    assert ask(server, path, method="PATCH", body={})[0] == 422
    span = f"period_start={now}&period_end={now + 9 * HOUR}"
    assert len(ask(server, f"{STAFF}/events?{span}")[1]) == 1
    server.poll()
    assert server.module.states["next_booking"]["id"] == made["id"]
    assert ask(server, path, method="DELETE")[0] == 202
    assert ask(server, path, method="DELETE")[0] == 404


def test_faults_of_the_http_side(server: PlaceOS) -> None:
    server.faults.statuses[f"{ENGINE}/systems"] = 503
    assert ask(server, SYSTEM)[:2] == (503, None)
    server.faults.statuses.clear()
    assert ask(server, SYSTEM)[0] == 200
