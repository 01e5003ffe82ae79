"""The requests: lists page by page, single things, changes."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from panel.backends.base import Garbled, Unreachable
from panel.backends.http import Answer, Http
from panel.backends.makeplans.refusal import error_of
from panel.backends.makeplans.values import Object

MOST_PAGES = 60
"""No room has more; a server that goes on is not believed."""
WHOLE_PAGE = 750
"""Where nothing is said of pages, one with fewer items is the last."""
TOO_OFTEN = 429
TRIES = 2
"""How often a list is read that changes while it is read."""
LARGE = 100_000
"""Bytes; more is taken apart beside the screen's thread."""

Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Listed:
    """All items of a list, and the server's clock at its first page."""

    items: tuple[Any, ...]
    date: datetime | None


class _Pages:
    """The pages of one list so far; what turns up twice counts once."""

    def __init__(self) -> None:
        self.date: datetime | None = None
        self.read = 0
        self._unique: dict[object, Any] = {}
        self._last: Answer | None = None
        self._size = 0

    @property
    def items(self) -> tuple[Any, ...]:
        return tuple(self._unique.values())

    def take(self, answer: Answer, items: list[Any]) -> None:
        """One more page."""
        known = len(self._unique)
        self.read += 1
        self.date = self.date or answer.date
        for number, item in enumerate(items):
            self._unique[_id(item) or (self.read, number)] = item
        self._last, self._size = answer, len(items)
        again = len(items) > 1 and len(self._unique) == known
        if self.read > MOST_PAGES or again:
            raise Garbled(f"{answer.host} answers with the same pages again and again.")

    @property
    def more(self) -> bool:
        """Whether there are further pages."""
        if self.total is not None:
            return self.read < self.total and self._size > 0
        if 'rel="next"' in self._text("link"):
            return True
        return self._size >= WHOLE_PAGE

    @property
    def total(self) -> int | None:
        """How many pages there are, where that is told."""
        return self._header("total-pages")

    @property
    def complete(self) -> bool:
        """Whether there are as many as the last page says there are."""
        total = self._header("total-count")
        return total is None or len(self._unique) >= total

    def _header(self, name: str) -> int | None:
        said = self._text(name)
        return int(said[:9]) if said.isdecimal() else None

    def _text(self, name: str) -> str:
        return self._last.headers.get(name, "") if self._last else ""


class Rest:
    """MakePlans' REST interface.

    `moment` is the server's clock as told last. `crowded` says that it has sent us
    away, since too many ask from this address.
    """

    def __init__(self, http: Http, secrets: Sequence[str] = ()) -> None:
        self._http = http
        self._secrets = secrets
        self._rests_until = 0.0
        self.moment: datetime | None = None
        self.crowded = False

    async def all(
        self, path: str, params: Params, *, most: int | None = None
    ) -> Listed:
        """Every item of a list.

        Raises:
            TooMany: it has more than `most` pages, where that is said.
        """
        for _ in range(TRIES):
            pages = await self._pages(path, params, most)
            if pages.complete:
                return Listed(pages.items, pages.date)
        raise Unreachable("MakePlans' list changes faster than it can be read.")

    async def first(self, path: str, params: Params) -> tuple[Any, ...]:
        """The first page of a list."""
        return tuple(_list(await self.read(path, params)))

    async def one(self, path: str, name: str, params: Params | None = None) -> Object:
        """A single thing, without what it is wrapped in."""
        return _unwrapped(await self.read(path, params), name)

    async def read(self, path: str, params: Params | None = None) -> Answer:
        """One answer that is a success."""
        self._look_at_rest()
        answer = await self._http.read(path, params)
        self.moment = answer.date
        return self._good(answer, wrote=False)

    async def write(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> Answer:
        """A change, tried once."""
        self._look_at_rest()
        return self._good(await self._http.write(method, path, body=body), wrote=True)

    def _look_at_rest(self) -> None:
        """Nothing is asked while MakePlans wants to be left alone."""
        left = self._rests_until - _time()
        if left > 0:
            raise Unreachable(
                "MakePlans asks to be left alone for a moment.",
                retry_after=timedelta(seconds=left),
            )

    def _good(self, answer: Answer, *, wrote: bool) -> Answer:
        if answer.ok:
            return answer
        if answer.status == TOO_OFTEN:
            self.crowded = True
            rest = answer.retry_after or timedelta()
            self._rests_until = _time() + rest.total_seconds()
        raise error_of(answer, wrote=wrote, secrets=self._secrets)

    async def _pages(self, path: str, params: Params, most: int | None) -> _Pages:
        pages = _Pages()
        while True:
            page: Params = {**params, "page": pages.read + 1} if pages.read else params
            answer = await self.read(path, page)
            large = len(answer.body) > LARGE
            items = await asyncio.to_thread(_list, answer) if large else _list(answer)
            pages.take(answer, items)
            if not pages.more:
                return pages
            if most is not None and max(pages.read + 1, pages.total or 0) > most:
                raise TooMany


class TooMany(Exception):
    """A list has more pages than were wanted."""


def of_each(items: tuple[Any, ...], name: str) -> Iterator[Object]:
    """What the items of a list wrap."""
    for item in items:
        inner = item.get(name) if isinstance(item, Mapping) else None
        if isinstance(inner, Mapping):
            yield inner


def _unwrapped(answer: Answer, name: str) -> Object:
    said = answer.json()
    inner = said.get(name) if isinstance(said, Mapping) else None
    if not isinstance(inner, Mapping):
        raise Garbled(f"{answer.host} answers with something unexpected.")
    return inner


def _list(answer: Answer) -> list[Any]:
    said = answer.json()
    if not isinstance(said, list):
        raise Garbled(f"{answer.host} answers with something else than a list.")
    return said


def _id(item: object) -> object:
    """The id of what a list's item wraps."""
    inner = next(iter(item.values()), None) if isinstance(item, Mapping) else None
    return inner.get("id") if isinstance(inner, Mapping) else None


def _time() -> float:
    return asyncio.get_running_loop().time()
