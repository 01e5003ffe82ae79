"""The booking system's own word for the room's status beside ours."""

import logging
from datetime import datetime, timedelta

from panel.domain.status import Status
from panel.engine.known import Known

log = logging.getLogger("panel.engine")

PATIENCE = timedelta(seconds=90)
"""How long the two may differ: systems look at the clock once a minute."""
WORDS = ("free", "pending", "busy")


class Opinion:
    """Notices a difference that lasts; logged once, and a sentence while it does."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._told = False

    def look(self, known: Known, now: datetime) -> tuple[str, ...]:
        """The sentence, where the two have differed for too long."""
        status = known.status(now)
        said = "" if known.said is None else known.said.status
        heard = known.link.connected(now) and said in WORDS and _comparable(status)
        # What was given up here alone is busy for the system, as it should be.
        if not heard or said == status.word or known.day.held.at(now):
            if self._told and heard:
                log.info("the booking system's word is that of its bookings again")
            self._since, self._told = None, False
            return ()
        self._since = self._since or now
        if now - self._since < PATIENCE:
            return ()
        sentence = (
            f"The booking system calls the room {said}, "
            f"by its bookings it is {status.word}."
        )
        if not self._told:
            log.warning("%s", sentence)
            self._told = True
        return (sentence,)


def _comparable(status: Status) -> bool:
    """Not all systems know that all-day bookings and buffers ask for no check-in."""
    shown = (status.current, status.next)
    return all(booking is None or booking.can_pend for booking in shown)
