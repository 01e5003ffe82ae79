"""Fetches a calendar's objects, with the texts of those that are new or changed."""

from dataclasses import dataclass

from panel.backends.caldav.asking import Asking, Seen, Span
from panel.backends.caldav.shelf import Held, Shelf

MANY = 200
"""Changed objects from which on a whole list is shorter."""
CLAIM = "room-panel-claim.ics"
"""Stands in the calendar while a panel writes; no booking."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was read before. `moved`: for other days than are wanted now."""

    shelf: Shelf
    moved: bool

    def same(self, seen: Seen) -> Held | None:
        """What was read of an object that has not changed."""
        held = self.shelf.get(seen.path)
        if held is None or not seen.etag or held.etag != seen.etag:
            return None
        return None if self.moved and not held.lasting else held


async def fetched(
    asking: Asking, folder: str, span: Span, known: Known, *, expanded: bool
) -> list[Seen]:
    """Every object of the span; those that have changed come with their texts.

    `expanded`: the server works series out. It is asked for single objects then: some
    leave things out of a list that they work out.
    """
    at_once = known.shelf.empty and not expanded
    seen = await _listed(asking, folder, span, texts=at_once)
    lacking = [s.path for s in seen if _lacks(s) and known.same(s) is None]
    if len(lacking) > MANY and not expanded:
        return await _listed(asking, folder, span, texts=True)
    texts = await asking.texts(folder, lacking, span if expanded else None)
    wanted = set(lacking)
    return [each for each in seen if each.path not in wanted] + texts


async def _listed(
    asking: Asking, folder: str, span: Span, *, texts: bool
) -> list[Seen]:
    seen = await asking.listed(folder, span, texts=texts)
    return [each for each in seen if not each.path.endswith(f"/{CLAIM}")]


def _lacks(seen: Seen) -> bool:
    return seen.text is None and not seen.too_long
