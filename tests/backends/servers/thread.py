"""An event loop in a thread of its own, for a server that the tests steer."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
PATIENCE = 10.0


class LoopThread:
    """Runs from the first `start` to `close`; called from any other thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> bool:
        """Whether it began just now."""
        if self._thread.is_alive():
            return False
        self._thread.start()
        return True

    def wait(self, work: Coroutine[Any, Any, T], seconds: float = PATIENCE) -> T:
        """Runs it in the loop and gives what it gives."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def steer(self, work: Callable[[], T]) -> T:
        """The same for what needs no waiting."""

        async def run() -> T:
            return work()

        return self.wait(run())

    def close(self) -> None:
        """Ends what is still under way, and the thread."""
        self.wait(_all_ended())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()


async def _all_ended() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
