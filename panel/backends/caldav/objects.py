"""Objects of the calendar as they are at this moment, past all that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from panel.backends.base import Garbled, Refused
from panel.backends.caldav.asking import Span
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.listing import Listing
from panel.backends.caldav.shelf import Shelf
from panel.backends.http import Answer
from panel.backends.ical import Reader, Unreadable
from panel.backends.ical.editing.change import Change, Changed

NOT_READ = "A booking of that time cannot be read, so the room is not booked."


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where bookings are written: the calendar's folder, the room's zone."""

    folder: str
    zone: ZoneInfo


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

    def __init__(self, dav: Dav, listing: Listing, reader: Reader) -> None:
        self._dav = dav
        self._listing = listing
        self._reader = reader

    async def get(self, path: str) -> Object | None:
        """None where there is none."""
        answer = await self._dav.get(path)
        return None if answer is None else Object.of(path, answer)

    async def at(self, room: Room, start: datetime, end: datetime) -> Shelf:
        """What the calendar holds of a stretch of time, and perhaps of more.

        Raises:
            Refused: something of that time cannot be read.
        """
        span = Span(start, end)
        shelf = await self._listing.fresh(room.folder, span, room.zone)
        if shelf.unreadable:
            raise Refused(NOT_READ)
        return shelf

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
