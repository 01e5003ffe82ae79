"""The program on the wall: the window, the engine behind it, the settings beside it."""

import asyncio
import logging
import signal
import sys
import time
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication

from panel.app import look_of, opened
from panel.beside import Place, beside
from panel.device.ring import Ring
from panel.device.service import Service
from panel.device.watchdog import Watchdog
from panel.engine.clock import system_now
from panel.engine.engine import Engine
from panel.engine.lock import AlreadyRunning, locked, usable
from panel.engine.snapshot import Snapshot
from panel.engine.tally import Tally
from panel.errands import Errands
from panel.garbage import Garbage
from panel.renewal import Renewal
from panel.settings import Settings, SettingsError
from panel.settings.child import StartedReading
from panel.settings.places import candidates
from panel.settings.watch import FileWatch
from panel.sqlite import StorageError
from panel.ui.look import Look
from panel.ui.loop import make_loop
from panel.ui.notes import MADE_UP
from panel.ui.vnc import keep_on_loopback
from panel.ui.window import Screen
from panel.vitals.begin import answering
from panel.vitals.places import own_folder

if TYPE_CHECKING:
    from panel.fittings import Fittings
    from panel.ui.health import Desk
    from panel.vitals.vitals import Vitals

log = logging.getLogger("panel")

T = TypeVar("T")

FIRST_ANSWER = 0.3
"""Seconds the first frame waits for the booking system, to show the right state."""
NOT_TAKEN = "The settings file has a mistake; the settings before it stay"
TURN = 0.0005
"""Seconds a worker thread may go on while the screen's thread waits for Python. Qt
gives Python back many times while it draws; each time the usual 5 ms would be a third
of a frame."""
STORE_AGAIN = 10.0
"""Seconds after which a store that could not be used is tried again."""


@dataclass(frozen=True, slots=True)
class Wall:
    """Where the settings are, and where pictures may be kept.

    Without a `path` the settings are looked for in the usual places. `size` is the
    window's in pixels; without it the panel fills the screen.
    """

    path: Path | None
    environ: dict[str, str]
    cache: Path
    size: tuple[int, int] | None = None

    @property
    def places(self) -> tuple[Path, ...]:
        """Where the settings may be."""
        return (self.path,) if self.path else candidates(self.environ)


def hang(wall: Wall, watch: FileWatch, reading: StartedReading) -> int:
    """Runs the panel until it is told to end; gives the exit code.

    `reading` is the first one of the settings, under way, and `watch` was made before.

    Raises:
        AlreadyRunning: another panel runs on this store.
    """
    sys.setswitchinterval(TURN)
    app = QGuiApplication(["room-panel"])
    keep_on_loopback()
    loop = make_loop(app)
    ring = Ring()
    logging.getLogger().addHandler(ring)
    try:
        loop.run_until_complete(Hung(wall, watch, ring).live(reading))
    finally:
        logging.getLogger().removeHandler(ring)
        loop.close()
    return 0


