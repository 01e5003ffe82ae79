"""What the kernel and systemd know of the panel beside what it knows of itself."""

from dataclasses import replace

from panel.device.memory import proportional
from panel.device.unit import restarts, unit_of
from panel.vitals.vitals import Vitals


class Completing:
    """Adds what the kernel and systemd know; they are asked in the asker's thread."""

    def __init__(self) -> None:
        """Nobody was asked yet."""
        self._service: tuple[str, int | None] | None = None

    def __call__(self, vitals: Vitals) -> Vitals:
        """The same figures and more."""
        if self._service is None:
            # A process never outlives a restart: once is enough.
            unit = unit_of(vitals.pid)
            self._service = unit, restarts(unit) if unit else None
        unit, count = self._service
        memory = proportional(vitals.pid)
        return replace(vitals, memory=memory, unit=unit, restarts=count)
