"""OfficeRnD's interface: the token, pages, and what a failure means."""

from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from panel.backends.base import BackendError, Garbled, Unreachable
from panel.backends.http import Answer, Http
from panel.backends.officernd.dialect import Dialect
from panel.backends.officernd.refusal import error_of
from panel.backends.officernd.tokens import Tokens

MOST_PAGES = 200
REFUSED = 401

Params = Mapping[str, str | int]
Asking = Callable[[dict[str, str]], Coroutine[Any, Any, Answer]]


class Api:
    """Asks with one set of scopes. `system_time` is the server's clock."""

    def __init__(self, http: Http, tokens: Tokens, base: str, dialect: Dialect) -> None:
        self._http = http
        self._tokens = tokens
        self._base = base
        self.dialect = dialect
        self.system_time: datetime | None = None

    async def enter(self) -> None:
        """Gets a token, if there is none that is good."""
        await self._tokens.get()

    async def read(
        self,
        path: str,
        params: Params | None = None,
        *,
        gone: BackendError | None = None,
    ) -> Any:
        """What stands there; `gone` is raised where nothing does."""
        answer = await self._read(path, params)
        return _sound(answer, gone=gone, wrote=False).json()

    async def write(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        body: Mapping[str, object] | None = None,
        gone: BackendError | None = None,
    ) -> Any:
        """Changes something, once; what is answered, None where that is nothing."""

        async def ask(headers: dict[str, str]) -> Answer:
            return await self._http.write(
                method, self._base + path, params=params, body=body, headers=headers
            )

        with not_sent():
            await self.enter()
        answer = _sound(await self._asked(ask), gone=gone, wrote=True)
        return answer.json() if answer.body.strip() else None

    async def page(self, path: str, params: Params) -> list[object]:
        """The items of the first page."""
        asked = {**params, "$limit": self.dialect.page}
        answer = _sound(await self._read(path, asked), gone=None, wrote=False)
        return self._page(answer)[0]

    async def all(self, path: str, params: Params) -> list[object]:
        """The items of all pages.

        Raises:
            Garbled: a page is none, or there is no end of them.
        """
        found: list[object] = []
        seen = {""}
        asked: dict[str, str | int] = {**params, "$limit": self.dialect.page}
        for _ in range(MOST_PAGES):
            answer = _sound(await self._read(path, asked), gone=None, wrote=False)
            items, following = self._page(answer)
            found += items
            if not following:
                return found
            if following in seen:
                break
            seen.add(following)
            asked[self.dialect.next_parameter] = following
        raise Garbled("OfficeRnD lists pages without an end.")

    async def _read(self, path: str, params: Params | None) -> Answer:
        async def ask(headers: dict[str, str]) -> Answer:
            return await self._http.read(self._base + path, params, headers=headers)

        return await self._asked(ask)

    async def _asked(self, ask: Asking) -> Answer:
        """Asks, and once more with a new token where the old one is not taken.

        Writes as well: a request that is answered 401 was turned away at the door, so
        nothing was done. One without an answer ends in an error before this is asked.
        """
        token = await self._tokens.get()
        answer = await ask(_bearer(token))
        if answer.status == REFUSED:
            self._tokens.refuse(token)
            answer = await ask(_bearer(await self._tokens.get()))
        self.system_time = answer.date or self.system_time
        return answer

    def _page(self, answer: Answer) -> tuple[list[object], str]:
        """The items, and the mark of the next page."""
        said = answer.json()
        if self.dialect.next_header:
            items, following = said, answer.headers.get(self.dialect.next_header)
        else:
            page = said if isinstance(said, Mapping) else {}
            items, following = page.get("results"), page.get("cursorNext")
        if not isinstance(items, list):
            raise Garbled("OfficeRnD answers with something else than a list.")
        return items, following if isinstance(following, str) else ""


@contextmanager
def not_sent() -> Iterator[None]:
    """What is asked for before a write: should it be garbled, nothing was done yet."""
    try:
        yield
    except Garbled as error:
        raise Unreachable(str(error)) from None


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _sound(answer: Answer, *, gone: BackendError | None, wrote: bool) -> Answer:
    if answer.ok:
        return answer
    if answer.status == 404 and gone is not None:
        raise gone
    raise error_of(answer, wrote=wrote)
