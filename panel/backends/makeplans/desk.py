"""Changes: each is looked at before, asked once, and looked up where no answer came."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from panel.backends.base import (
    BackendError,
    Conflict,
    Draft,
    Garbled,
    Refused,
    Unreachable,
)
from panel.backends.http import Answer
from panel.backends.makeplans.items import item_of
from panel.backends.makeplans.refusal import CHANGED, GONE
from panel.backends.makeplans.rest import Rest
from panel.backends.makeplans.states import Mark
from panel.backends.makeplans.table import Table
from panel.domain.booking import Booking, Person

log = logging.getLogger("panel.makeplans")

SILENT = {"notification_send_email": False, "notification_send_sms": False}
"""The account's administrators are not written to for what happens at a door."""


class Desk:
    """Writes single bookings; a whole collection is never touched."""

    def __init__(self, rest: Rest, table: Table) -> None:
        self._rest = rest
        self._table = table

    async def book(self, draft: Draft) -> Booking:
        """Makes a booking.

        Where the answer is lost, it is looked for once under the name that it was
        given, and never made again.
        """
        name = str(uuid4())
        body = {
            "booking": self._asked_for(draft, name),
            "ignore_capacity": False,
            "confirmation_send_email": False,
            "confirmation_send_sms": False,
            **SILENT,
            "extended": True,
        }
        try:
            return _booking(await self._rest.write("POST", "/bookings", body))
        except (Unreachable, Garbled) as error:
            if isinstance(error, Unreachable) and not error.maybe_done:
                raise
            found = await self._made(name)
            if found is None:
                raise
            return found

    async def mark(self, booking: Booking, mark: Mark) -> None:
        """Writes what happened to it on its day."""
        path = f"{_path(booking)}/status"
        await self._rest.write("PUT", path, {"status": mark.value})

    async def move_end(
        self, booking: Booking, end: datetime, *, notify: bool = False
    ) -> Booking:
        """Gives it another end; the booking as the answer shows it."""
        body = {
            "booking": {"booked_to": _told(end)},
            "ignore_capacity": False,
            "modification_send_email": notify,
            "modification_send_sms": False,
            **SILENT,
            "extended": True,
        }
        return _booking(await self._rest.write("PUT", _path(booking), body))

    async def cancel(self, booking: Booking, *, notify: bool) -> None:
        """Cancels this one occurrence."""
        body = {
            "cancellation_send_email": notify,
            "cancellation_send_sms": False,
            **SILENT,
        }
        await self._rest.write("PUT", f"{_path(booking)}/cancel", body)

    async def current(self, booking: Booking, *, whole: bool = True) -> Booking:
        """The booking as it is now; `whole`: its end has to be the same too.

        The system takes any change of any booking, so this is what stands between two
        panels.

        Raises:
            Conflict: it is gone, in another room, or was changed.
        """
        try:
            answer = await self._rest.read(_path(booking), {"extended": "true"})
        except Refused:
            raise Conflict(GONE) from None
        item = item_of(answer.json())
        found = item.booking
        if not item.listed or item.resource != self._table.resource_id:
            raise Conflict(GONE)
        if found is None:
            raise Garbled("MakePlans does not say when the booking is.")
        if not found.occupies:
            raise Conflict(GONE)
        if found.start != booking.start or (whole and found.end != booking.end):
            raise Conflict(CHANGED)
        return found

    async def _made(self, name: str) -> Booking | None:
        path = f"/bookings/find_by/external_id/{quote(name)}"
        try:
            return _booking(await self._rest.read(path))
        except BackendError as error:
            log.debug("whether a booking was made is not known: %s", error)
            return None

    def _asked_for(self, draft: Draft, name: str) -> Mapping[str, Any]:
        asked: dict[str, Any] = {
            "resource_id": self._table.resource_id,
            "booked_from": _told(draft.start),
            "booked_to": _told(draft.end),
            "title": draft.title,
            "external_id": name,
        }
        if self._table.service_id is not None:
            asked["service_id"] = self._table.service_id
        return {**asked, **(_person(draft.host) if draft.host else {})}


def _person(host: Person) -> Mapping[str, Any]:
    """One who is known by his number, else what MakePlans looks people up by."""
    if host.user_id.isdecimal():
        return {"person_id": int(host.user_id)}
    said = {"name": host.name, "email": host.address}
    return {"person_attributes": {name: text for name, text in said.items() if text}}


def _path(booking: Booking) -> str:
    return f"/bookings/{quote(booking.id, safe='')}"


def _told(moment: datetime) -> str:
    """With its zone, so that it does not depend on the account's."""
    return moment.isoformat(timespec="seconds")


def _booking(answer: Answer) -> Booking:
    found = item_of(answer.json()).booking
    if found is None:
        raise Garbled("MakePlans does not say what it has booked.")
    return found
