"""What the panel can do without: a failure is logged once and spoils nothing else."""

import logging
from collections.abc import Awaitable
from typing import TypeVar

from panel.backends.base import BackendError

log = logging.getLogger("panel.ones")

T = TypeVar("T")


class Aside:
    """One such thing; `what` stands in the log and on the screen's link line."""

    def __init__(self, what: str) -> None:
        self._what = what
        self.trouble = ""

    async def tried(self, work: Awaitable[T]) -> T | None:
        """What the work gives, None where it fails."""
        try:
            found = await work
        except BackendError as error:
            self._fell(str(error))
            return None
        if self.trouble:
            log.info("%s: it works again", self._what)
            self.trouble = ""
        return found

    def _fell(self, sentence: str) -> None:
        if not self.trouble:
            log.warning("%s: %s", self._what, sentence)
        self.trouble = f"{self._what}: {sentence}"
