"""A list that comes in pages: all of it, or an error."""

import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from panel.backends.base import Garbled, Unreachable
from panel.backends.ones.asking import Params
from panel.backends.ones.fields import NOTHING, Item, inner, number, text

ROWS = 200
"""Asked for in a page; a server may give less."""
MOST_PAGES = 100
TRIES = 4

Ask = Callable[[Params], Awaitable[Any]]


async def listed(ask: Ask, params: Params) -> tuple[Item, ...]:
    """All rows, each once.

    While a list of several pages is read, rows may move from one to the other: such
    a list counts when it was read twice and was the same.

    Raises:
        BackendError: it is not answered, not complete, or changes all the time.
    """
    before: tuple[Item, ...] | None = None
    for _ in range(TRIES):
        pages = _Pages(ask, {**params, "row": ROWS})
        rows = await pages.read()
        if pages.count < 2 or rows == before:
            return rows
        before = rows
    raise Unreachable("The list changes while it is read.")


def identity(row: Item) -> str:
    """What makes two rows the same: an id and a start, else all that they say."""
    start = text(inner(row, "period"), "start")
    return f"{text(row, 'id')} {start}" if text(row, "id") else json.dumps(row)


@dataclass(frozen=True, slots=True)
class _Page:
    """`total` and `number` are None where the server does not tell them."""

    rows: tuple[Item, ...]
    total: int | None
    number: int | None


class _Pages:
    """Reads one page after the other; `count` is how many there were."""

    def __init__(self, ask: Ask, params: Params) -> None:
        self._ask = ask
        self._params = params
        self._rows: dict[str, Item] = {}
        self._taken = 0
        self.count = 0

    async def read(self) -> tuple[Item, ...]:
        # Whether the first page is 0 or 1 is said nowhere: without a number it is
        # the first in any case, and one that comes a second time is passed over.
        page = await self._page({})
        self._take(page)
        first = 2 if page.number == 1 else 1
        for place in range(first, first + MOST_PAGES):
            if not page.rows or (page.total or sys.maxsize) <= self._taken:
                return self._all(page)
            page = await self._page({"page": place})
            if not self._take(page) and place > first:
                return self._all(page)
        raise Garbled("The list has more pages than can be read.")

    def _all(self, last: _Page) -> tuple[Item, ...]:
        if last.total is not None and last.total > self._taken:
            raise Garbled("The list ends before it is complete.")
        return tuple(self._rows.values())

    def _take(self, page: _Page) -> bool:
        """Whether anything in it is new."""
        rows = {identity(row): row for row in page.rows}
        if not rows.keys() - self._rows.keys():
            return False
        self._rows = {**self._rows, **rows}
        self._taken += len(page.rows)
        self.count += 1
        return True

    async def _page(self, more: Params) -> _Page:
        return _page(await self._ask({**self._params, **more}))


def _page(answer: object) -> _Page:
    rows = answer.get("data") if isinstance(answer, Mapping) else None
    if not isinstance(rows, list) or not isinstance(answer, Mapping):
        raise Garbled("The server answers with something else than a list.")
    told = inner(answer, "metaData")
    total = number(told, "total")
    trusted = total if total is not None and total >= len(rows) else None
    objects = (row if isinstance(row, Mapping) else NOTHING for row in rows)
    return _Page(tuple(objects), trusted, number(told, "page"))
