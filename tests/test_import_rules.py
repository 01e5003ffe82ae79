"""What is in memory after an import: the house's rules, seen from a new process."""

import subprocess
import sys
from pathlib import Path

import pytest

from panel.beside import THINGS

ROOT = Path(__file__).parents[1]
QT = {"PySide6", "shiboken6", "qasync"}
SERVER = {"uvicorn", "starlette", "h11"}
HEAVY = {"httpx", "icalendar", "recurring_ical_events", "PIL", "pydantic", "qrcode"}
HEAVY |= SERVER | {"prometheus_client"}


def loaded_by(module: str) -> set[str]:
    """The top-level packages in memory once a new interpreter imported `module`."""
    names = "sorted({name.partition('.')[0] for name in sys.modules})"
    code = f"import sys, {module}; print(*{names})"
    child = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT
    )
    assert child.returncode == 0, child.stderr
    return set(child.stdout.split())


@pytest.mark.parametrize(
    "module", ["panel.cli", "panel.engine.engine", "panel.ui.words", "panel.ui.look"]
)
def test_no_qt_is_loaded_by(module: str) -> None:
    assert not QT & loaded_by(module)


def test_the_commands_load_heavy_packages_on_demand_only() -> None:
    assert not HEAVY & loaded_by("panel.cli")


@pytest.mark.parametrize("module", ["panel.wall", "panel.push.pushing"])
def test_no_server_is_loaded_before_it_is_needed(module: str) -> None:
    assert not SERVER & loaded_by(module)


def test_nothing_beside_the_engine_is_loaded_before_it_is_asked_for() -> None:
    modules = {where.partition(":")[0] for where in THINGS.values()}
    code = f"import sys, panel.wall; sys.exit(str({modules} & sys.modules.keys()))"
    command = [sys.executable, "-c", code]
    child = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert child.stderr == "set()\n"


def test_the_rules_load_the_standard_library_alone() -> None:
    extra = loaded_by("panel.domain.status") - loaded_by("sys")
    platform = {name for name in extra if name.startswith("_sysconfigdata")}
    assert extra - platform <= sys.stdlib_module_names | {"panel"}
