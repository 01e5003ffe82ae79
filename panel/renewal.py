"""The settings of the program on the wall, read anew when their file changes."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from panel.engine.clock import BEAT
from panel.settings import Settings, SettingsError
from panel.settings.child import read_in_child
from panel.settings.problem import UnreadError
from panel.settings.watch import FileWatch

log = logging.getLogger("panel")

AGAIN = 10.0
"""Seconds after which a file that could not be read is tried again."""


class Renewal:
    """Looks at the file at every beat; `watch` was made before it was first read.

    Without a `path` the settings are looked for in the usual places. `pause` is as
    `AGAIN`.
    """

    def __init__(
        self,
        path: Path | None,
        environ: Mapping[str, str],
        watch: FileWatch,
        pause: float = AGAIN,
    ) -> None:
        self._path, self._environ, self._watch = path, environ, watch
        self._pause, self._asked = pause, False
        self._again: float | None = None

    def ask(self) -> None:
        """Settings and calendar are read anew, whatever the file says of its age."""
        log.info("settings and calendar are read again, as the admin asked")
        self._asked = True

    def failed(self, error: SettingsError) -> None:
        """A reading failed; where that is not the file's fault it is tried again."""
        if isinstance(error, UnreadError):
            self._again = asyncio.get_running_loop().time() + self._pause

    async def sound(self, report: Callable[[list[str]], None]) -> Settings:
        """The next sound settings; of each bad file the problems are reported."""
        while True:
            await self._due()
            try:
                found = await asyncio.to_thread(
                    read_in_child, self._path, self._environ
                )
            except SettingsError as error:
                self.failed(error)
                report([str(problem) for problem in error.problems])
            else:
                log.info("the settings were read anew and are taken over")
                return found

    async def _due(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(BEAT - loop.time() % BEAT)
            changed, asked = self._watch.changed(), self._asked
            again = self._again is not None and loop.time() >= self._again
            self._asked = False
            if changed or asked or again:
                self._again = None
                return
