"""Finds the calendar: from a server's, a user's or the calendar's own address."""

from collections.abc import Iterable, Sequence

from panel.backends.base import Garbled, Refused
from panel.backends.caldav import names
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.multistatus import Multistatus
from panel.backends.caldav.paths import canonical, path_of
from panel.backends.caldav.place import (
    DESCRIBED,
    Place,
    is_calendar,
    place_of,
    plain,
)
from panel.backends.caldav.responses import Response
from panel.backends.caldav.table import Table

WELL_KNOWN = "/.well-known/caldav"
WHO = (names.USER, names.HOME, *DESCRIBED)
MOST_HOMES = 5
MOST_NAMED = 8
"""Calendars that a sentence names."""
LONGEST_NAMED = 40


class Finder:
    """Looks for the calendar of the settings."""

    def __init__(self, dav: Dav, table: Table) -> None:
        self._dav = dav
        self._table = table

    async def find(self) -> Place:
        """The one calendar.

        Raises:
            Refused: there is none, or there are several and none is named.
        """
        said = await self._first()
        own = self._own(said)
        if own is not None and is_calendar(own):
            return place_of(own, self._path(own.href, said))
        return self._chosen(await self._all(said, own))

    async def _first(self) -> Multistatus:
        """What stands at the address; a bare server is asked where calendars are."""
        if self._table.path != "/":
            return await self._dav.propfind(self._table.path, WHO)
        try:
            said = await self._dav.propfind(WELL_KNOWN, WHO)
            if self._hrefs(said, names.USER) or self._hrefs(said, names.HOME):
                return said
        except (Refused, Garbled):
            pass
        return await self._dav.propfind("/", WHO)

    async def _all(self, said: Multistatus, own: Response | None) -> list[Place]:
        kind = own.value(names.KIND).inside if own is not None else ()
        folder = names.COLLECTION in kind and names.PRINCIPAL not in kind
        if folder and said.path.split("?")[0] != "/":
            found = await self._inside([said.path])
            if found:
                return found
        return await self._inside(await self._homes(said))

    async def _homes(self, said: Multistatus) -> Sequence[str]:
        """Where the user's calendars are."""
        homes = self._hrefs(said, names.HOME)
        for user in self._hrefs(said, names.USER)[:1] if not homes else ():
            homes = self._hrefs(await self._dav.propfind(user, WHO), names.HOME)
        if not homes:
            raise Refused(
                f"{self._table.server.host} does not say where the user's calendars "
                "are: write the calendar's own address as url."
            )
        return homes[:MOST_HOMES]

    async def _inside(self, folders: Iterable[str]) -> list[Place]:
        found: dict[str, Place] = {}
        for folder in folders:
            said = await self._dav.propfind(folder, DESCRIBED, depth=1)
            for each in filter(is_calendar, said.responses):
                place = place_of(each, self._path(each.href, said))
                found[canonical(place.path)] = place
        return list(found.values())

    def _chosen(self, found: Sequence[Place]) -> Place:
        wanted = self._table.calendar
        if wanted:
            named = _called(found, wanted)
            if not named:
                raise Refused(
                    f"No calendar is called {_quoted(wanted)}. {_among(found)}"
                )
            if len(named) > 1:
                raise Refused(
                    f"Several calendars are called {_quoted(wanted)}: write the "
                    "address of one as url."
                )
            return named[0]
        if len(found) == 1:
            return found[0]
        if not found:
            raise Refused(
                "No calendar is found there: write the calendar's own address as url."
            )
        raise Refused(f"{_among(found)} Write the name of one as calendar.")

    def _own(self, said: Multistatus) -> Response | None:
        """What is said of the address itself."""
        asked = canonical(said.path.split("?")[0].rstrip("/"))
        for each in said.responses:
            if canonical(self._path(each.href, said).rstrip("/")) == asked:
                return each
        return said.responses[0] if len(said.responses) == 1 else None

    def _hrefs(self, said: Multistatus, name: str) -> list[str]:
        found = (href for r in said.responses for href in r.value(name).hrefs)
        return [self._path(href, said) for href in found if href]

    def _path(self, href: str, said: Multistatus) -> str:
        return path_of(href, self._table.server.url + said.path)


def _called(found: Sequence[Place], name: str) -> list[Place]:
    """Those of that name; where there are none, those whose address ends so."""
    wanted = plain(name).casefold()
    named = [each for each in found if each.name.casefold() == wanted]
    return named or [each for each in found if each.short.casefold() == wanted]


def _among(found: Sequence[Place]) -> str:
    """Which calendars there are, as a sentence."""
    if not found:
        return "There is no calendar at all."
    named = sorted({_quoted(each.called) for each in found})[:MOST_NAMED]
    more = len(found) - len(named)
    rest = f" and {more} more" if more > 0 else ""
    if len(found) == 1:
        return f"There is {named[0]}."
    return f"{len(found)} calendars are found: {', '.join(named)}{rest}."


def _quoted(name: str) -> str:
    short = plain(name).replace('"', "'")
    cut = short[: LONGEST_NAMED - 1] + "…" if len(short) > LONGEST_NAMED else short
    return f'"{cut}"'
