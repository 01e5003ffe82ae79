"""Access tokens: one request at a time, kept until shortly before their end."""

import asyncio
import re
from collections import deque
from collections.abc import Mapping
from datetime import timedelta

from panel.backends.base import BackendError, Garbled, Unauthorised, Unreachable
from panel.backends.http import Answer, Http
from panel.backends.officernd.table import Table

EARLY = 60.0
"""Seconds before its end from which a token is no longer used."""
UNKNOWN = 300.0
"""Seconds that a token is used which does not say how long it lasts."""
MOST = 5
MINUTE = 60.0
"""Not more than so many tokens are given in so many seconds."""

_TOKEN = re.compile(r"[!-~]{1,8192}")


class Giver:
    """Asks for tokens, as often as the server allows for all scopes together."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._http = Http(table.token_server)
        self._asked: deque[float] = deque(maxlen=MOST)
        self._asking = asyncio.Lock()

    async def give(self, scopes: tuple[str, ...]) -> tuple[str, float]:
        """A new token, and for how many seconds it is to be used.

        A request for a token changes nothing, so whatever it was needed for was not
        done when it fails.
        """
        async with self._asking:
            self._count()
            return _token(await self._ask(scopes))

    async def aclose(self) -> None:
        await self._http.aclose()

    async def _ask(self, scopes: tuple[str, ...]) -> Answer:
        form = {
            "client_id": self._table.client_id,
            "client_secret": self._table.client_secret,
            "grant_type": "client_credentials",
            "scope": " ".join(scopes),
        }
        try:
            return await self._http.write("POST", self._table.token_path, form=form)
        except Unreachable as error:
            raise Unreachable(str(error)) from None

    def _count(self) -> None:
        now = _time()
        if len(self._asked) == MOST and now - self._asked[0] < MINUTE:
            rest = timedelta(seconds=MINUTE - (now - self._asked[0]))
            sentence = "OfficeRnD gives no more tokens in this minute."
            raise Unreachable(sentence, retry_after=rest)
        self._asked.append(now)


class Tokens:
    """The token for some scopes, shared by all who ask with it."""

    def __init__(self, giver: Giver, scopes: tuple[str, ...]) -> None:
        self._giver = giver
        self._scopes = scopes
        self._asking = asyncio.Lock()
        self._token = ""
        self._until = 0.0

    async def get(self) -> str:
        """The token; a new one where there is none that is good."""
        async with self._asking:
            if not self._token or _time() >= self._until:
                self._token = ""
                self._token, lasts = await self._giver.give(self._scopes)
                self._until = _time() + lasts
            return self._token

    def refuse(self, token: str) -> None:
        """The server does not take this one; nothing, if there is another already."""
        if token == self._token:
            self._token = ""


def _token(answer: Answer) -> tuple[str, float]:
    if not answer.ok:
        raise _failure(answer)
    said = answer.json()
    token = said.get("access_token") if isinstance(said, Mapping) else None
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise Garbled("OfficeRnD gives a token that cannot be read.")
    return token, _use(said.get("expires_in"))


def _use(seconds: object) -> float:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return UNKNOWN
    return max(min(seconds, 86400.0) - EARLY, min(seconds, 86400.0) / 2, 0.0)


def _failure(answer: Answer) -> BackendError:
    """An answer 400 or 401 says by a word what is wrong."""
    if answer.status in (400, 401, 403):
        if _word(answer) == "invalid_scope":
            return Unauthorised("OfficeRnD does not grant all scopes asked for.")
        return Unauthorised("OfficeRnD does not accept client_id and client_secret.")
    error = answer.error()
    if answer.status == 404:
        return Unauthorised("OfficeRnD gives no tokens at token_url.")
    return error


def _word(answer: Answer) -> str:
    try:
        said = answer.json()
    except Garbled:
        return ""
    found = said.get("error") if isinstance(said, Mapping) else None
    return found if isinstance(found, str) else ""


def _time() -> float:
    return asyncio.get_running_loop().time()
