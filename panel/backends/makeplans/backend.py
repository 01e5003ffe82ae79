"""A resource of a MakePlans account as a booking system."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

from panel.backends.base import (
    BackendError,
    Call,
    Capabilities,
    Conflict,
    Draft,
    Ending,
    Finding,
    Reading,
    Refused,
    RoomInfo,
    Site,
    silence,
)
from panel.backends.http import Http
from panel.backends.makeplans.about import About
from panel.backends.makeplans.desk import Desk
from panel.backends.makeplans.hooks import Hooks, concerns
from panel.backends.makeplans.kept import Keeper
from panel.backends.makeplans.listing import Listing
from panel.backends.makeplans.refusal import IN_THE_WAY
from panel.backends.makeplans.rest import Rest, of_each
from panel.backends.makeplans.states import Mark
from panel.backends.makeplans.table import Table
from panel.backends.makeplans.values import flag, number, text
from panel.domain.booking import Booking, Person

log = logging.getLogger("panel.makeplans")

PERIOD = timedelta(minutes=2)
"""How often one of two hundred panels behind one address may ask, since all of them
together have eighty requests in twenty seconds."""
MOST_PEOPLE = 20
NOT_MARKED = "MakePlans has the booking made at the door, but not its check-in."


class MakePlansBackend:
    """One resource over REST."""

    kind = "makeplans"
    capabilities = Capabilities(
        book=True,
        book_later=True,
        keeps_check_in=True,
        ending=Ending.SHORTEN,
        extend=True,
        notify=True,
        people=True,
        room_at_hand=True,
        harmless_period=PERIOD,
    )

    def __init__(self, site: Site) -> None:
        self._now = site.now
        self._table = table = Table(site.values)
        self._http = Http(table.server)
        self._rest = Rest(self._http, table.secrets)
        keeper = Keeper(site.store, table.room, site.now)
        self._about = About(self._rest, table, site.zone, keeper)
        self._listing = Listing(
            self._rest, table.resource_id, longest=table.longest, now=site.now
        )
        self._desk = Desk(self._rest, table)
        self._hooks = Hooks(self._rest, table.secret)
        self._unmarked: Booking | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """That a booking made at the door still waits for its check-in."""
        return () if self._unmarked is None else (NOT_MARKED,)

    async def room(self) -> RoomInfo:
        """The resource's title and seats, the account's zone."""
        return await self._about.room()

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """The complete list; between two whole ones only the changes are asked for."""
        found = await self._listing.bookings(start, end)
        told = self._rest.moment
        self._look_for_mark(found)
        await self._about.after_reading(start, end)
        return Reading(
            bookings=found,
            unreadable=self._listing.unreadable,
            system_time=told,
            closed=self._about.closed(start, end),
        )

    async def book(self, draft: Draft) -> Booking:
        """Books, and checks in what is booked at the door.

        A booking stands although its check-in fails; it then says that nobody has
        checked in yet.
        """
        if draft.end <= draft.start:
            raise Refused("A booking has to have a length.")
        try:
            made = await self._desk.book(draft)
        except Refused:
            await self._look_for_room(draft.start, draft.end)
            raise
        return await self._marked(made) if draft.checked_in else made

    async def check_in(self, booking: Booking) -> Booking:
        """Writes the check-in, where that is not there yet."""
        found = await self._desk.current(booking, whole=False)
        if not found.checked_in:
            await self._desk.mark(found, Mark.CHECKED_IN)
        return replace(found, checked_in=True)

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> None:
        """Shortens it to `at`, or cancels what has not begun by then.

        There is no place for a comment: the mail that MakePlans sends is its own.
        """
        found = await self._desk.current(booking)
        if at <= found.start:
            await self._desk.cancel(found, notify=notify)
            return
        await self._desk.move_end(found, at, notify=notify)
        if found.checked_in:
            await self._note(found, Mark.COMPLETED)

    async def nobody_came(self, booking: Booking) -> None:
        """Writes that it was a no-show."""
        await self._desk.mark(booking, Mark.NO_SHOW)

    async def extend(self, booking: Booking, end: datetime) -> Booking:
        """Moves its end."""
        found = await self._desk.current(booking)
        try:
            return await self._desk.move_end(found, end)
        except Refused:
            await self._look_for_room(found.end, end, but=found)
            raise

    async def people(self, query: str) -> tuple[Person, ...]:
        """Whom MakePlans finds by name, address or number."""
        told = await self._rest.first("/people", {"search": query[:100]})
        found = (
            Person(
                name=text(each, "name").strip(),
                address=text(each, "email").strip(),
                user_id=str(number(each, "id") or ""),
            )
            for each in of_each(told, "person")
            if flag(each, "blocked") is not True
        )
        return tuple(person for person in found if person.label)[:MOST_PEOPLE]

    def changes(self) -> AsyncIterator[str]:
        """Nothing comes by itself; see `subscribe`."""
        return silence()

    def genuine(self, call: Call) -> bool:
        """Whether MakePlans itself called, just now and for the first time."""
        return self._hooks.genuine(call)

    def concerns(self, call: Call) -> bool:
        """Whether a call may be about this room."""
        return concerns(call, self._table.resource_id, self._listing.holds)

    async def subscribe(self, address: str, *, replacing: str) -> timedelta | None:
        """Asks to be called for changes of bookings."""
        return await self._hooks.subscribe(address, replacing=replacing)

    async def unsubscribe(self) -> None:
        """Takes the subscription back."""
        await self._hooks.unsubscribe()

    def examine(self) -> AsyncIterator[Finding]:
        """What `check` says: account, resource, service, bookings, webhooks."""
        from panel.backends.makeplans.examine import Examiner

        self._about.forget()
        now = self._now()
        return Examiner(self._rest, self._table, self._hooks, now).findings()

    async def aclose(self) -> None:
        """Lets go of the connections."""
        await self._http.aclose()

    async def _marked(self, made: Booking) -> Booking:
        done = await self._note(made, Mark.CHECKED_IN)
        self._unmarked = None if done else made
        return replace(made, checked_in=done)

    async def _note(self, booking: Booking, mark: Mark) -> bool:
        """Writes what comes on top of a change that is done; whether that went well."""
        try:
            await self._desk.mark(booking, mark)
        except BackendError as error:
            log.warning("MakePlans did not note %r of a booking: %s", mark.value, error)
            return False
        return True

    def _look_for_mark(self, listed: tuple[Booking, ...]) -> None:
        """Nothing is waited for once it is checked in, moved, gone or over."""
        made = self._unmarked
        if made is None:
            return
        same = next((b for b in listed if b.key == made.key), None)
        if same is None or same.checked_in or same.end <= self._now():
            self._unmarked = None

    async def _look_for_room(
        self, start: datetime, end: datetime, but: Booking | None = None
    ) -> None:
        """Why something was refused: the answer itself does not say so plainly.

        Raises:
            Conflict: another booking has part of the time.
        """
        try:
            listed = await self._listing.bookings(start, end)
        except BackendError:
            return
        if any(b.occupies and (but is None or b.id != but.id) for b in listed):
            raise Conflict(IN_THE_WAY)
