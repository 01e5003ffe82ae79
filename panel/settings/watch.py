"""Notices that a settings file changed, appeared or went."""

import os
from pathlib import Path

Look = tuple[int, int, int] | None


class FileWatch:
    """Looks at files when asked; made before they are read, it misses nothing."""

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        self._seen = self._look()

    def changed(self) -> bool:
        """Whether anything is different from the last time it was asked."""
        before, self._seen = self._seen, self._look()
        return before != self._seen

    def _look(self) -> tuple[Look, ...]:
        return tuple(_look(path) for path in self._paths)


def _look(path: Path) -> Look:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
