"""The OfficeRnD server answers as the source document says, and takes nothing else."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import (
    ADA,
    CLIENT_ID,
    CLIENT_SECRET,
    COMPANY,
    EVERYTHING,
    LOCATION,
    ORGANIZATION,
    OTHER_RESOURCE,
    RESOURCE,
    World,
    seconds,
)

NOW = seconds("2022-01-10T09:00:00Z")
HOUR = 3600
FORM = {
    "client_id": CLIENT_ID,
    "client_secret": CLIENT_SECRET,
    "grant_type": "client_credentials",
    "scope": " ".join(EVERYTHING),
}
WINDOW = "start=2022-01-10T00:00:00.000Z&end=2022-01-20T00:00:00.000Z"
RULE = "FREQ=DAILY;UNTIL=20220117T230000Z"
"""The example of the source document."""
DRAFT = {
    "resource": RESOURCE,
    "start": "2022-01-10T10:00:00.000Z",
    "end": "2022-01-10T11:00:00.000Z",
    "member": ADA,
}
OLD = {
    "resourceId": RESOURCE,
    "start": {"dateTime": DRAFT["start"]},
    "end": {"dateTime": DRAFT["end"]},
    "team": COMPANY,
}


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(lambda: NOW)) as running:
        yield running


def sent(request: Request) -> tuple[int, Any, Any]:
    """Status, what the body holds, headers."""
    try:
        with urlopen(request, timeout=5) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None, answer.headers
    except HTTPError as error:
        with error:
            text = error.read()
        return error.code, json.loads(text) if text else None, error.headers


def token(server: OfficeRnD, **more: str) -> tuple[int, Any]:
    form = {name: text for name, text in {**FORM, **more}.items() if text}
    data = urlencode(form).encode()
    return sent(Request(server.token_url, data=data))[:2]


def ask(
    server: OfficeRnD,
    path: str,
    body: object = None,
    method: str = "",
    *,
    version: str = "v2",
    bearer: str = "",
) -> tuple[int, Any, Any]:
    """One request with a token for everything."""
    bearer = bearer or str(token(server)[1]["access_token"])
    server.giver.given.clear()
    return sent(
        Request(
            f"{server.url}/api/{version}/organizations/{ORGANIZATION}{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {bearer}",
                "Content-Type": "application/json",
            },
            method=method or ("GET" if body is None else "POST"),
        )
    )


class TestTokens:
    """Five in a minute, for scopes that were granted, with a form alone."""

    def test_what_is_answered(self, server: OfficeRnD) -> None:
        status, said = token(server, scope="flex.space.bookings.read")
        assert (status, said["token_type"], said["expires_in"]) == (200, "Bearer", 3599)
        assert said["scope"] == "flex.space.bookings.read"

    @pytest.mark.parametrize(
        ("more", "status", "error"),
        [
            ({"client_secret": "x"}, 401, "invalid_client"),
            ({"client_id": "x"}, 401, "invalid_client"),
            ({"grant_type": "password"}, 400, "invalid_request"),
            ({"scope": ""}, 400, "invalid_request"),
            ({"scope": "flex.space.bookings.read x"}, 400, "invalid_scope"),
            ({"audience": "x"}, 400, "invalid_request"),
        ],
    )
    def test_what_is_refused(
        self, server: OfficeRnD, more: dict[str, str], status: int, error: str
    ) -> None:
        assert token(server, **more) == (status, {"error": error, **WHY[status]})

    def test_five_in_a_minute(self, server: OfficeRnD) -> None:
        assert [token(server)[0] for _ in range(6)] == [200] * 5 + [429]

    def test_a_token_ends(self, server: OfficeRnD) -> None:
        server.world.lasts = 0
        assert ask(server, f"/bookings/occurrences?{WINDOW}")[0] == 401
        assert ask(server, "/members", bearer="x")[0] == 401


WHY: dict[int, dict[str, str]] = {400: {"error_description": "no"}, 401: {}}


@pytest.mark.parametrize("version", ["v2", "v1"])
def test_a_series_is_listed_day_by_day(server: OfficeRnD, version: str) -> None:
    server.add(NOW, NOW + HOUR, recurrence={"rrule": RULE})
    status, said, headers = ask(
        server, f"/bookings/occurrences?{WINDOW}", version=version
    )
    rows = said["results"] if version == "v2" else said
    assert (status, len(rows)) == (200, 8)
    assert headers["Date"]
    names = {"title", "resource", "isCancelled", "isTentative", "isFree", "company"}
    old = {"summary", "resourceId", "canceled", "tentative", "free", "team"}
    wanted, other = (names, old) if version == "v2" else (old, names)
    assert wanted <= set(rows[0])
    assert not other & set(rows[0])
    start = rows[0]["start"]
    assert (start if version == "v2" else start["dateTime"]).endswith("Z")


def test_pages(server: OfficeRnD) -> None:
    for number in range(120):
        server.add(NOW + number, NOW + number + 1)
    path = f"/bookings/occurrences?{WINDOW}&$limit=50"
    first = ask(server, path)[1]
    assert (len(first["results"]), first["cursorNext"]) == (50, "at-50")
    last = ask(server, f"{path}&$cursorNext=at-100")[1]
    assert (len(last["results"]), last["cursorNext"]) == (20, None)
    old = ask(server, f"/bookings/occurrences?{WINDOW}&$limit=100", version="v1")
    assert (len(old[1]), old[2]["rnd-cursor-next"]) == (100, "at-100")


REFUSED: list[tuple[str, str, str, object, int]] = [
    ("v2", "GET", "/bookings/occurrences", None, 400),
    ("v2", "GET", "/bookings/occurrences?start=2022-01-10&end=2022-01-11", None, 400),
    ("v2", "GET", f"/bookings/occurrences?{WINDOW}&resourceId=x", None, 400),
    ("v1", "GET", f"/bookings/occurrences?{WINDOW}&resource=x", None, 400),
    ("v2", "GET", f"/bookings/occurrences?{WINDOW}&$limit=51", None, 400),
    ("v1", "GET", f"/bookings/occurrences?{WINDOW}&$limit=101", None, 400),
    ("v2", "GET", f"/bookings/occurrences?{WINDOW}&$next=at-0", None, 400),
    ("v2", "GET", f"/bookings/occurrences?{WINDOW}&$cursorNext=x", None, 400),
    (
        "v2",
        "GET",
        "/bookings/occurrences?start=2020-01-01T00:00:00Z&end=2022-01-01T00:00:00Z",
        None,
        400,
    ),
    ("v3", "GET", f"/bookings/occurrences?{WINDOW}", None, 404),
    ("v2", "GET", "/members?query=ada", None, 400),
    ("v2", "GET", f"/members?_id[$in]={','.join(['x'] * 51)}", None, 400),
    ("v2", "GET", "/resources/nowhere", None, 404),
    ("v2", "POST", "/bookings", {**DRAFT, "member": None}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "member": "nobody"}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "resource": "nowhere"}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "start": "2022-01-10T10:00:00"}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "start": "2022-01-10T10:00:00+01:00"}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "end": DRAFT["start"]}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "isFree": "yes"}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "summary": "x"}, 400),
    ("v2", "POST", "/bookings", {**DRAFT, "fees": []}, 400),
    ("v2", "POST", "/bookings", {"start": DRAFT["start"], "member": ADA}, 400),
    ("v2", "POST", "/bookings", OLD, 400),
    ("v2", "POST", "/bookings", [DRAFT], 400),
    ("v1", "POST", "/bookings", DRAFT, 400),
    ("v1", "POST", "/bookings", {**OLD, "isSilent": True}, 400),
    ("v1", "POST", "/bookings", {**OLD, "start": {"date": "2022-01-10"}}, 400),
    ("v2", "PUT", "/bookings/b", {"end": "2022-01-10T12:00:00Z"}, 404),
    ("v1", "PATCH", "/bookings/b", {"end": {"dateTime": DRAFT["end"]}}, 404),
    ("v2", "PATCH", "/bookings/b", {"resource": OTHER_RESOURCE}, 400),
    ("v2", "PATCH", "/bookings/b", {"end": "2022-01-10T08:00:00Z"}, 400),
    ("v2", "PATCH", "/bookings/x", {"end": "2022-01-10T12:00:00Z"}, 404),
    ("v2", "POST", "/bookings/b/cancel?silent=true", {}, 400),
    ("v2", "POST", "/bookings/x/cancel", {}, 404),
    ("v2", "POST", f"/checkins/{ADA}", {"start": DRAFT["start"]}, 400),
    ("v2", "POST", "/checkins/x", {"start": DRAFT["start"], "location": "x"}, 404),
    (
        "v2",
        "POST",
        f"/checkins/{ADA}",
        {"start": "2022-01-10T08:00:00Z", "location": LOCATION},
        400,
    ),
    ("v2", "POST", f"/checkins/{ADA}", {**DRAFT, "location": LOCATION}, 400),
    ("v2", "POST", "/webhooks", {"url": "x", "eventTypes": [], "description": ""}, 400),
    (
        "v2",
        "POST",
        "/webhooks",
        {"url": "x", "eventTypes": ["fee.created"], "description": ""},
        400,
    ),
    ("v2", "DELETE", "/webhooks/x", None, 404),
    ("v2", "GET", "/floors", None, 404),
]


@pytest.mark.parametrize(
    ("version", "method", "path", "body", "status"),
    REFUSED,
    ids=[f"{n}-{r[1]}-{r[2][:24]}" for n, r in enumerate(REFUSED)],
)
def test_what_is_refused(
    server: OfficeRnD, version: str, method: str, path: str, body: object, status: int
) -> None:
    server.add(NOW, NOW + HOUR, _id="b")
    found = ask(server, path, body, method, version=version)
    assert found[0] == status, found[1]
    assert list(server.world.bookings) == ["b"]


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", f"/bookings/occurrences?{WINDOW}", "flex.space.bookings.read"),
        ("GET", "/bookings/b", "flex.space.bookings.read"),
        ("POST", "/bookings", "flex.space.bookings.create"),
        ("PATCH", "/bookings/b", "flex.space.bookings.update"),
        ("POST", "/bookings/b/cancel", "flex.space.bookings.cancel"),
        ("GET", f"/resources/{RESOURCE}", "flex.space.resources.read"),
        ("GET", f"/locations/{LOCATION}", "flex.space.locations.read"),
        ("GET", "/members", "flex.community.members.read"),
        ("GET", "/companies", "flex.community.companies.read"),
        ("GET", "/visitors", "flex.community.visitors.read"),
        ("GET", "/plans", "flex.billing.plans.read"),
        ("GET", "/checkins", "flex.community.checkins.read"),
        ("POST", f"/checkins/{ADA}", "flex.community.checkins.create"),
        ("GET", "/webhooks", "flex.settings.webhooks.read"),
        ("POST", "/webhooks", "flex.settings.webhooks.create"),
        ("DELETE", "/webhooks/x", "flex.settings.webhooks.delete"),
    ],
)
def test_each_needs_its_scope(
    server: OfficeRnD, method: str, path: str, scope: str
) -> None:
    others = " ".join(one for one in EVERYTHING if one != scope)
    bearer = token(server, scope=others)[1]["access_token"]
    body = None if method == "GET" else {}
    assert ask(server, path, body, method, bearer=bearer)[0] == 403


@pytest.mark.parametrize("free", [True, False])
def test_what_is_not_free_costs(server: OfficeRnD, free: bool) -> None:
    """As the source document says: of a free booking no fees are made."""
    status, made, _ = ask(server, "/bookings", {**DRAFT, "isFree": free})
    assert (status, made["isFree"]) == (201, free)
    assert len(made["fees"]) == (not free)
    if not free:
        assert set(made["fees"][0]) == {"date", "fee", "credits", "extraFees"}


def test_a_written_series_is_noticed(server: OfficeRnD) -> None:
    server.add(NOW, NOW + HOUR, _id="s", recurrence={"rrule": RULE})
    ask(server, "/bookings/s", {"end": "2022-01-10T09:30:00Z"}, "PATCH")
    ask(server, "/bookings/s/cancel", {}, "POST")
    assert server.world.changed_series == ["s", "s"]
