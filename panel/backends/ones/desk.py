"""Bookings made at the door, by the one call there is for it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from panel.backends.base import Conflict, Draft, Garbled, Refused
from panel.backends.ones.asking import Asking
from panel.backends.ones.fields import NOTHING, text
from panel.domain.booking import Booking, Person

IN_THE_WAY = "Another booking is in the way."


JUST_NOW = 1.0
"""Seconds for which a list counts as the newest: a command is preceded by one."""

Look = Callable[[datetime, datetime], Awaitable[Iterable[Booking]]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A list, of which time it is, and when it came on the loop's clock."""

    bookings: Iterable[Booking]
    start: datetime
    end: datetime
    at: float


class Desk:
    """Makes bookings; each is asked for once."""

    def __init__(self, asking: Asking, zone: ZoneInfo | None) -> None:
        self._asking = asking
        self._zone = zone
        self._seen: Seen | None = None

    def saw(self, bookings: Iterable[Booking], start: datetime, end: datetime) -> None:
        """The list has just been read."""
        self._seen = Seen(bookings, start, end, _time())

    async def book(self, draft: Draft, look: Look) -> Booking:
        """Books, unless something occupies part of the time; looks where that was not
        done just now.

        Raises:
            Conflict: something does, or the server says so.
        """
        if draft.end <= draft.start:
            raise Refused("A booking has to have a length.")
        seen, self._seen = self._seen, None
        if seen is None or not _covers(seen, draft):
            listed = await look(draft.start, draft.end)
        else:
            listed = seen.bookings
        if any(b.occupies and b.overlaps(draft.start, draft.end) for b in listed):
            raise Conflict(IN_THE_WAY)
        answer = await self._asking.post("booking", self._body(draft))
        made = answer if isinstance(answer, dict) else NOTHING
        id = text(made, "id")
        if not id:
            raise Garbled("The server does not say what it has booked.")
        return Booking(
            id=id,
            start=draft.start,
            end=draft.end,
            title=draft.title,
            host=draft.host,
            ical_uid=text(made, "iCalUid"),
        )

    def _body(self, draft: Draft) -> dict[str, object]:
        table = self._asking.table
        organizer = self._named(draft.host) or table.text("organizer")
        return {
            "subject": draft.title,
            "period": self._period(draft.start, draft.end),
            "resources": [table.text("booking_resource") or table.resource_id],
            "organizer": organizer or None,
            "requiredAttendees": [],
            "optionalAttendees": [],
            "isAllDay": False,
            "withOnlineMeeting": False,
        }

    def _named(self, host: Person | None) -> str:
        """What names a host: the address, or the number in the directory."""
        if host is None:
            return ""
        by_id = self._asking.table.text("person") == "id"
        return host.user_id if by_id else host.address

    def _period(self, start: datetime, end: datetime) -> dict[str, str]:
        """Wall times with their offset beside the zone: the same whichever is read."""
        zone = self._zone or UTC
        name = self._zone.key if self._zone else "UTC"
        return {
            "start": start.astimezone(zone).isoformat(),
            "startTimeZone": name,
            "end": end.astimezone(zone).isoformat(),
            "endTimeZone": name,
        }


def _covers(seen: Seen, draft: Draft) -> bool:
    inside = seen.start <= draft.start and draft.end <= seen.end
    return inside and _time() < seen.at + JUST_NOW


def _time() -> float:
    return asyncio.get_running_loop().time()
