"""The metrics beside the engine: a port of this machine, tried until it is free."""

import asyncio
import logging
import time
from functools import partial

from panel.beside import Place
from panel.metrics.desk import Desk
from panel.metrics.extra import obstacle
from panel.metrics.front import answer
from panel.ports import bound, why
from panel.settings import MetricsTable
from panel.vitals.answering import Asked
from panel.vitals.vitals import Vitals

log = logging.getLogger("panel.metrics")

FIRST = 2.0
"""Seconds after the start: the first picture comes first."""
AGAIN = 30.0
"""Seconds after which a port that was taken is tried again."""
NAME = "metrics"


class Metrics:
    """Answers with how the panel is; asked by nobody it does nothing."""

    def __init__(
        self,
        table: MetricsTable,
        place: Place,
        *,
        after: float = FIRST,
        again: float = AGAIN,
    ) -> None:
        """Begins `after` so many seconds."""
        self._table, self._engine = table, place.parts.engine
        self._after, self._again = after, again
        self._asked = Asked(place.vitals)
        self._desk: Desk | None = None
        self._task = asyncio.get_running_loop().create_task(self._live())

    async def aclose(self) -> None:
        """Answers no more."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if self._desk is not None:
            self._desk.close()

    async def _live(self) -> None:
        await asyncio.sleep(self._after)
        if reason := obstacle():
            log.warning("%s Only /healthz is answered.", reason)
        told = False
        while self._desk is None:
            try:
                listener = bound(self._table.address, self._table.port)
            except OSError as error:
                if not told:
                    self._tell(f"{self._table.listen} is not to be had: {why(error)}.")
                told = True
                await asyncio.sleep(self._again)
            else:
                expose, now = _exposed, time.time
                give = partial(answer, ask=self._asked, expose=expose, now=now)
                self._desk = Desk(listener, give)
        log.info("health and metrics are told on %s", self._table.listen)
        if told:
            self._engine.note(NAME, "")

    def _tell(self, reason: str) -> None:
        sentence = f"Health and metrics cannot be told: {reason}"
        log.warning("%s", sentence)
        self._engine.note(NAME, sentence)


def _exposed(vitals: Vitals) -> tuple[str, bytes]:
    """In the asker's thread, since the library takes its time to load."""
    from panel.metrics.exposition import exposed

    return exposed(vitals)
