"""The running panel's matters: is it well, its frames, its watchdog, its version."""

import os
import platform
import time
from importlib import metadata
from pathlib import Path

import panel
from panel import __version__
from panel.device.unit import shown
from panel.doctor.line import Line, bad, good, length, unknown, warn
from panel.doctor.seen import Running, Seen
from panel.vitals.vitals import Vitals, wrong

RESTART = "systemctl restart kiosk; journalctl -u kiosk says what it did last"
START = "systemctl start kiosk, or room-panel run"
YOUNG = 15.0
"""Seconds after which a panel that has just begun has to answer."""
SLOW_SHARE, SLOW_MOST = 0.05, 20
"""So many pictures may be late, and the first ones always are."""
MOST_RESTARTS = 3
NO_PANEL = "no panel runs that could say"


def running(seen: Seen) -> Line:
    """Whether it runs and does its work, since when, and what it last complained of."""
    vitals = seen.vitals
    if vitals is None and seen.settings is None and not seen.running.there:
        return unknown("where it can be asked stands in the settings, which are wrong")
    if vitals is None:
        return _without_word(seen.running)
    if found := wrong(vitals, time.time()):
        remedy = RESTART if vitals.still else "see the line of the link above"
        if vitals.problems:
            remedy = "mend the settings file; the panel goes on by itself"
        return bad(" ".join(found), remedy, round(vitals.running))
    heard = time.time() - (vitals.heard or 0.0)
    said = f"up {length(vitals.running)}, heard {length(heard)} ago"
    if vitals.trouble and vitals.troubled is not None:
        ago = length(time.time() - vitals.troubled)
        said = f"{said}; its last warning, {ago} ago: {vitals.trouble}"
    return good(said, round(vitals.running))


def _without_word(found: Running) -> Line:
    who = f"process {found.process}" if found.process else "a panel"
    if found.barred:
        return unknown(f"{who} runs, and does not answer this user", "ask it as root")
    if found.silent:
        return bad(f"{who} runs but does not answer: it hangs", RESTART)
    if found.there and found.age is not None and found.age < YOUNG:
        return unknown(f"{who} has just begun", "ask again in a moment")
    if found.there:
        return bad(f"{who} runs but cannot be asked how it is", RESTART)
    return bad("no panel runs with these settings", START)


def frames(seen: Seen) -> Line:
    """How many pictures were late since it began."""
    vitals = seen.vitals
    if vitals is None:
        return unknown(NO_PANEL)
    slow, drawn = vitals.slow, vitals.frames
    said = f"{slow} of {drawn} pictures were late"
    if slow > SLOW_MOST and slow > SLOW_SHARE * drawn:
        remedy = "see temperature and memory; QT_QUICK_BACKEND or the driver may help"
        return warn(said, remedy, slow)
    return good(said, slow)


def watchdog(seen: Seen) -> Line:
    """Whether systemd looks after it, and had to."""
    vitals = seen.vitals
    if vitals is None:
        return unknown(NO_PANEL)
    said = shown(vitals.unit, "NRestarts") if vitals.unit else {}
    count = said.get("NRestarts", "")
    return judged_watchdog(vitals, int(count) if count.isdecimal() else vitals.restarts)


def judged_watchdog(vitals: Vitals, restarts: int | None) -> Line:
    if vitals.patience is None:
        remedy = "run it as the service kiosk (docs/installation.md)"
        return warn("nobody restarts the panel if it hangs", remedy, restarts)
    unit = vitals.unit or "systemd"
    if vitals.sign is None or vitals.sign > vitals.patience:
        return bad(f"{unit} gets no sign of life from the panel", RESTART, restarts)
    often = "" if restarts is None else f", restarted {restarts} times"
    said = f"{unit} gets signs of life{often}"
    if restarts is not None and restarts >= MOST_RESTARTS:
        remedy = f"journalctl -u {unit} says why"
        return warn(said, remedy, restarts)
    return good(said, restarts)


def version(seen: Seen) -> Line:
    """Which program, Python and Qt; and whether what runs is what is installed."""
    python, qt = platform.python_version(), _installed_qt()
    said = f"room-panel {__version__}, Python {python}, Qt {qt}"
    vitals = seen.vitals
    if vitals is None:
        return good(said, __version__)
    same = (vitals.version, vitals.python) == (__version__, python)
    if not same or vitals.qt != qt:
        runs = f"{vitals.version}, Python {vitals.python}, Qt {vitals.qt}"
        return warn(f"{said} is installed, {runs} runs", RESTART, vitals.version)
    if _changed_after(vitals.began):
        return warn(f"{said} was installed after the panel began", RESTART, __version__)
    return good(said, __version__)


def _installed_qt() -> str:
    try:
        return metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return "unknown"


def _changed_after(began: float) -> bool:
    """Whether this program was put here later; by the change of the file itself, since
    what is unpacked keeps the date of its making."""
    return os.stat(Path(panel.__file__)).st_ctime > began
