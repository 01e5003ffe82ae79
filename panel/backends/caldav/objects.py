"""Objects of the calendar as they are at this moment, past all that is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import Garbled, Refused
from panel.backends.caldav.asking import Asking, Span
from panel.backends.caldav.dav import Dav
from panel.backends.http import Answer
from panel.backends.ical import Found, Reader, Text, Unreadable
from panel.backends.ical.editing.change import Change, Changed

AROUND = timedelta(days=1)
NOT_READ = "A booking of that time cannot be read, so the room is not booked."


@dataclass(frozen=True, slots=True)
class Object:
    """One object to the byte, and its version. `tag` is the version of what was agreed
    with its people, where the server keeps one."""

    path: str
    etag: str
    data: bytes = field(repr=False)
    tag: str = ""

    @classmethod
    def of(cls, path: str, answer: Answer) -> "Object":
        """What an answer gives.

        Raises:
            Garbled: it names no version, so nothing can be changed safely.
        """
        etag = answer.headers.get("etag", "")
        if not etag:
            raise Garbled(f"{answer.host} does not say which version an object is.")
        return cls(path, etag, answer.body, answer.headers.get("schedule-tag", ""))

    @property
    def unchanged(self) -> Mapping[str, str]:
        """The condition that it is still this version."""
        return {"If-Match": self.etag}


class Objects:
    """Reads single objects and short stretches of time."""

    def __init__(
        self,
        dav: Dav,
        asking: Asking,
        reader: Reader,
        zone: Callable[[], ZoneInfo],
    ) -> None:
        self._dav = dav
        self._asking = asking
        self._reader = reader
        self._zone = zone

    async def get(self, path: str) -> Object | None:
        """None where there is none."""
        answer = await self._dav.get(path)
        return None if answer is None else Object.of(path, answer)

    async def at(
        self, folder: str, start: datetime, end: datetime
    ) -> tuple[Found, ...]:
        """Every booking of a stretch of time.

        Raises:
            Refused: one of them cannot be read.
        """
        # Servers know no zone of the room for dates and times without one.
        span = Span(start - AROUND, end + AROUND)
        seen = await self._asking.listed(folder, span, texts=True)
        if any(each.text is None for each in seen):
            raise Refused(NOT_READ)
        texts = [Text(s.path, s.etag, (s.text or "").encode()) for s in seen]
        try:
            read = await self._reader.read(texts, start, end, self._zone())
        except Unreadable as error:
            raise Garbled(str(error)) from None
        if any(problem.skipped for problem in read.problems):
            raise Refused(NOT_READ)
        return read.found

    async def changed(self, asked: Change) -> Changed:
        """An object as it is to be after a change.

        Raises:
            Refused: it is written in a way that cannot be changed.
        """
        try:
            changed = await self._reader.change(asked)
        except Unreadable as error:
            raise Garbled(str(error)) from None
        if changed.problem:
            raise Refused(changed.problem)
        return changed
