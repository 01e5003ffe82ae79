"""A PlaceOS server on loopback, in a thread of its own, steered by the tests."""

import asyncio
import random
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.backends.placeos_events import event
from tests.backends.servers.placeos.bookings import Bookings
from tests.backends.servers.placeos.faults import Cut, Faults, Phase
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.functions import execute
from tests.backends.servers.placeos.host import Host
from tests.backends.servers.placeos.world import World
from tests.backends.servers.thread import PATIENCE, LoopThread

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
        self._thread = LoopThread()
        self.steer = self._thread.steer

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
        if self._thread.start():
            self.steer(self.module.start)
        self._thread.wait(self._host.listen())

    def stop(self) -> None:
        """Every connection ends; the module stays as it is."""
        self._thread.wait(self._host.hang_up())

    def close(self) -> None:
        """For good."""
        self.stop()
        self.steer(self.module.stop)
        self._thread.close()

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
        self._thread.wait(self.module.poll())

    def configure(self, **settings: Any) -> None:
        """The module's settings are saved (None takes one out), then it polls."""
        self.steer(lambda: self.module.configure(settings))
        self.poll()

    def execute(self, name: str, *args: Any) -> Any:
        """Somebody else calls a function of the module."""
        return self._thread.wait(execute(self.module, name, args))

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
        return self._thread.wait(self._flood(seconds, per_second), seconds + PATIENCE)

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
