"""Names by their ids: looked up a few at a time and remembered."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from panel.backends.base import BackendError, Refused, Unauthorised
from panel.backends.officernd import fields
from panel.backends.officernd.api import Api
from panel.backends.officernd.dialect import COMPANIES
from panel.backends.officernd.rows import Row
from panel.backends.officernd.table import Table
from panel.domain.booking import Person

MOST_ASKED = 50
"""Ids in one request, and in one reading of each kind."""
MOST_KEPT = 2000
KEPT = 86_400.0
MISSED = 3600.0
"""Seconds for which a name is kept, and for which an unknown one is not asked for."""
MOST_FOUND = 20
GONE = ("former", "inactive")
"""Members who are none any more are nobody's hosts."""
NO_DIRECTORY = "The application may not look for members."


@dataclass(frozen=True, slots=True)
class _Kept:
    person: Person | None
    until: float


class Directory:
    """What is known of members, companies, visitors and extras."""

    def __init__(self, api: Api, table: Table) -> None:
        self._api = api
        self._known: dict[tuple[str, str], _Kept] = {}
        self._not_before: dict[str, float] = {}
        self._may = {
            "members": table.sees_members,
            "companies": table.may(COMPANIES),
            "visitors": table.sees_visitors,
            "plans": table.sees_extras,
        }

    def named(self, kind: str, person: Person | None) -> Person | None:
        """The person with a name: as the booking has it, else as it was looked up."""
        if person is None or person.label:
            return person
        kept = self._known.get((kind, person.user_id))
        return kept.person if kept else None

    async def meet(self, rows: Iterable[Row], now: datetime) -> None:
        """Looks up whom it does not know, those of the coming bookings first.

        Names are no part of a list's being complete: where they cannot be had, those
        that are known stay, and the next reading asks again.
        """
        coming = sorted(rows, key=lambda row: (row.end <= now, row.start))
        for kind, wanted in _wanted(coming).items():
            ids = [id for id in wanted if self._is_asked_for(kind, id)]
            if ids:
                await self._look_up(kind, ids[:MOST_ASKED])

    async def search(self, query: str) -> tuple[Person, ...]:
        """Whom it has met by the beginning of a name, and whom OfficeRnD finds."""
        if not self._may["members"]:
            raise Refused(NO_DIRECTORY)
        found = {person.user_id: person for person in self._met(query)}
        for params in _asked_for(query):
            for raw in await self._first_page("members", params):
                person = _member(raw)
                if person is not None:
                    found.setdefault(person.user_id, person)
        return tuple(found.values())[:MOST_FOUND]

    def _met(self, query: str) -> list[Person]:
        """Members of this room's bookings, of whom a word begins with the query."""
        wanted = query.strip().casefold()
        met = (k.person for (kind, _), k in self._known.items() if kind == "members")
        return [p for p in met if p is not None and _begins(p, wanted)][:MOST_FOUND]

    def _is_asked_for(self, kind: str, id: str) -> bool:
        now = _time()
        if not self._may[kind] or now < self._not_before.get(kind, 0.0):
            return False
        kept = self._known.get((kind, id))
        return kept is None or now >= kept.until

    async def _look_up(self, kind: str, ids: list[str]) -> None:
        try:
            listed = await self._first_page(kind, {"_id[$in]": ",".join(ids)})
        except Unauthorised:
            self._not_before[kind] = _time() + MISSED
            return
        except BackendError:
            return
        found = {fields.text(raw, "_id"): fields.person_of(raw) for raw in listed}
        for id in ids:
            person, lasts = found.get(id), KEPT if found.get(id) else MISSED
            self._known[kind, id] = _Kept(person, _time() + lasts)
        while len(self._known) > MOST_KEPT:
            del self._known[next(iter(self._known))]

    async def _first_page(
        self, kind: str, params: Mapping[str, str]
    ) -> list[Mapping[str, object]]:
        listed = await self._api.page(f"/{_path(self._api, kind)}", params)
        return [raw for raw in listed if isinstance(raw, Mapping)]


def _path(api: Api, kind: str) -> str:
    """v1 calls a company a team."""
    return "teams" if kind == "companies" and api.dialect.version == "v1" else kind


def _wanted(rows: Iterable[Row]) -> dict[str, list[str]]:
    """The ids of each kind that come without a name, in the order of the rows."""
    kinds = "members", "companies", "visitors", "plans"
    wanted: dict[str, dict[str, None]] = {kind: {} for kind in kinds}
    for row in rows:
        _note(wanted["members"], (row.member, *row.members))
        # A company is shown where no member is named.
        _note(wanted["companies"], (None if row.member else row.company,))
        _note(wanted["visitors"], row.visitors)
        _note(wanted["plans"], (extra for extra, _ in row.extras))
    return {kind: list(found) for kind, found in wanted.items()}


def _note(ids: dict[str, None], people: Iterable[Person | None]) -> None:
    for person in people:
        if person is not None and person.user_id and not person.label:
            ids[person.user_id] = None


def _asked_for(query: str) -> list[dict[str, str]]:
    """OfficeRnD compares letter by letter: as typed, and as it may be written."""
    typed = " ".join(query.split())
    name = "email" if "@" in typed else "name"
    other = typed.lower() if name == "email" else typed.title()
    return [{name: text} for text in dict.fromkeys((typed, other)) if text]


def _member(raw: Mapping[str, object]) -> Person | None:
    person = fields.person_of(raw)
    gone = fields.text(raw, "status").lower() in GONE
    return None if gone or person is None or not person.user_id else person


def _begins(person: Person, wanted: str) -> bool:
    words = (*person.name.casefold().split(), person.address.casefold())
    whole = person.name.casefold()
    return bool(wanted) and any(w.startswith(wanted) for w in (whole, *words))


def _time() -> float:
    return asyncio.get_running_loop().time()
