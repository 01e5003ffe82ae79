"""A PlaceOS server on loopback, in a thread of its own, steered by the tests."""

import asyncio
import random
import ssl
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from tests.backends.placeos_events import event
from tests.backends.servers.placeos.bookings import Bookings
from tests.backends.servers.placeos.faults import Cut, Faults, Phase
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.functions import execute
from tests.backends.servers.placeos.host import Host
from tests.backends.servers.placeos.world import World

T = TypeVar("T")
PATIENCE = 10.0
FLOODED = ("people_count", "ending_at", "room_capacity")


class PlaceOS:
    """The server; its methods may be called from any thread.

    `world` is what stands behind it: change its calendar and its module within `steer`.
    """

    def __init__(
        self, world: World | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self.world = world or World()
        self._scheme = "https" if tls else "http"
        self._host = Host(self.world, tls)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._host.port}"

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def module(self) -> Bookings:
        """The room's Bookings module."""
        return self.world.bookings

    @property
    def sockets(self) -> int:
        """How many WebSockets are open."""
        return len(self._host.lines)

    def start(self) -> None:
        """Listens, on the same port when it did so before."""
        if not self._thread.is_alive():
            self._thread.start()
            self.steer(self.module.start)
        self._wait(self._host.listen())

    def stop(self) -> None:
        """Every connection ends; the module stays as it is."""
        self._wait(self._host.hang_up())

    def close(self) -> None:
        """For good."""
        self.stop()
        self.steer(self.module.stop)
        self._wait(_all_ended())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def steer(self, work: Callable[[], T]) -> T:
        """Runs something in the server's loop and gives what it gives."""

        async def run() -> T:
            return work()

        return self._wait(run())

    def plant(self, *events: Event) -> None:
        """Somebody books or changes bookings elsewhere; read at the next poll."""
        box = self.module.box
        self.steer(lambda: self.world.calendar.put(box, *events))

    def crowd(self, count: int, shift: float = 0.0) -> None:
        """So many bookings in the next four weeks, moved by so many minutes."""
        draw, begin = random.Random(count), self.world.now() + shift * 60
        starts = (begin + 60 * draw.randrange(60, 28 * 1440) for _ in range(count))
        self.plant(*(event(s, s + 1800, id=f"crowd-{n}") for n, s in enumerate(starts)))

    def remove(self, id: str) -> None:
        """Somebody deletes a booking elsewhere."""
        box = self.module.box
        self.steer(lambda: self.world.calendar.drop(box, id))

    def poll(self) -> None:
        """The module reads its calendar now."""
        self._wait(self.module.poll())

    def configure(self, **settings: Any) -> None:
        """The module's settings are saved (None takes one out), then it polls."""
        self.steer(lambda: self.module.configure(settings))
        self.poll()

    def execute(self, name: str, *args: Any) -> Any:
        """Somebody else calls a function of the module."""
        return self._wait(execute(self.module, name, args))

    def reset(self) -> None:
        """A module without settings, bookings and sensors, just started."""

        def fresh() -> None:
            self.module.settings = {}
            self.module.sensors.all.clear()
            self.module.sensors.needed = True
            self.world.calendar.boxes.clear()
            self.module.start()

        self.steer(fresh)
        self.poll()

    def publish(self, **values: Any) -> float:
        """Sets variables as they are; the moment on the machine's steady clock."""

        def write() -> float:
            began = time.monotonic()
            for name, value in values.items():
                self.module.states[name] = value
            return began

        return self.steer(write)

    def pin(self, **values: Any) -> None:
        """Sets variables, which stay so whatever the module makes of the room."""
        self.publish(**values)
        self.module.states.pinned |= values.keys()

    def restart_module(self) -> None:
        """A burst of nulls, then fresh values."""
        self.steer(self.module.start)

    def cut(self) -> None:
        """Breaks every connection that there is."""
        self.steer(self._host.cut)

    def cut_at(self, phase: Phase, **more: Any) -> None:
        """The next connection that comes to this phase is broken there."""
        self.faults.cut = Cut(phase, **more)

    def say(self, text: str) -> None:
        """Any text to every socket, asked for or not."""
        self.steer(lambda: self._host.say(text))

    def flood(self, seconds: float, per_second: int = 1000) -> int:
        """So many changes of variables in so many seconds; how many were sent."""
        return self._wait(self._flood(seconds, per_second), seconds + PATIENCE)

    def calls(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments with which a function was called, whatever came of it."""
        return [call.args for call in tuple(self.world.execs) if call.name == name]

    def done(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments of the calls that were carried out."""
        found = tuple(self.world.carried_out)
        return [call.args for call in found if call.name == name]

    async def _flood(self, seconds: float, per_second: int) -> int:
        loop, states = asyncio.get_running_loop(), self.module.states
        began, sent = loop.time(), 0
        while (passed := loop.time() - began) < seconds:
            while sent < passed * per_second:
                states[FLOODED[sent % len(FLOODED)]] = sent
                sent += 1
            await asyncio.sleep(0.005)
        return sent

    def _wait(self, work: Coroutine[Any, Any, T], seconds: float = PATIENCE) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)


async def _all_ended() -> None:
    """Cancels what is still under way in this loop."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def serving(
    world: World | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[PlaceOS]:
    """A server that runs until the block ends."""
    server = PlaceOS(world, tls)
    server.start()
    try:
        yield server
    finally:
        server.close()
