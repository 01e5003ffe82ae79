"""Measures, one after the other, and prints the table."""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.bench.figure import HEADING, Figure, from_json, to_json
from tests.bench.room import ROOT

MEASURES = {
    "start": 1,
    "memory": 1,
    "taps": 3,
    "sheet": 3,
    "scroll": 3,
    "edges": 3,
    "lights": 3,
    "still": 1,
    "many": 3,
    "placeos": 3,
    "caldav": 3,
    "ics": 3,
    "makeplans": 1,
    "days": 1,
    "screen": 1,
}
"""The modules, and how often each is run in a new process."""


def main() -> int:
    options = _options()
    if options.into:
        module = importlib.import_module(f"tests.bench.{options.measure}")
        options.into.write_text(to_json(module.measure(options.quick)))
        return 0
    print(HEADING, flush=True)
    names = [options.measure] if options.measure else list(MEASURES)
    good = [_shown(name, options.quick) for name in names]
    return int(not all(good))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("measure", nargs="?", choices=MEASURES, help="only this one")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _shown(name: str, quick: bool) -> bool:
    """Prints a measure's rows; whether all are as they should be."""
    runs = [_run(name, quick) for _ in range(1 if quick else MEASURES[name])]
    figures = _together(runs)
    for figure in figures:
        print(figure.line(), flush=True)
    return bool(figures) and all(figure.good for figure in figures)


def _run(name: str, quick: bool) -> list[Figure]:
    """One run in a process of its own, so that none leaves anything to the next."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "figures.json"
        words = [name, "--into", str(into), *(["--quick"] if quick else [])]
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench", *words],
            cwd=ROOT,
            env=os.environ,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            print(f"{name}: no figures\n{done.stderr}", file=sys.stderr)
            return []
        return from_json(into.read_text())


def _together(runs: Iterable[list[Figure]]) -> list[Figure]:
    """The figures of several runs, each with all its values."""
    found: dict[str, Figure] = {}
    for figure in (figure for run in runs for figure in run):
        before = found[figure.name].values if figure.name in found else ()
        values = (*before, *figure.values)
        found[figure.name] = Figure(figure.name, figure.unit, values, figure.most)
    return list(found.values())


if __name__ == "__main__":
    sys.exit(main())
