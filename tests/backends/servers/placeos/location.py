"""Where people are, as the Bookings driver tells the location services."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tests.backends.servers.placeos.bookings import Bookings
from tests.backends.servers.placeos.formula import Event


async def locate_user(
    module: Bookings, email: str | None = None, username: str | None = None
) -> list[dict[str, Any]]:
    current = module.chosen.current
    if current is None or not _is_in(current, email, username):
        return []
    return [
        {
            "location": "meeting",
            "mac": module.box,
            "event_id": current.get("id"),
            "map_id": module.system.get("map_id"),
            "sys_id": module.system["id"],
            "ends_at": _ends_at(current, module.zone),
            "started_at": current["event_start"],
            "private": current.get("private", False),
        }
    ]


async def macs_assigned_to(
    module: Bookings, email: str | None = None, username: str | None = None
) -> list[str]:
    found = await locate_user(module, email, username)
    return [module.box] if found else []


async def check_ownership_of(
    module: Bookings, mac_address: str
) -> dict[str, Any] | None:
    current = module.chosen.current or {}
    if mac_address.lower() != module.box or not current.get("host"):
        return None
    return {
        "location": "meeting",
        "assigned_to": current["host"],
        "mac_address": module.box,
    }


def _is_in(event: Event, email: str | None, username: str | None) -> bool:
    people = [person["email"].lower() for person in event["attendees"]]
    people.append((event.get("host") or "").lower())
    wanted = {text.lower() for text in (email, username) if text}
    begun = tuple(filter(None, [(username or "").lower()]))
    return bool(wanted & set(people)) or any(p.startswith(begun) for p in people)


def _ends_at(event: Event, zone: str) -> int:
    if not event.get("all_day"):
        end: int = event["event_end"]
        return end
    where = ZoneInfo(zone)
    day = datetime.fromtimestamp(event["event_start"], where).date()
    return int(datetime.combine(day, time(23, 59, 59), where).timestamp())
