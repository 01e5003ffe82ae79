"""The one place that joins settings, booking system and engine."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from datetime import time
from typing import Any

from panel.backends import backend_class
from panel.backends.base import Backend, Site
from panel.domain.night import Night
from panel.engine.clock import Now
from panel.engine.engine import Around, Engine
from panel.engine.memory import Memory
from panel.engine.tally import Tally
from panel.settings import PowerTable, Settings
from panel.settings.languages import machine_language
from panel.settings.zones import machine_zone
from panel.ui.look import Look

RELEASE_COMMENT = "Nobody checked in at the door, so the room was released."


@dataclass(frozen=True, slots=True)
class Parts:
    """One room's engine with what it works on."""

    settings: Settings
    backend: Backend
    memory: Memory
    engine: Engine


@asynccontextmanager
async def opened(
    settings: Settings, now: Now, *, replay: bool = False, tally: Tally | None = None
) -> AsyncIterator[Parts]:
    """An engine on the booking system of the settings; closed afterwards.

    `replay` says that `now` is a moment handed in and not the real clock. `tally` is
    what an engine before this one has counted.
    """
    site = Site(
        store=settings.store,
        now=now,
        zone=settings.zone,
        machine_zone=machine_zone(os.environ.get("TZ")),
        calendar_id=settings.calendar_id,
        language=settings.screen.language or machine_language(os.environ),
        values=settings.backend.revealed(),
    )
    backend = backend_class(settings.backend.type)(site)
    memory = Memory(settings.store)
    around = Around(
        now,
        settings.room_and_rules,
        release_comment=RELEASE_COMMENT,
        replay=replay,
        tally=tally or Tally(),
    )
    try:
        engine = Engine(backend, memory, around)
        await engine.start()
        yield Parts(settings, backend, memory, engine)
    finally:
        await backend.aclose()
        await memory.aclose()


def look_of(settings: Settings) -> Look:
    """What the settings say of the screen; what they leave out is the machine's."""
    said = {
        field.name: getattr(settings.screen, field.name, None) for field in fields(Look)
    }
    said |= _power_of(settings.power) if settings.power else {}
    return Look(**{name: value for name, value in said.items() if value is not None})


def _power_of(table: PowerTable) -> dict[str, Any]:
    return {
        "dim": _hours(table.dim_start, table.dim_end),
        "off": _hours(table.off_start, table.off_end),
        "wake": float(table.wake_seconds),
        "presence_wakes": table.wake_on_presence,
    }


def _hours(start: time | None, end: time | None) -> Night | None:
    return None if start is None or end is None else Night(start, end)
