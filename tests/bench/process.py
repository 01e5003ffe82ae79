"""What the kernel says of processes: memory, time on a core, wake-ups."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
OURS = tuple(f"{Path(p).resolve()}/" for p in {sys.prefix, sys.base_prefix})
"""Where Python and Qt lie."""
TICK = 1 / os.sysconf("SC_CLK_TCK")


def family(leader: int) -> list[int]:
    """A process that leads a session, and all that began under it and still live."""
    parents = {pid: _parents(pid) for pid in _all()}
    found = {leader}
    while new := {pid for pid, above in parents.items() if above & found} - found:
        found |= new
    return sorted(pid for pid in found if _bytes(pid, "stat"))


def proportional(pids: Iterable[int]) -> float:
    """PSS in MB: shared pages divided among all who map them at this moment."""
    rollups = (_bytes(pid, "smaps_rollup") for pid in pids)
    return sum(_field(rollup.decode(), "Pss:") for rollup in rollups) / 1024


def alone(pid: int) -> float:
    """PSS in MB as on a wall, where no second program runs on this Python and Qt.

    On the machine that measures others map the same files (this very program does),
    and would take a share of them off the panel's account.
    """
    total, ours = 0.0, False
    for line in _bytes(pid, "smaps").decode().splitlines():
        first, *rest = line.split()
        if "-" in first and not first.endswith(":"):
            ours = len(rest) > 4 and rest[4].startswith(OURS)
        elif first == ("Rss:" if ours else "Pss:"):
            total += float(rest[0])
    return total / 1024


def private(pid: int) -> float:
    """MB that belong to this process alone."""
    rollup = _bytes(pid, "smaps_rollup").decode()
    return sum(_field(rollup, f"Private_{kind}:") for kind in ("Clean", "Dirty")) / 1024


def written(pid: int) -> float:
    """MB that this process has written itself, in no file.

    What it only reads of programs and fonts counts for it alone as soon as no other
    process maps it any more: over hours that says more of the others.
    """
    return _field(_bytes(pid, "smaps_rollup").decode(), "Anonymous:") / 1024


@dataclass(frozen=True, slots=True)
class Work:
    """Seconds on a core, and how often a thread went to sleep and woke again."""

    seconds: float
    wakes: int

    def since(self, before: "Work") -> "Work":
        return Work(self.seconds - before.seconds, self.wakes - before.wakes)


def work(pid: int) -> Work:
    """What all threads of a process have done so far."""
    fields = _bytes(pid, "stat").rpartition(b")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return Work(ticks * TICK, sum(_switches(pid)))


def precise_seconds(pid: int) -> float:
    """Seconds on a core to the nanosecond: `stat` counts in hundredths."""
    tasks = PROC / str(pid) / "task"
    spent = (path.read_text().split()[0] for path in tasks.glob("*/schedstat"))
    return sum(map(int, spent)) / 1e9


def _switches(pid: int) -> Iterator[int]:
    for path in (PROC / str(pid) / "task").glob("*/status"):
        yield int(_field(path.read_text(), "voluntary_ctxt_switches:"))


def _parents(pid: int) -> set[int]:
    """The parent and the leader of the session: orphans keep their session."""
    fields = _bytes(pid, "stat").rpartition(b")")[2].split()
    return {int(fields[1]), int(fields[3])} if fields else set()


def _all() -> list[int]:
    return [int(path.name) for path in PROC.iterdir() if path.name.isdigit()]


def _bytes(pid: int, name: str) -> bytes:
    """A file of a process; empty when the process has gone or is not ours."""
    try:
        return (PROC / str(pid) / name).read_bytes()
    except OSError:
        return b""


def _field(text: str, name: str) -> float:
    found = (line for line in text.splitlines() if line.startswith(name))
    return sum(float(line.split()[1]) for line in found)
