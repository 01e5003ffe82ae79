"""Who the directory finds."""

import re

from panel.backends.ones.asking import Asking
from panel.backends.ones.fields import NOTHING, Item, items, text
from panel.domain.booking import Person

MOST = 20
REMEMBERED = 200


class People:
    """Searches by name; whether the search knows addresses is said nowhere.

    Who was found is remembered, so that an address leads to the same person again.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._found: dict[str, Person] = {}

    async def find(self, query: str) -> tuple[Person, ...]:
        """Those who have neither left nor been switched off, twenty at most."""
        wanted = query.casefold()
        if wanted in self._found:
            return (self._found[wanted],)
        found = await self._asked(query)
        if not found and "@" in query:
            name = re.split(r"[@._+-]", query)[0]
            others = await self._asked(name) if name else ()
            found = tuple(p for p in others if p.address.casefold() == wanted)
        self._remember(found)
        return found

    async def _asked(self, query: str) -> tuple[Person, ...]:
        answer = await self._asking.get("users", {"searchText": query, "row": MOST})
        found = answer if isinstance(answer, dict) else NOTHING
        users = items(found, "data", 10 * MOST)
        known = (_person(user) for user in users if _is_there(user))
        return tuple(person for person in known if person.label)[:MOST]

    def _remember(self, found: tuple[Person, ...]) -> None:
        if len(self._found) > REMEMBERED:
            self._found.clear()
        self._found |= {p.address.casefold(): p for p in found if p.address}


def _is_there(user: Item) -> bool:
    return user.get("isDeleted") is not True and user.get("isActivated") is not False


def _person(user: Item) -> Person:
    return Person(
        name=text(user, "displayName") or text(user, "userName"),
        address=text(user, "emailAddress"),
        user_id=text(user, "id"),
    )
