"""Members' check-ins, where the admin wants them to stand for those at the door."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from urllib.parse import quote

from panel.backends.base import Refused
from panel.backends.officernd import fields
from panel.backends.officernd.about import About
from panel.backends.officernd.api import Api
from panel.backends.officernd.dialect import written
from panel.backends.officernd.rows import Row

EARLY = timedelta(hours=1)
"""How long before a booking's start a check-in may be for it."""
AHEAD = timedelta(days=1)
NO_MEMBER = "Nobody's check-in can be kept for this booking."


class CheckIns:
    """Which bookings have a check-in; OfficeRnD itself says to which one it belongs."""

    def __init__(self, api: Api, about: About, *, wanted: bool) -> None:
        self._api = api
        self._about = about
        self._wanted = wanted
        self._starts: dict[str, list[datetime]] = {}

    def of(self, row: Row) -> bool | None:
        """Whether somebody has checked in for it; None where OfficeRnD is not asked.

        A booking without a member has nobody whose check-in could be kept. It counts
        as checked in, so that nobody is asked for it and it is never released.
        """
        if not self._wanted:
            return None
        if row.member is None or not row.member.user_id:
            return True
        latest, earliest = row.end, row.start - EARLY
        starts = self._starts.get(row.id, ())
        return any(earliest <= start < latest for start in starts)

    async def read(self, rows: Iterable[Row], now: datetime) -> None:
        """Reads those that may matter now: nothing is asked in a room without any."""
        if not self._wanted:
            return
        near = [r for r in rows if r.occupies and r.end > now and r.start < now + AHEAD]
        if not near:
            self._starts = {}
            return
        since = min(row.start for row in near) - EARLY
        params = {"start[$gte]": written(since)}
        place = await self._about.known()
        if place.location_id:
            params[self._api.dialect.name("location")] = place.location_id
        self._starts = _starts(await self._api.all("/checkins", params))

    async def write(self, row: Row, now: datetime) -> None:
        """Checks the booking's member in until its end.

        Raises:
            Refused: it is a company's booking.
        """
        if row.member is None or not row.member.user_id:
            raise Refused(NO_MEMBER)
        place = await self._about.known()
        # With an end the start may be past, should the clocks differ.
        times = {"start": written(now), "end": written(row.end)}
        sent = self._api.dialect.sent({"location": place.location_id, **times})
        path = f"/checkins/{quote(row.member.user_id, safe='')}"
        await self._api.write("POST", path, body=sent)
        self._starts.setdefault(row.id, []).append(max(now, row.start - EARLY))


def _starts(listed: Iterable[object]) -> dict[str, list[datetime]]:
    """The starts of the check-ins by the booking they belong to."""
    found: dict[str, list[datetime]] = {}
    for raw in listed:
        if not isinstance(raw, Mapping):
            continue
        booking = fields.id_of(raw, "booking")
        start = fields.moment_or_none(raw, "start")
        if booking and start is not None:
            found.setdefault(booking, []).append(start)
    return found
