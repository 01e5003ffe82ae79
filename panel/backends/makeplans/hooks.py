"""Calls of MakePlans: asking for them, and knowing a true one."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from panel.backends.base import Call, Garbled, Refused
from panel.backends.makeplans.rest import Rest, of_each
from panel.backends.makeplans.values import flag, number, part, stamp, text

SIGNATURE = "x-makeplans-signature"
PREFIX = "sha256="
EVENT = "booking.*"
FRESH = timedelta(minutes=5)
"""How old a call may be, and how far ahead its clock."""
AGAIN = timedelta(days=1)
"""How often it is looked whether the subscription is still there: one that could not
be reached for long is switched off over there."""
LONGEST = 2**20
LONGEST_ID = 100


class Hooks:
    """The panel's own subscription, and what was called lately."""

    def __init__(self, rest: Rest, secret: bytes) -> None:
        self._rest = rest
        self._secret = secret
        self._address = ""
        self._seen: dict[str, datetime] = {}

    def genuine(self, call: Call) -> bool:
        """Whether the account's secret signed it, just now and for the first time."""
        said = (self._signed(call) and call.said) or {}
        at, id = stamp(said, "generated_at"), text(said, "idempotency_id")
        if at is None or abs(call.at - at) > FRESH:
            return False
        if not id or len(id) > LONGEST_ID or id in self._seen:
            return False
        seen = self._seen.items()
        self._seen = {k: when for k, when in seen if abs(call.at - when) <= 2 * FRESH}
        self._seen[id] = at
        return True

    async def subscribe(self, address: str, *, replacing: str) -> timedelta:
        """Asks for calls, unless the very same is asked for already."""
        if not self._secret:
            raise Refused("Calls of MakePlans need webhook_secret.")
        there = False
        for id, hook in (await self._ours(replacing)).items():
            same = text(hook, "target_url") == address and text(hook, "event") == EVENT
            if same and flag(hook, "active") is not False and not there:
                there = True
            else:
                await self._rest.write("DELETE", f"/web_hooks/{id}")
        if not there:
            wanted = {"target_url": address, "event": EVENT}
            await self._rest.write("POST", "/web_hooks", {"web_hook": wanted})
        self._address = address
        return AGAIN

    async def unsubscribe(self) -> None:
        """Takes back what this run asked for."""
        if not self._address:
            return
        for id, hook in (await self._ours(self._address)).items():
            if text(hook, "target_url") == self._address:
                await self._rest.write("DELETE", f"/web_hooks/{id}")
        self._address = ""

    async def count(self) -> tuple[int, int]:
        """How many subscriptions the account has, and how many are switched off."""
        hooks = await self._listed()
        off = sum(flag(hook, "active") is False for hook in hooks.values())
        return len(hooks), off

    async def _ours(self, beginning: str) -> dict[int, Mapping[str, Any]]:
        hooks = await self._listed()
        if not beginning:
            return {}
        return {
            id: hook
            for id, hook in hooks.items()
            if text(hook, "target_url").startswith(beginning)
        }

    async def _listed(self) -> dict[int, Mapping[str, Any]]:
        items = await self._rest.first("/web_hooks", {})
        hooks = {number(hook, "id"): hook for hook in of_each(items, "web_hook")}
        if len(hooks) < len(items) or None in hooks:
            raise Garbled("MakePlans lists webhooks that cannot be read.")
        return {id: hook for id, hook in hooks.items() if id is not None}

    def _signed(self, call: Call) -> bool:
        if not self._secret or len(call.body) > LONGEST:
            return False
        right = PREFIX + hmac.new(self._secret, call.body, hashlib.sha256).hexdigest()
        given = call.headers.get(SIGNATURE, "")
        return hmac.compare_digest(right.encode(), given.strip().encode())


def concerns(call: Call, resource: int, holds: Callable[[str], bool]) -> bool:
    """Whether what was called is about a room, or may have left it just now."""
    data = part(call.said or {}, "data")
    booking = part(data, "booking")
    id = number(booking, "id") or number(data, "id")
    room = number(booking, "resource_id")
    return room is None or room == resource or holds(str(id))
