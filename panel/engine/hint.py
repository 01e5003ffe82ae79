"""Something may have changed: heeded soon, however often it is said."""

import asyncio
from collections.abc import Callable


class Hint:
    """One at most waits to be heeded.

    `delay` gives the seconds after which the system shows what has changed. What comes
    while a hint waits may be shown later still, so it is heeded once more.
    """

    def __init__(self, heed: Callable[[], None], delay: Callable[[], float]) -> None:
        self._heed, self._delay = heed, delay
        self._timer: asyncio.TimerHandle | None = None
        self._again = False

    def come(self) -> None:
        """Something may have changed."""
        if self._timer is not None:
            self._again = True
            return
        delay = self._delay()
        if delay:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(delay, self._due)
        else:
            self._heed()

    def _due(self) -> None:
        self._timer = None
        self._heed()
        if self._again:
            self._again = False
            self.come()
