"""What the program on the wall does for the admin's page."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from panel.device.machine import addresses, host_name
from panel.device.ring import Ring
from panel.pin import Guard, matches
from panel.settings import Settings
from panel.ui.health import Health, Told
from panel.vitals.vitals import Vitals


class Office:
    """Knows the settings in force, the log, and who tried which PIN how often."""

    def __init__(
        self,
        ring: Ring,
        settings: Callable[[], Settings | None],
        vitals: Callable[[], Vitals],
        guard: Guard | None = None,
    ) -> None:
        """`ring` keeps the last lines of the log, `settings` are those in force."""
        self._ring, self._settings = ring, settings
        self._guard = guard or Guard()
        self._vitals = vitals
        self._tries: set[asyncio.Task[None]] = set()

    def health(self) -> Health:
        """How the program and its machine are now."""
        settings, vitals = self._settings(), self._vitals()
        return Health(
            version=vitals.version,
            host=host_name(),
            addresses=addresses(),
            running=timedelta(seconds=vitals.running),
            system=vitals.system,
            settings=vitals.settings,
            store=vitals.store,
            log=self._ring.lines,
            locked=bool(settings and settings.admin.pin),
        )

    def try_pin(self, pin: str, told: Told) -> None:
        """Compares a PIN in a worker thread and tells what came of it."""
        task = asyncio.ensure_future(self._try(pin, told))
        self._tries.add(task)
        task.add_done_callback(self._tries.discard)

    async def _try(self, pin: str, told: Told) -> None:
        settings = self._settings()
        kept = settings.admin.pin if settings else ""
        if self._guard.wait() or not kept:
            told(False, self._guard.wait())
            return
        right = await asyncio.to_thread(matches, pin, kept)
        self._guard.learn(right=right)
        told(right, self._guard.wait())
