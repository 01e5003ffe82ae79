"""Asks at the paths of the table, and keeps the server's clock."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from panel.backends.base import BackendError, Refused
from panel.backends.http import Answer, Http
from panel.backends.ones.table import Table

Params = Mapping[str, str | int]
LONGEST_SENTENCE = 120
TELLING = ("message", "detail", "title")
"""Where a refusal may say why, in the usual forms of such servers."""


class Asking:
    """One server."""

    def __init__(self, http: Http, table: Table) -> None:
        self._http = http
        self._told: tuple[datetime, float] | None = None
        self.table = table

    @property
    def clock(self) -> datetime | None:
        """The server's time now, by the last of its answers that told it."""
        if self._told is None:
            return None
        told, at = self._told
        return told + timedelta(seconds=_time() - at)

    async def get(self, name: str, params: Params | None = None) -> Any:
        """What stands at the path of this name.

        Raises:
            BackendError: nothing that can be read.
        """
        answer = await self._http.read(self.table.path(name), params)
        return self._read(answer, name, wrote=False)

    async def post(self, name: str, body: object) -> Any:
        """What is answered to a body; it is sent once."""
        answer = await self._http.write("POST", self.table.path(name), body=body)
        return self._read(answer, name, wrote=True)

    def _read(self, answer: Answer, name: str, *, wrote: bool) -> Any:
        if answer.date is not None:
            self._told = answer.date, _time()
        if not answer.ok:
            raise self._error(answer, name, wrote=wrote)
        return answer.json()

    def _error(self, answer: Answer, name: str, *, wrote: bool) -> BackendError:
        error = answer.error(wrote=wrote)
        if answer.status in (404, 405):
            return Refused(
                f"{answer.host} has nothing for {name} at its path in [backend.paths] "
                f"({answer.status})."
            )
        sentence = _sentence(answer) if type(error) is Refused and wrote else ""
        if not sentence or self.table.betrays(sentence):
            return error
        return Refused(f"{answer.host} refuses this: {sentence}")


def _sentence(answer: Answer) -> str:
    """The server's own words, where they are one short line."""
    try:
        body = answer.json()
    except BackendError:
        return ""
    told = body if isinstance(body, Mapping) else {}
    words = next((told[n] for n in TELLING if isinstance(told.get(n), str)), "")
    words = words.strip()
    plain = words.isprintable() and 0 < len(words) <= LONGEST_SENTENCE
    return f"{words.rstrip('.')}." if plain else ""


def _time() -> float:
    return asyncio.get_running_loop().time()
