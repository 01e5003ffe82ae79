"""What is known of the room itself: asked seldom, and each part by itself."""

import asyncio
import logging
import random
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import BackendError, Refused, RoomInfo, Unauthorised
from panel.backends.makeplans.hours import Hours, Span, dated, weekly
from panel.backends.makeplans.rest import Rest, of_each
from panel.backends.makeplans.table import Table
from panel.backends.makeplans.values import Object, flag, number, part, text
from panel.backends.makeplans.zones import zone_named

log = logging.getLogger("panel.makeplans")

FRESH = 3600.0
"""Seconds for which an answer holds, at most."""
SPREAD = 900.0
"""Seconds over which panels spread that start together."""
DAY = timedelta(days=1)
MOST_SEATS = 10_000


class About:
    """The resource, the account's zone, the opening hours of the coming dates.

    What was answered once is not asked again because something else was not: panels
    that all start together get on with every answer.
    """

    def __init__(
        self,
        rest: Rest,
        table: Table,
        zone: ZoneInfo | None,
    ) -> None:
        self._rest = rest
        self._table = table
        self._said_zone = zone
        self._resource: Object | None = None
        self._zone: ZoneInfo | None = None
        self._hours = Hours()
        self._zone_asked = False
        self._plan: dict[str, float] = {}
        self._closed: tuple[object, tuple[Span, ...]] = (None, ())

    async def room(self) -> RoomInfo:
        """What the settings do not say.

        Raises:
            BackendError: the resource was never told.
        """
        if self._resource is None:
            await self._ask_resource()
        if self._said_zone is None and not self._zone_asked:
            await self._ask_zone()
        resource = self._resource or {}
        return RoomInfo(
            name=text(resource, "title").strip() or None,
            capacity=self._seats(resource),
            zone=self._zone,
            bookable=flag(resource, "active"),
        )

    async def after_reading(self, start: datetime, end: datetime) -> None:
        """What can wait until a list was read, since the list comes first.

        One question with each reading. Where MakePlans has sent somebody away, many
        panels of the office have just started: then they spread over a while.
        """
        if not self._plan:
            later = SPREAD if self._rest.crowded else 0.0
            self._plan = {name: _drawn(0.0, later) for name in ("hours", "zone")}
            self._plan["resource"] = _drawn(FRESH / 2, FRESH)
        name = min(self._plan, key=self._plan.__getitem__)
        if _time() < self._plan[name]:
            return
        self._plan[name] = _drawn(FRESH / 2, FRESH)
        try:
            await self._ask(name, start, end)
        except BackendError as error:
            self._plan[name] = _drawn(SPREAD / 2, SPREAD)
            log.debug("what MakePlans says of the room is not told: %s", error)

    def closed(self, start: datetime, end: datetime) -> tuple[Span, ...]:
        """The times of a window in which nobody may book, as far as is known."""
        zone = self._zone or self._said_zone
        if zone is None:
            return ()
        asked = start, end, zone, self._hours
        if asked != self._closed[0]:
            self._closed = asked, self._hours.closed(start, end, zone)
        return self._closed[1]

    async def _ask(self, name: str, start: datetime, end: datetime) -> None:
        if name == "hours":
            await self._ask_hours(start, end)
        elif name == "zone":
            await self._ask_zone()
        else:
            await self._ask_resource()

    async def _ask_resource(self) -> None:
        path = f"/resources/{self._table.resource_id}"
        try:
            self._resource = await self._rest.one(path, "resource")
        except Refused as error:
            raise Refused(f"{error} Check resource_id.") from None
        self._hours = replace(self._hours, weekly=weekly(self._resource))

    async def _ask_zone(self) -> None:
        try:
            account = await self._rest.one("/client", "client")
        except (Refused, Unauthorised) as error:
            # A key that may not ask for the account still runs a panel.
            log.debug("the account's zone is not told: %s", error)
        else:
            self._zone = zone_named(text(account, "time_zone").strip())
        self._zone_asked = True

    async def _ask_hours(self, start: datetime, end: datetime) -> None:
        if not self._hours.kept:
            return
        zone = self._zone or self._said_zone
        params: dict[str, str | int] = {
            # A day more on each side: the window moves on before it is asked again.
            "from": (start.astimezone(zone) - DAY).date().isoformat(),
            "to": (end.astimezone(zone) + 2 * DAY).date().isoformat(),
        }
        if self._table.service_id is not None:
            params["service_id"] = self._table.service_id
        path = f"/resources/{self._table.resource_id}/opening_hours"
        told = await self._rest.first(path, params)
        found = dated(of_each(told, "resource_opening_hours"))
        self._hours = replace(self._hours, dated=found)

    def _seats(self, resource: Object) -> int | None:
        """`capacity` says how many may book at once; seats are in the custom data."""
        data = part(resource, "custom_data")
        said = number(data, self._table.seats)
        if said is None:
            written = text(data, self._table.seats).strip()
            said = int(written[:6]) if written.isdecimal() else None
        return said if said and 0 < said <= MOST_SEATS else None


def _drawn(least: float, most: float) -> float:
    """A moment on the steady clock, so many seconds from now."""
    return _time() + least + random.random() * (most - least)


def _time() -> float:
    return asyncio.get_running_loop().time()
