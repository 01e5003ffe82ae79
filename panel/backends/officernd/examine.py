"""What `check` finds out, in the order in which one thing needs the other."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from panel.backends.base import BackendError, Finding, Unauthorised, Unreachable
from panel.backends.officernd.about import About
from panel.backends.officernd.api import Api
from panel.backends.officernd.listing import Listing
from panel.backends.officernd.table import Table

SOON = timedelta(days=1)
SCOPES = (
    "grant the application these scopes in OfficeRnD, or name those it has in scope: "
)


async def examined(
    api: Api, table: Table, about: About, now: datetime
) -> AsyncIterator[Finding]:
    """The token, the resource, the bookings, the names; nothing after a failure."""
    try:
        await api.enter()
        given = f"OfficeRnD gives a token for: {' '.join(table.scopes)}"
        yield Finding(given, about="rights")
        resource = await about.ask()
        zone = resource.zone.key if resource.zone else "no zone"
        name = resource.name or "without a name"
        yield Finding(f"resource: {name}, {resource.kind or 'of no type'}, {zone}")
        await Listing(api, table).window(now, now + SOON)
        yield Finding("the bookings can be read")
        for path in _named(table):
            await api.page(path, {})
        yield Finding(_walk_ups(table))
    except BackendError as error:
        yield Finding.failed(error, _remedy(error, table))
        return
    for finding in _settings(table):
        yield finding


def _named(table: Table) -> list[str]:
    """Where names are looked up; asked once, so that a missing right is told."""
    paths = ["/members"] if table.sees_members else []
    paths += ["/visitors"] if table.sees_visitors else []
    return [*paths, "/plans"] if table.sees_extras else paths


def _walk_ups(table: Table) -> str:
    if table.member_id:
        return f"the door books for the member {table.member_id}"
    if table.company_id:
        return f"the door books for the company {table.company_id}"
    return "the door does not book: neither member_id nor company_id is set"


def _settings(table: Table) -> list[Finding]:
    found = [Finding("bookings at the door cause fees")] if table.charge else []
    if table.member_check_in and not table.checks_in:
        remedy = "add flex.community.checkins.read and .create to scope"
        unkept = "check-ins are not kept by OfficeRnD"
        found.append(Finding(unkept, remedy, about="rights"))
    return found


def _remedy(error: BackendError, table: Table) -> str:
    if isinstance(error, Unreachable):
        return "check the network, and url and token_url in [backend]"
    if isinstance(error, Unauthorised):
        wanted = " ".join(table.scopes)
        if "client_id" in str(error):
            return "check client_id and client_secret in [backend]"
        return SCOPES + wanted
    return "check organization, resource_id and api_version in [backend]"
