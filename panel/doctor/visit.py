"""The doctor's visit: looks, then judges every matter at once, each bounded in time."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from panel.app import Parts, opened
from panel.backends.base import BackendError, Finding
from panel.doctor import file, fitted, machine, running, system, told
from panel.doctor.line import Line, State, bad, unknown
from panel.doctor.seen import Running, Seen, System
from panel.engine.clock import system_now
from panel.engine.lock import holder
from panel.examining import Examination
from panel.push.address import obstacle
from panel.settings import Settings, SettingsError
from panel.settings.child import read_in_child
from panel.settings.places import settings_path
from panel.sqlite import StorageError
from panel.vitals.asking import Silent, first_of
from panel.vitals.places import folders
from panel.vitals.vitals import Vitals

T = TypeVar("T")

LONGEST = 20.0
"""Seconds that one matter may take; the booking system may take twice that."""
KEYLESS = ("local",)
CREDENTIALS = Path("/run/credentials")
"""Where systemd keeps what it hands to services, one folder for each."""

Judge = Callable[[Seen], Line | None]
MATTERS: tuple[tuple[str, Judge], ...] = (
    ("settings", file.settings),
    ("link", system.link),
    ("rights", system.rights),
    ("key", system.key),
    ("clock", system.clock),
    ("disk", machine.disk),
    ("temperature", machine.temperature),
    ("memory", machine.memory),
    ("panel", running.running),
    ("frames", running.frames),
    ("watchdog", running.watchdog),
    ("version", running.version),
    ("lights", fitted.lights),
    ("backlight", fitted.backlight),
    ("metrics", told.metrics),
)
"""The matters in the order in which they are told. What a panel does not have, such as
lights, gives None and is left out."""


@dataclass(frozen=True, slots=True)
class Told:
    """All lines by their names; `stuck` where some work still hangs in a thread."""

    lines: dict[str, Line]
    stuck: bool


def visit(path: Path | None, environ: Mapping[str, str]) -> Told:
    """Looks at the panel of these settings, whether it runs or not."""
    seen = _seen(path, environ)
    begun = {name: _begun(judge, seen) for name, judge in MATTERS}
    until = time.monotonic() + 2 * LONGEST
    lines = {name: _in_time(one, until) for name, one in begun.items()}
    stuck = not all(one.done() for one in begun.values())
    return Told({name: line for name, line in lines.items() if line}, stuck)


def _in_time(work: "Future[Line | None]", until: float) -> Line | None:
    try:
        return work.result(max(until - time.monotonic(), 0.0))
    except TimeoutError:
        remedy = "look at what it has to do with: disk, network, systemd"
        return bad("it did not come to an end in time", remedy)
    except OSError as error:
        said = f"it cannot be looked at: {(error.strerror or str(error)).lower()}"
        return unknown(said, "ask as the panel's user or as root")
    except Exception as error:
        said = f"a fault of this program itself: {type(error).__name__}"
        return bad(said, "tell its makers")


def _begun(work: "Callable[[Seen], T]", seen: Seen) -> "Future[T]":
    """Under way in a thread that nobody has to wait for."""
    found: Future[T] = Future()

    def run() -> None:
        try:
            found.set_result(work(seen))
        except BaseException as error:
            found.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return found


def _seen(given: Path | None, environ: Mapping[str, str]) -> Seen:
    try:
        path = settings_path(given, environ)
    except SettingsError as error:
        return Seen(problems=tuple(map(str, error.problems)), running=_panel(None, {}))
    seen = Seen(path=path, running=_panel(path, environ))
    try:
        read = read_in_child(given, with_credentials(environ, seen.vitals))
    except SettingsError as error:
        return replace(seen, problems=tuple(map(str, error.problems)))
    store = Path(seen.vitals.store) if seen.vitals and seen.vitals.store else read.store
    settings = replace(read, store=store)
    if not seen.running.there:
        seen = replace(seen, running=_panel(path, environ, store))
    asked = _begun(_asked, replace(seen, settings=settings))
    return replace(seen, settings=settings, system=lambda: _answer(asked))


def _answer(asked: "Future[System | None]") -> System | None:
    try:
        return asked.result(LONGEST)
    except TimeoutError:
        remedy = "check the network"
        late = Finding("the booking system does not answer in time", remedy, True)
        return System(findings=(late,))


def with_credentials(
    environ: Mapping[str, str], vitals: Vitals | None, place: Path = CREDENTIALS
) -> dict[str, str]:
    """The environment of the running service, whose secrets root and its user see."""
    unit = vitals.unit if vitals else ""
    folder = place / unit
    with_them = {**environ}
    if unit and "CREDENTIALS_DIRECTORY" not in environ and os.access(folder, os.R_OK):
        with_them["CREDENTIALS_DIRECTORY"] = str(folder)
    return with_them


def _panel(
    path: Path | None, environ: Mapping[str, str], store: Path | None = None
) -> Running:
    """The panel of these settings or this store."""
    process = holder(store) if store else None
    age = _age(process) if process else None
    try:
        return Running(vitals=first_of(folders(environ, store), path or Path(), store))
    except LookupError:
        return Running(process=process, age=age)
    except Silent:
        return Running(process=process, silent=True, age=age)
    except PermissionError:
        return Running(process=process, barred=True, silent=True)


def _age(process: int) -> float | None:
    """Seconds since a process began."""
    try:
        return time.time() - os.stat(f"/proc/{process}").st_mtime
    except OSError:
        return None


def _asked(seen: Seen) -> System | None:
    settings, store = seen.settings, machine.disk(seen)
    assert settings is not None
    if store.state is State.BAD:
        # Whoever opens it mends it; that is left to the panel.
        finding = Finding(store.sentence, "see the line of the disk", failure=True)
        return System(kind=settings.backend.type, findings=(finding,))
    # What goes wrong is found and told; the log would tell it once more.
    logging.getLogger("panel").addHandler(logging.NullHandler())
    try:
        with TemporaryDirectory(prefix="room-panel-") as passing:
            folder = settings.store if settings.store.is_dir() else Path(passing)
            return asyncio.run(_examined(replace(settings, store=folder)))
    except (StorageError, BackendError) as error:
        finding = Finding(str(error), "see the line of the disk", failure=True)
        return System(kind=settings.backend.type, findings=(finding,))


async def _examined(settings: Settings) -> System:
    async with opened(settings, system_now) as parts:
        return await _looked(parts, system_now())


async def _looked(parts: Parts, now: datetime) -> System:
    examination = Examination(parts, now)
    findings = tuple([one async for one in examination.findings()])
    if parts.settings.push and (why := obstacle(parts.backend)):
        remedy = "see docs/settings.md, [push]"
        findings += (Finding(why, remedy, about="rights"),)
    reading, kind = examination.reading, parts.backend.kind
    told = reading.system_time if reading else None
    return System(
        kind=kind,
        findings=findings,
        took=examination.took,
        skew=(system_now() - told).total_seconds() if told else None,
        keyless=kind in KEYLESS,
    )
