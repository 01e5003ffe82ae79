"""The settings of the program on the wall, read anew when their file changes."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from panel.engine.clock import BEAT
from panel.settings import Settings, SettingsError
from panel.settings.child import read_in_child
from panel.settings.watch import FileWatch

log = logging.getLogger("panel")


class Renewal:
    """Looks at the file at every beat; `watch` was made before it was first read.

    Without a `path` the settings are looked for in the usual places.
    """

    def __init__(
        self, path: Path | None, environ: Mapping[str, str], watch: FileWatch
    ) -> None:
        self._path, self._environ, self._watch = path, environ, watch
        self._asked = False

    def ask(self) -> None:
        """Settings and calendar are read anew, whatever the file says of its age."""
        log.info("settings and calendar are read again, as the admin asked")
        self._asked = True

    async def sound(self, report: Callable[[list[str]], None]) -> Settings:
        """The next sound settings; of each bad file the problems are reported."""
        while True:
            await self._due()
            try:
                found = await asyncio.to_thread(
                    read_in_child, self._path, self._environ
                )
            except SettingsError as error:
                report([str(problem) for problem in error.problems])
            else:
                log.info("the settings were read anew and are taken over")
                return found

    async def _due(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(BEAT - loop.time() % BEAT)
            changed, asked = self._watch.changed(), self._asked
            self._asked = False
            if changed or asked:
                return
