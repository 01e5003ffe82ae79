"""Single objects written: tried once, and looked up where no answer came."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from panel.backends.base import BackendError, Conflict, Garbled, Refused, Unreachable
from panel.backends.caldav.dav import NEW, Dav
from panel.backends.caldav.objects import Object, Objects
from panel.backends.caldav.refusal import CHANGED, GONE
from panel.backends.ical.editing.change import Change, Changed, What
from panel.backends.ical.editing.making import uid_of
from panel.domain.booking import Booking

log = logging.getLogger("panel.caldav")

TOO_SLOW = "The calendar answers too slowly: try again in a moment."
THERE_ALREADY = "The calendar holds a booking of this name already."
TRIES = 2
"""How often a change is tried where somebody else has changed the object meanwhile."""

Look = Callable[[Object | None], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One change of one booking: where it is written, and `until` when at the latest,
    by the event loop's clock."""

    what: What
    booking: Booking
    path: str
    zone: ZoneInfo
    to: datetime | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A change that stands. `before` is what the object was."""

    path: str
    etag: str
    changed: Changed = field(default_factory=Changed)
    before: bytes = field(default=b"", repr=False)

    @property
    def unchanged(self) -> Mapping[str, str]:
        """The condition that nobody has changed it since."""
        return {"If-Match": self.etag}


class Writing:
    """Writes objects of one calendar. `now` is what is written as their time."""

    def __init__(self, dav: Dav, objects: Objects, now: Callable[[], datetime]) -> None:
        self._dav = dav
        self._objects = objects
        self._now = now

    async def make(self, path: str, data: bytes, until: float) -> Written:
        """A new object. Its UID is nobody else's: one that has it is this one.

        Raises:
            Refused: something else has its name.
        """

        async def is_there(found: Object | None) -> bool:
            return found is not None and uid_of(found.data) == uid_of(data)

        etag = await self._put(path, data, NEW, until, is_there)
        if etag is None:
            # Somebody on the way may have asked twice, and told us the second answer.
            etag = await self._looked_up(path, Refused(THERE_ALREADY), is_there)
        return Written(path=path, etag=etag)

    async def change(self, ask: Ask) -> Written:
        """A change of what the calendar holds at this moment.

        Where somebody else has changed the object in between it is read again, and the
        same is tried once more if the booking is still what it was.

        Raises:
            Conflict: it is gone, or not the same any more.
        """
        tag, before = "", b""
        for number in range(TRIES):
            found = await self._objects.get(ask.path)
            if found is None:
                raise Conflict(GONE)
            asked = Change(
                what=ask.what,
                booking=ask.booking,
                now=self._now(),
                zone=ask.zone,
                data=found.data,
                to=ask.to,
            )
            if number and await self._is_done(found, asked):
                # By ourselves, where somebody on the way has asked twice.
                return Written(path=ask.path, etag=found.etag, before=before)
            changed = await self._objects.changed(asked)
            _look_at(changed, ask)
            only = found.unchanged
            if tag and tag == found.tag:
                # What was changed is the reply of somebody invited.
                only = {"If-Schedule-Tag-Match": tag}
            etag = await self._written(found, changed, asked, only, ask.until)
            before = found.data
            if etag is not None:
                return Written(path=ask.path, etag=etag, changed=changed, before=before)
            tag = found.tag
        raise Conflict(CHANGED)

    async def take_back(self, written: Written) -> bool:
        """Puts back what was there before, if nobody has changed it since.

        Whether that is done for certain.
        """
        path, only = written.path, written.unchanged
        try:
            if written.before:
                return await self._dav.put(path, written.before, only) is not None
            return await self._dav.delete(path, only)
        except BackendError as error:
            log.warning("a change is perhaps not taken back: %s", error)
            return False

    async def _written(
        self,
        found: Object,
        changed: Changed,
        asked: Change,
        only: Mapping[str, str],
        until: float | None,
    ) -> str | None:
        """The new version, empty for none; None where somebody was faster."""

        async def is_done(now: Object | None) -> bool:
            return await self._is_done(now, asked)

        if asked.what is What.CANCEL and changed.alone:
            return await self._removed(found.path, only, is_done)
        if changed.data is None:
            return found.etag
        return await self._put(found.path, changed.data, only, until, is_done)

    async def _put(
        self,
        path: str,
        data: bytes,
        only: Mapping[str, str],
        until: float | None,
        is_done: Look,
    ) -> str | None:
        if until is not None and asyncio.get_running_loop().time() >= until:
            raise Unreachable(TOO_SLOW)
        try:
            async with asyncio.timeout_at(until):
                told = await self._dav.put(path, data, only)
        except (TimeoutError, Unreachable, Garbled) as error:
            return await self._looked_up(path, _lost(error), is_done)
        if told is None:
            return None
        etag = told.headers.get("etag", "")
        # Whoever changes what he is given names no version.
        return etag or await self._version(path)

    async def _removed(
        self, path: str, only: Mapping[str, str], is_done: Look
    ) -> str | None:
        try:
            return "" if await self._dav.delete(path, only) else None
        except (Unreachable, Garbled) as error:
            return await self._looked_up(path, _lost(error), is_done)

    async def _version(self, path: str) -> str:
        found = await self._objects.get(path)
        return found.etag if found else ""

    async def _looked_up(self, path: str, error: BackendError, is_done: Look) -> str:
        """The version of what is there, if the change whose answer was lost is done.

        Raises:
            BackendError: it is not, or nobody can say; it is never tried again.
        """
        if isinstance(error, Unreachable) and not error.maybe_done:
            raise error
        try:
            found = await self._objects.get(path)
            done = await is_done(found)
        except BackendError as second:
            log.debug("whether a change was made is not known: %s", second)
            raise Unreachable(str(error), maybe_done=True) from None
        if not done:
            raise error
        return found.etag if found else ""

    async def _is_done(self, now: Object | None, asked: Change) -> bool:
        if now is None:
            return asked.what is What.CANCEL
        again = await self._objects.changed(replace(asked, data=now.data))
        found = again.found
        if asked.what is What.CANCEL:
            return found is None or not found.occupies
        if asked.what is What.CHECK_IN:
            return found is not None and again.data is None
        return found is not None and found.end == asked.to


def _look_at(changed: Changed, ask: Ask) -> None:
    """Whether the booking is what somebody at the door has seen.

    Raises:
        Conflict: it is gone or was changed.
    """
    found, seen = changed.found, ask.booking
    if found is None or not found.occupies:
        raise Conflict(GONE)
    moved = found.start != seen.start
    if moved or (ask.what is not What.CHECK_IN and found.end != seen.end):
        raise Conflict(CHANGED)


def _lost(error: Exception) -> BackendError:
    if isinstance(error, BackendError):
        return error
    return Unreachable(TOO_SLOW, maybe_done=True)
