"""The list: asked for when the calendar has changed, and read object by object."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import Refused
from panel.backends.caldav import names
from panel.backends.caldav.asking import Asking, Span
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.fetching import Known, changed, fetched
from panel.backends.caldav.place import Place
from panel.backends.caldav.shelf import Shelf
from panel.backends.caldav.stamp import Stamp
from panel.backends.caldav.working import Work, helped, joined, merged, read_texts
from panel.backends.ical import Reader
from panel.domain.booking import Booking
from panel.sqlite import gently

PROBED = (names.KIND, names.CTAG, names.SYNC_TOKEN)
BEFORE, BEHIND = timedelta(days=1), timedelta(days=4)
"""How much more than the window is read, so that not every midnight is a new one."""
MARGIN = timedelta(days=1)
"""A server may take a time without a zone to be in another zone than the room's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The bookings of a window, and the server's clock at the answer.

    `unreadable` are the objects that could not be read, `problems` the reasons.
    """

    bookings: tuple[Booking, ...]
    unreadable: tuple[str, ...]
    problems: tuple[str, ...]
    date: datetime | None


class Listing:
    """The bookings of one calendar. `expand`: who works series out, see the settings.

    An object is read again when its etag has changed, and a series where it is to be
    worked out for other days.
    """

    def __init__(
        self,
        dav: Dav,
        asking: Asking,
        reader: Reader,
        expand: str,
        now: Callable[[], datetime],
    ) -> None:
        self._dav = dav
        self._asking = asking
        self._reader = reader
        self._expand = expand
        self._shelf = Shelf()
        self._work: Work | None = None
        self._stamp = Stamp(now)
        self._given: tuple[object, tuple[Booking, ...]] = (None, ())

    async def bookings(self, place: Place, span: Span, zone: ZoneInfo) -> Listed:
        """The complete list of a window."""
        stamp, date = await self._probe(place)
        self._stamp.told(stamp)
        if not (self._stamp.believed and self._covers(span, zone)):
            await self._read(place, span, zone)
            self._stamp.listed()
        return Listed(
            bookings=await self._within(span),
            unreadable=self._shelf.unreadable,
            problems=self._shelf.problems,
            date=date,
        )

    async def fresh(self, folder: str, span: Span, zone: ZoneInfo) -> Shelf:
        """What the calendar holds at this moment, past all that is known."""
        known = Known(Shelf(), moved=True)
        return await self._shelved(folder, known, Work(span, zone))

    def doubt(self) -> None:
        """The list is asked for with the next reading, whatever the probe says."""
        self._stamp.doubt()

    def path_of(self, booking: Booking) -> str:
        """Where the object of a booking is; empty where it is not known."""
        return self._shelf.path_of(booking.id)

    async def _probe(self, place: Place) -> tuple[str, datetime | None]:
        """What changes with the calendar; empty where the server has nothing of it."""
        said = await self._dav.propfind(place.path, PROBED)
        own = next(iter(said.responses), None)
        kind = own.value(names.KIND).inside if own is not None and own.ok else ()
        if own is None or names.CALENDAR not in kind:
            raise Refused("The calendar is not there any more.")
        told = own.text(names.CTAG), own.text(names.SYNC_TOKEN)
        return "\n".join(told) if any(told) else "", said.date

    def _covers(self, span: Span, zone: ZoneInfo) -> bool:
        work = self._work
        return work is not None and work.zone == zone and work.days.holds(span)

    async def _read(self, place: Place, span: Span, zone: ZoneInfo) -> None:
        """Takes over what has changed; all or nothing."""
        same_zone = self._work is not None and self._work.zone == zone
        known = Known(
            self._shelf if same_zone else Shelf(), moved=not self._covers(span, zone)
        )
        work = Work(Span(span.start - BEFORE, span.end + BEHIND), zone)
        if not known.moved and self._work is not None:
            work = self._work
        self._shelf = await self._shelved(place.path, known, work)
        self._work = work

    async def _shelved(self, folder: str, known: Known, work: Work) -> Shelf:
        span = Span(work.days.start - MARGIN, work.days.end + MARGIN)
        expanded = self._expand == "server"
        seen = await fetched(self._asking, folder, span, known, expanded=expanded)
        fresh = await asyncio.to_thread(changed, seen, known)
        read = await read_texts(self._reader, fresh, work)
        if read.problems and self._expand == "auto":
            more = await helped(self._asking, folder, fresh, read, span)
            read = joined(read, await read_texts(self._reader, more, work), more)
        return await asyncio.to_thread(merged, seen, known, read)

    async def _within(self, span: Span) -> tuple[Booking, ...]:
        """The bookings of a window, the very same ones while nothing has changed."""
        shelf = self._shelf
        if self._given[0] != (shelf, span):
            found = await asyncio.to_thread(_within, shelf, span)
            before = self._given[1]
            self._given = (shelf, span), before if found == before else found
        return self._given[1]


def _within(shelf: Shelf, span: Span) -> tuple[Booking, ...]:
    listed = gently(shelf.bookings)
    return tuple(b for b in listed if b.lies_in(span.start, span.end))
