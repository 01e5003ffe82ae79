"""What is asked over REST: the authority, the key, the system. Often not allowed."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from panel.backends.base import Garbled, Refused
from panel.backends.http import Answer, Http
from panel.backends.placeos.clock import ServerClock
from panel.backends.placeos.refusal import not_accepted

ENGINE = "/api/engine/v2"
SHORT = timedelta(hours=2)
"""An inspected key that does not end answers with a stand-in that lasts so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a key may do, and until when; `expires` is None where it does not end."""

    scopes: tuple[str, ...] = ()
    expires: datetime | None = None

    @property
    def reads_system(self) -> bool:
        """Whether it may ask for the system."""
        return self._one_of("systems.read", "guest.read", "public.read")

    @property
    def controls(self) -> bool:
        """Whether the socket takes it."""
        return self._one_of("control.write", "systems.write", "public.write")

    @property
    def is_public(self) -> bool:
        """Whether the staff API, which knows no other scope, takes it."""
        return "public" in self.scopes

    def _one_of(self, *scopes: str) -> bool:
        """Whether it has one of these; a scope without a verb gives them all."""
        held = set(self.scopes)
        return any(one in held or one.partition(".")[0] in held for one in scopes)


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What PlaceOS holds of the room."""

    id: str
    name: str = ""
    email: str = ""
    capacity: int | None = None
    bookable: bool | None = None
    zone: ZoneInfo | None = None
    image: str = ""


class Rest:
    """The engine's REST interface; every answer sets the clock."""

    def __init__(self, http: Http, clock: ServerClock) -> None:
        self._http = http
        self._clock = clock

    async def authority(self) -> str:
        """The version of the server, as it says it.

        Raises:
            Garbled: this is no PlaceOS.
        """
        answer = await self._read("/auth/authority")
        if answer.status == 404:
            raise Refused("PlaceOS does not serve this address; check url.")
        said = _object(_sound(answer))
        if "version" not in said and "login_url" not in said:
            raise Garbled(f"{answer.host} does not seem to be a PlaceOS server.")
        return str(said.get("version") or "unknown")

    async def key(self, token: str = "") -> Key:
        """What the key may do; a bearer token says so itself."""
        if token:
            return _key(_claims(token), shortest=timedelta())
        answer = await self._read(f"{ENGINE}/api_keys/inspect")
        if answer.status == 401:
            raise not_accepted(answer.body)
        return _key(_object(_sound(answer)))

    async def system(self, id: str) -> System:
        """The system by its id or e-mail address.

        Raises:
            Refused: there is none.
        """
        answer = await self._read(f"{ENGINE}/systems/{quote(id, safe='@')}")
        if answer.status == 404:
            raise Refused("PlaceOS knows no such system; check system_id.")
        return _system(_object(_sound(answer)), id)

    async def _read(self, path: str) -> Answer:
        answer = await self._http.read(path)
        self._clock.take(answer.date)
        return answer


def _sound(answer: Answer) -> Answer:
    if not answer.ok:
        raise answer.error()
    return answer


def _object(answer: Answer) -> Mapping[str, Any]:
    said = answer.json()
    if not isinstance(said, dict):
        raise Garbled(f"{answer.host} answers with something unexpected.")
    return said


def _key(said: Mapping[str, Any], shortest: timedelta = SHORT) -> Key:
    scopes = said.get("scope")
    if isinstance(scopes, str):
        scopes = scopes.split()
    listed = scopes if isinstance(scopes, list) else []
    return Key(
        scopes=tuple(str(one) for one in listed), expires=_expiry(said, shortest)
    )


def _expiry(said: Mapping[str, Any], shortest: timedelta) -> datetime | None:
    until, since = said.get("exp"), said.get("iat")
    if type(until) is not int or not 0 < until < 2**40:
        return None
    if type(since) is int and timedelta(seconds=until - since) <= shortest:
        return None
    try:
        return datetime.fromtimestamp(until, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _claims(token: str) -> Mapping[str, Any]:
    """What a JWT says of itself; nothing where it is of another kind."""
    try:
        payload = token.split(".")[1]
        padded = payload + "=" * (-len(payload) % 4)
        said = json.loads(base64.urlsafe_b64decode(padded))
    except (ValueError, IndexError):
        return {}
    return said if isinstance(said, dict) else {}


def _system(said: Mapping[str, Any], asked: str) -> System:
    capacity, bookable = said.get("capacity"), said.get("bookable")
    images = said.get("images")
    image = images[0] if isinstance(images, list) and images else ""
    return System(
        id=_text(said.get("id")) or asked,
        name=_text(said.get("display_name")) or _text(said.get("name")),
        email=_text(said.get("email")).lower(),
        capacity=capacity if type(capacity) is int and capacity > 0 else None,
        bookable=bookable if isinstance(bookable, bool) else None,
        zone=_zone(_text(said.get("timezone"))),
        image=_text(image),
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None
