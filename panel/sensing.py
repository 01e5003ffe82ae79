"""The panel's own sensor: its readings for the engine, and for the booking system."""

import asyncio
from contextlib import suppress

from panel.backends.base import Reporting
from panel.beside import Place
from panel.device.listening import Listener
from panel.device.readings import reading
from panel.engine.reporter import Reporter
from panel.settings import SensorTable


class Sensing:
    """Listens in a thread; all else happens in the loop's own."""

    def __init__(self, table: SensorTable, place: Place) -> None:
        """Begins to listen."""
        backend = place.parts.backend
        self._engine, self._now = place.parts.engine, place.now
        self._reporter = Reporter(backend) if isinstance(backend, Reporting) else None
        self._loop = asyncio.get_running_loop()
        self._listener = Listener(self._hear, command=table.command, path=table.path)

    async def aclose(self) -> None:
        """Listens no more."""
        self._listener.close()
        if self._reporter is not None:
            await self._reporter.aclose()

    def _hear(self, line: bytes) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._loop.call_soon_threadsafe(self._sense, line)

    def _sense(self, line: bytes) -> None:
        heard = reading(line, self._now())
        if heard is None:
            return
        if heard.tells_people:
            self._engine.sense(heard)
        if self._reporter is not None:
            self._reporter.take(heard)
