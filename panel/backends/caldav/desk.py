"""What is asked for at the door, as changes of the calendar.

Bookings are made and made longer under the claim, see `claim`; what makes one shorter
cannot clash with anything and needs none.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from panel.backends.base import BackendError, Conflict, Draft, Garbled, Unreachable
from panel.backends.caldav.claim import ANOTHER, Claim, Claims
from panel.backends.caldav.objects import Objects, Room
from panel.backends.caldav.refusal import GONE
from panel.backends.caldav.writing import TOO_SLOW, Ask, Writing, Written
from panel.backends.ical.editing.change import What
from panel.backends.ical.editing.making import Made, booking_text
from panel.domain.booking import Booking

log = logging.getLogger("panel.caldav")

IN_THE_WAY = "Another booking has this time already."
NOT_TAKEN_BACK = "Another panel has booked, too: look at the list."
LOOKS = 40
"""How often another panel's claim is looked at after ours was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A time that has to be free. `but` is the booking that may be there."""

    start: datetime
    end: datetime
    but: str


class Desk:
    """Books, extends, ends and checks in.

    `path` says where a booking was read last, empty where nobody knows; `schedules`
    whether the server writes to the people of a booking by itself.
    """

    def __init__(
        self,
        objects: Objects,
        claims: Claims,
        writing: Writing,
        *,
        room: Callable[[], Awaitable[Room]],
        schedules: Callable[[str], Awaitable[bool]],
        path: Callable[[Booking], str],
        now: Callable[[], datetime],
    ) -> None:
        self._objects = objects
        self._claims = claims
        self._writing = writing
        self._room = room
        self._schedules = schedules
        self._path = path
        self._now = now

    async def book(self, draft: Draft) -> tuple[Booking, str]:
        """Makes a booking; the second thing is where it is written.

        Raises:
            Conflict: another one has part of the time, or another panel is booking.
        """
        room, uid, host = await self._room(), str(uuid4()), draft.host
        # As the organiser a host would be sent mail by a server that does so.
        named = host is not None and bool(host.address)
        mails = named and await self._schedules(room.folder)
        made = Made(
            uid=uid,
            start=draft.start,
            end=draft.end,
            title=draft.title,
            host=host,
            checked_in=draft.checked_in,
            now=self._now(),
            names_host=not mails,
        )
        path = f"{room.folder}{uid}.ics"

        async def write(until: float) -> Written:
            return await self._writing.make(path, booking_text(made), until)

        slot = Slot(start=draft.start, end=draft.end, but=uid)
        written = await self._under_claim(room, slot, write)
        booking = Booking(
            id=uid,
            start=draft.start,
            end=draft.end,
            title=draft.title,
            host=draft.host,
            checked_in=draft.checked_in or None,
            ical_uid=uid,
            etag=written.etag,
        )
        return booking, path

    async def extend(self, booking: Booking, end: datetime) -> Booking:
        """Moves its end to a later moment.

        Raises:
            Conflict: another booking is in the way, or this one is not the same.
        """
        room = await self._room()
        path = await self._where(booking, room)

        async def write(until: float) -> Written:
            asked = Ask(
                what=What.END,
                booking=booking,
                path=path,
                zone=room.zone,
                to=end,
                until=until,
            )
            return await self._writing.change(asked)

        slot = Slot(start=booking.end, end=end, but=booking.id)
        written = await self._under_claim(room, slot, write)
        return written.changed.made or booking.ending(end)

    async def end(self, booking: Booking, at: datetime) -> None:
        """Shortens it to `at`, or cancels what has not begun by then."""
        what = What.CANCEL if at <= booking.start else What.END
        await self._change(what, booking, at)

    async def check_in(self, booking: Booking) -> Written:
        """Writes the check-in, where that is not there yet."""
        return await self._change(What.CHECK_IN, booking)

    async def _change(
        self, what: What, booking: Booking, to: datetime | None = None
    ) -> Written:
        room = await self._room()
        path = await self._where(booking, room)
        asked = Ask(what=what, booking=booking, path=path, zone=room.zone, to=to)
        return await self._writing.change(asked)

    async def _under_claim(
        self, room: Room, slot: Slot, write: Callable[[float], Awaitable[Written]]
    ) -> Written:
        """Writes where the time is free, as only one panel does at any moment.

        A claim under which something may still be on its way is left to grow old:
        until then nobody looks whether the room is free.
        """
        claim = await self._claims.take(room.folder)
        try:
            await self._look(room, slot, claim)
            written = await write(claim.until)
        except BackendError as error:
            if _certain(error):
                await self._claims.give_back(claim)
            raise
        if await self._claims.give_back(claim):
            return written
        if await self._overtaken(room, slot):
            if not await self._writing.take_back(written):
                raise Unreachable(NOT_TAKEN_BACK, maybe_done=True)
            raise Conflict(ANOTHER)
        return written

    async def _look(self, room: Room, slot: Slot, claim: Claim) -> None:
        """Whether the time is free, past all that is kept.

        Raises:
            Conflict: it is not.
        """
        try:
            async with asyncio.timeout_at(claim.until):
                taken = await self._taken(room, slot)
        except TimeoutError:
            raise Unreachable(TOO_SLOW) from None
        if taken:
            raise Conflict(IN_THE_WAY)

    async def _overtaken(self, room: Room, slot: Slot) -> bool:
        """Whether another panel has booked what we have, since our claim was lost.

        It may still be about to: then it has not seen our booking, perhaps.
        """
        try:
            for _ in range(LOOKS):
                if await self._claims.free(room.folder):
                    return await self._taken(room, slot)
                await self._claims.pause()
        except BackendError as error:
            log.warning("whether two panels have booked is not known: %s", error)
        return True

    async def _taken(self, room: Room, slot: Slot) -> bool:
        found = (await self._objects.at(room, slot.start, slot.end)).bookings
        others = (b for b in found if b.occupies and b.id != slot.but)
        return any(b.overlaps(slot.start, slot.end) for b in others)

    async def _where(self, booking: Booking, room: Room) -> str:
        """The object that holds it; looked for where it was not read lately.

        Raises:
            Conflict: there is none.
        """
        path = self._path(booking)
        if path:
            return path
        found = await self._objects.at(room, booking.start, booking.end)
        path = found.path_of(booking.id)
        if not path:
            raise Conflict(GONE)
        return path


def _certain(error: BackendError) -> bool:
    """Whether nothing was written, nor will be."""
    if isinstance(error, Unreachable):
        return not error.maybe_done
    return not isinstance(error, Garbled)
