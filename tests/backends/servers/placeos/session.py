"""One socket's bindings and requests."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from tests.backends.servers.placeos.calendar import Raised
from tests.backends.servers.placeos.faults import Phase
from tests.backends.servers.placeos.frames import Frame, Raw, parsed, written
from tests.backends.servers.placeos.functions import NoFunction, execute
from tests.backends.servers.placeos.states import as_json
from tests.backends.servers.placeos.world import Exec, Name, World

BAD_REQUEST, ACCESS_DENIED, REQUEST_FAILED = 1, 2, 3
SYSTEM_NOT_FOUND, MODULE_NOT_FOUND = 5, 6


class Session:
    """What one client has bound, and its requests, each on its own.

    `say` sends a text, `cut` breaks the connection. What the module was told to do it
    does, whether anybody still waits for the answer or not.
    """

    def __init__(
        self, world: World, say: Callable[[str], None], cut: Callable[[], None]
    ) -> None:
        self._world = world
        self._say = say
        self._cut = cut
        self._bound: dict[tuple[Name, str], int] = {}
        self._answered = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, text: str) -> None:
        """One text of the client."""
        if text == "ping":
            self._world.pings += 1
            self._say("pong")
            return
        frame = parsed(text)
        if frame is None:
            self._world.ignored.append(text)
            return
        task = asyncio.create_task(self._carry_out(frame))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def notify(self, module: Name, name: str, text: str) -> None:
        """A status variable has changed."""
        id = self._bound.get((module, name))
        if id is None:
            return
        meta = dict(zip(("sys", "mod", "index"), module, strict=True))
        left_out = text == "null" and self._world.manners.null_left_out
        value = {} if left_out else {"value": Raw(text)}
        self._say(written(id=id, type="notify", meta={**meta, "name": name}, **value))

    async def _carry_out(self, frame: Frame) -> None:
        await self._dawdle()
        match frame.cmd:
            case "bind":
                await self._bind(frame)
            case "unbind":
                self._bound.pop(_key(frame), None)
                if self._world.faults.cuts(Phase.UNBIND):
                    self._cut()
                    return
                self._say(written(id=frame.id, type="success"))
            case "exec":
                await self._exec(frame)
            case _:
                self._say(written(id=frame.id, type="success"))

    async def _dawdle(self) -> None:
        """Requests are worked on side by side, so replies change places."""
        world = self._world
        shuffle = world.lots.uniform(0, world.manners.shuffle)
        await asyncio.sleep(world.faults.delay + shuffle)

    async def _bind(self, frame: Frame) -> None:
        world = self._world
        world.binds.append(frame.name)
        phase = Phase.BETWEEN_BINDS if self._answered else Phase.FIRST_BIND
        if world.faults.cuts(phase, done=self._answered):
            self._cut()
            return
        if frame.mod.startswith("_"):
            self._fail(frame, ACCESS_DENIED, "attempting to access protected module")
            return
        self._answered += 1
        new = _key(frame) not in self._bound
        self._bound.setdefault(_key(frame), frame.id)
        first = world.manners.value_first
        if first is None:
            first = world.lots.random() < 0.5
        success = written(id=frame.id, type="success", meta=frame.meta)
        if not first:
            self._say(success)
            await asyncio.sleep(world.lots.uniform(0, world.manners.shuffle))
            await asyncio.sleep(world.manners.late.get(frame.name, 0))
        if new:
            self._give(frame)
        if first:
            await asyncio.sleep(world.lots.uniform(0, world.manners.shuffle))
            self._say(success)

    def _give(self, frame: Frame) -> None:
        """The value at the time of the bind; nothing where there is none."""
        module = self._world.modules.get(_key(frame)[0])
        text = None if module is None else module.states.text(frame.name)
        if text is not None:
            self.notify(*_key(frame), text)

    async def _exec(self, frame: Frame) -> None:
        world, faults = self._world, self._world.faults
        world.execs.append(Exec(frame.name, frame.args, time.monotonic()))
        if faults.cuts(Phase.BEFORE_EXEC, frame.name):
            self._cut()
            return
        if frame.sys != world.system["id"]:
            self._fail(frame, SYSTEM_NOT_FOUND, f"system {frame.sys} not found")
            return
        module = world.modules.get(_key(frame)[0])
        if module is None:
            name = f"{frame.mod}_{frame.index}"
            self._fail(frame, MODULE_NOT_FOUND, f"could not find module: {name}")
            return
        try:
            value = await execute(module, frame.name, frame.args)
        except NoFunction as error:
            self._fail(frame, BAD_REQUEST, str(error))
            return
        except Raised as error:
            self._fail(frame, REQUEST_FAILED, str(error))
            return
        world.carried_out.append(Exec(frame.name, frame.args, time.monotonic()))
        await asyncio.sleep(world.slow.get(frame.name, 0))
        if faults.cuts(Phase.AFTER_EXEC, frame.name):
            self._cut()
            return
        self._succeed(frame, value)

    def _succeed(self, frame: Frame, value: Any) -> None:
        shown = value is not None or self._world.manners.null_results
        result = {"value": Raw(as_json(value))} if shown else {}
        self._say(
            written(id=frame.id, type="success", meta=frame.meta, code=200, **result)
        )

    def _fail(self, frame: Frame, error_code: int, message: str) -> None:
        self._say(
            written(
                id=frame.id,
                type="error",
                error_code=error_code,
                code=500,
                msg=message,
                meta=frame.meta,
            )
        )


def _key(frame: Frame) -> tuple[Name, str]:
    return (frame.sys, frame.mod, frame.index), frame.name
