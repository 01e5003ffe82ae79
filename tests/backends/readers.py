"""The processes that read calendars, as the machine sees them."""

import os
from pathlib import Path


def readers(pid: int) -> list[int]:
    """Those of a panel."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parent = int(_stat(each)[1])
            words = (each / "cmdline").read_bytes().split(b"\0")
        except (OSError, IndexError):
            continue
        if parent == pid and any(b"panel.backends.ical" in word for word in words):
            found.append(int(each.name))
    return found


def alive(pid: int) -> bool:
    """Whether a process runs; one that is dead and not yet buried does not."""
    try:
        return _stat(Path(f"/proc/{pid}"))[0] != "Z"
    except OSError:
        return False


def worked(pid: int) -> float:
    """Seconds of work that a process has done; none where it is gone."""
    try:
        used = sum(map(int, _stat(Path(f"/proc/{pid}"))[11:13]))
    except OSError:
        return 0.0
    return used / os.sysconf("SC_CLK_TCK")


def _stat(process: Path) -> list[str]:
    return (process / "stat").read_text().rpartition(")")[2].split()
