"""Thirty days of a busy room, the whole panel in jumping time, and what they leave."""

import tempfile
from pathlib import Path

from tests.bench.figure import Figure
from tests.soak.test_soak import DAYS, GROWTH, LINES, WARM, growth, lived


def measure(quick: bool) -> list[Figure]:
    days = WARM + 4 if quick else DAYS
    with tempfile.TemporaryDirectory(prefix="room-panel-bench-") as folder:
        found = lived(Path(folder), days)
    name = f"days: {days} of a busy room"
    return [
        Figure(f"{name}: memory grows by", "MB", (growth(found["sizes"]),), GROWTH),
        Figure(f"{name}: open files more", "", (_grown(found["files"]),), 0),
        Figure(f"{name}: threads more", "", (_grown(found["threads"]),), 0),
        Figure(f"{name}: edges, all answered", "", (found["edges"],)),
        Figure(f"{name}: what was not right", "", (len(found["wrong"]),), 0),
        Figure(f"{name}: most lines of the log", "", (max(found["healthy"]),), LINES),
        Figure(f"{name}: takes", "s", (found["seconds"],)),
    ]


def _grown(counts: list[int]) -> float:
    return float(counts[-1] - counts[WARM])
