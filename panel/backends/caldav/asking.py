"""The questions for a calendar's bookings, and what the answers mean."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from panel.backends.base import BackendError, Garbled, Refused, Unreachable
from panel.backends.caldav import names
from panel.backends.caldav.dav import GONE, Dav
from panel.backends.caldav.multistatus import Multistatus
from panel.backends.caldav.names import props, question
from panel.backends.caldav.paths import canonical, inside, path_of
from panel.backends.caldav.responses import OK, TOO_LONG, Response
from panel.sqlite import gently

AT_ONCE = 100
"""Objects that one request asks for."""
BUSY = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when."""

    start: datetime
    end: datetime

    def holds(self, other: "Span") -> bool:
        """Whether the other lies in it."""
        return self.start <= other.start and other.end <= self.end

    @property
    def attributes(self) -> str:
        """As CalDAV writes it."""
        return f'start="{_stamp(self.start)}" end="{_stamp(self.end)}"'


@dataclass(frozen=True, slots=True)
class Seen:
    """An object of the calendar. `text` is None where it was not asked for, and where
    it is too long to be read."""

    path: str
    etag: str
    text: str | None = None
    too_long: bool = False


class Asking:
    """Asks for one calendar's objects; an answer is complete or an error."""

    def __init__(self, dav: Dav, server: str, host: str) -> None:
        self._dav = dav
        self._server = server
        self._host = host

    async def listed(self, folder: str, span: Span, *, texts: bool) -> list[Seen]:
        """Every object with an event in the span, with its text where that is wanted.

        The text is the object's own, with series as they were written.
        """
        wanted = "<c:calendar-data/>" if texts else ""
        time = f"<c:time-range {span.attributes}/>"
        events = f'<c:comp-filter name="VEVENT">{time}</c:comp-filter>'
        body = question(
            "c:calendar-query",
            props([names.ETAG], wanted)
            + f'<c:filter><c:comp-filter name="VCALENDAR">{events}</c:comp-filter>'
            "</c:filter>",
        )
        said = await self._dav.report(folder, body)
        return await asyncio.to_thread(self._objects, said, folder, texts=texts)

    async def texts(
        self, folder: str, paths: Iterable[str], expand: Span | None = None
    ) -> list[Seen]:
        """The objects of these paths, without those that are gone by now.

        With `expand` the server works series out for that span.

        Raises:
            Garbled: one of them is not answered.
        """
        paths = list(paths)
        found: list[Seen] = []
        for first in range(0, len(paths), AT_ONCE):
            some = paths[first : first + AT_ONCE]
            found += await self._some(folder, some, expand)
        return found

    async def _some(
        self, folder: str, paths: list[str], expand: Span | None
    ) -> list[Seen]:
        worked_out = f"<c:expand {expand.attributes}/>" if expand else ""
        data = f"<c:calendar-data>{worked_out}</c:calendar-data>"
        hrefs = "".join(f"<d:href>{escape(path)}</d:href>" for path in paths)
        body = question("c:calendar-multiget", props([names.ETAG], data) + hrefs)
        said = await self._dav.report(folder, body)
        return await asyncio.to_thread(self._answered, said, folder, paths)

    def _answered(self, said: Multistatus, folder: str, paths: list[str]) -> list[Seen]:
        """The objects of an answer that has to speak of each of these."""
        found = self._objects(said, folder, texts=True)
        answered = {canonical(self._path(each, said)) for each in said.responses}
        missing = sum(canonical(path) not in answered for path in paths)
        if missing:
            raise Garbled(
                f"{self._host} does not show {missing} of {len(paths)} bookings that "
                "were asked for."
            )
        return found

    def _objects(self, said: Multistatus, folder: str, *, texts: bool) -> list[Seen]:
        """The objects of an answer; blocks for a while where they are many."""
        found: list[Seen] = []
        failed: list[int] = []
        for each in gently(said.responses):
            path = self._path(each, said)
            if canonical(path.rstrip("/")) == canonical(folder.rstrip("/")):
                self._look_at_folder(each)
                continue
            if not inside(path, folder):
                raise Garbled(f"{self._host} lists what is not in the calendar.")
            status = _status(each, texts=texts)
            if status in (OK, TOO_LONG):
                found.append(_seen(each, path, texts=texts))
            elif status not in GONE:
                failed.append(status)
        if failed:
            raise self._lacking(failed, len(said.responses))
        return found

    def _look_at_folder(self, each: Response) -> None:
        """The calendar itself is listed where the list was cut."""
        if not each.ok:
            raise Refused(
                f"{self._host} gives only a part of the list ({each.status})."
            )

    def _lacking(self, failed: list[int], all: int) -> BackendError:
        worst = max(failed)
        sentence = (
            f"{self._host} does not show {len(failed)} of {all} bookings of its list "
            f"({worst})."
        )
        busy = worst >= 500 or worst in BUSY
        return Unreachable(sentence) if busy else Refused(sentence)

    def _path(self, each: Response, said: Multistatus) -> str:
        return path_of(each.href, self._server + said.path)


def _status(each: Response, *, texts: bool) -> int:
    """What became of one object."""
    if not each.ok:
        return each.status
    if not texts or names.DATA in each.found:
        return OK
    # Not there at all although it is listed: no list is complete without it.
    found = each.failed.get(names.DATA, 500)
    return 500 if found in GONE else found


def _seen(each: Response, path: str, *, texts: bool) -> Seen:
    too_long = names.DATA in each.failed
    text = each.value(names.DATA).text if texts and not too_long else None
    return Seen(path, each.text(names.ETAG), text, too_long)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
