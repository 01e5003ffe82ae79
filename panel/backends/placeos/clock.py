"""The server's own clock, as it told the time last."""

import asyncio
from datetime import datetime, timedelta


class ServerClock:
    """Goes on by the steady clock between two answers."""

    def __init__(self) -> None:
        self._told: datetime | None = None
        self._at = 0.0

    def take(self, told: datetime | None) -> None:
        """The time at this moment; None where an answer does not tell it."""
        if told is not None:
            self._told, self._at = told, asyncio.get_running_loop().time()

    def now(self) -> datetime | None:
        """The time, None where it was never told."""
        if self._told is None:
            return None
        passed = asyncio.get_running_loop().time() - self._at
        return self._told + timedelta(seconds=passed)
