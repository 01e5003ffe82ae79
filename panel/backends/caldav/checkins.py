"""Check-ins as a property of the booking's own, and whether the server keeps them."""

import logging
from dataclasses import replace
from datetime import datetime

from panel.backends.base import BackendError, Draft, Refused
from panel.backends.caldav.desk import Desk
from panel.backends.caldav.kept import Kept
from panel.backends.caldav.objects import Objects
from panel.backends.ical.editing.component import MARK
from panel.backends.ical.editing.written import stamp
from panel.domain.booking import Booking

log = logging.getLogger("panel.caldav")

NOT_KEPT = "This calendar keeps no check-ins."


class CheckIns:
    """Writes them, and reads the first one back."""

    def __init__(self, desk: Desk, objects: Objects, kept: Kept) -> None:
        self._desk = desk
        self._objects = objects
        self._kept = kept
        self._given: tuple[tuple[Booking, ...], tuple[Booking, ...]] = ((), ())

    @property
    def kept(self) -> bool:
        """Whether the server keeps them, as far as anybody knows."""
        return not self._kept.drops

    async def book(self, draft: Draft) -> Booking:
        """A booking that is checked in as far as the server keeps that."""
        checked_in = draft.checked_in and self.kept
        made, path = await self._desk.book(replace(draft, checked_in=checked_in))
        if checked_in and not await self._seen(path, made.start):
            return replace(made, checked_in=None)
        return made

    async def check_in(self, booking: Booking) -> Booking | None:
        """None where the server did not keep it: this panel's mark is all there is."""
        if not self.kept:
            raise Refused(NOT_KEPT)
        written = await self._desk.check_in(booking)
        if not await self._seen(written.path, booking.start):
            return None
        return replace(booking, checked_in=True, etag=written.etag)

    def shown(self, listed: tuple[Booking, ...]) -> tuple[Booking, ...]:
        """A list; where check-ins are not kept, nothing in it says "not yet"."""
        if self.kept:
            return listed
        if self._given[0] != listed:
            told = (b if b.checked_in else replace(b, checked_in=None) for b in listed)
            self._given = listed, tuple(told)
        return self._given[1]

    async def _seen(self, path: str, start: datetime) -> bool:
        """Whether it is there; looked for until it was seen once."""
        if self._kept.proven:
            return True
        try:
            found = await self._objects.get(path)
        except BackendError as error:
            log.debug("whether a check-in was kept is not known: %s", error)
            return True
        if found is None:
            return True
        keeps = f"{MARK}:{stamp(start)}".encode() in found.data.upper()
        await self._kept.note(keeps=keeps)
        if not keeps:
            log.warning("the calendar keeps no check-ins; they are kept here alone")
        return keeps
