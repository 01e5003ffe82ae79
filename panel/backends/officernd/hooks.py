"""Webhooks: asked for, recognised by their signature, taken back."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import quote

from panel.backends.base import BackendError, Call, Conflict, Garbled
from panel.backends.officernd import fields
from panel.backends.officernd.api import Api
from panel.backends.officernd.fields import Raw
from panel.backends.officernd.refusal import GONE

EVENTS = (
    "booking.created",
    "booking.updated",
    "booking.removed",
    "occupancyslot.created",
    "occupancyslot.removed",
)
HEADER = "officernd-signature"
OLD = timedelta(minutes=5)
MILLISECONDS = 10**11
"""From here on a number of seconds is one of milliseconds: the year is 5138."""
DESCRIPTION = "Room panel"


class Hooks:
    """One webhook of this panel; its secret is in memory only."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._id = ""
        self._secret = b""

    async def subscribe(self, address: str, replacing: str) -> None:
        """Asks to be called at the address, in place of what earlier runs asked for."""
        for id in await self._earlier(replacing):
            await self._delete(id)
        body = {
            "url": address,
            "eventTypes": list(EVENTS),
            "description": DESCRIPTION,
        }
        said = await self._api.write("POST", "/webhooks", body=body)
        found = said if isinstance(said, Mapping) else {}
        self._id = fields.text(found, "_id")
        secret = found.get("secret")
        if not self._id or not isinstance(secret, str) or not secret:
            raise Garbled("OfficeRnD gives no secret for its calls.")
        self._secret = secret.encode()

    async def unsubscribe(self) -> None:
        """Takes it back; nothing where there is none."""
        id, self._id, self._secret = self._id, "", b""
        if id:
            await self._delete(id)

    def genuine(self, call: Call) -> bool:
        """Whether the signature is made with our secret, within five minutes."""
        parts = _parts(call.headers.get(HEADER, ""))
        stamp = parts.get("t", "")
        # Some of the vendor's own pages call it v1.
        signature = parts.get("signature") or parts.get("v1", "")
        if not self._secret or not _is_recent(stamp, call.at):
            return False
        signed = call.body + b"." + stamp.encode()
        wanted = hmac.new(self._secret, signed, hashlib.sha256).hexdigest()
        return hmac.compare_digest(wanted.encode(), signature.lower().encode())

    async def _earlier(self, replacing: str) -> list[str]:
        listed = await self._api.all("/webhooks", {})
        return [
            fields.text(raw, "_id")
            for raw in listed
            if isinstance(raw, Mapping) and _begins(raw.get("url"), replacing)
        ]

    async def _delete(self, id: str) -> None:
        """One that is gone already is no failure."""
        path = f"/webhooks/{quote(id, safe='')}"
        gone: BackendError = Conflict(GONE)
        try:
            await self._api.write("DELETE", path, gone=gone)
        except Conflict as error:
            if error is not gone:
                raise


def concerns(call: Call, resource: str, holds: Callable[[str], bool]) -> bool:
    """Whether a call may be about this room; the webhook is called for all of them.

    A booking that was moved to another room concerns this one where it is listed.
    """
    about = _object(call)
    room = fields.id_of(about, "resource", "resourceId")
    ids = fields.text(about, "_id"), fields.id_of(about, "booking")
    return not room or room == resource or any(holds(id) for id in ids if id)


def _object(call: Call) -> Raw:
    """What the call is about, as far as it can be read."""
    data = (call.said or {}).get("data")
    about = data.get("object") if isinstance(data, Mapping) else None
    return about if isinstance(about, Mapping) else {}


def _begins(url: object, replacing: str) -> bool:
    return isinstance(url, str) and bool(replacing) and url.startswith(replacing)


def _parts(header: str) -> dict[str, str]:
    """`t=...,signature=...` as its parts."""
    pairs = (part.partition("=") for part in header.split(","))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _is_recent(stamp: str, at: datetime) -> bool:
    """Whether it is about now, in seconds or in milliseconds."""
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 15:
        return False
    number = int(stamp)
    seconds = number / 1000 if number >= MILLISECONDS else number
    return abs(at.timestamp() - seconds) <= OLD.total_seconds()
