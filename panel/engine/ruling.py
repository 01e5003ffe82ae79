"""What the booking system says of its room, and the rules that follow from it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from panel.backends.base import Backend, Capabilities, RoomInfo
from panel.domain.room import Room, Rules
from panel.engine.known import Known
from panel.engine.news import ruled

Derive = Callable[[RoomInfo, Capabilities], tuple[Room, Rules]]
"""What the settings make of what the system says of the room."""

AGAIN = 3600.0
"""Seconds after which the system is asked again about the room itself."""


class Ruling:
    """`info` is what the system said last, `room` and `rules` are what follows."""

    def __init__(self, backend: Backend, derive: Derive) -> None:
        self._backend, self._derive = backend, derive
        self._due = 0.0
        self.info = RoomInfo()
        self.room, self.rules = self._derived()

    def take(self, info: RoomInfo) -> None:
        """This is what the system says, or said in an earlier run."""
        self.info = info
        self.room, self.rules = self._derived()

    async def ask(self) -> bool:
        """Asks where it is time to; whether the answer is another than the last.

        Raises:
            BackendError: the system did not answer.
        """
        loop, able = asyncio.get_running_loop(), self._backend.capabilities
        if loop.time() < self._due and not (able.live or able.room_at_hand):
            return False
        info = await self._backend.room()
        self._due = loop.time() + AGAIN
        differs = info != self.info
        self.take(info)
        return differs

    def over(self, known: Known) -> Known:
        """What is known, with this room, these rules and what the system can do."""
        able = self._backend.capabilities
        return replace(ruled(known, self.room, self.rules), capabilities=able)

    def _derived(self) -> tuple[Room, Rules]:
        return self._derive(self.info, self._backend.capabilities)
