"""The claim: one object of the calendar that says that a panel is booking.

CalDAV takes two bookings for one time without a word. Panels of one room agree among
themselves: who has the claim looks whether the room is free, and books.
"""

import asyncio
import logging
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from panel.backends.base import BackendError, Conflict, Garbled, Unreachable
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.fetching import CLAIM
from panel.backends.http import Answer, moment
from panel.backends.ical.editing.making import (
    GIVEN_BACK,
    claim_text,
    given_back_text,
    uid_of,
)

log = logging.getLogger("panel.caldav")

EXPIRES = timedelta(seconds=30)
"""Age of a claim, by the server's clock, that a panel has left behind."""
BUDGET = 20.0
"""Seconds after which a panel gives up what it wanted to do under its claim."""
PATIENCE = 8.0
"""Seconds for which others are waited for."""
TIDYING = 5.0
"""Seconds for giving back a claim that cannot be removed."""
PAUSE = (0.1, 0.5)
"""Seconds between two tries, at least and at most."""
AHEAD = timedelta(seconds=5)
"""How far before the server's clock a moment of its own may be."""
ANOTHER = "Another panel is booking this room: try again in a moment."

_STAMP = re.compile(rb"(?m)^DTSTAMP(?:;[^:\r\n]*)?:(\d{8}T\d{6}Z)")
_GIVEN_BACK = re.compile(rb"(?mi)^%b\r?$" % ":".join(GIVEN_BACK).encode())


@dataclass(frozen=True, slots=True)
class Claim:
    """One that we have: which version of the object, and until when to be done.

    `until` is of the event loop's clock.
    """

    path: str
    token: str
    etag: str
    until: float


class Claims:
    """Takes and gives back the claim of one calendar.

    `now` is the panel's clock, which counts only where the server tells no time;
    `patience` the seconds for which others are waited for.
    """

    def __init__(
        self,
        dav: Dav,
        now: Callable[[], datetime],
        patience: float = PATIENCE,
    ) -> None:
        self._dav = dav
        self._now = now
        self._patience = patience

    async def take(self, folder: str) -> Claim:
        """Waits for other panels for a while.

        Raises:
            Conflict: another panel does not give it back.
        """
        latest = _time() + self._patience
        while True:
            claim = await self._tried(folder + CLAIM)
            if claim is not None:
                return claim
            if _time() > latest:
                raise Conflict(ANOTHER)
            await self.pause()

    async def give_back(self, claim: Claim) -> bool:
        """Whether it was ours all the time.

        Where that cannot be told, the time tells: nobody takes one that is not old.
        """
        lost = False
        try:
            if await self._dav.delete(claim.path, {"If-Match": claim.etag}):
                return True
            lost = True
        except BackendError as error:
            log.debug("the claim is not removed: %s", error)
        try:
            async with asyncio.timeout(TIDYING):
                if await self._kept(claim):
                    return True
        except (TimeoutError, BackendError) as error:
            log.debug("the claim is left to grow old: %s", error)
        return not lost and _time() < claim.until

    async def free(self, folder: str) -> bool:
        """Whether nobody has it at this moment."""
        held = await self._dav.get(folder + CLAIM)
        return held is None or self._old(held)

    async def pause(self) -> None:
        """A moment of any length, so that two panels do not keep step."""
        least, most = PAUSE
        await asyncio.sleep(least + (most - least) * random.random())

    async def _kept(self, claim: Claim) -> bool:
        """Whether it is ours at this moment; it is then marked as given back.

        Some servers do not let the same name be removed again as long as something
        of that name is in their bin.
        """
        held = await self._dav.get(claim.path)
        if held is None or claim.token.encode() not in held.body:
            return False
        data = given_back_text(_uid(held), self._dav.moment or self._now())
        try:
            await self._dav.put(claim.path, data, {"If-Match": _etag(held)})
        except BackendError as error:
            log.debug("the claim is left to grow old: %s", error)
        return True

    async def _tried(self, path: str) -> Claim | None:
        """Ours where there is none, or one that was given back or left behind."""
        token, until = str(uuid4()), _time() + BUDGET
        told = await self._put(path, token, until, str(uuid4()))
        if told is not None:
            return told
        held = await self._dav.get(path)
        if held is None:
            return None
        if token.encode() in held.body:
            # Somebody on the way has asked twice, and told us the second answer.
            return Claim(path, token, _etag(held), until)
        if not self._old(held):
            return None
        return await self._put(path, token, until, _uid(held), etag=_etag(held))

    async def _put(
        self, path: str, token: str, until: float, uid: str, etag: str = ""
    ) -> Claim | None:
        data = claim_text(uid, token, self._dav.moment or self._now())
        only = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        try:
            told = await self._dav.put(path, data, only)
        except (Unreachable, Garbled) as error:
            if isinstance(error, Unreachable) and not error.maybe_done:
                raise
            return await self._looked_up(path, token, until, error)
        if told is None:
            return await self._looked_up(path, token, until) if etag else None
        given = told.headers.get("etag", "")
        if given:
            return Claim(path, token, given, until)
        return await self._looked_up(path, token, until)

    async def _looked_up(
        self, path: str, token: str, until: float, error: BackendError | None = None
    ) -> Claim | None:
        """Whether a claim is ours whose answer was lost, or named no version."""
        held = await self._dav.get(path)
        if held is not None and token.encode() in held.body:
            return Claim(path, token, _etag(held), until)
        if error is not None:
            raise error
        return None

    def _old(self, held: Answer) -> bool:
        """Whether a panel has given it back, or left it behind.

        The later one counts of what tells its age.
        """
        if _GIVEN_BACK.search(held.body):
            return True
        date = held.date or self._now()
        stamp = _STAMP.search(held.body)
        told = (moment(held.headers.get("last-modified")), _read(stamp and stamp[1]))
        known = [at for at in told if at is not None and at <= date + AHEAD]
        return not known or date - max(known) > EXPIRES


def _read(stamp: bytes | None) -> datetime | None:
    try:
        return datetime.strptime(f"{(stamp or b'').decode()}+0000", "%Y%m%dT%H%M%SZ%z")
    except ValueError:
        return None


def _uid(held: Answer) -> str:
    """An object keeps its UID for as long as it lives."""
    return uid_of(held.body).decode() or str(uuid4())


def _etag(held: Answer) -> str:
    """Which version an object is.

    Raises:
        Garbled: the server does not say, so nothing can be changed safely.
    """
    etag = held.headers.get("etag", "")
    if not etag:
        raise Garbled(f"{held.host} does not say which version an object is.")
    return etag


def _time() -> float:
    return asyncio.get_running_loop().time()
