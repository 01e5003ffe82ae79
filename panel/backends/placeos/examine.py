"""What `check` finds out, in the order in which one thing needs the other."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from panel.backends.base import BackendError, Finding, Unauthorised, Unreachable
from panel.backends.placeos.link import Link
from panel.backends.placeos.rest import Key, Rest
from panel.backends.placeos.table import Table
from panel.backends.placeos.values import LIST

SOON = timedelta(days=30)


async def examined(
    rest: Rest, link: Link, table: Table, now: datetime
) -> AsyncIterator[Finding]:
    """Reachable, version, key, system, module; nothing after the first failure."""
    try:
        yield Finding(f"PlaceOS answers, version {await rest.authority()}")
        for finding in _of_key(
            await rest.key(table.token), now, token=bool(table.token)
        ):
            yield finding
            if finding.failure:
                return
    except BackendError as error:
        yield _failed(error)
        return
    async for finding in _of_system(rest, table.system_id):
        yield finding
        if finding.failure:
            return
    async for finding in _of_module(link, table.module):
        yield finding


def _of_key(key: Key, now: datetime, *, token: bool) -> list[Finding]:
    found = [_right(f"the key may use: {' '.join(key.scopes) or 'nothing it names'}")]
    if key.scopes and not key.reads_system:
        # Without it the zone and the address are not known, all else works.
        remedy = "give the key the scope systems.read in Backoffice"
        found.append(_right("the key may not read the system", remedy))
    if key.scopes and not key.controls:
        remedy = "give the key the scope control in Backoffice"
        found.append(_right("the key may not use the module", remedy, failure=True))
    if key.scopes and not key.is_public:
        found.append(_right("extending and booking for later need the scope public"))
    if key.expires is not None:
        found.extend(_of_expiry(key.expires, now, token=token))
    return found


def _of_expiry(expires: datetime, now: datetime, *, token: bool) -> list[Finding]:
    when = f"{expires:%Y-%m-%d %H:%M} UTC"
    if expires <= now:
        over = f"the key expired on {when}"
        return [Finding(over, "make a new one", failure=True, about="key")]
    if expires - now > SOON:
        return [Finding(f"the key is good until {when}", about="key")]
    remedy = "use an API key, which lasts" if token else "make a new one before then"
    return [Finding(f"the key expires on {when}", remedy, about="key")]


def _right(text: str, remedy: str = "", *, failure: bool = False) -> Finding:
    return Finding(text, remedy, failure=failure, about="rights")


async def _of_system(rest: Rest, wanted: str) -> AsyncIterator[Finding]:
    try:
        system = await rest.system(wanted)
    except Unauthorised as error:
        by_mail = "@" in wanted
        remedy = "give the key the scope systems.read"
        if by_mail:
            remedy += ", or write the system's id in place of its address"
        yield _right(str(error), remedy, failure=by_mail)
        return
    except BackendError as error:
        yield _failed(error)
        return
    zone = system.zone.key if system.zone else "no zone"
    yield Finding(f"system: {system.id}, {system.name or 'without a name'}, {zone}")


async def _of_module(link: Link, module: str) -> AsyncIterator[Finding]:
    try:
        values = await link.values()
        if values.get(LIST) is None:
            await link.look_anew()
            values = await link.values()
    except BackendError as error:
        yield _failed(error)
        return
    if values.get(LIST) is None:
        yield Finding(
            f"{module} tells of no bookings",
            "check that the module is there and runs in Backoffice",
            failure=True,
        )
        return
    yield Finding(f"module: {module}, {values.text('status') or 'no status yet'}")


def _failed(error: BackendError) -> Finding:
    return Finding.failed(error, _remedy(error))


def _remedy(error: BackendError) -> str:
    if isinstance(error, Unreachable):
        return "check the network and url in [backend]"
    if isinstance(error, Unauthorised):
        return "check api_key or token in [backend], and the key's scopes in Backoffice"
    return "check url, system_id and module in [backend]"
