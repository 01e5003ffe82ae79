"""A room of OfficeRnD Flex as a booking system."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

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
from panel.backends.officernd import fields
from panel.backends.officernd.about import About
from panel.backends.officernd.api import Api, not_sent
from panel.backends.officernd.bookings import Around, booking_of, bookings_of
from panel.backends.officernd.checkins import CheckIns
from panel.backends.officernd.desk import Desk
from panel.backends.officernd.directory import Directory
from panel.backends.officernd.hooks import Hooks, concerns
from panel.backends.officernd.listing import Listing
from panel.backends.officernd.refusal import GONE
from panel.backends.officernd.rows import Row
from panel.backends.officernd.table import Table
from panel.backends.officernd.tokens import Giver, Tokens
from panel.domain.booking import Booking, Key, Person

DAY = timedelta(days=1)


class OfficeRnDBackend:
    """One resource of an organization, asked over HTTPS."""

    kind = "officernd"
    notices: tuple[str, ...] = ()

    def __init__(self, site: Site) -> None:
        self._site = site
        self._now = site.now
        self._table = table = Table(site.values)
        self._http = Http(table.server)
        self._giver = Giver(table)
        self._api = self._asking(table.scopes)
        self._about = About(self._api, table)
        self._listing = Listing(self._api, table)
        self._directory = Directory(self._api, table)
        self._check_ins = CheckIns(self._api, self._about, wanted=table.checks_in)
        self._desk = Desk(self._api, self._listing, table)
        # With scopes of its own: without them all else works.
        self._hooks = Hooks(self._asking(table.dialect.webhook_scopes))
        self._zone: ZoneInfo | None = None
        self._known: dict[Key, Booking] = {}

    @property
    def capabilities(self) -> Capabilities:
        """What the scopes allow that are asked for."""
        table = self._table
        return Capabilities(
            book=table.books,
            book_later=table.books,
            keeps_check_in=table.checks_in,
            ending=Ending.SHORTEN if table.changes else Ending.NONE,
            extend=table.changes,
            people=table.sees_members,
        )

    async def room(self) -> RoomInfo:
        """The resource; its zone is the location's, else that of its bookings."""
        resource = await self._about.ask()
        self._zone = resource.zone or self._zone or await self._zone_of_bookings()
        info = resource.info
        return RoomInfo(
            name=info.name,
            capacity=info.capacity,
            zone=self._zone,
            published=info.published,
        )

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """All occurrences that touch the window, and what is prepared for them."""
        found = await self._listing.window(start, end)
        now = self._now()
        await self._directory.meet(found.rows, now)
        await self._check_ins.read(found.rows, now)
        made = bookings_of(found.rows, self._around())
        inside = tuple(self._same(b) for b in made if b.lies_in(start, end))
        self._known = {booking.key: booking for booking in inside}
        return Reading(
            bookings=inside,
            unreadable=found.unreadable,
            system_time=self._api.system_time,
        )

    async def book(self, draft: Draft) -> Booking:
        """Makes a booking for the host, else for whom the settings name."""
        if not self._table.books:
            raise Refused("This panel may not book in OfficeRnD.")
        made = await self._desk.book(draft)
        if draft.checked_in and self._table.checks_in:
            await self._try_check_in(made)
        return booking_of(made, self._around())

    async def check_in(self, booking: Booking) -> Booking:
        """Checks the booking's member in; once more changes nothing."""
        if not self._table.checks_in:
            raise Refused("OfficeRnD keeps no check-ins of bookings.")
        with not_sent():
            row = await self._row(booking)
            await self._check_ins.read([row], self._now())
        if not self._check_ins.of(row):
            await self._check_ins.write(row, self._now())
        return booking_of(row, self._around())

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> Booking | None:
        """Shortens it to `at`, or cancels what has not begun by then."""
        if not self._table.changes:
            raise Refused("This panel may not end bookings in OfficeRnD.")
        row = await self._desk.end(booking, at)
        return booking_of(row, self._around()) if row else None

    async def extend(self, booking: Booking, end: datetime) -> Booking:
        """Moves its end."""
        if not self._table.changes:
            raise Refused("This panel may not extend bookings in OfficeRnD.")
        return booking_of(await self._desk.extend(booking, end), self._around())

    async def people(self, query: str) -> tuple[Person, ...]:
        """Members by their whole name or address, those of this room by a beginning."""
        return await self._directory.search(query)

    def changes(self) -> AsyncIterator[str]:
        """Nothing is told but by webhooks, which the program takes."""
        return silence()

    def genuine(self, call: Call) -> bool:
        """Whether it is signed with the secret of this panel's webhook."""
        return self._hooks.genuine(call)

    def concerns(self, call: Call) -> bool:
        """Whether it may be about this room."""
        return concerns(call, self._table.resource_id, self._listing.holds)

    async def subscribe(self, address: str, *, replacing: str) -> timedelta | None:
        """Asks for calls at every change of a booking; they do not lapse."""
        await self._hooks.subscribe(address, replacing)
        return None

    async def unsubscribe(self) -> None:
        """Takes that back."""
        await self._hooks.unsubscribe()

    def examine(self) -> AsyncIterator[Finding]:
        """What `check` says: the token, the resource, the bookings, the names."""
        from panel.backends.officernd.examine import examined

        return examined(self._api, self._table, self._about, self._now())

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._giver.aclose()
        await self._http.aclose()

    def _asking(self, scopes: tuple[str, ...]) -> Api:
        tokens = Tokens(self._giver, scopes)
        return Api(self._http, tokens, self._table.base, self._table.dialect)

    async def _zone_of_bookings(self) -> ZoneInfo | None:
        now = self._now()
        rows = await self._listing.window(now - DAY, now + DAY)
        zones = (fields.zone(row.timezone) for row in rows.rows)
        return next((zone for zone in zones if zone is not None), None)

    async def _row(self, booking: Booking) -> Row:
        """The occurrence as it is now.

        Raises:
            Conflict: it is gone.
        """
        rows = await self._listing.near(booking.start, booking.end)
        row = next((r for r in rows if _is(r, booking)), None)
        if row is None or not row.occupies:
            raise Conflict(GONE)
        return row

    async def _try_check_in(self, made: Row) -> None:
        """The booking is made; that nobody is checked in is no failure of it."""
        try:
            await self._check_ins.write(made, self._now())
        except BackendError:
            return

    def _around(self) -> Around:
        resource = self._about.last
        return Around(
            named=self._directory.named,
            checked_in=self._check_ins.of,
            location=resource.location if resource else "",
            zone=self._site.zone or self._zone,
            changes=self._table.changes,
        )

    def _same(self, booking: Booking) -> Booking:
        """The object of the last reading where nothing has changed."""
        known = self._known.get(booking.key)
        return known if known is not None and known == booking else booking


def _is(row: Row, booking: Booking) -> bool:
    return row.start == booking.start and booking.id in (row.name, row.id)
