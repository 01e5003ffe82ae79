"""Hands the panel's own sensor's readings to the booking system."""

import asyncio
import logging

from panel.backends.base import BackendError, Reporting
from panel.domain.sensor import Sensor
from panel.engine.pace import backed_off

log = logging.getLogger("panel.sensor")

EVERY = 10.0
"""Seconds between two reports at least: a sensor may speak many times a second."""
LONGEST_REST = 300.0


class Reporter:
    """One report at a time, beside everything else; of several readings the newest.

    A failure is told once, and its end once.
    """

    def __init__(self, backend: Reporting) -> None:
        self._backend = backend
        self._newest: Sensor | None = None
        self._task: asyncio.Task[None] | None = None
        self._failures = 0

    def take(self, sensor: Sensor) -> None:
        """The sensor has said this; in the loop's own thread."""
        self._newest = sensor
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._report())

    async def aclose(self) -> None:
        """Reports nothing more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _report(self) -> None:
        try:
            while (sensor := self._newest) is not None:
                self._newest = None
                await asyncio.sleep(await self._told(sensor))
        finally:
            self._task = None

    async def _told(self, sensor: Sensor) -> float:
        """Tries once; gives the seconds until the next report."""
        try:
            await self._backend.report(sensor)
        except BackendError as error:
            return self._failed(error)
        except Exception:
            log.exception("a fault of the program itself in a report of the sensor")
            return LONGEST_REST
        if self._failures:
            log.info("the booking system takes the sensor's readings again")
        self._failures = 0
        return EVERY

    def _failed(self, error: BackendError) -> float:
        if not self._failures:
            log.warning("the sensor's readings are not taken: %s", error)
        self._failures += 1
        return backed_off(2 * EVERY, LONGEST_REST, self._failures, error)
