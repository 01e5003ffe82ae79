"""The staff API: what the module cannot do. Takes keys of the scope `public` only."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from panel.backends.base import BackendError, Conflict, Draft, Refused
from panel.backends.http import Answer, Http
from panel.backends.placeos.guards import GONE
from panel.domain.booking import Booking

EVENTS = "/api/staff/v1/events"


class Staff:
    """Bookings for later and other ends, in one room."""

    def __init__(self, http: Http) -> None:
        self._http = http

    async def answers(self, system: str, now: datetime) -> bool:
        """Whether it is there and takes this key."""
        begin = int(now.timestamp())
        asked: dict[str, str | int] = {
            "system_ids": system,
            "period_start": begin,
            "period_end": begin + 60,
        }
        try:
            answer = await self._http.read(EVENTS, asked)
        except BackendError:
            return False
        return answer.ok

    async def book(self, draft: Draft, system: str, room: str) -> Mapping[str, object]:
        """Makes a booking; the event."""
        host = draft.host.address if draft.host else ""
        body = {
            "event_start": int(draft.start.timestamp()),
            "event_end": int(draft.end.timestamp()),
            "title": draft.title,
            "host": host or room,
            "attendees": [{"name": room, "email": room, "resource": True}],
            "system_id": system,
        }
        answer = await self._http.write("POST", EVENTS, body=body)
        return _event(answer)

    async def extend(
        self, booking: Booking, end: datetime, system: str
    ) -> Mapping[str, object]:
        """Moves the end; the event."""
        body = {
            "event_start": int(booking.start.timestamp()),
            "event_end": int(end.timestamp()),
        }
        path = f"{EVENTS}/{quote(booking.id, safe='')}"
        asked = {"system_id": system}
        answer = await self._http.write("PATCH", path, params=asked, body=body)
        return _event(answer)


def _event(answer: Answer) -> Mapping[str, object]:
    if answer.status == 404:
        raise Conflict(GONE)
    if answer.status == 403:
        raise Refused("The key may not write in this host's calendar.")
    if not answer.ok:
        raise answer.error(wrote=True)
    said = answer.json()
    return said if isinstance(said, dict) else {}