class Hung:
    """One run of the program, through any number of settings.

    `screen` and `engine` are those of the moment, None before and between.
    """

    def __init__(self, wall: Wall, watch: FileWatch, ring: Ring) -> None:
        self._wall = wall
        self._ring, self._began = ring, time.monotonic()
        self._settings: Settings | None = None
        self._stop = asyncio.Event()
        self._renewal = Renewal(wall.path, wall.environ, watch)
        self.screen: Screen | None = None
        self.engine: Engine | None = None
        self._fittings: Fittings | None = None
        self._errands = Errands(lambda: self.engine)
        self._tally = Tally()
        self._service = Service(wall.environ)
        self._watchdog = Watchdog(self._service, self._shows, self._still)
        self._own = own_folder(wall.environ)

    async def live(self, reading: StartedReading) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop.set)
        watched = asyncio.create_task(self._watchdog.watch())
        try:
            with answering(self._own, self.vitals):
                settings = await self._first(reading)
                while settings is not None:
                    settings = await self._served(settings)
        finally:
            self._service.say("STOPPING=1")
            await _ended(watched)
            await self._put_out()

    async def _put_out(self) -> None:
        """The window closes, and the lights go out with it."""
        # The loop goes on until they are out.
        QGuiApplication.setQuitOnLastWindowClosed(False)
        if self._fittings is not None:
            self._fittings.end()
        if self.screen is not None:
            self.screen.close()
        if self._fittings is not None:
            await self._fittings.wait()

    def vitals(self) -> "Vitals":
        """How the panel is; asked in the loop."""
        from panel.vitals.taking import Body, taken

        there = (path for path in self._wall.places if path.exists())
        return taken(
            Body(
                settings=self._settings,
                path=next(there, None),
                engine=self.engine,
                screen=self.screen,
                watchdog=self._watchdog,
                tally=self._tally,
                ring=self._ring,
                still=self._still,
                began=self._began,
            )
        )

    def _shows(self) -> bool:
        return self.screen is not None and self.screen.begun

    def _still(self) -> str:
        """What does not move although it has to; empty while all does."""
        parts = (self.screen, self.engine)
        return next((w for part in parts if part and (w := part.still())), "")

    async def _first(self, reading: StartedReading) -> Settings | None:
        """The first sound settings; until then the page that says what is wrong."""
        try:
            return reading.result()
        except SettingsError as error:
            self._renewal.failed(error)
            self._explain([str(problem) for problem in error.problems])
        return await self._until_stopped(self._renewal.sound(self._report))

    async def _served(self, settings: Settings) -> Settings | None:
        """Serves the room until the settings change; None when told to end."""
        try:
            folder = None if self._own else settings.store
            with locked(settings.store), answering(folder, self.vitals):
                return await self._until_stopped(self._serve(settings))
        except (StorageError, AlreadyRunning) as error:
            if self.screen is None and isinstance(error, AlreadyRunning):
                raise
            self._explain([f"store: {error}"])
            return await self._until_stopped(self._mended(settings))

    async def _mended(self, settings: Settings) -> Settings:
        """The changed settings, or these as soon as their store can be used."""
        changed = asyncio.create_task(self._renewal.sound(self._report))
        try:
            while not changed.done() and not usable(settings.store):
                await asyncio.wait({changed}, timeout=STORE_AGAIN)
            if changed.done():
                return changed.result()
            log.info("the store can be used again")
            return settings
        finally:
            await _ended(changed)

    async def _serve(self, settings: Settings) -> Settings | None:
        # Before the engine: its files are read while the calendar is opened.
        screen = self._screen_with(look_of(settings))
        await self._fit(settings, screen)
        opening = opened(settings, system_now, tally=self._tally)
        async with opening as parts, AsyncExitStack() as ends:
            self.engine, self._settings = parts.engine, settings
            ends.push_async_callback(self._errands.end)
            ends.callback(setattr, self, "engine", None)
            running = _begun(parts.engine.run(), ends)
            place = Place(parts, system_now, self.vitals)
            await ends.enter_async_context(beside(place))
            if settings.path not in self._wall.places:
                parts.engine.note("made up", MADE_UP)
            await self._first_answer(parts.engine)
            parts.engine.subscribe(screen.show)
            parts.engine.touchable(True)
            changed = _begun(self._renewal.sound(self._report), ends)
            ends.callback(Garbage(asyncio.get_running_loop()).close)
            tasks = {running, changed}
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            return running.result() if running.done() else changed.result()

    async def _fit(self, settings: Settings, screen: Screen) -> None:
        """The lights and the backlight of these settings, where they name some."""
        if self._fittings is None and (settings.lights or settings.power):
            from panel.fittings import Fittings

            self._fittings = Fittings(screen.models, self._wall.environ)
        if self._fittings is not None:
            await self._fittings.fit(settings)

    async def _first_answer(self, engine: Engine) -> None:
        """Waits a moment for the first reading, so that no frame shows less."""
        heard = asyncio.Event()

        def look(snapshot: Snapshot) -> None:
            if snapshot.connected:
                heard.set()

        engine.subscribe(look)
        with suppress(TimeoutError):
            await asyncio.wait_for(heard.wait(), FIRST_ANSWER)

    def _screen_with(self, look: Look) -> Screen:
        """The window, made when it is first needed."""
        if self.screen is None:
            wall = self._wall
            self.screen = Screen(
                look,
                self._errands.send,
                cache=wall.cache,
                size=wall.size,
                now=system_now,
                people=self._errands.find,
                desk=self._desk,
            )
        self.screen.wear(look)
        return self.screen

    def _desk(self) -> "Desk":
        """What the admin's page may ask for."""
        from panel.office import Office
        from panel.ui.health import Desk

        office = Office(self._ring, lambda: self._settings, self.vitals)
        return Desk(
            health=office.health,
            try_pin=office.try_pin,
            reload=self._renewal.ask,
            quit=self._stop.set,
        )

    def _explain(self, problems: list[str]) -> None:
        """Shows what is wrong, line by line, and where the file is."""
        for problem in problems:
            log.error("%s", problem)
        screen = self.screen or self._screen_with(Look())
        screen.show_problems(problems, "  ·  ".join(map(str, self._wall.places)))

    def _report(self, problems: list[str]) -> None:
        if self.engine is None:
            self._explain(problems)
            return
        for problem in problems:
            log.error("the settings file was changed but not taken over: %s", problem)
        self.engine.note("settings", NOT_TAKEN)

    async def _until_stopped(
        self, work: Coroutine[None, None, Settings | None]
    ) -> Settings | None:
        """What the work gives, or None as soon as the program is told to end."""
        task = asyncio.create_task(work)
        stopped = asyncio.create_task(self._stop.wait())
        try:
            await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            await _ended(task, stopped)


def _begun(work: Coroutine[None, None, T], ends: AsyncExitStack) -> "asyncio.Task[T]":
    """Under way, until it is done or the stack ends it."""
    task = asyncio.create_task(work)
    ends.push_async_callback(_ended, task)
    return task


async def _ended(*tasks: "asyncio.Task[object]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
