"""What people at the door ask for: looked at before and after, each write once."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import quote

from panel.backends.base import BackendError, Conflict, Draft, Garbled, Refused
from panel.backends.officernd.api import Api, not_sent
from panel.backends.officernd.listing import Listing, in_the_way, look_for_room
from panel.backends.officernd.refusal import CHANGED, COSTS, GONE, IN_THE_WAY, SERIES
from panel.backends.officernd.rows import Row, row_of
from panel.backends.officernd.table import Table
from panel.domain.booking import Booking, BookingStatus

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)
NOBODY = "The settings name nobody for whom the door books."


class Desk:
    """Books, shortens, makes longer and cancels.

    OfficeRnD promises nowhere to refuse a booking over another one. So the time is
    looked at before a write, and once more after it: should another panel or a member
    have been faster in between, ours is taken back.
    """

    def __init__(self, api: Api, listing: Listing, table: Table) -> None:
        self._api = api
        self._listing = listing
        self._table = table

    async def book(self, draft: Draft) -> Row:
        """Makes a booking; the row.

        Raises:
            Conflict: something else has part of the time.
        """
        if draft.end <= draft.start:
            raise Refused("A booking has to have a length.")
        body = self._body(draft)
        await self._look(draft.start, draft.end)
        made = _row(await self._api.write("POST", "/bookings", body=body))
        if await self._was_late(made):
            await self._cancel(made.id)
            raise Conflict(IN_THE_WAY)
        return made

    async def end(self, booking: Booking, at: datetime) -> Row | None:
        """Shortens it to `at`; what has not begun by then is cancelled, and gone."""
        row = await self._same(booking)
        if at >= row.end:
            return row
        if at > row.start:
            return await self._move(row, at)
        await self._cancel(row.id)
        return None

    async def extend(self, booking: Booking, end: datetime) -> Row:
        """Moves its end.

        What is made for a fee would cost more with it. Should somebody else have
        booked the added time meanwhile, that is given back.
        """
        row = await self._same(booking)
        if not row.free and not self._table.charge:
            raise Refused(COSTS)
        await self._look(row.end, end, but=row.id)
        longer = await self._move(row, end)
        if await self._is_taken(row, end):
            await self._move(longer, row.end)
            raise Conflict(IN_THE_WAY)
        return longer

    def _body(self, draft: Draft) -> Mapping[str, object]:
        host = draft.host
        member = host.user_id if host and host.user_id else self._table.member_id
        company = "" if member else self._table.company_id
        if not member and not company:
            raise Refused(NOBODY)
        # Who is no member may still be found by name in the booking's description.
        named = host.label if host and not host.user_id else ""
        return self._api.dialect.sent(
            {
                "resource": self._table.resource_id,
                "start": draft.start,
                "end": draft.end,
                "title": draft.title,
                "member": member or None,
                "company": company or None,
                "description": named or None,
                "isTentative": False,
                "isFree": not self._table.charge,
                "isSilent": self._table.silent,
            }
        )

    async def _look(self, start: datetime, end: datetime, *, but: str = "") -> None:
        """Whether a time is free of all but one booking."""
        with not_sent():
            rows = await self._listing.near(start, end)
        look_for_room(rows, start, end, but=but)

    async def _was_late(self, made: Row) -> bool:
        """Whether something that was made earlier has part of the same time.

        Of two that were made in the same moment the one with the smaller id stays, so
        that of two panels exactly one gives way; what does not say when it was made was
        there first. Where nothing can be found out, the booking stays, and the next
        reading shows what there is.
        """
        with suppress(BackendError):
            rows = await self._listing.near(made.start, made.end)
            others = in_the_way(rows, made.start, made.end, but=made.id)
            mine = next((r.created for r in rows if r.id == made.id), None)
            ours = mine or made.created or LATEST, made.id
            return any((row.created or EARLIEST, row.id) < ours for row in others)
        return False

    async def _is_taken(self, row: Row, end: datetime) -> bool:
        with suppress(BackendError):
            rows = await self._listing.near(row.end, end)
            return bool(in_the_way(rows, row.end, end, but=row.id))
        return False

    async def _same(self, booking: Booking) -> Row:
        """The booking as it is now.

        A series is never changed: that one of its bookings may be, and only that one,
        is said nowhere.

        Raises:
            Conflict: it is gone, or is not what was seen.
            Refused: it belongs to a series.
        """
        if booking.recurring or booking.buffer:
            raise Refused(SERIES)
        with not_sent():
            row = _row(await self._api.read(_path(booking.id), gone=Conflict(GONE)))
        if row.recurring:
            raise Refused(SERIES)
        if row.status is BookingStatus.CANCELLED:
            raise Conflict(GONE)
        if (row.start, row.end) != (booking.start, booking.end):
            raise Conflict(CHANGED)
        return row

    async def _move(self, row: Row, end: datetime) -> Row:
        body = self._api.dialect.sent({"end": end})
        answer = await self._api.write(
            self._api.dialect.update, _path(row.id), body=body, gone=Conflict(GONE)
        )
        return _row(answer)

    async def _cancel(self, id: str) -> None:
        await self._api.write(
            "POST",
            f"{_path(id)}/cancel",
            params=dict(self._api.dialect.cancelling) or None,
            gone=Conflict(GONE),
        )


def _path(id: str) -> str:
    return f"/bookings/{quote(id, safe='')}"


def _row(answer: object) -> Row:
    """The booking of an answer; v1 may put it into a list."""
    if isinstance(answer, list) and len(answer) == 1:
        (answer,) = answer
    try:
        return row_of(answer)
    except (ValueError, TypeError, OverflowError):
        raise Garbled("OfficeRnD does not say what it has booked.") from None
