"""Who visits: the guests of the room's bookings, where they may be welcomed."""

from functools import partial

from panel.backends.ones.appointments import NOBODY, Visitors
from panel.backends.ones.aside import Aside
from panel.backends.ones.asking import Asking, Params
from panel.backends.ones.fields import Item, inner, items, said, text
from panel.backends.ones.pages import listed
from panel.domain.booking import Person

MOST = 50


class Visits:
    """Asked only where the admin wants visitors welcomed."""

    def __init__(self, asking: Asking, language: str) -> None:
        self._asking = asking
        self._language = language
        self._wanted = asking.table.flag("welcome_visitors")
        self.aside = Aside("The visitors' names")

    async def visitors(self, window: Params) -> Visitors:
        """The visitors of each booking by its id; nobody where it cannot be asked."""
        if not self._wanted:
            return NOBODY
        ask = partial(self._asking.get, "visits")
        rows = await self.aside.tried(listed(ask, window))
        return {text(inner(row, "booking"), "id"): self._of(row) for row in rows or ()}

    def _of(self, row: Item) -> tuple[Person, ...]:
        people = (
            Person(
                name=said(each, "displayName", self._language),
                user_id=text(each, "id"),
            )
            for each in items(row, "visitors", MOST)
        )
        return tuple(person for person in people if person.name)
