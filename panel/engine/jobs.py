"""What the engine has to do with the booking system: one job after the other."""

import asyncio
from collections.abc import Callable, Coroutine

from panel.engine.faults import Faults

Job = Callable[[], Coroutine[None, None, None]]

ENDLESS = 300.0
"""Seconds after which one job will never end."""


class Jobs:
    """A queue. Of those that are wanted by name, each waits in it once at most."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Job] = asyncio.Queue()
        self._waiting: set[str] = set()
        self._begun: float | None = None

    def add(self, job: Job) -> None:
        """Queues a job behind all others."""
        self._queue.put_nowait(job)

    def want(self, name: str, job: Job) -> None:
        """Queues a job unless the same one waits already."""
        if name in self._waiting:
            return
        self._waiting.add(name)

        async def once() -> None:
            self._waiting.discard(name)
            await job()

        self.add(once)

    def endless(self) -> bool:
        """Whether the job under way will never end."""
        now = asyncio.get_running_loop().time()
        return self._begun is not None and now - self._begun > ENDLESS

    async def work(self) -> None:
        """Does what is queued, until cancelled.

        Raises:
            Exception: the program itself failed three times in a row.
        """
        faults = Faults()
        while True:
            job = await self._queue.get()
            self._begun = asyncio.get_running_loop().time()
            await faults.bear(job)
            self._begun = None
