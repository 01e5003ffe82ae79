"""Fetches a calendar's objects, with the texts of those that are new or changed."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from panel.backends.caldav.asking import Asking, Seen, Span
from panel.backends.caldav.shelf import Held, Shelf
from panel.sqlite import gently

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

    The list itself is short, and so is each answer with texts: a slow server has its
    time for each of them. `expanded`: the server works series out. It is asked for
    single objects then: some leave things out of a list that they work out.
    """
    listed = await asking.listed(folder, span, texts=False)
    seen = [each for each in listed if not each.path.endswith(f"/{CLAIM}")]
    lacking = await asyncio.to_thread(_lacking, seen, known)
    texts = await asking.texts(folder, lacking, span if expanded else None)
    wanted = set(lacking)
    return [each for each in seen if each.path not in wanted] + texts


def changed(seen: Iterable[Seen], known: Known) -> list[Seen]:
    """Those that came with a text that was not read yet; blocks for a while."""
    told = gently(seen)
    return [s for s in told if s.text is not None and known.same(s) is None]


def _lacking(seen: Iterable[Seen], known: Known) -> list[str]:
    """The paths of those whose texts have to be asked for."""
    told = (each for each in gently(seen) if each.text is None and not each.too_long)
    return [each.path for each in told if known.same(each) is None]
