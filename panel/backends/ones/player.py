"""The panel content: what the system itself makes of the room's moment."""

from panel.backends.base import Garbled, Said
from panel.backends.ones.aside import Aside
from panel.backends.ones.asking import Asking
from panel.backends.ones.fields import Item, inner, number, said, text

MOST = 50


class Player:
    """Asked only where its words or numbers are wanted."""

    def __init__(self, asking: Asking, language: str) -> None:
        table = asking.table
        self._asking = asking
        self._language = language
        self._wording = table.flag("wording")
        self._colours = table.words("colours")
        self._statuses = table.words("statuses")
        self.wanted = bool(self._wording or self._colours or self._statuses)
        self.aside = Aside("The system's own words for the moment")

    async def said(self) -> Said | None:
        """Its words and its status; None where it is not wanted or does not answer."""
        content = await self.aside.tried(self.content()) if self.wanted else None
        if content is None:
            return None
        wording = said(content, "statusWording", self._language)
        return Said(
            status=self._status(content),
            wording=" ".join(wording.split()) if self._wording else "",
        )

    async def content(self) -> Item:
        """What is told of this room.

        Raises:
            BackendError: nothing is.
        """
        room = self._asking.table.resource_id
        answer = await self._asking.get("player_content", {"id": room})
        rows = answer[:MOST] if isinstance(answer, list) else ()
        for row in rows:
            if isinstance(row, dict) and _room_of(row) in ("", room):
                return row
        raise Garbled("The server answers with no content for this room.")

    def _status(self, content: Item) -> str:
        """The word for its colour, else for its status."""
        colour, status = number(content, "suggestColor"), number(content, "status")
        by_colour = "" if colour is None else self._colours.get(colour, "")
        by_status = "" if status is None else self._statuses.get(status, "")
        return by_colour or by_status


def _room_of(row: Item) -> str:
    return text(inner(row, "bookableResource"), "id")
