"""The HTTP side: the authority, the key, the system, the module's state, users."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.placeos import staff
from tests.backends.servers.placeos.bookings import Bookings
from tests.backends.servers.placeos.calendar import Raised
from tests.backends.servers.placeos.functions import NoFunction, described, execute
from tests.backends.servers.placeos.keys import (
    CONTROL,
    SYSTEM,
    SYSTEMS,
    USERS,
    Forbidden,
    Key,
    Unauthorised,
    need,
)
from tests.backends.servers.placeos.world import DOMAIN, World

ENGINE = "/api/engine/v2"
STAFF = "/api/staff/v1"


@dataclass(frozen=True, slots=True)
class Call:
    """A request with who makes it and what its path names."""

    world: World
    asked: Asked
    key: Key
    parts: tuple[str, ...]


Route = Callable[[Call], Awaitable[Answer]]


async def answer(world: World, asked: Asked) -> Answer:
    """What the server says to a request, faults apart."""
    try:
        return await _routed(world, asked)
    except Unauthorised as error:
        return Answer(401, {"error": str(error)})
    except Forbidden:
        return Answer(403)


async def _routed(world: World, asked: Asked) -> Answer:
    path = asked.path.rstrip("/")
    if path in world.files:
        return Answer(200, world.files[path])
    if path == ENGINE:
        return Answer(200)
    if path == "/auth/authority":
        return _authority(world, asked)
    for method, pattern, route in ROUTES:
        found = re.fullmatch(pattern, path)
        if found and asked.method in method.split("|"):
            key = world.keyring.let_in(asked, world.clock())
            return await route(Call(world, asked, key, found.groups()))
    return Answer(404, {"error": "not found"})


def _authority(world: World, asked: Asked) -> Answer:
    if asked.host not in world.keyring.domains:
        return Answer(404, {"error": "authority not found"})
    if "health" in asked.query:
        return Answer(200)
    body = {
        "id": "authority-1",
        "name": "Example",
        "description": "",
        "domain": DOMAIN,
        "login_url": "/auth/login?continue={{url}}",
        "logout_url": "/auth/logout",
        "config": {},
        "email_domains": [],
        "version": "v2.0.0",
        "session": False,
        "token_valid": False,
        "production": True,
    }
    return Answer(200, body)


async def _inspect(call: Call) -> Answer:
    now = int(call.world.clock())
    return Answer(200, call.key.claims(now, DOMAIN))


async def _me(call: Call) -> Answer:
    need(call.key, USERS)
    body = {"id": "user-panel", "name": "Panel", "email": call.key.email, "groups": []}
    return Answer(200, body)


async def _systems(call: Call) -> Answer:
    need(call.key, SYSTEMS)
    system, query = call.world.system, call.asked.query
    wanted = query.get("email", system["email"]).lower()
    found = [system] if wanted == system["email"].lower() else []
    return Answer(200, found, {"X-Total-Count": str(len(found))})


async def _with_emails(call: Call) -> Answer:
    need(call.key, SYSTEMS)
    system = call.world.system
    wanted = call.asked.query.get("in", "").lower().split(",")
    return Answer(200, [system] if system["email"].lower() in wanted else [])


async def _system(call: Call) -> Answer:
    need(call.key, SYSTEM)
    return Answer(200, call.world.system) if _is_ours(call) else _no_system(call)


async def _zones(call: Call) -> Answer:
    need(call.key, SYSTEM)
    if not _is_ours(call):
        return _no_system(call)
    zone = {
        "id": "zone-building",
        "name": "Building",
        "tags": ["building"],
        "timezone": call.world.system.get("timezone"),
    }
    return Answer(200, [zone])


async def _types(call: Call) -> Answer:
    need(call.key, SYSTEM)
    if not _is_ours(call):
        return _no_system(call)
    return Answer(200, {name: index for _, name, index in call.world.modules})


async def _metadata(call: Call) -> Answer:
    need(call.key, SYSTEM)
    return Answer(200, {})


async def _state(call: Call) -> Answer:
    need(call.key, CONTROL, call.world.manners.gate)
    module = _module(call)
    return Answer(200, module.states.texts() if module else {})


async def _variable(call: Call) -> Answer:
    need(call.key, CONTROL, call.world.manners.gate)
    module = _module(call)
    if module is None:
        return Answer(200, None)
    text = module.states.text(call.parts[2])
    if text is None:
        message = f'Missing hash key: "{call.parts[2]}"'
        return Answer(500, {"message": message, "backtrace": []})
    return Answer(200, json.loads(text))


async def _functions(call: Call) -> Answer:
    need(call.key, CONTROL, call.world.manners.gate)
    if _module(call) is None:
        return Answer(404, {"error": "module not found"})
    return Answer(200, described())


async def _exec(call: Call) -> Answer:
    need(call.key, CONTROL, call.world.manners.gate)
    module = _module(call)
    if module is None:
        return _failed(call, 404, "module not found")
    try:
        args = json.loads(call.asked.body or b"[]")
        value = await execute(module, call.parts[2], args)
    except NoFunction as error:
        return _failed(call, 400, str(error))
    except Raised as error:
        return _failed(call, 500, str(error))
    return Answer(200, value)


def _failed(call: Call, status: int, message: str) -> Answer:
    name, index = _slug(call.parts[1])
    body = {
        "error": "request failed",
        "sys_id": call.parts[0],
        "module_name": name,
        "index": index,
        "message": message,
        "backtrace": None,
    }
    return Answer(status, body)


def _is_ours(call: Call) -> bool:
    """A system is asked for by its id or by its e-mail address."""
    system, named = call.world.system, call.parts[0]
    return named.lower() in (system["id"].lower(), system["email"].lower())


def _no_system(call: Call) -> Answer:
    return Answer(404, {"error": f"System: {call.parts[0]} not found"})


def _module(call: Call) -> Bookings | None:
    return call.world.modules.get((call.parts[0], *_slug(call.parts[1])))


def _slug(text: str) -> tuple[str, int]:
    """`Bookings` is its first one, `Bookings_2` its second."""
    name, _, index = text.rpartition("_")
    return (name, int(index)) if name and index.isdigit() else (text, 1)


ONE = "([^/]+)"
SYSTEM_PATH = f"{ENGINE}/systems/{ONE}"
ROUTES: tuple[tuple[str, str, Route], ...] = (
    ("GET", f"{ENGINE}/api_keys/inspect", _inspect),
    ("GET", f"{ENGINE}/users/current", _me),
    ("GET", f"{ENGINE}/systems", _systems),
    ("GET", f"{ENGINE}/systems/with_emails", _with_emails),
    ("GET", SYSTEM_PATH, _system),
    ("GET", f"{SYSTEM_PATH}/zones", _zones),
    ("GET", f"{SYSTEM_PATH}/types", _types),
    ("GET", f"{SYSTEM_PATH}/metadata", _metadata),
    ("GET", f"{SYSTEM_PATH}/functions/{ONE}", _functions),
    ("GET", f"{SYSTEM_PATH}/{ONE}", _state),
    ("GET", f"{SYSTEM_PATH}/{ONE}/{ONE}", _variable),
    ("POST", f"{SYSTEM_PATH}/{ONE}/{ONE}", _exec),
    ("GET", f"{STAFF}/events", staff.listed),
    ("POST", f"{STAFF}/events", staff.created),
    ("PATCH|PUT", f"{STAFF}/events/{ONE}", staff.changed),
    ("DELETE", f"{STAFF}/events/{ONE}", staff.deleted),
    ("POST", f"{STAFF}/events/{ONE}/decline", staff.declined),
)
