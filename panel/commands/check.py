"""`check`: what the settings and the booking system say, and what to do about it."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from panel.app import Parts
from panel.backends.base import Capabilities, Ending, Finding, RoomInfo
from panel.cli import DONE, Failure
from panel.commands.fitted import print_fitted
from panel.commands.opening import asked, settings_at
from panel.domain.room import Room
from panel.engine.snapshot import Snapshot
from panel.examining import Examination
from panel.metrics import extra
from panel.settings import Settings
from panel.settings.languages import machine_language
from panel.ui.qr import content, fits
from panel.ui.speech import Speech
from panel.ui.titles import host_of, title_of

ABILITIES = (
    ("book", "book now"),
    ("book_later", "book for later"),
    ("check_in", "take check-ins at the door"),
    ("keeps_check_in", "keep check-ins where every panel of the room sees them"),
    ("extend", "extend a booking"),
    ("notify", "tell the participants"),
    ("people", "search people"),
)
ENDINGS = {
    Ending.SHORTEN: "by shortening it",
    Ending.DECLINE: "by declining it for the room",
    Ending.CANCEL: "by cancelling it",
    Ending.PANEL: "on this panel only",
    Ending.NONE: "not possible",
}
SMALLEST = (800, 480)
OTHER_LETTERS = ("ar", "ja", "zh")
"""Languages whose letters few fonts have."""
PATIENCE = 30.0
"""Seconds that the look at the fonts may take."""


def check(path: Path | None, *, offline: bool) -> int:
    """Prints what is right and what is wrong, each failure with its remedy."""
    settings = settings_at(path)
    print(f"settings: {settings.path}")
    for warning in settings.warnings:
        print(f"  warning: {warning}")
    print(f"store: {settings.store}")
    _print_fonts(settings)
    print_fitted(settings)
    _print_metrics(settings)
    return DONE if offline else asked(settings, None, _online)


def _print_metrics(settings: Settings) -> None:
    if settings.metrics is None:
        return
    print(f"health and metrics: on {settings.metrics.listen}")
    if why := extra.obstacle():
        print(f"  warning: {why}")
        print(f"  remedy: {extra.INSTALL}, or go without /metrics")


def _print_fonts(settings: Settings) -> None:
    """Whether the screen's language can be drawn on this machine."""
    name = settings.screen.language or machine_language(os.environ)
    language = name.partition("-")[0].lower()
    package = _missing_package(language) if language in OTHER_LETTERS else ""
    if package:
        print("  warning: no font on this machine has the letters of the language")
        print(f"  remedy: apt-get install {package}")


def _missing_package(language: str) -> str:
    """Asked in a process of its own, since it takes the screen's libraries."""
    command = [sys.executable, "-m", "panel.ui.fonts", language]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    asked = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return asked.stdout.strip()


async def _online(parts: Parts, now: datetime) -> int:
    """Asks the booking system, and says what it said in the order of asking."""
    backend = parts.backend
    print(f"booking system: {backend.kind}")
    examination = Examination(parts, now)
    async for finding in examination.findings():
        _print_finding(finding)
        if finding.failure:
            raise Failure(f"{finding.text.rstrip('.')}.")
    _print_abilities(backend.capabilities)
    _print_push(parts)
    await parts.engine.read()
    _print_room(parts, examination.info or RoomInfo())
    _print_day(parts.engine.snapshot, now)
    return DONE


def _print_finding(finding: Finding) -> None:
    mark = "failed: " if finding.failure else "warning: " if finding.remedy else ""
    print(f"  {mark}{finding.text}")
    if finding.remedy:
        print(f"  remedy: {finding.remedy}")


def _print_abilities(able: Capabilities) -> None:
    for name, text in ABILITIES:
        print(f"  {'can' if getattr(able, name) else 'cannot'} {text}")
    print(f"  ends a booking: {ENDINGS[able.ending]}")


def _print_push(parts: Parts) -> None:
    """Whether the booking system's calls could be received now."""
    table = parts.settings.push
    if table is None:
        return
    from panel.push.address import bound, not_bound, obstacle

    if why := obstacle(parts.backend):
        print(f"  warning: {why}")
        print("  remedy: the panel polls; to be called see docs/settings.md, [push]")
        return
    try:
        bound(table).close()
    except OSError as error:
        print(f"  warning: {not_bound(table, error)}")
        print("  remedy: nothing else may listen there; a panel that runs does")
        return
    print(f"  calls are received on {table.listen}, under {table.public_url}")


def _print_room(parts: Parts, info: RoomInfo) -> None:
    snapshot = parts.engine.snapshot
    room, seats = snapshot.room, snapshot.room.capacity
    print(
        f"room: {room.name}, {'seats unknown' if seats is None else f'{seats} seats'}"
    )
    print(f"  zone: {room.zone.key}")
    print(f"  bookable: {'yes' if room.bookable else 'no'}")
    problem = _qr_problem(room)
    if problem:
        print(f"  warning: {problem}")
    for difference in parts.settings.differences(info):
        print(f"  the file says otherwise: {difference}")
    for refusal in parts.settings.refusals(info):
        print(f"  left out: {refusal}")


def _qr_problem(room: Room) -> str:
    if not room.show_qr or not room.qr_url:
        return ""
    if not content(room):
        return "custom_qr_url: longer than a QR code can hold, so none is shown"
    if fits(content(room), SMALLEST):
        return ""
    width, height = SMALLEST
    return f"custom_qr_url: too long for a code on a screen of {width}x{height}"


def _print_day(snapshot: Snapshot, now: datetime) -> None:
    speech = Speech(zone=snapshot.room.zone)
    _, end = snapshot.day.window(now, 1)
    today = [b for b in snapshot.schedule if b.start < end]
    print(f"bookings today: {len(today)}")
    for booking in today:
        host = host_of(booking, snapshot.rules)
        title = title_of(booking, snapshot.rules)
        span = speech.span(booking.start, booking.end, now)
        print(f"  {span}  {title}{f' ({host})' if host else ''}")
    for name in snapshot.link.unreadable:
        print(f"  warning: a booking cannot be read and is left out: {name}")
    print(f"status: {snapshot.status.word}")
