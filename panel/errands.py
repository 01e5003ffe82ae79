"""What is asked at the door, handed to the engine of the moment."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING

from panel.domain.command import Command
from panel.engine.engine import Engine

if TYPE_CHECKING:
    from panel.ui.sheet import Told


class Errands:
    """Each is kept until it is done; between two engines nothing is taken."""

    def __init__(self, engine: Callable[[], Engine | None]) -> None:
        self._engine = engine
        self._under_way: set[asyncio.Task[object]] = set()

    def send(self, command: Command) -> None:
        """A tap; the engine answers through its snapshots."""
        if engine := self._engine():
            self._begin(engine.handle(command))

    def find(self, query: str, told: "Told") -> None:
        """A name that is looked for; the answer is told when it comes."""
        engine = self._engine()
        if engine is None:
            told(None)
            return

        async def find() -> None:
            try:
                told(await engine.people(query))
            except asyncio.CancelledError:
                told(None)
                raise

        self._begin(find())

    async def end(self) -> None:
        """Nobody waits for an answer any more: the engine is gone."""
        left = tuple(self._under_way)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _begin(self, errand: Coroutine[None, None, object]) -> None:
        task: asyncio.Task[object] = asyncio.ensure_future(errand)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
