"""What `check` finds out, in the order in which one thing needs the other."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta

from panel.backends.base import (
    BackendError,
    Finding,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.makeplans.hooks import Hooks
from panel.backends.makeplans.hours import Hours, weekly
from panel.backends.makeplans.rest import Rest
from panel.backends.makeplans.table import Table
from panel.backends.makeplans.values import Object, flag, number, text
from panel.backends.makeplans.zones import zone_named

DAY = timedelta(days=1)
Ask = Callable[[], Awaitable[list[Finding]]]


class Examiner:
    """Asks for the account, the resource, the service, the bookings, the webhooks."""

    def __init__(self, rest: Rest, table: Table, hooks: Hooks, now: datetime) -> None:
        self._rest = rest
        self._table = table
        self._hooks = hooks
        self._now = now

    async def findings(self) -> AsyncIterator[Finding]:
        """Nothing comes after a failure."""
        for ask, remedy in self._questions():
            try:
                found = await ask()
            except BackendError as error:
                yield Finding.failed(error, _remedy(error, remedy))
                return
            for finding in found:
                yield finding
                if finding.failure:
                    return

    def _questions(self) -> list[tuple[Ask, str]]:
        asked: list[tuple[Ask, str]] = [
            (self._account, "check account or url in [backend]"),
            (self._resource, "check resource_id in [backend]"),
        ]
        if self._table.service_id is not None:
            asked.append((self._service, "check service_id in [backend]"))
        asked.append((self._bookings, "ask MakePlans why it does not list bookings"))
        if self._table.secret:
            asked.append((self._webhooks, "check the rights of the key"))
        return asked

    async def _account(self) -> list[Finding]:
        try:
            account = await self._rest.one("/client", "client")
        except Unauthorised as error:
            if "may not" not in str(error):
                raise
            remedy = "write calendar_time_zone in the settings file"
            barred = "the key may not read the account"
            return [Finding(barred, remedy, about="rights")]
        name = text(account, "name") or "without a name"
        zone = text(account, "time_zone")
        found = [Finding(f"account: {name}, {zone or 'no zone'}")]
        if zone_named(zone) is None:
            remedy = "write calendar_time_zone in the settings file"
            found.append(Finding("the account's zone is not known here", remedy))
        return found

    async def _resource(self) -> list[Finding]:
        path = f"/resources/{self._table.resource_id}"
        resource = await self._rest.one(path, "resource")
        found = [Finding(f"resource: {text(resource, 'title') or 'without a title'}")]
        if flag(resource, "active") is False:
            remedy = "make the resource active in MakePlans"
            found.append(Finding("the resource is switched off", remedy))
        return [*found, *_of_capacity(resource), *_of_hours(resource)]

    async def _service(self) -> list[Finding]:
        path = f"/services/{self._table.service_id}"
        service = await self._rest.one(path, "service")
        found = [Finding(f"service: {text(service, 'title') or 'without a title'}")]
        if text(service, "booking_type") not in ("", "appointment"):
            remedy = "name a service of the type appointment"
            wrong = "the service cannot be booked as an appointment"
            found.append(Finding(wrong, remedy, failure=True))
        return found

    async def _bookings(self) -> list[Finding]:
        params: dict[str, str | int] = {
            "resource_id": self._table.resource_id,
            "start": (self._now - DAY).isoformat(timespec="seconds"),
            "end": (self._now + DAY).isoformat(timespec="seconds"),
        }
        await self._rest.first("/bookings/visible", params)
        return [Finding("bookings: may be read")]

    async def _webhooks(self) -> list[Finding]:
        count, off = await self._hooks.count()
        found = [Finding(f"webhooks: {count} in the account")]
        if off:
            remedy = "look at them in MakePlans; a panel makes its own again"
            found.append(Finding(f"{off} of the webhooks are switched off", remedy))
        return found


def _of_capacity(resource: Object) -> list[Finding]:
    many = number(resource, "capacity") or 1
    if many <= 1:
        return []
    wrong = f"MakePlans takes {many} bookings at the same time in this room"
    return [Finding(wrong, "set the resource's capacity to 1 in MakePlans")]


def _of_hours(resource: Object) -> list[Finding]:
    if Hours(weekly=weekly(resource)).kept:
        return [Finding("opening hours: as in MakePlans")]
    return [Finding("opening hours: none, so the room is never closed")]


def _remedy(error: BackendError, own: str) -> str:
    if isinstance(error, Unreachable):
        return "check the network, and account or url in [backend]"
    if isinstance(error, Unauthorised):
        return "check api_key in [backend], and that the account's API is switched on"
    if isinstance(error, Refused):
        return own
    return "check account or url in [backend]"
