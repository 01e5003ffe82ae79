"""The functions of the Bookings driver, with what they refuse and their quirks."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from tests.backends.servers.placeos.bookings import Bookings
from tests.backends.servers.placeos.calendar import Raised
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.location import (
    check_ownership_of,
    locate_user,
    macs_assigned_to,
)
from tests.backends.servers.placeos.settings import default_title

COMMENT = "cancelled at booking panel"
KINDS: dict[str, type | tuple[type, ...]] = {
    "int": int,
    "bool": bool,
    "str": str,
    "number": (int, float),
}
Function = Callable[..., Awaitable[Any]]


class NoFunction(Exception):
    """The module has no such function."""


async def execute(module: Bookings, name: str, args: Sequence[Any]) -> Any:
    """What a function gives back.

    Raises:
        NoFunction: there is none of this name.
        Raised: the driver refused or failed.
    """
    if name not in FUNCTIONS:
        raise NoFunction(f"could not find function {name}")
    function, parameters = FUNCTIONS[name]
    if not parameters:
        return await function(module)
    _check(name, function, parameters, args)
    return await function(module, *args)


def described() -> dict[str, Any]:
    """The functions as the REST side lists them."""
    return {
        name: {
            "arity": len(parameters),
            "params": {parameter: {} for parameter in parameters},
            "order": list(parameters),
        }
        for name, (_, parameters) in FUNCTIONS.items()
    }


def _check(
    name: str, function: Function, parameters: dict[str, str], args: Sequence[Any]
) -> None:
    """Too few, too many, or of the wrong type."""
    given = list(inspect.signature(function).parameters.values())[1:]
    least = sum(parameter.default is inspect.Parameter.empty for parameter in given)
    if not least <= len(args) <= len(parameters):
        raise Raised(
            f"wrong number of arguments for '{name}' "
            f"(given {len(args)}, expected {len(parameters)})",
            "ArgumentError",
        )
    for value, (parameter, kind) in zip(args, parameters.items(), strict=False):
        if not _fits(value, kind):
            raise Raised(f"could not parse `{parameter}`", "JSON::ParseException")


def _fits(value: Any, kind: str) -> bool:
    if value is None:
        return kind.endswith("?")
    plain = kind.removesuffix("?")
    if isinstance(value, bool) and plain != "bool":
        return False
    return isinstance(value, KINDS[plain])


async def checkin(module: Bookings) -> None:
    states, chosen = module.states, module.chosen
    if states["bookings"] is None:
        raise Raised('Missing hash key: "current_pending"', "KeyError")
    target = chosen.current
    if not states["current_pending"] and states["next_pending"]:
        target = chosen.next
    if target is None:
        return
    module.keep_mark(target["event_start"])
    states["last_booking_started"] = target["event_start"]
    module.evaluate()


async def start_meeting(module: Bookings, meeting_start_time: int) -> None:
    """Deprecated: which meeting was meant is not looked at."""
    await checkin(module)


async def end_meeting(
    module: Bookings,
    meeting_start_time: int,
    notify: bool = True,
    comment: str = COMMENT,
) -> None:
    """Declines the current or the next meeting for the room."""
    chosen = module.chosen
    meant = (e for e in (chosen.current, chosen.next) if e is not None)
    found = next((e for e in meant if e["event_start"] == meeting_start_time), None)
    if found is None:
        raise Raised("only the current or pending meeting can be cancelled")
    await module.calendar.decline(
        module.box, found.get("id", ""), notify=notify, comment=comment
    )
    if not module.push:
        module.poll_soon(module.pace.after_end)


async def book_now(
    module: Bookings,
    period_in_seconds: int,
    title: str | None = None,
    owner: str | None = None,
) -> Event:
    """Books from now; a meeting that waits for its check-in is no hindrance."""
    states, start = module.states, module.now
    end = start + period_in_seconds
    if states["next_pending"] or states["in_use"]:
        raise Raised("the room is currently in use")
    coming = states["next_booking"]
    if coming is not None and coming["event_start"] < end:
        raise Raised("unable to book due to clash")
    if not module.push:
        module.poll_soon(module.pace.after_book)
    # The mark moves whatever becomes of the booking.
    module.keep_mark(start)
    event = _event(module, start, end, title=title, owner=owner)
    return await module.calendar.create(module.box, event, event["host"])


def _event(
    module: Bookings, start: int, end: int, *, title: str | None, owner: str | None
) -> Event:
    box, name = module.box, module.states["room_name"]
    own = module.settings.get("application_permissions", False)
    room = {
        "name": name,
        "email": box,
        "response_status": "accepted",
        "resource": True,
        "organizer": own or owner in (None, "", module.system.get("email")),
    }
    guest = {"name": owner, "email": owner, "response_status": "needsAction"}
    return {
        "event_start": start,
        "event_end": end,
        "host": box if own else owner or box,
        "title": title or default_title(module.settings),
        "body": "",
        "attendees": [room, guest] if own and owner else [room],
        "location": name,
        "private": False,
        "all_day": False,
        "timezone": module.zone,
        "recurring": False,
        "attachments": [],
        "status": "confirmed",
        "online_meeting_provider": "unknown",
        "online_meeting_phones": [],
    }


async def list_users(
    module: Bookings, query: str | None, limit: int | None = 20
) -> list[dict[str, Any]]:
    return await module.calendar.list_users(query, limit or 20)


async def poll_events(module: Bookings) -> None:
    await module.poll()


async def calendar_id(module: Bookings) -> str:
    return module.box


async def calendar_ids(module: Bookings) -> list[str]:
    return module.boxes


async def sub_renewed_at(module: Bookings) -> None:
    """There is no push subscription."""


async def people_count(module: Bookings) -> float | None:
    return module.sensors.people


async def people_present(module: Bookings) -> float | None:
    return module.sensors.presence


async def device_locations(
    module: Bookings, zone_id: str, location: str | None = None
) -> list[Any]:
    return []


async def is_stale(module: Bookings, timestamp: float | None = None) -> bool:
    return module.sensors.is_stale(timestamp)


FUNCTIONS: dict[str, tuple[Function, dict[str, str]]] = {
    "checkin": (checkin, {}),
    "start_meeting": (start_meeting, {"meeting_start_time": "int"}),
    "end_meeting": (
        end_meeting,
        {"meeting_start_time": "int", "notify": "bool", "comment": "str"},
    ),
    "book_now": (
        book_now,
        {"period_in_seconds": "int", "title": "str?", "owner": "str?"},
    ),
    "list_users": (list_users, {"query": "str?", "limit": "int?"}),
    "poll_events": (poll_events, {}),
    "calendar_id": (calendar_id, {}),
    "calendar_ids": (calendar_ids, {}),
    "sub_renewed_at": (sub_renewed_at, {}),
    "people_count?": (people_count, {}),
    "people_present?": (people_present, {}),
    "locate_user": (locate_user, {"email": "str?", "username": "str?"}),
    "macs_assigned_to": (macs_assigned_to, {"email": "str?", "username": "str?"}),
    "check_ownership_of": (check_ownership_of, {"mac_address": "str"}),
    "device_locations": (device_locations, {"zone_id": "str", "location": "str?"}),
    "is_stale?": (is_stale, {"timestamp": "int?"}),
}
