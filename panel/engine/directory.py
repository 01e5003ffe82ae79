"""Asks the booking system's directory who somebody is."""

import asyncio
import logging

from panel.backends.base import Backend, BackendError
from panel.domain.booking import Person

log = logging.getLogger("panel.engine")

PATIENCE = 5.0
"""Seconds that the directory may take."""
MOST = 20


async def found_by(backend: Backend, query: str) -> tuple[Person, ...] | None:
    """Whom the directory finds, twenty at most; None where it does not answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            found = await backend.people(query)
    except (BackendError, TimeoutError) as error:
        log.info("the directory does not answer: %s", error or "it took too long")
        return None
    except Exception:
        log.exception("a fault of the program itself in a search for somebody")
        return None
    return found[:MOST]
