"""A calendar that is published at an address."""

import asyncio

from panel.backends.base import (
    BackendError,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.http import Answer, Http
from panel.backends.ics.copy import Copy, Version
from panel.backends.ics.table import Table

UNCHANGED = 304
GONE = (404, 410)
MOST = 500
"""Characters of what a server knows a version by; a longer one is not sent back."""


LONGEST = 121.0
"""Seconds that both tries may take together; the text is still to be read then."""


class WebSource:
    """Asks only for what has changed, where the server knows that.

    `longest` is how many seconds an answer may take, with the second try.
    """

    free = False

    def __init__(self, table: Table, longest: float = LONGEST) -> None:
        self._longest = longest
        server = table.server
        self._http = Http(server)
        self._path = table.path
        self.name = server.host

    async def fetch(self, known: Version) -> Copy:
        """The text, unless it is still the version that is known.

        Raises:
            BackendError: there is none.
        """
        answer = await self._asked(_conditions(known))
        if answer.status == UNCHANGED and known:
            return Copy(None, known)
        if answer.status != 200:
            raise self._error(answer)
        return Copy(answer.body, _version(answer))

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def _asked(self, headers: dict[str, str]) -> Answer:
        try:
            async with asyncio.timeout(self._longest):
                return await self._http.read(self._path, headers=headers)
        except TimeoutError:
            raise Unreachable(f"{self.name} does not answer in time.") from None

    def _error(self, answer: Answer) -> BackendError:
        status = answer.status
        if status in (401, 403):
            return Unauthorised(
                f"{self.name} does not give us the calendar ({status})."
            )
        if status in GONE:
            return Refused(f"{self.name} has no calendar at this address ({status}).")
        if 200 <= status < 400:
            return Garbled(f"{self.name} answers with no calendar ({status}).")
        return answer.error()


def _version(answer: Answer) -> Version:
    said = (answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    return said if any(said) and max(map(len, said)) <= MOST else ()


def _conditions(known: Version) -> dict[str, str]:
    names = ("If-None-Match", "If-Modified-Since")
    pairs = zip(names, map(str, known), strict=False)
    return {name: value for name, value in pairs if value}
