"""The server of Bookings ONE and Offision refuses what the documents do not allow."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.ones.service import PATHS, ROOT, Service
from tests.backends.servers.ones.world import KEY, ROOM, World

NOW = 1_741_773_600.0
JSON = {"content-type": "application/json", "authorization": KEY}
WINDOW = {
    "bookableResourceId": ROOM,
    "from": "2025-03-12T10:00:00+00:00",
    "to": "2025-03-13T10:00:00+00:00",
}
PERIOD = {
    "start": "2025-03-12T10:00:00+00:00",
    "startTimeZone": "Europe/Lisbon",
    "end": "2025-03-12T11:00:00+00:00",
    "endTimeZone": "Europe/Lisbon",
}
BOOKING = {"subject": "A", "period": PERIOD, "resources": [ROOM], "organizer": None}


@pytest.fixture(params=[True, False], ids=["bookings_one", "offision"])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    yield Service(World(lambda: NOW, localised=request.param))


def whole(name: str) -> str:
    path = PATHS[name].replace("{id}", ROOM)
    return path if path.startswith("/") else f"{ROOT}/{path}"


def get(service: Service, name: str, **query: str) -> Answer:
    return service(Asked("GET", whole(name), query, {"authorization": KEY}))


def post(service: Service, name: str, body: Any) -> Answer:
    text = Answer(200, body).written().partition(b"\r\n\r\n")[2]
    return service(Asked("POST", whole(name), {}, JSON, text))


@pytest.mark.parametrize("shown", ["", "Bearer x", KEY[:-1], f"Bearer {KEY}", "Basic "])
def test_without_the_key_there_is_nothing(service: Service, shown: str) -> None:
    headers = {"authorization": shown} if shown else {}
    assert service(Asked("GET", whole("system"), {}, headers)).status == 401


@pytest.mark.parametrize("path", ["/", "/API/external/system/v1/information", ROOT])
def test_other_paths_are_not_there(service: Service, path: str) -> None:
    """Those that the panel would guess among them."""
    assert service(Asked("GET", path, {}, {"authorization": KEY})).status == 404


def test_the_method_counts(service: Service) -> None:
    assert get(service, "booking").status == 405
    assert post(service, "appointments", {}).status == 405


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("system", {"verbose": "1"}),
        ("appointments", {**WINDOW, "resource": ROOM}),
        ("appointments", {**WINDOW, "bookingState": "booked,busy"}),
        ("appointments", {**WINDOW, "from": "yesterday"}),
        ("appointments", {**WINDOW, "to": "2025-03-13T10:00:00"}),
        ("appointments", {"bookableResourceId": ROOM}),
        ("appointments", {**WINDOW, "page": "first"}),
        ("appointments", {**WINDOW, "row": "-1"}),
        ("access_keys", {"bookableResourceId": ROOM, "type": "weekly"}),
        ("users", {"email": "ada"}),
        ("visits", {**WINDOW, "to": "soon"}),
    ],
)
def test_a_query_that_is_not_documented(
    service: Service, name: str, query: dict[str, str]
) -> None:
    assert get(service, name, **query).status == 400


@pytest.mark.parametrize(
    "change",
    [
        {"title": "A"},
        {"period": {**PERIOD, "startTimeZone": "Lisbon"}},
        {"period": {**PERIOD, "startTimeZone": "Asia/Hong_Kong"}},
        {"period": {"start": PERIOD["start"], "end": PERIOD["end"]}},
        {"period": {**PERIOD, "end": PERIOD["start"]}},
        {"period": {**PERIOD, "end": "2025-03-12T11:00:00"}},
        {"resources": ROOM},
        {"resources": ["13"]},
        {"organizer": 7},
    ],
    ids=str,
)
def test_a_booking_that_is_not_documented(
    service: Service, change: dict[str, Any]
) -> None:
    assert post(service, "booking", {**BOOKING, **change}).status == 400
    assert service.world.kept == []


def test_a_booking_and_one_over_it(service: Service) -> None:
    answer = post(service, "booking", BOOKING)
    assert answer.status == 200
    assert set(answer.body) == {"id", "masterBookingId", "bookingState", "iCalUid"}
    assert post(service, "booking", BOOKING).status == 409


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("occupancy", {"accessId": "", "timestamp": None}),
        ("occupancy", {"accessId": "x", "timestamp": "now-ish", "hasMotion": True}),
        ("occupancy", {"accessId": "x", "presence": True}),
        ("epaper_tag", {"battery": 7}),
        ("subscribe_appointments", {"ids": "12", "callbackUrl": "x"}),
        (
            "subscribe_access_keys",
            {"ids": "12", "callbackUrl": "x", "expireTime": 1441},
        ),
    ],
    ids=str,
)
def test_a_body_that_is_not_documented(service: Service, name: str, body: Any) -> None:
    assert post(service, name, body).status == 400
    assert (service.world.posted, service.world.subscriptions) == ([], [])


def test_the_two_dialects_post_occupancy_each_in_its_own_way() -> None:
    one = {"accessId": "x", "data": {"isConnected": True, "isOccupied": True}}
    offision = {"accessId": "x", "hasMotion": True}
    stamped = {"timestamp": PERIOD["start"]}
    for localised, right, wrong in ((True, one, offision), (False, offision, one)):
        service = Service(World(lambda: NOW, localised=localised))
        assert post(service, "occupancy", {**right, **stamped}).status == 200
        assert post(service, "occupancy", {**wrong, **stamped}).status == 400


def test_a_body_has_to_be_json(service: Service) -> None:
    asked = Asked("POST", whole("booking"), {}, {"authorization": KEY}, b"subject=A")
    assert service(asked).status == 415


@pytest.mark.parametrize("first", [0, 1])
def test_pages(service: Service, first: int) -> None:
    service.world.users = [{"displayName": f"Ada {n}"} for n in range(5)]
    service.world.manners.first = first
    for number, count in ((None, 2), (first, 2), (first + 1, 2), (first + 2, 1)):
        page = {} if number is None else {"page": str(number)}
        body = get(service, "users", row="2", **page).body
        assert len(body["data"]) == count
        told = {"total": 5, "row": 2, "page": first if number is None else number}
        assert body["metaData"] == told
