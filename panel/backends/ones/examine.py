"""What `check` finds out, in the order in which one thing needs the other."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, timedelta
from typing import Any

from panel.backends.base import (
    BackendError,
    Finding,
    Refused,
    Site,
    Unauthorised,
    Unreachable,
)
from panel.backends.ones.asking import Asking
from panel.backends.ones.dialect import Dialect
from panel.backends.ones.fields import number, said, text
from panel.backends.ones.player import Player
from panel.backends.ones.states import Appointments

PATHS = "look up the path in the server's own OpenAPI file, write it in [backend.paths]"


async def examined(
    asking: Asking,
    appointments: Appointments,
    player: Player,
    dialect: Dialect,
    site: Site,
) -> AsyncIterator[Finding]:
    """Server, room, appointments; then what the panel can do without."""
    try:
        yield Finding(f"{dialect.name} answers, {_about(await asking.get('system'))}")
        yield _of_room(await asking.get("resource"), asking, site)
        today = await appointments.found(_day(asking, site))
        yield Finding(f"appointments of the next day: {len(today)}")
    except BackendError as error:
        yield Finding.failed(error, _remedy(error))
        return
    async for finding in _beside(asking, player):
        yield finding


async def _beside(asking: Asking, player: Player) -> AsyncIterator[Finding]:
    try:
        content = await player.content()
        status, colour = number(content, "status"), number(content, "suggestColor")
        yield Finding(f"panel content: status {status}, suggestColor {colour} now")
    except BackendError as error:
        yield Finding(f"no panel content: {error}", PATHS if player.wanted else "")
    kind = asking.table.text("access_key") or "daily"
    if kind == "none":
        return
    asked = {"bookableResourceId": asking.table.resource_id, "type": kind}
    try:
        keys = await asking.get("access_keys", asked)
        many = len(keys) if isinstance(keys, list) else 0
        remedy = "" if many else "write another access_key in [backend]"
        yield Finding(f"access keys ({kind}): {many or 'none'}", remedy)
    except BackendError as error:
        remedy = f'{PATHS}, or write access_key = "none"'
        yield Finding(f"no access key: {error}", remedy)


def _about(system: Any) -> str:
    told = system if isinstance(system, Mapping) else {}
    version = text(told, "version") or "unknown"
    return f"version {version}, client {text(told, 'clientName') or 'unknown'}"


def _of_room(found: Any, asking: Asking, site: Site) -> Finding:
    room = found if isinstance(found, Mapping) else {}
    name = said(room, "name", site.language) or "without a name"
    sentence = f"room {asking.table.resource_id}: {name}"
    if room.get("isDeleted") is True:
        return Finding(f"{sentence}, deleted", "choose another resource_id")
    return Finding(sentence)


def _day(asking: Asking, site: Site) -> dict[str, str | int]:
    start = site.now().astimezone(site.zone or UTC)
    return {
        "bookableResourceId": asking.table.resource_id,
        "from": start.isoformat(timespec="seconds"),
        "to": (start + timedelta(days=1)).isoformat(timespec="seconds"),
    }


def _remedy(error: BackendError) -> str:
    if isinstance(error, Unreachable):
        return "check the network and url in [backend]"
    if isinstance(error, Unauthorised):
        return (
            "check api_key and auth in [backend], and in the management console the "
            "key's end and the addresses it may be used from"
        )
    if isinstance(error, Refused):
        return f"check resource_id in [backend]; {PATHS}"
    return "check that url in [backend] is the server's"
