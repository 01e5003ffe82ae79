"""The MakePlans server answers as the source document says, and takes nothing else."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

import pytest

from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.world import KEY, World

AT = datetime(2012, 9, 29, 7, tzinfo=ZoneInfo("Europe/Oslo")).timestamp()
GOOD = {
    "Authorization": f"Bearer {KEY}",
    "User-Agent": "Room Panel test",
    "Accept": "application/json",
    "Content-Type": "application/json",
}
SAMPLE = {
    "booked_from": "2012-09-29T07:00:00+02:00",
    "booked_to": "2012-09-29T08:00:00+02:00",
    "created_at": "2012-09-20T15:34:16+02:00",
    "custom_data": None,
    "count": 1,
    "expires_at": None,
    "external_id": None,
    "id": 1,
    "notes": "Very handsome customer",
    "person_id": 1,
    "resource_id": 1,
    "service_id": 1,
    "state": "confirmed",
    "status": None,
    "updated_at": "2012-09-20T15:34:16+02:00",
}
SPAN = {"booked_from": "2012-09-30 07:00", "booked_to": "2012-09-30T08:00:00+02:00"}


@pytest.fixture
def server() -> Iterator[MakePlans]:
    made = datetime(2012, 9, 20, 15, 34, 16, tzinfo=ZoneInfo("Europe/Oslo")).timestamp()
    with serving(World(clock=lambda: made)) as running:
        running.put(
            AT,
            AT + 3600,
            id=1,
            notes="Very handsome customer",
            person_id=1,
            service_id=1,
        )
        yield running


def ask(
    server: MakePlans,
    path: str,
    body: Any = None,
    method: str = "",
    headers: dict[str, str] | None = None,
) -> tuple[int, Any, Any]:
    """Status, what the body holds, headers."""
    request = Request(
        f"{server.url}/api/v1{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers=GOOD if headers is None else headers,
        method=method or ("GET" if body is None else "POST"),
    )
    try:
        with urlopen(request, timeout=5) as answer:
            return answer.status, json.load(answer), answer.headers
    except HTTPError as error:
        with error:
            text = error.read()
        return error.code, json.loads(text) if text else None, error.headers


def test_the_sample_field_for_field(server: MakePlans) -> None:
    server.world.manners.sample = True
    status, said, headers = ask(server, "/bookings")
    assert (status, said) == (200, [{"booking": SAMPLE}])
    assert headers["Total-Pages"] == headers["Total-Count"] == "1"
    assert headers["Date"]


LISTS = {"": 1, "/visible": 3, "/all": 5}


@pytest.mark.parametrize("which", LISTS)
def test_which_list_has_what(server: MakePlans, which: str) -> None:
    for state in ("cancelled", "declined", "deleted", "verification_expired"):
        server.put(AT, AT + 60, state=state)
    _, said, _ = ask(server, f"/bookings{which}")
    assert len(said) == LISTS[which]


def test_start_and_end_are_what_they_say(server: MakePlans) -> None:
    """What begins at the one or ends at the other is not listed."""
    for query, found in (
        ("start=2012-09-29T06:59:59%2B02:00", 1),
        ("start=2012-09-29T07:00:00%2B02:00", 0),
        ("start=2012-09-29%2006:59", 1),
        ("end=2012-09-29T06:00:01%2B00:00", 1),
        ("end=2012-09-29T06:00:00%2B00:00", 0),
    ):
        assert len(ask(server, f"/bookings?{query}")[1]) == found


WITHOUT: list[tuple[dict[str, str], int]] = [
    ({"User-Agent": "Python"}, 403),
    ({"Accept": "*/*"}, 406),
    ({"Authorization": "Bearer wrong"}, 401),
    ({"Authorization": f"Basic {KEY}"}, 401),
    ({"Authorization": ""}, 401),
]


@pytest.mark.parametrize(("changed", "status"), WITHOUT, ids=str)
def test_a_header_is_missing(
    server: MakePlans, changed: dict[str, str], status: int
) -> None:
    assert ask(server, "/bookings", headers={**GOOD, **changed})[0] == status


def test_only_json_is_taken(server: MakePlans) -> None:
    wrong = {**GOOD, "Content-Type": "text/plain"}
    assert ask(server, "/bookings", {"booking": {}}, headers=wrong)[0] == 415


REFUSED: list[tuple[str, str, Any]] = [
    ("POST", "/bookings", {"booking": {}}),
    ("POST", "/bookings", {"booking": {**SPAN}}),
    ("POST", "/bookings", {"booking": {**SPAN, "resource_id": 99}}),
    ("POST", "/bookings", {"booking": {**SPAN, "resource_id": 1, "room": 3}}),
    ("POST", "/bookings", {"booking": {**SPAN, "resource_id": 1}, "confirmed": True}),
    ("POST", "/bookings", {"resource_id": 1, **SPAN}),
    (
        "POST",
        "/bookings",
        {"booking": {**SPAN, "resource_id": 1, "booked_to": SPAN["booked_from"]}},
    ),
    ("POST", "/bookings", {"booking": {"resource_id": 1, "booked_from": 12}}),
    ("PUT", "/bookings/1", {"booking": {"state": "cancelled"}}),
    ("PUT", "/bookings/1", {"booking": {"booked_to": "soon"}}),
    ("PUT", "/bookings/1", {"booked_to": "2012-09-29 09:00"}),
    ("PUT", "/bookings/1/status", {"status": "gone"}),
    ("PUT", "/bookings/1/status", {"booking": {"status": "checked_in"}}),
    ("PUT", "/bookings/1/cancel", {"reason": "none"}),
    ("GET", "/bookings?room=1", None),
    ("GET", "/bookings?start=tomorrow", None),
]


@pytest.mark.parametrize(("method", "path", "body"), REFUSED, ids=str)
def test_what_is_refused(server: MakePlans, method: str, path: str, body: Any) -> None:
    before = dict(server.world.bookings[1])
    status, said, _ = ask(server, path, body, method)
    assert status == 400
    assert all(isinstance(messages, list) for messages in said.values())
    assert server.world.bookings == {1: before}


@pytest.mark.parametrize(
    "path",
    ["/bookings/9", "/bookings/x", "/resources/9", "/cats", "/bookings/1/verify"],
)
def test_what_there_is_not(server: MakePlans, path: str) -> None:
    assert ask(server, path)[0] == 404


def test_a_time_without_a_zone_is_the_accounts(server: MakePlans) -> None:
    asked = {"booking": {**SPAN, "resource_id": 1}}
    _, said, _ = ask(server, "/bookings", asked)
    assert said["booking"]["booked_from"] == "2012-09-30T07:00:00+02:00"


def test_a_room_is_booked_once(server: MakePlans) -> None:
    asked = {"booking": {**SPAN, "resource_id": 1}}
    assert ask(server, "/bookings", asked)[0] == 200
    assert ask(server, "/bookings", asked)[0] == 400
    assert ask(server, "/bookings", {**asked, "ignore_capacity": True})[0] == 200
    elsewhere = {"booking": {**SPAN, "resource_id": 2}}
    assert ask(server, "/bookings", elsewhere)[0] == 200


def test_so_many_requests_and_no_more(server: MakePlans) -> None:
    server.world.manners.limit = 3
    assert [ask(server, "/client")[0] for _ in range(4)] == [200, 200, 200, 429]
    _, _, headers = ask(server, "/client")
    assert 0 < int(headers["Retry-After"]) <= 21


def test_an_account_that_is_not_paid(server: MakePlans) -> None:
    server.world.manners.paid = False
    assert ask(server, "/bookings")[0] == 402
