"""Faults of the program itself: logged and borne, but not three in a row."""

import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger("panel.engine")

TOO_MANY = 3


class Faults:
    """Counts the faults in a row of one endless loop."""

    def __init__(self) -> None:
        self._row = 0

    async def bear(self, step: Callable[[], Awaitable[None]]) -> None:
        """Takes one step of the loop.

        Raises:
            Exception: what the step raised, when it is the third fault in a row.
        """
        try:
            await step()
        except Exception:
            self._row += 1
            log.exception("a fault of the program itself, number %d", self._row)
            if self._row >= TOO_MANY:
                raise
        else:
            self._row = 0
