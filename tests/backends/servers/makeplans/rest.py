"""The REST interface: routes, and what each of them answers."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.makeplans.strict import (
    CANCELLED,
    CHANGED,
    FILTERS,
    NEW,
    Gate,
)
from tests.backends.servers.makeplans.things import (
    DAYS,
    MORE,
    SAMPLE,
    SETTABLE,
    STATUSES,
    Thing,
    shown,
    unix,
)
from tests.backends.servers.makeplans.world import World, Wrong

API = "/api/v1"
OTHER_PAGE = 100
MOMENTS = (
    "booked_from",
    "booked_to",
    "created_at",
    "updated_at",
    "expires_at",
    "reminder_at",
    "reminded_at",
    "paid_at",
)


@dataclass
class Call:
    """One request: the words of its path that vary, and the world."""

    world: World
    asked: Asked
    words: tuple[str, ...]

    def body(self, allowed: Iterable[str]) -> Thing:
        found = self.asked.json()
        if not isinstance(found, dict) or found.keys() - set(allowed):
            raise Wrong(base=f"unknown parameters: {found}")
        return found

    def query(self, *allowed: str) -> dict[str, str]:
        if self.asked.query.keys() - set(allowed):
            raise Wrong(base=f"unknown parameters: {self.asked.query}")
        return self.asked.query

    def one(self, things: dict[int, Thing]) -> Thing:
        word = self.words[0]
        if not word.isdecimal() or int(word) not in things:
            raise Missing
        return things[int(word)]


class Missing(Exception):
    """There is no such thing."""


Route = Callable[[Call], Answer]


def answer(world: World, gate: Gate, asked: Asked) -> Answer:
    """What the service answers."""
    refusal = gate.refusal(asked)
    if refusal is not None:
        return refusal
    path = asked.path.removeprefix(API)
    for method, pattern, route in ROUTES:
        found = re.fullmatch(pattern, path)
        if method == asked.method and found and asked.path.startswith(API):
            try:
                return route(Call(world, asked, found.groups()))
            except Wrong as wrong:
                return Answer(400, wrong.messages)
            except Missing:
                break
    return Answer(404, {"error": {"description": "Not found"}})


def put_out(world: World, one: Thing, *, extended: bool = False) -> Thing:
    """A booking as it is shown."""
    manners = world.manners
    names = SAMPLE if manners.sample else (*SAMPLE, *MORE)
    found = {name: one[name] for name in names}
    for name in MOMENTS:
        if name in found:
            found[name] = shown(one[name], world.zone)
    if not manners.sample:
        found["active"] = world.active(one)
        if not manners.says_active:
            del found["active"]
    if extended:
        found["person"] = world.people.get(one["person_id"])
        found["resource"] = world.resources.get(one["resource_id"])
        found["service"] = world.services.get(one["service_id"])
        found["event"] = None
    return {"booking": {**found, **one.get("raw", {})}}


def _active(call: Call) -> Answer:
    return _listed(call, call.world.active)


def _visible(call: Call) -> Answer:
    return _listed(call, call.world.visible)


def _all(call: Call) -> Answer:
    return _listed(call, lambda _: True)


def _listed(call: Call, wanted: Callable[[Thing], bool]) -> Answer:
    world, query = call.world, call.query(*FILTERS)
    passes = _filter(query, world)
    found = [one for one in world.bookings.values() if passes(one) and wanted(one)]
    found.sort(key=lambda one: (one["booked_from"], one["id"]))
    extended = query.get("extended") == "true"
    shown_ones = [put_out(world, one, extended=extended) for one in found]
    return _paged(call, shown_ones, world.manners.page)


def _filter(query: dict[str, str], world: World) -> Callable[[Thing], bool]:
    """Whether a booking is asked for."""
    try:
        start, end, since = (
            unix(query[name], world.zone) if name in query else None
            for name in ("start", "end", "since")
        )
    except ValueError:
        raise Wrong(base="a date is not readable") from None
    same = {
        name: query[name]
        for name in ("resource_id", "service_id", "person_id", "external_id")
        if name in query
    }

    def passes(one: Thing) -> bool:
        # To the second, as they are put out.
        if since is not None and not int(one["updated_at"]) > since:
            return False
        if any(str(one[name]) != value for name, value in same.items()):
            return False
        early = start is None or one["booked_from"] > start
        return early and (end is None or one["booked_to"] < end)

    return passes


def _paged(call: Call, items: list[Thing], size: int) -> Answer:
    number = int(call.asked.query.get("page", "1"))
    pages = max(math.ceil(len(items) / size), 1)
    part = items[(number - 1) * size : number * size]
    if not call.world.manners.headers:
        return Answer(200, part)
    link = f'<https://x{API}/bookings?page={number + 1}>; rel="next"'
    headers = {
        "Current-Page": str(number),
        "Page-Items": str(len(part)),
        "Total-Count": str(len(items)),
        "Total-Pages": str(pages),
        **({"Link": link} if number < pages else {}),
    }
    return Answer(200, part, headers)


def _shown(call: Call) -> Answer:
    extended = call.query("extended").get("extended") == "true"
    one = call.one(call.world.bookings)
    return Answer(200, put_out(call.world, one, extended=extended))


def _found(call: Call) -> Answer:
    same = (
        o for o in call.world.bookings.values() if o["external_id"] == call.words[0]
    )
    one = next(same, None)
    if one is None:
        raise Missing
    return Answer(200, put_out(call.world, one))


def _made(call: Call) -> Answer:
    body = call.body(NEW)
    asked = _attributes(call, body)
    made = call.world.book(asked, force=body.get("ignore_capacity") is True)
    made["state"] = "confirmed"
    _mail(call, body, made, "confirmation")
    extended = body.get("extended") is True
    status = call.world.manners.made
    return Answer(status, put_out(call.world, made, extended=extended))


def _changed(call: Call) -> Answer:
    one = call.one(call.world.bookings)
    body = call.body(CHANGED)
    asked = _attributes(call, body)
    call.world.update(one, asked, force=body.get("ignore_capacity") is True)
    _mail(call, body, one, "modification")
    extended = body.get("extended") is True
    return Answer(200, put_out(call.world, one, extended=extended))


def _cancelled(call: Call) -> Answer:
    one = call.one(call.world.bookings)
    body = call.body(CANCELLED)
    call.world.change(one["id"], state="cancelled")
    _mail(call, body, one, "cancellation")
    return Answer(200, put_out(call.world, one))


def _deleted(call: Call) -> Answer:
    one = call.one(call.world.bookings)
    call.world.change(one["id"], state="deleted")
    return Answer(200, put_out(call.world, one))


def _status(call: Call) -> Answer:
    one = call.one(call.world.bookings)
    status = call.body({"status"}).get("status")
    if status not in STATUSES:
        raise Wrong(status="is not included in the list")
    call.world.change(one["id"], status=status)
    return Answer(200, put_out(call.world, one))


def _attributes(call: Call, body: Thing) -> Thing:
    asked = body.get("booking")
    if not isinstance(asked, dict) or asked.keys() - set(SETTABLE):
        raise Wrong(base=f"unknown attributes: {asked}")
    asked = dict(asked)
    for name in ("booked_from", "booked_to"):
        if name in asked:
            try:
                asked[name] = unix(asked[name], call.world.zone)
            except (ValueError, TypeError):
                raise Wrong(**{name: "is not a date"}) from None
    return asked


def _mail(call: Call, body: Thing, one: Thing, kind: str) -> None:
    for each in (kind, "notification"):
        for way in ("email", "sms"):
            if body.get(f"{each}_send_{way}", True):
                call.world.mail(f"{each}_{way}", one)


def _resource(call: Call) -> Answer:
    call.query()
    return Answer(200, {"resource": call.one(call.world.resources)})


def _hours(call: Call) -> Answer:
    query, room = call.query("from", "to", "service_id"), call.one(call.world.resources)
    day, last = (date.fromisoformat(query[name]) for name in ("from", "to"))
    found = []
    while day <= last:
        usual = room[f"opening_hours_{DAYS[day.weekday()]}"]
        hours = call.world.exceptions.get(day.isoformat(), usual)
        service = query.get("service_id")
        told = {
            "date": day.isoformat(),
            "opening_hours": hours,
            "service_id": int(service) if service else None,
        }
        found.append({"resource_opening_hours": told})
        day += timedelta(days=1)
    return Answer(200, found)


def _service(call: Call) -> Answer:
    return Answer(200, {"service": call.one(call.world.services)})


def _client(call: Call) -> Answer:
    call.query()
    account = {
        "name": "Fjord offices",
        "subdomain": "fjord",
        "time_zone": call.world.zone_name,
        "locale": "nb",
        "country_code": "NO",
    }
    return Answer(200, {"client": account})


def _people(call: Call) -> Answer:
    query = call.query("search", "page")
    wanted = query.get("search", "").casefold()
    found = [
        {"person": each}
        for each in call.world.people.values()
        if wanted in f"{each['name']} {each['email']} {each['phone_number']}".casefold()
    ]
    return _paged(call, found, OTHER_PAGE)


def _hooks(call: Call) -> Answer:
    return Answer(200, [{"web_hook": hook} for hook in call.world.hooks.values()])


def _hooked(call: Call) -> Answer:
    asked = call.body({"web_hook"})["web_hook"]
    if asked.keys() != {"target_url", "event"} or len(asked["event"]) > 50:
        raise Wrong(base="unknown attributes")
    if not asked["target_url"].startswith("https://"):
        raise Wrong(target_url="must use HTTPS")
    id = next(call.world.ids)
    hook = {"id": id, "active": True, **asked}
    call.world.hooks[id] = hook
    return Answer(call.world.manners.made, {"web_hook": hook})


def _unhooked(call: Call) -> Answer:
    hook = call.one(call.world.hooks)
    del call.world.hooks[hook["id"]]
    return Answer(200, {"web_hook": hook})


ONE = "([^/]+)"
ROUTES: tuple[tuple[str, str, Route], ...] = (
    ("GET", "/bookings", _active),
    ("GET", "/bookings/visible", _visible),
    ("GET", "/bookings/all", _all),
    ("GET", f"/bookings/find_by/external_id/{ONE}", _found),
    ("GET", f"/bookings/{ONE}", _shown),
    ("POST", "/bookings", _made),
    ("PUT", f"/bookings/{ONE}", _changed),
    ("PUT", f"/bookings/{ONE}/cancel", _cancelled),
    ("PUT", f"/bookings/{ONE}/status", _status),
    ("DELETE", f"/bookings/{ONE}", _deleted),
    ("GET", f"/resources/{ONE}", _resource),
    ("GET", f"/resources/{ONE}/opening_hours", _hours),
    ("GET", f"/services/{ONE}", _service),
    ("GET", "/client", _client),
    ("GET", "/people", _people),
    ("GET", "/web_hooks", _hooks),
    ("POST", "/web_hooks", _hooked),
    ("DELETE", f"/web_hooks/{ONE}", _unhooked),
)
