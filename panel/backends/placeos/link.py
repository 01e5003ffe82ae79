"""Keeps one socket open and the module's variables bound, for as long as it takes."""

import asyncio
import logging
import random
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from panel.backends.base import BackendError, Unauthorised, Unreachable
from panel.backends.http import Server, tls
from panel.backends.placeos.clock import ServerClock
from panel.backends.placeos.frames import Frame, Module, module_of
from panel.backends.placeos.socket import LOST, Socket
from panel.backends.placeos.values import LIST, NAMES, SURE, Values

log = logging.getLogger("panel.placeos")

GRACE = 10.0
"""Seconds after a loss in which a question waits for the new connection."""
ABSENT = 1.0
"""Seconds after which a bound variable that is not told is null."""
FIRST_PAUSE, LONGEST_PAUSE = 0.3, 5.0
GROWTH = 0.015
"""What of the time without a connection is added to the pause: after a minute it is
still little more than a second, so that the screen is right soon after."""
REFUSED_PAUSE = 30.0
CONTROL = "/api/engine/v2/systems/control"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which module of which server."""

    server: Server
    module: str


class Link:
    """`values` are those of the last connection, `heard` when it was last alive.

    `news` is set when a variable changes and when the connection comes or goes.
    `connections` counts them.
    """

    def __init__(
        self,
        place: Place,
        system: Callable[[], Awaitable[str]],
        now: Callable[[], datetime],
        clock: ServerClock,
    ) -> None:
        self._place = place
        self._system = system
        self._now = now
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._socket: Socket | None = None
        self._living: asyncio.Task[None] | None = None
        self._module: Module | None = None
        self._fault: BackendError | None = None
        self._began = self._lost_at = 0.0
        self._was_up = self._closed = False
        self._turn = asyncio.Event()
        self._context: ssl.SSLContext | None = None
        self._values: Values | None = None
        self.news = asyncio.Event()
        self.heard: datetime | None = None
        self.connections = 0

    async def values(self) -> Values:
        """The settled variables of the connection.

        Raises:
            BackendError: there is no connection.
        """
        await self._ready()
        assert self._values is not None
        values = self._values
        await values.settled()
        return values

    async def exec(self, name: str, *args: object, writes: bool = False) -> Any:
        """What a function of the module gives; asked once."""
        socket, module = await self._ready()
        reply = await socket.ask("exec", module, name, list(args), writes=writes)
        return reply.value

    async def look_anew(self) -> None:
        """Has the module read its calendar, and takes the list once more.

        A list that has not changed is not published again, so it is bound anew.
        """
        await self.exec("poll_events")
        socket, module = await self._ready()
        assert self._values is not None
        try:
            await socket.ask("unbind", module, LIST)
            told = self._values.heard(LIST)
            await socket.ask("bind", module, LIST)
        except BackendError:
            # Nobody knows what is bound now.
            if self._living is not None:
                self._living.cancel()
            raise
        if not await self._values.told(LIST, after=told, within=ABSENT):
            self._values.take(LIST, None)

    async def aclose(self) -> None:
        """Closes the connection for good."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._turn.set()

    async def _ready(self) -> tuple[Socket, Module]:
        if self._task is None and not self._closed:
            self._began = _time()
            self._task = asyncio.create_task(self._live())
        while self._socket is None or self._module is None:
            left = self._patience()
            if left <= 0:
                raise self._why()
            self._turn.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._turn.wait()
        return self._socket, self._module

    def _patience(self) -> float:
        """How long it is still worth waiting for a connection."""
        if self._closed or isinstance(self._fault, Unauthorised):
            return 0.0
        if self._was_up:
            return self._lost_at + GRACE - _time()
        return (
            0.0
            if self._fault
            else self._began + 2 * self._place.server.timeout - _time()
        )

    def _why(self) -> BackendError:
        if self._closed:
            return Unreachable("The connection to PlaceOS is closed.")
        if self._fault is None:
            return Unreachable("PlaceOS does not answer in time.")
        return type(self._fault)(str(self._fault))

    async def _live(self) -> None:
        while True:
            try:
                await self._connected()
            except BackendError as error:
                self._fell(error)
            except Exception:
                log.exception("a fault of the program itself in the link to PlaceOS")
                self._fell(Unreachable(LOST))
            await asyncio.sleep(self._pause())

    async def _connected(self) -> None:
        """One connection, from its opening to its loss."""
        module = module_of(await self._system(), self._place.module)
        wire = await self._open()
        values = Values(self.news)

        def heard(frame: Frame) -> None:
            values.take(frame.name, frame.value)

        socket = Socket(wire, heard, self._alive, timeout=self._place.server.timeout)
        living = asyncio.create_task(socket.live())
        try:
            await self._bind(socket, module, values)
            self._module, self._values = module, values
            self._socket, self._living = socket, living
            self._came_up()
            await asyncio.wait({living})
            raise _why_it_ended(living)
        finally:
            self._socket = self._living = None
            living.cancel()
            await asyncio.gather(living, return_exceptions=True)

    async def _open(self) -> Any:
        opening: Any = await asyncio.to_thread(
            import_module, "panel.backends.placeos.opening"
        )
        url = f"ws{self._place.server.url.removeprefix('http')}{CONTROL}"
        if url.startswith("wss:") and self._context is None:
            self._context = await asyncio.to_thread(tls, self._place.server.ca_file)
        door = opening.Door(
            url=url,
            headers=dict(self._place.server.headers),
            timeout=self._place.server.timeout,
            context=self._context,
        )
        wire = await opening.opened(door)
        self._clock.take(opening.clock_of(wire))
        return wire

    async def _bind(self, socket: Socket, module: Module, values: Values) -> None:
        await asyncio.gather(*(socket.ask("bind", module, name) for name in NAMES))
        # What is hidden must be known before anything is shown.
        sure = (values.told(name, after=0, within=ABSENT) for name in SURE)
        await asyncio.gather(*sure)
        await values.settled()

    def _came_up(self) -> None:
        self._fault, self._was_up = None, True
        self.connections += 1
        self._alive()
        self._turn.set()
        self.news.set()

    def _alive(self) -> None:
        self.heard = self._now()

    def _fell(self, error: BackendError) -> None:
        if self._fault is None:
            self._lost_at = _time()
        log.debug("no connection: %s", error)
        self._fault = error.with_traceback(None)
        self._turn.set()
        self.news.set()

    def _pause(self) -> float:
        refused = isinstance(self._fault, Unauthorised)
        return pause(_time() - self._lost_at, random.random(), refused=refused)


def _why_it_ended(living: "asyncio.Task[None]") -> Exception:
    """Another error than the task's own, unless that is a fault of the program.

    An error that is raised again holds the place where that was, and with it all that
    the connection was told, until the next search for garbage.
    """
    fault = None if living.cancelled() else living.exception()
    if isinstance(fault, Exception) and not isinstance(fault, BackendError):
        return fault
    return Unreachable(LOST)


def pause(down: float, draw: float, *, refused: bool = False) -> float:
    """Seconds until the next try, after so many without a connection.

    Longer the longer it lasts, and never the same at two panels: `draw` is a random
    number from 0 to 1. A key that is refused is not shown again so soon.
    """
    if refused:
        return REFUSED_PAUSE * (0.75 + draw / 2)
    longest = min(FIRST_PAUSE + GROWTH * down, LONGEST_PAUSE)
    return longest * (1 + draw) / 2


def _time() -> float:
    return asyncio.get_running_loop().time()
