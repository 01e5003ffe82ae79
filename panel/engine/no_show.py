"""Releases a booking to which nobody checked in, and tries again where it failed."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from panel.backends.base import Backend
from panel.domain.booking import Booking
from panel.domain.link import Fault
from panel.domain.outcome import Declined, Done, Outcome
from panel.engine.clerk import end_no_show
from panel.engine.clock import Now
from panel.engine.ledger import Ledger
from panel.engine.news import acted

log = logging.getLogger("panel.engine")

Read = Callable[[], Awaitable[Fault | None]]
"""Reads the list as new as the system has it."""


class NoShow:
    """The release of the current booking; `comment` is what its people are told.

    `released` is called after each.
    """

    def __init__(
        self,
        ledger: Ledger,
        backend: Backend,
        read: Read,
        *,
        now: Now,
        comment: str,
        released: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._backend = backend
        self._read = read
        self._now = now
        self._comment = comment
        self._released = released

    async def release(self) -> None:
        """One try, if a release is due; a failed one is tried again later."""
        watch = self._ledger.known.watch
        if watch is None or not self._ledger.known.release_due(self._now()):
            return
        why = await self._try()
        latest = self._ledger.known.watch
        if not why or latest is None or latest.key != watch.key:
            return
        if not watch.tries:
            log.warning("a no-show was not released, trying again: %s", why)
        retried = latest.retry(self._now())
        self._ledger.apply(replace(self._ledger.known, watch=retried))

    async def _try(self) -> str:
        """Reads again and ends the booking; else why it was not ended."""
        shown = self._current()
        if fault := await self._read():
            return fault.value
        if shown is None or not self._ledger.known.release_due(self._now()):
            return ""
        if not _same(self._current(), shown):
            return "the booking was changed"
        said = self._ledger.known.said
        if said is not None and said.waiting != shown.key:
            return "the booking system does not say that it waits for a check-in"
        now = self._now()
        act = await end_no_show(shown, now, self._comment, self._backend)
        self._ledger.apply(acted(self._ledger.known, act, self._now()))
        await self._read()
        if isinstance(act.outcome, Done):
            log.info("released a booking to which nobody checked in")
            self._released()
            return ""
        still = self._current()
        return _why(act.outcome) if still and still.key == shown.key else ""

    def _current(self) -> Booking | None:
        return self._ledger.known.day.current(self._now())


def _same(booking: Booking | None, shown: Booking) -> bool:
    """Whether it is unchanged; that nobody has checked in may have become known."""
    return (
        booking is not None and replace(booking, checked_in=shown.checked_in) == shown
    )


def _why(outcome: Outcome) -> str:
    if isinstance(outcome, Declined):
        return outcome.text or outcome.reason.value
    return "the answer was lost"
