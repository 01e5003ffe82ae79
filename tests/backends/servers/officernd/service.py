"""The interface itself: v2, and v1 as far as its words differ."""

import re
from collections.abc import Callable
from typing import Any

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.officernd.desk import Desk, Wrong, moment
from tests.backends.servers.officernd.words import BACK, new_fields, old_item
from tests.backends.servers.officernd.world import (
    ORGANIZATION,
    Item,
    World,
    seconds,
)

PATH = re.compile(rf"/api/(v1|v2)/organizations/{ORGANIZATION}(/.*)")
PAGE = {"v1": 100, "v2": 50}
CURSOR = {"v1": "$next", "v2": "$cursorNext"}
YEAR = 366 * 86400
LISTS = {
    "/members": ("members", "flex.community.members.read"),
    "/companies": ("companies", "flex.community.companies.read"),
    "/plans": ("plans", "flex.billing.plans.read"),
    "/visitors": ("visitors", "flex.community.visitors.read"),
}
EVENTS = {
    "booking.created",
    "booking.updated",
    "booking.removed",
    "occupancyslot.created",
    "occupancyslot.removed",
}


Need = Callable[[str], None]
More = list[str]


class Service:
    """Answers one request; what is nowhere written is refused."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._desk = Desk(world)

    def __call__(self, asked: Asked) -> Answer:
        path = PATH.fullmatch(asked.path)
        if not path:
            return _failed(404, "Not Found")
        version, rest = path.groups()
        scopes = self._scopes(asked)
        if scopes is None:
            return _failed(401, "Unauthorized")
        try:
            return self._routed(asked, version, rest, scopes)
        except Wrong as wrong:
            return _failed(wrong.status, wrong.message)
        except ValueError as error:
            return _failed(400, str(error))

    def _scopes(self, asked: Asked) -> tuple[str, ...] | None:
        kind, _, text = asked.headers.get("authorization", "").partition(" ")
        token = self.world.tokens.get(text)
        good = kind == "Bearer" and token and token.until > self.world.clock()
        return token.scopes if token and good else None

    def _routed(
        self, asked: Asked, version: str, path: str, scopes: tuple[str, ...]
    ) -> Answer:
        def need(scope: str) -> None:
            read = asked.method == "GET"
            old = f"officernd.api.{'read' if read else 'write'}"
            if (old if version == "v1" else scope) not in scopes:
                raise Wrong(403, "Forbidden resource")

        old, world = version == "v1", self.world
        method, (_, top, *more) = asked.method, path.split("/")
        top = {"teams": "companies", "offices": "locations"}.get(top, top)
        space = "flex.space.bookings"
        if (method, top, more) == ("GET", "bookings", ["occurrences"]):
            need(f"{space}.read")
            return self._listed(asked, version)
        if (method, top, more) == ("POST", "bookings", []):
            need(f"{space}.create")
            return _shown(self._desk.make(_body(asked, old)), old, 201)
        if top == "bookings" and len(more) == 1:
            if method == "GET":
                need(f"{space}.read")
                return _shown(self._desk.one(more[0]), old)
            if method == ("PUT" if old else "PATCH"):
                need(f"{space}.update")
                return _shown(self._desk.change(more[0], _body(asked, old)), old)
        if (method, top, more[1:]) == ("POST", "bookings", ["cancel"]):
            need(f"{space}.cancel")
            if not set(asked.query) <= ({"silent", "skipFee"} if old else set()):
                raise Wrong(400, "no such parameter")
            return _shown(self._desk.cancel(more[0]), old)
        if method == "GET" and top in ("resources", "locations") and len(more) == 1:
            need(f"flex.space.{top}.read")
            items = world.resources if top == "resources" else world.locations
            if more[0] not in items:
                raise Wrong(404, "Not Found")
            return _shown(items[more[0]], old)
        if method == "GET" and f"/{top}" in LISTS and not more:
            kind, scope = LISTS[f"/{top}"]
            need(scope)
            return self._found(asked, version, list(getattr(world, kind).values()))
        if top == "checkins":
            return self._checkins(asked, version, more, need)
        if top == "webhooks":
            return self._webhooks(asked, version, more, need)
        raise Wrong(404, "Not Found")

    def _listed(self, asked: Asked, version: str) -> Answer:
        resource = "resourceId" if version == "v1" else "resource"
        allowed = {"start", "end", resource, "$limit", CURSOR[version]}
        _only(asked, allowed)
        if not {"start", "end"} <= set(asked.query):
            raise Wrong(400, "start must be a valid ISO 8601 date string")
        begin, end = moment(asked.query["start"]), moment(asked.query["end"])
        if end - begin > YEAR and "$limit" not in asked.query:
            raise Wrong(400, "The period cannot exceed a year")
        items = self.world.occurrences(begin, end)
        wanted = asked.query.get(resource)
        return self._page(
            asked, version, [i for i in items if wanted in (None, i.get("resource"))]
        )

    def _found(self, asked: Asked, version: str, items: list[Item]) -> Answer:
        _only(asked, {"_id[$in]", "name", "email", "$limit", CURSOR[version]})
        query = asked.query
        if "_id[$in]" in query:
            ids = query["_id[$in]"].split(",")
            if len(ids) > 50:
                raise Wrong(400, "too many values")
            items = [item for item in items if item["_id"] in ids]
        for name in ("name", "email"):
            if name in query:
                items = [item for item in items if item.get(name) == query[name]]
        return self._page(asked, version, items)

    def _page(self, asked: Asked, version: str, items: list[Item]) -> Answer:
        limit = int(asked.query.get("$limit", PAGE[version]))
        if not 1 <= limit <= PAGE[version]:
            raise Wrong(400, f"$limit must not be greater than {PAGE[version]}")
        mark = asked.query.get(CURSOR[version], "at-0")
        if not re.fullmatch(r"at-\d+", mark):
            raise Wrong(400, "the cursor is not valid")
        at = int(mark[3:])
        following = f"at-{at + limit}" if at + limit < len(items) else None
        page = items[at : at + limit]
        if version == "v1":
            headers = {"rnd-cursor-next": following} if following else {}
            return Answer(200, [old_item(item) for item in page], headers)
        more = {"rangeStart": at + 1, "rangeEnd": at + len(page), "cursorPrev": None}
        return Answer(200, {"results": page, "cursorNext": following, **more})

    def _checkins(self, asked: Asked, version: str, more: More, need: Need) -> Answer:
        world = self.world
        if asked.method == "GET" and not more:
            need("flex.community.checkins.read")
            place = "office" if version == "v1" else "location"
            allowed = {"start[$gte]", place, "member", "$limit", CURSOR[version]}
            _only(asked, allowed)
            since = moment(asked.query.get("start[$gte]", "1971-01-01T00:00:00Z"))
            items = list(world.checkins.values())
            return self._page(
                asked, version, [i for i in items if seconds(i["start"]) >= since]
            )
        if asked.method != "POST" or len(more) != 1:
            raise Wrong(404, "Not Found")
        need("flex.community.checkins.create")
        body = _body(asked, version == "v1")
        if set(body) - {"location", "start", "end"} or body.get("location") is None:
            raise Wrong(400, "location should not be empty")
        if more[0] not in world.members:
            raise Wrong(404, "Member not found")
        start = moment(body["start"])
        if start < world.clock() - 1 and "end" not in body:
            raise Wrong(400, "start should not be in the past")
        made = {"_id": world.number(), "member": more[0], **body}
        made |= {"booking": self._booking_at(more[0], start), "resourceType": "hotdesk"}
        world.checkins[made["_id"]] = made
        return Answer(201, made)

    def _booking_at(self, member: str, start: float) -> str | None:
        """Whose booking it is: of the member, from a quarter of an hour before on."""
        for one in self.world.occurrences(start - 2e6, start + 900):
            begin, end = seconds(one["start"]) - 900, seconds(one["end"])
            if one.get("member") == member and begin <= start < end:
                return None if one["isCancelled"] else str(one["_id"])
        return None

    def _webhooks(self, asked: Asked, version: str, more: More, need: Need) -> Answer:
        hooks = self.world.webhooks
        if asked.method == "GET" and not more:
            need("flex.settings.webhooks.read")
            return self._page(asked, version, [_open(one) for one in hooks.values()])
        if asked.method == "POST" and not more:
            need("flex.settings.webhooks.create")
            body = asked.json()
            wrong = set(body) != {"url", "eventTypes", "description"}
            if wrong or not set(body["eventTypes"]) <= EVENTS or not body["eventTypes"]:
                raise Wrong(400, "url and eventTypes should not be empty")
            id = self.world.number()
            hooks[id] = {"_id": id, **body, "secret": f"whs.{self.world.number()}"}
            return Answer(201, hooks[id])
        if asked.method == "DELETE" and len(more) == 1:
            need("flex.settings.webhooks.delete")
            if hooks.pop(more[0], None) is None:
                raise Wrong(404, "Not Found")
            return Answer(200)
        raise Wrong(404, "Not Found")


def _open(hook: Item) -> Item:
    return {name: value for name, value in hook.items() if name != "secret"}


def _only(asked: Asked, allowed: set[str]) -> None:
    for name in asked.query:
        if name not in allowed:
            raise Wrong(400, f"property {name} should not exist")


def _body(asked: Asked, old: bool) -> dict[str, Any]:
    found = asked.json()
    kind = asked.headers.get("content-type", "")
    if not isinstance(found, dict) or not kind.startswith("application/json"):
        raise Wrong(400, "the body is no JSON object")
    if old:
        if "isSilent" in found:
            raise ValueError("property isSilent should not exist")
        return new_fields(found)
    if set(found) & set(BACK):
        raise ValueError("these are the names of v1")
    return found


def _shown(item: Item, old: bool, status: int = 200) -> Answer:
    return Answer(status, old_item(item) if old else dict(item))


def _failed(status: int, message: str) -> Answer:
    return Answer(status, {"statusCode": status, "message": message, "error": "x"})
