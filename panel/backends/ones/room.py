"""What the system says of the room, and the address that its access key opens."""

import asyncio
from datetime import date
from urllib.parse import urlsplit

from panel.backends.base import BackendError, Garbled, RoomInfo, Site
from panel.backends.ones.aside import Aside
from panel.backends.ones.asking import Asking
from panel.backends.ones.fields import Item, inner, number, said, text

FRESH = 3600.0
AGAIN = 120.0
"""Seconds after which what was refused or lost is asked again."""
LONGEST_ADDRESS = 2000
MOST_KEYS = 50


class Room:
    """Kept for an hour, and no longer than the day: daily keys change with it."""

    def __init__(self, asking: Asking, site: Site) -> None:
        self._asking = asking
        self._site = site
        self._info: RoomInfo | None = None
        self._address = ""
        self._due = 0.0
        self._day: date | None = None
        self.keys = Aside("The access key for the QR code")

    def stale(self) -> None:
        """Something has changed: it is asked anew next time."""
        self._due = 0.0

    async def info(self) -> RoomInfo:
        """The room; the last word of it while it cannot be asked again.

        Raises:
            BackendError: it never could be.
        """
        now = asyncio.get_running_loop().time()
        today = self._site.now().astimezone(self._site.zone).date()
        if self._info is not None and now < self._due and today == self._day:
            return self._info
        if today != self._day:
            # Yesterday's key opens nothing today.
            self._address = ""
        self._due, self._day = now + FRESH, today
        try:
            self._info = await self._asked()
        except BackendError:
            self._due = now + AGAIN
            if self._info is None:
                raise
        return self._info

    async def _asked(self) -> RoomInfo:
        found = await self._asking.get("resource")
        if not isinstance(found, dict) or not text(found, "id"):
            raise Garbled("The server answers with something else than a room.")
        seats = number(found, "capacity")
        address = await self._key_address()
        return RoomInfo(
            name=said(found, "name", self._site.language) or None,
            capacity=seats if seats and seats > 0 else None,
            bookable=False if found.get("isDeleted") is True else None,
            published={"custom_qr_url": address} if address else {},
        )

    async def _key_address(self) -> str:
        """The address that the access key opens; the last one while it is not told."""
        kind = self._asking.table.text("access_key") or "daily"
        if kind == "none":
            return ""
        found = await self.keys.tried(self._keys(kind))
        if found is None:
            self._due = min(self._due, asyncio.get_running_loop().time() + AGAIN)
        else:
            self._address = found
        return self._address

    async def _keys(self, kind: str) -> str:
        asked = {"bookableResourceId": self._asking.table.resource_id, "type": kind}
        answer = await self._asking.get("access_keys", asked)
        if not isinstance(answer, list):
            raise Garbled("The server answers with something else than access keys.")
        found = (each for each in answer[:MOST_KEYS] if isinstance(each, dict))
        addresses = (self._address_of(each) for each in found)
        return next(filter(None, addresses), "")

    def _address_of(self, key: Item) -> str:
        """Of this room, and nothing that is no address on the web."""
        room = text(inner(key, "bookableResource"), "id")
        address = key.get("accessUrl")
        ours = room in ("", self._asking.table.resource_id)
        if not ours or not isinstance(address, str):
            return ""
        return address if _is_web(address) else ""


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and not any(one.isspace() for one in address)
    sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    return plain and sound and len(address) <= LONGEST_ADDRESS
