"""What is known of the room itself: asked seldom, and each part by itself."""

import asyncio
import logging
import random
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import BackendError, Refused, RoomInfo, Unauthorised
from panel.backends.makeplans.hours import Hours, Span, dated, weekly
from panel.backends.makeplans.kept import Keeper, Told
from panel.backends.makeplans.rest import Rest, of_each
from panel.backends.makeplans.table import Table
from panel.backends.makeplans.values import Object, flag, number, part, text
from panel.backends.makeplans.zones import zone_named

log = logging.getLogger("panel.makeplans")

AGAIN, FRESH = 1800.0, 3600.0
"""Seconds after which an answer is asked for again, drawn between these."""
SPREAD = 900.0
"""Seconds over which panels spread that start together."""
LATE = 300.0
"""Seconds; so late nobody is who could ask all the time."""
PARTS = ("hours", "zone", "resource")
DAY = timedelta(days=1)
MOST_SEATS = 10_000


class About:
    """The resource, the account's zone, the opening hours of the coming dates.

    What was answered once is not asked again because something else was not, and
    what an earlier run was told is used at first: panels that all start together get
    on with every answer.
    """

    def __init__(
        self, rest: Rest, table: Table, zone: ZoneInfo | None, keeper: Keeper
    ) -> None:
        self._rest = rest
        self._table = table
        self._said_zone = zone
        self._keeper = keeper
        self._told: Told | None = None
        self._can_wait = False
        self._zone: ZoneInfo | None = None
        self._hours = Hours()
        self._plan: dict[str, float] = {}
        self._closed: tuple[object, tuple[Span, ...]] = (None, ())

    async def room(self) -> RoomInfo:
        """What the settings do not say.

        Raises:
            BackendError: the resource was never told.
        """
        told = await self._remembered()
        if told.resource is None:
            told = await self._ask_resource(told)
        if self._said_zone is None and told.zone is None:
            told = await self._ask_zone(told)
        resource = told.resource or {}
        return RoomInfo(
            name=text(resource, "title").strip() or None,
            capacity=self._seats(resource),
            zone=self._zone,
            bookable=flag(resource, "active"),
        )

    async def after_reading(self, start: datetime, end: datetime) -> None:
        """What can wait until a list was read, since the list comes first.

        One question with each reading. Where MakePlans has sent somebody away, or an
        earlier run has left something, many panels of the office may just have
        started: then they spread over a while.
        """
        if not self._plan:
            self._plan = self._planned(await self._remembered())
        name = min(self._plan, key=self._plan.__getitem__)
        late = _time() - self._plan[name]
        if late < 0:
            return
        if late > LATE:
            # After an outage all panels of the office are late at once.
            self._plan = {each: _drawn(0.0, SPREAD) for each in PARTS}
            return
        self._plan[name] = _drawn(AGAIN, FRESH)
        try:
            await self._ask(name, start, end)
        except BackendError as error:
            self._plan[name] = _drawn(SPREAD / 2, SPREAD)
            log.debug("what MakePlans says of the room is not told: %s", error)

    def forget(self) -> None:
        """What an earlier run was told does not count: all is asked anew."""
        self._take(Told())

    def closed(self, start: datetime, end: datetime) -> tuple[Span, ...]:
        """The times of a window in which nobody may book, as far as is known."""
        zone = self._zone or self._said_zone
        if zone is None:
            return ()
        asked = start, end, zone, self._hours
        if asked != self._closed[0]:
            self._closed = asked, self._hours.closed(start, end, zone)
        return self._closed[1]

    def _planned(self, told: Told) -> dict[str, float]:
        """When to ask for what, on the steady clock."""
        if self._rest.crowded or self._can_wait:
            return {name: _drawn(0.0, SPREAD) for name in PARTS}
        plan = {name: _drawn(AGAIN, FRESH) for name in PARTS}
        missing = ("hours", "zone") if told.zone is None else ("hours",)
        return {**plan, **dict.fromkeys(missing, _time())}

    async def _remembered(self) -> Told:
        """What is known; at first what an earlier run has left."""
        if self._told is None:
            self._take(await self._keeper.load())
            self._can_wait = self._told != Told()
        return self._told or Told()

    async def _ask(self, name: str, start: datetime, end: datetime) -> None:
        told = await self._remembered()
        if name == "hours":
            told = await self._ask_hours(told, start, end)
        elif name == "zone":
            told = await self._ask_zone(told)
        else:
            told = await self._ask_resource(told)
        await self._keeper.save(told)

    async def _ask_resource(self, told: Told) -> Told:
        path = f"/resources/{self._table.resource_id}"
        try:
            resource = await self._rest.one(path, "resource")
        except Refused as error:
            raise Refused(f"{error} Check resource_id.") from None
        return self._take(replace(told, resource=resource))

    async def _ask_zone(self, told: Told) -> Told:
        try:
            account = await self._rest.one("/client", "client")
        except (Refused, Unauthorised) as error:
            # A key that may not ask for the account still runs a panel.
            log.debug("the account's zone is not told: %s", error)
            return self._take(replace(told, zone=told.zone or ""))
        return self._take(replace(told, zone=text(account, "time_zone").strip()))

    async def _ask_hours(self, told: Told, start: datetime, end: datetime) -> Told:
        if not self._hours.kept:
            return told
        zone = self._zone or self._said_zone
        params: dict[str, str | int] = {
            # A day more on each side: the window moves on before it is asked again.
            "from": (start.astimezone(zone) - DAY).date().isoformat(),
            "to": (end.astimezone(zone) + 2 * DAY).date().isoformat(),
        }
        if self._table.service_id is not None:
            params["service_id"] = self._table.service_id
        path = f"/resources/{self._table.resource_id}/opening_hours"
        items = await self._rest.first(path, params)
        hours = tuple(of_each(items, "resource_opening_hours"))
        return self._take(replace(told, hours=hours))

    def _take(self, told: Told) -> Told:
        """What is known from now on."""
        self._told = told
        self._zone = zone_named(told.zone) if told.zone else None
        found = Hours(weekly=weekly(told.resource or {}), dated=dated(told.hours))
        if found != self._hours:
            self._hours = found
        return told

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
