"""A busy room for a month: nothing grows, no edge is missed, all is accounted for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import ROOT
from tests.soak.clock import environment

DAYS, WARM = 30, 2
GROWTH = 1.0
"""MB that memory may grow by, from the morning after so many days to any later one."""
KIOSK = {"MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_ARENA_MAX": "1"}
"""What `packaging/kiosk.sh` tells the C library."""
LINES = 200
LONGEST = 2 * 3600
"""Real seconds; a month takes a quarter of an hour where nothing else runs."""


def lived(folder: Path, days: int, longest: float = LONGEST) -> dict[str, Any]:
    """What came of so many days in the panel's life."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", folder, str(days)],
        cwd=ROOT,
        env={**os.environ, **KIOSK, **environment(folder)},
        capture_output=True,
        text=True,
        timeout=longest,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads((folder / "found.json").read_text())
    print(found)
    return found


def growth(sizes: list[float]) -> float:
    """MB."""
    return max(sizes[WARM:]) - sizes[WARM]


def test_memory_is_kept_as_on_the_wall() -> None:
    script = (ROOT / "packaging/kiosk.sh").read_text(encoding="utf-8")
    exports = [line for line in script.splitlines() if line.startswith("export ")]
    named = {word for line in exports for word in line.split()}
    assert {f"{name}={value}" for name, value in KIOSK.items()} <= named


def test_a_morning(tmp_path: Path) -> None:
    found = lived(tmp_path, 0, 300)
    assert found["wrong"] == []
    assert found["edges"] >= 8
    assert found["writes"] == 12
    assert found["released"] == 1
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


@pytest.mark.long
def test_thirty_days(tmp_path: Path) -> None:
    found = lived(tmp_path, DAYS)
    assert found["wrong"] == []
    assert found["edges"] >= 50 * DAYS
    assert growth(found["sizes"]) < GROWTH
    assert len(set(found["files"][WARM:])) == 1
    assert len(set(found["threads"][WARM:])) == 1
    assert max(found["healthy"]) < LINES
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")
