"""How much memory the machine has left, and how much a process takes."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def proportional(pid: int, proc: Path = PROC) -> int | None:
    """Bytes of a process, shared ones divided among all who share them (PSS).

    None where it is gone, or is not ours to look at.
    """
    return _field(proc / str(pid) / "smaps_rollup", "Pss")


def machine(proc: Path = PROC) -> tuple[int, int] | None:
    """Bytes that programs may still take, and all there are; None if nobody says."""
    left = _field(proc / "meminfo", "MemAvailable")
    whole = _field(proc / "meminfo", "MemTotal")
    return None if left is None or not whole else (left, whole)


def _field(path: Path, name: str) -> int | None:
    return next((size for found, size in _fields(path) if found == name), None)


def _fields(path: Path) -> Iterator[tuple[str, int]]:
    with suppress(OSError, ValueError):
        for line in path.read_text("ascii", "replace").splitlines():
            name, _, rest = line.partition(":")
            if rest.endswith(" kB"):
                yield name, int(rest.split()[0]) * 1024
