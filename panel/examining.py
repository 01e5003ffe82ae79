"""Asks a booking system what `check` and `doctor` want to know, in an order."""

import time
from collections.abc import AsyncIterator
from datetime import datetime

from panel.app import Parts
from panel.backends.base import (
    BackendError,
    Examined,
    Finding,
    Garbled,
    Reading,
    RoomInfo,
    Unauthorised,
    Unreachable,
)

REMEDIES = (
    (Unreachable, "check the network, the address in [backend] and the store"),
    (Unauthorised, "check the key or password in [backend] and its rights"),
    (Garbled, "check that the address in [backend] is the booking system's"),
)


class Examination:
    """One look; `info`, `reading` and `took`, its seconds, are there afterwards."""

    def __init__(self, parts: Parts, now: datetime) -> None:
        self._parts, self._now = parts, now
        self.info: RoomInfo | None = None
        self.reading: Reading | None = None
        self.took = 0.0

    async def findings(self) -> AsyncIterator[Finding]:
        """What the system itself tells, then whether room and bookings can be read.

        Nothing comes after a failure.
        """
        backend = self._parts.backend
        if isinstance(backend, Examined):
            async for finding in backend.examine():
                yield finding
                if finding.failure:
                    return
        try:
            self.info = await backend.room()
            window = self._parts.engine.snapshot.day.window(self._now, 1)
            began = time.monotonic()
            self.reading = await backend.bookings(*window)
            self.took = time.monotonic() - began
        except BackendError as error:
            yield Finding.failed(error, _remedy(error))


def _remedy(error: BackendError) -> str:
    fitting = (text for kind, text in REMEDIES if isinstance(error, kind))
    return next(fitting, "ask the administrator of the booking system")
