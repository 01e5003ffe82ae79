"""Asks the booking system's directory who somebody is."""

import asyncio
import logging

from panel.backends.base import Backend, BackendError
from panel.domain.booking import Person

log = logging.getLogger("panel.engine")

PATIENCE = 5.0
"""Seconds that the directory may take."""
MOST = 20


class Directory:
    """The system's directory; that it does not answer is logged once, and the end."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._fallen = False

    async def found(self, query: str) -> tuple[Person, ...] | None:
        """Whom it finds, twenty at most; None where it does not answer."""
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self._backend.people(query)
        except (BackendError, TimeoutError) as error:
            self._fell(error)
            return None
        except Exception:
            log.exception("a fault of the program itself in a search for somebody")
            return None
        if self._fallen:
            log.info("the directory answers again")
        self._fallen = False
        return found[:MOST]

    def _fell(self, error: Exception) -> None:
        if not self._fallen:
            why = str(error) or "it took too long"
            log.warning("the directory does not answer: %s", why)
        self._fallen = True
