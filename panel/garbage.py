"""When the search for garbage may take its time: not while a finger waits."""

import asyncio
import gc

SETTLED = 3.0
"""Seconds after which what is there by then is no longer searched: a search through
all of it takes longer than a frame."""
HOUR = 3600.0
NEVER = 1_000_000


class Garbage:
    """Searches the young objects as ever, and all the others once an hour.

    Left to itself, Python searches them all as soon as many are new, which is when
    the bookings of a full calendar have just come: 25 ms in the middle of the news.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begins in a moment; until then Python does as it always does."""
        self._loop = loop
        self._before = gc.get_threshold()
        self._next = loop.call_later(SETTLED, self._settle)

    def close(self) -> None:
        """As it was before."""
        self._next.cancel()
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def _settle(self) -> None:
        # Before settings changed all was frozen, too: what went with them is garbage
        # only now, and what is frozen is never searched.
        gc.collect()
        gc.freeze()
        young, middle, _ = self._before
        gc.set_threshold(young, middle, NEVER)
        self._next = self._loop.call_later(HOUR, self._search)

    def _search(self) -> None:
        gc.collect()
        self._next = self._loop.call_later(HOUR, self._search)
