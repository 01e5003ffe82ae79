"""Keeps the booking system calling: asked for, asked for again, taken back."""

import asyncio
import logging
from datetime import timedelta

from panel.backends.base import BackendError, Pushed
from panel.engine.pace import backed_off

log = logging.getLogger("panel.push")

FIRST_PAUSE, LONGEST_PAUSE = 30.0, 3600.0
"""Seconds after a failure."""
EARLY = 0.75
"""The share of the time given after which it is asked for again."""
LET_GO = 2.0
"""Seconds that taking it back may take."""


class Subscription:
    """One panel's; `address` is a secret and never told to anybody else."""

    def __init__(self, backend: Pushed, address: str, *, replacing: str) -> None:
        self._backend = backend
        self._address = address
        self._replacing = replacing
        self._failures = 0

    async def keep(self) -> None:
        """Lives until cancelled."""
        while True:
            pause = await self._asked()
            if pause is None:
                await asyncio.Event().wait()
            else:
                await asyncio.sleep(pause)

    async def take_back(self) -> None:
        """What was asked for is not needed any more; bounded in time."""
        try:
            async with asyncio.timeout(LET_GO):
                await self._backend.unsubscribe()
        except (BackendError, TimeoutError):
            log.info("the booking system goes on calling until the panel is back")

    async def _asked(self) -> float | None:
        """Asks once; gives the seconds until it is asked again, None for never."""
        try:
            lasts = await self._backend.subscribe(
                self._address, replacing=self._replacing
            )
        except BackendError as error:
            return self._failed(error)
        except Exception:
            log.exception("a fault of the program itself in asking to be called")
            return LONGEST_PAUSE
        if self._failures:
            log.info("the booking system calls again")
        self._failures = 0
        return None if lasts is None else _early(lasts)

    def _failed(self, error: BackendError) -> float:
        if not self._failures:
            log.warning("the booking system will not call this panel: %s", error)
        self._failures += 1
        return backed_off(FIRST_PAUSE, LONGEST_PAUSE, self._failures, error)


def _early(lasts: timedelta) -> float:
    return max(lasts.total_seconds() * EARLY, 1.0)
