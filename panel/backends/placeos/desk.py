"""What the panel asks of the module: guards that it has not, each command once."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

from panel.backends.base import Conflict, Draft, Garbled, Refused
from panel.backends.placeos.events import Around, booking_of, key_of
from panel.backends.placeos.guards import GONE
from panel.backends.placeos.link import Link
from panel.backends.placeos.values import Values
from panel.domain.booking import Booking, Key, Person

MARGIN = timedelta(seconds=1)
"""What passes between our reckoning and the module's."""
REMEMBERED = 30.0
"""Seconds for which an ended booking may still be listed."""
MOST_PEOPLE = 20
NOT_FIRST = "PlaceOS takes a check-in for the booking that comes first only."


class Desk:
    """Writes through the module's functions; a lost answer is never asked again."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._ended: dict[Key, float] = {}

    async def book_now(
        self, draft: Draft, listed: Iterable[Booking], now: datetime, around: Around
    ) -> Booking:
        """Books from now; the module checks it in."""
        length = _length(draft, listed, now)
        owner = draft.host and (draft.host.address or draft.host.name)
        event = await self._link.exec(
            "book_now", length, draft.title or None, owner or None, writes=True
        )
        try:
            return booking_of(event, around)
        except (ValueError, TypeError, KeyError, OverflowError, OSError):
            raise Garbled("PlaceOS does not say what it has booked.") from None

    async def check_in(self, booking: Booking, values: Values, around: Around) -> None:
        """Checks it in; the module decides for itself which one that is."""
        target = _check_in_target(values, around)
        if target is None:
            raise Conflict(GONE)
        if target.start != booking.start:
            raise Conflict(NOT_FIRST)
        await self._link.exec("checkin", writes=True)

    async def end(self, booking: Booking, *, notify: bool, comment: str) -> None:
        """Declines the current or pending booking for the room."""
        if self._was_ended(booking.key):
            raise Conflict(GONE)
        start = int(booking.start.timestamp())
        more = [comment] if comment else []
        done = await self._link.exec("end_meeting", start, notify, *more, writes=True)
        if done is False:
            raise Refused("The calendar did not take the room out of the booking.")
        self._ended[booking.key] = _time()

    async def people(self, query: str) -> tuple[Person, ...]:
        """Who the directory behind the calendar finds."""
        found = await self._link.exec("list_users", query, MOST_PEOPLE)
        users = found if isinstance(found, list) else []
        people = (_person(user) for user in users if isinstance(user, dict))
        return tuple(p for p in people if p.address)[:MOST_PEOPLE]

    def _was_ended(self, key: Key) -> bool:
        now = _time()
        recent = {k: at for k, at in self._ended.items() if now - at < REMEMBERED}
        self._ended = recent
        return key in recent


def _length(draft: Draft, listed: Iterable[Booking], now: datetime) -> int:
    """Seconds from the module's now on; it refuses what ends after the next start."""
    starts = (b.start for b in listed if b.occupies and b.start >= draft.end)
    room = min(starts, default=draft.end + timedelta(days=1)) - now - MARGIN
    return max(int(min(draft.end - draft.start, room).total_seconds()), 1)


def _check_in_target(values: Values, around: Around) -> Key | None:
    """Which booking the module would check in now."""
    current, coming = values.get("current_booking"), values.get("next_booking")
    if values.flag("current_pending") is not True and values.flag("next_pending"):
        return key_of(coming, around)
    return None if current is None else key_of(current, around)


def _person(user: dict[str, object]) -> Person:
    def text(*names: str) -> str:
        found = (user.get(name) for name in names)
        return next((f for f in found if isinstance(f, str) and f), "")

    return Person(
        name=text("name", "display_name"),
        address=text("email", "mail"),
        user_id=text("id"),
    )


def _time() -> float:
    return asyncio.get_running_loop().time()
