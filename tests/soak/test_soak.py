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
"""MB that memory may grow by, from the mornings after so many days to the last ones."""
MORNINGS = 3
"""Of so many mornings in a row the least memory counts: a search for garbage and what
is just shown make a megabyte of difference between two days."""
LINES = 200
LONGEST = 2 * 3600
"""Real seconds; a month takes a quarter of an hour where nothing else runs."""


def lived(folder: Path, days: int, longest: float = LONGEST) -> dict[str, Any]:
    """What came of so many days in the panel's life."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", folder, str(days)],
        cwd=ROOT,
        env={**os.environ, **environment(folder)},
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
    return min(sizes[-MORNINGS:]) - min(sizes[WARM : WARM + MORNINGS])


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
