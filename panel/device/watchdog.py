"""Signs of life for systemd: given while everything moves that has to."""

import asyncio
import logging
import time
from collections.abc import Callable

from panel.device.service import Service

log = logging.getLogger("panel")

SHARE = 4
"""So many signs fit into systemd's patience, so that a late one harms nobody."""
FIRST = 0.1
"""Seconds between two looks whether the first picture is out."""


class Watchdog:
    """Lives in the screen's loop: while that hangs, there is no sign.

    `begun` says whether the first picture is out, `still` what does not move although
    it has to, empty while all does. `signs` are the signs of life that were given, the
    last one at `told` on the steady clock.
    """

    def __init__(
        self, service: Service, begun: Callable[[], bool], still: Callable[[], str]
    ) -> None:
        self._service = service
        self._begun, self._still = begun, still
        self._told = ""
        self.signs = 0
        self.told: float | None = None

    @property
    def patience(self) -> float | None:
        """Seconds after which systemd takes the panel for dead, None for never."""
        return self._service.patience

    async def watch(self) -> None:
        """Until cancelled; ends at once where nobody listens."""
        if not self._service.listens:
            return
        while not self._begun():
            await asyncio.sleep(FIRST)
        self._service.say("READY=1")
        patience = self._service.patience
        while patience is not None:
            self._look()
            await asyncio.sleep(patience / SHARE)

    def _look(self) -> None:
        still = self._still()
        if not still and self._told:
            log.warning("signs of life are given to systemd again")
        if not still:
            self._service.say("WATCHDOG=1")
            self.signs, self.told = self.signs + 1, time.monotonic()
        elif still != self._told:
            log.error("no sign of life is given to systemd: %s", still)
        self._told = still
