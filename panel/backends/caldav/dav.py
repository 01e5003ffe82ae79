"""The questions and changes that a calendar server is asked for."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from time import monotonic
from types import MappingProxyType

from panel.backends.base import Garbled, Unreachable
from panel.backends.caldav.multistatus import Multistatus, read
from panel.backends.caldav.names import props, question
from panel.backends.caldav.refusal import error_of
from panel.backends.http import Answer, Http

XML = {"Content-Type": "application/xml; charset=utf-8"}
CALENDAR = "text/calendar; charset=utf-8"
UNPACKED = {"Accept-Encoding": "identity"}
"""An answer that is packed on its way may bear another etag than the object."""
WHOLE = {"Accept": "text/calendar", **UNPACKED}
NEW: Mapping[str, str] = MappingProxyType({"If-None-Match": "*"})
SCHEDULES = "calendar-auto-schedule"
MULTISTATUS = 207
DONE = (200, 201, 204)
"""What says of a change that it is made; all else that is no failure may be not yet."""
GONE = (404, 410)
PRECONDITION = 412

_MARKED = re.compile(r'(?:W/)?"([^"]*?)(?:-+gzip)?"')
"""An etag, with what servers on the way add to it."""


class Dav:
    """One server. Paths are asked for as they are, on this server alone.

    Whatever is no success raises one of the five errors, but where a method says what
    it gives instead.
    """

    def __init__(self, http: Http) -> None:
        self._http = http
        self._told: tuple[datetime, float] | None = None
        self._schedules: bool | None = None

    @property
    def moment(self) -> datetime | None:
        """The server's clock at this moment, where it has ever told the time."""
        if self._told is None:
            return None
        date, at = self._told
        return date + timedelta(seconds=monotonic() - at)

    async def propfind(
        self, path: str, names: Iterable[str], *, depth: int = 0
    ) -> Multistatus:
        """Properties of what is there, and of what is right inside it (`depth` 1)."""
        body = question("d:propfind", props(names))
        return await self._asked("PROPFIND", path, body, depth)

    async def report(self, path: str, body: str, *, depth: int = 1) -> Multistatus:
        """What a longer question finds."""
        return await self._asked("REPORT", path, body, depth)

    async def options(self, path: str) -> Answer:
        """What the server offers there; see the header `dav`."""
        return _good(self._noted(await self._http.read(path, method="OPTIONS")))

    async def schedules(self, path: str) -> bool:
        """Whether the server writes to people of a booking by itself; asked once."""
        if self._schedules is None:
            said = (await self.options(path)).headers.get("dav", "")
            offered = {each.strip().lower() for each in said.split(",")}
            self._schedules = SCHEDULES in offered
        return self._schedules

    async def get(self, path: str) -> Answer | None:
        """An object with its etag among the headers; None where there is none."""
        answer = self._noted(await self._http.read(path, headers=WHOLE))
        return None if answer.status in GONE else _good(answer)

    async def put(
        self, path: str, data: bytes, only: Mapping[str, str] = NEW
    ) -> Answer | None:
        """Writes an object where the condition holds, a new one unless that says more.

        None where it does not hold: nothing was written then.
        """
        headers = {"Content-Type": CALENDAR, **only}
        answer = await self._change("PUT", path, headers, data)
        return None if answer.status == PRECONDITION else _made(answer)

    async def delete(self, path: str, only: Mapping[str, str]) -> bool:
        """Removes an object where the condition holds.

        False where it does not hold, or there is none.
        """
        answer = await self._change("DELETE", path, only)
        if answer.status in (PRECONDITION, *GONE):
            return False
        return _made(answer).ok

    async def _change(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        data: bytes | None = None,
    ) -> Answer:
        sent = {**headers, **UNPACKED}
        answer = await self._http.write(method, path, text=data, headers=sent)
        etag = headers.get("If-Match", "")
        plain = _plain(etag)
        if answer.status == PRECONDITION and plain != etag:
            # The server may know the version by what it has called it itself.
            sent["If-Match"] = plain
            answer = await self._http.write(method, path, text=data, headers=sent)
        return self._noted(answer)

    async def _asked(
        self, method: str, path: str, body: str, depth: int
    ) -> Multistatus:
        headers = {**XML, "Depth": str(depth)}
        answer = await self._http.read(path, method=method, text=body, headers=headers)
        self._noted(answer)
        if _good(answer).status != MULTISTATUS:
            raise Garbled(_no_list(answer))
        responses = await asyncio.to_thread(read, answer.body, answer.host)
        return Multistatus(responses=responses, path=answer.path, date=answer.date)

    def _noted(self, answer: Answer) -> Answer:
        if answer.date is not None:
            self._told = answer.date, monotonic()
        return answer


def _good(answer: Answer, *, wrote: bool = False) -> Answer:
    if answer.ok:
        return answer
    raise error_of(answer, wrote=wrote)


def _made(answer: Answer) -> Answer:
    """A change that is made by now.

    Raises:
        Unreachable: nobody can say.
    """
    if _good(answer, wrote=True).status not in DONE:
        sentence = f"{answer.host} does not say whether it is done ({answer.status})."
        raise Unreachable(sentence, maybe_done=True)
    return answer


def _plain(etag: str) -> str:
    """As the server itself may have written it."""
    found = _MARKED.fullmatch(etag)
    return f'"{found[1]}"' if found else etag


def _no_list(answer: Answer) -> str:
    if "html" in answer.headers.get("content-type", "").lower():
        return f"{answer.host} answers with a web page, not as a calendar server."
    return f"{answer.host} does not answer as a calendar server ({answer.status})."
