"""What is known of the system and the key: asked over REST, kept for an hour."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from panel.backends.base import BackendError
from panel.backends.placeos.rest import Key, Rest, System
from panel.backends.placeos.staff import Staff

log = logging.getLogger("panel.placeos")

FRESH = 3600.0
AGAIN = 120.0
"""Seconds after which what was refused or lost is asked again."""
PATIENCE = 5.0
"""Seconds for which the room waits for what REST says; it has a name without it."""


class About:
    """The module does without: a key that may not ask gives no system and no staff.

    `news` is set when something new is known.
    """

    def __init__(
        self,
        rest: Rest,
        staff: Staff,
        system_id: str,
        *,
        token: str,
        now: Callable[[], datetime],
        news: Callable[[], None],
    ) -> None:
        self._rest = rest
        self._staff = staff
        self._system_id = system_id
        self._token = token
        self._now = now
        self._news = news
        self._asking: asyncio.Task[None] | None = None
        self._due = 0.0
        self.system: System | None = None
        self.key: Key | None = None
        self.has_staff = False

    async def id(self) -> str:
        """The system's id; an e-mail address has to be looked up.

        Raises:
            BackendError: it cannot be.
        """
        if "@" not in self._system_id:
            return self._system_id
        if self.system is None:
            self.system = await self._rest.system(self._system_id)
        return self.system.id

    async def known(self) -> None:
        """Asks where that is due; waits for the first answer, but not for long."""
        loop = asyncio.get_running_loop()
        if self._asking is None or (self._asking.done() and loop.time() >= self._due):
            first = self._asking is None
            self._asking = asyncio.create_task(self._ask())
            if first:
                await asyncio.wait({self._asking}, timeout=PATIENCE)

    async def aclose(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _ask(self) -> None:
        before = self.system, self.has_staff
        self._due = asyncio.get_running_loop().time() + FRESH
        for question in (self._ask_system, self._ask_key):
            try:
                await question()
            except BackendError as error:
                self._due = asyncio.get_running_loop().time() + AGAIN
                log.debug("what PlaceOS holds of the room is not known: %s", error)
        if before != (self.system, self.has_staff):
            self._news()

    async def _ask_system(self) -> None:
        self.system = await self._rest.system(self._system_id)

    async def _ask_key(self) -> None:
        self.key = await self._rest.key(self._token)
        self.has_staff = self.key.is_public and await self._staff.answers(
            await self.id(), self._now()
        )
