"""The questions and changes that a calendar server is asked for."""

import asyncio
from collections.abc import Iterable, Mapping

from panel.backends.base import Garbled
from panel.backends.caldav.multistatus import Multistatus, read
from panel.backends.caldav.names import props, question
from panel.backends.caldav.refusal import error_of
from panel.backends.http import Answer, Http

XML = {"Content-Type": "application/xml; charset=utf-8"}
CALENDAR = "text/calendar; charset=utf-8"
WHOLE = {"Accept": "text/calendar", "Accept-Encoding": "identity"}
"""An answer that is packed on its way may bear another etag than the object."""
MULTISTATUS = 207
GONE = (404, 410)
PRECONDITION = 412


class Dav:
    """One server. Paths are asked for as they are, on this server alone.

    Whatever is no success raises one of the five errors, but where a method says what
    it gives instead.
    """

    def __init__(self, http: Http) -> None:
        self._http = http

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
        return _good(await self._http.read(path, method="OPTIONS"))

    async def get(self, path: str) -> Answer | None:
        """An object with its etag among the headers; None where there is none."""
        answer = await self._http.read(path, headers=WHOLE)
        return None if answer.status in GONE else _good(answer)

    async def put(self, path: str, text: str, *, etag: str = "") -> Answer | None:
        """Writes an object: a new one, or in place of the one with this etag.

        None where there is one already, or it is not the same any more: nothing was
        written then.
        """
        only = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        answer = await self._change(
            "PUT", path, {"Content-Type": CALENDAR, **only}, text
        )
        return None if answer.status == PRECONDITION else _good(answer, wrote=True)

    async def delete(self, path: str, etag: str) -> bool:
        """Removes the object with this etag.

        False where it is not the same any more; one that is gone is removed.
        """
        answer = await self._change("DELETE", path, {"If-Match": etag})
        if answer.status not in (PRECONDITION, *GONE):
            _good(answer, wrote=True)
        return answer.status != PRECONDITION

    async def _change(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        text: str | None = None,
    ) -> Answer:
        return await self._http.write(method, path, text=text, headers=headers)

    async def _asked(
        self, method: str, path: str, body: str, depth: int
    ) -> Multistatus:
        headers = {**XML, "Depth": str(depth)}
        answer = await self._http.read(path, method=method, text=body, headers=headers)
        if _good(answer).status != MULTISTATUS:
            raise Garbled(_no_list(answer))
        responses, token = await asyncio.to_thread(read, answer.body, answer.host)
        return Multistatus(
            responses=responses, path=answer.path, date=answer.date, token=token
        )


def _good(answer: Answer, *, wrote: bool = False) -> Answer:
    if answer.ok:
        return answer
    raise error_of(answer, wrote=wrote)


def _no_list(answer: Answer) -> str:
    if "html" in answer.headers.get("content-type", "").lower():
        return f"{answer.host} answers with a web page, not as a calendar server."
    return f"{answer.host} does not answer as a calendar server ({answer.status})."
