"""From the start of the process to the first frame with the right state."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree

from tests.bench.caches import forget
from tests.bench.figure import Figure
from tests.bench.program import running
from tests.bench.room import ROOT, Room, room

WARM = 0.5


def measure(quick: bool) -> list[Figure]:
    runs = 5 if quick else 15
    few = 3 if quick else 5
    with room(picture=True) as made:
        now = datetime.now(UTC)
        made.take_in([(now - timedelta(minutes=20), now + timedelta(hours=2))])
        started(made)
        warm = [started(made) for _ in range(runs)]
        bare = [_without_caches(made) for _ in range(few)]
        cold, how = [], ""
        for _ in range(few):
            how = forget([ROOT / "panel", Path(sys.prefix), made.folder])
            cold.append(started(made))
    return [
        Figure("start: warm", "s", tuple(warm), WARM),
        Figure("start: no caches of its own (first time ever)", "s", tuple(bare)),
        Figure(f"start: cold ({how})", "s", tuple(cold)),
    ]


def started(made: Room) -> float:
    """Seconds to the first frame, which must show the running booking."""
    with running(made) as program:
        if program.face != "busy":
            raise SystemExit(f"the first frame showed {program.face!r}, not 'busy'")
        return program.started


def _without_caches(made: Room) -> float:
    """As on a fresh machine: no compiled QML, no index of fonts, no pictures."""
    for folder in (made.folder / "cache", made.folder / "store" / "cache"):
        rmtree(folder, ignore_errors=True)
    return started(made)
