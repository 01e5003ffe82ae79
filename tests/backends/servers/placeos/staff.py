"""The staff API's events: book for later, change, delete; scope `public` only."""

import json
from typing import TYPE_CHECKING, Any

from tests.backends.servers.http import Answer
from tests.backends.servers.placeos.formula import Event, end_of
from tests.backends.servers.placeos.keys import STAFF_READ, STAFF_WRITE, need

if TYPE_CHECKING:
    from tests.backends.servers.placeos.rest import Call


async def listed(call: "Call") -> Answer:
    need(call.key, STAFF_READ)
    query = call.asked.query
    try:
        start, end = int(query["period_start"]), int(query["period_end"])
    except (KeyError, ValueError):
        return _unsound("period_start")
    box = call.world.bookings.box
    found = await call.world.calendar.list_events(box, start, end, cancelled=False)
    return Answer(200, [_shown(call, event) for event in found])


async def created(call: "Call") -> Answer:
    need(call.key, STAFF_WRITE)
    asked = _body(call)
    missing = {"event_start", "event_end"} - asked.keys()
    if missing:
        return _unsound(min(missing))
    if asked.get("system_id") not in (None, call.world.system["id"]):
        return Answer(404, {"error": "system not found"})
    world = call.world
    world.staff_writes.append((call.asked.method, asked))
    host = asked.get("host") or call.key.email
    event = {**_plain(), **{k: v for k, v in asked.items() if k != "system_id"}}
    event = {**event, "host": host, "attendees": _guests(call, asked)}
    made = await world.calendar.create(world.bookings.box, event, host)
    return Answer(201, _shown(call, made))


async def changed(call: "Call") -> Answer:
    need(call.key, STAFF_WRITE)
    asked = _body(call)
    if "event_end" not in asked:
        return _unsound("event_end")
    found = _found(call)
    if found is None:
        return _gone()
    world = call.world
    world.staff_writes.append((call.asked.method, asked))
    event = {**found, **{k: v for k, v in asked.items() if k != "system_id"}}
    world.calendar.put(world.bookings.box, event)
    return Answer(200, _shown(call, event))


async def deleted(call: "Call") -> Answer:
    return await _taken_out(call)


async def declined(call: "Call") -> Answer:
    return await _taken_out(call)


async def _taken_out(call: "Call") -> Answer:
    need(call.key, STAFF_WRITE)
    if _found(call) is None:
        return _gone()
    call.world.calendar.drop(call.world.bookings.box, call.parts[0])
    return Answer(202)


def _found(call: "Call") -> Event | None:
    world, query = call.world, call.asked.query
    where = query.get("system_id") or query.get("calendar", "").lower()
    if where not in (world.system["id"], world.bookings.box):
        return None
    return world.calendar.find(world.bookings.box, call.parts[0])


def _body(call: "Call") -> dict[str, Any]:
    try:
        found = json.loads(call.asked.body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _plain() -> Event:
    return {
        "title": "",
        "body": "",
        "private": False,
        "all_day": False,
        "recurring": False,
        "attachments": [],
        "status": "confirmed",
    }


def _guests(call: "Call", asked: dict[str, Any]) -> list[dict[str, Any]]:
    room = {
        "name": call.world.system["name"],
        "email": call.world.bookings.box,
        "response_status": "accepted",
        "resource": True,
    }
    return [*asked.get("attendees", []), room]


def _shown(call: "Call", event: Event) -> Event:
    """As the staff API gives it: with the system, and an end always."""
    system = {"system": call.world.system, "system_id": call.world.system["id"]}
    return {**event, "event_end": end_of(event), **system}


def _unsound(parameter: str) -> Answer:
    return Answer(422, {"error": "missing parameter", "parameter": parameter})


def _gone() -> Answer:
    return Answer(404, {"error": "failed to find event"})
