"""Takes the vitals of the program on the wall: a look at each of its parts."""

import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from panel import __version__
from panel.device.ring import Ring
from panel.device.watchdog import Watchdog
from panel.engine.tally import Tally
from panel.settings import Settings
from panel.vitals.vitals import Vitals

if TYPE_CHECKING:
    from panel.engine.engine import Engine
    from panel.ui.window import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What is looked at; `path` is where the settings should be. `began` is on the
    steady clock."""

    settings: Settings | None
    path: Path | None
    engine: "Engine | None"
    screen: "Screen | None"
    watchdog: Watchdog
    tally: Tally
    ring: Ring
    still: Callable[[], str]
    began: float


def taken(body: Body) -> Vitals:
    """The figures now; in the screen's loop, since that is where the parts live."""
    running = time.monotonic() - body.began
    settings, dog, trouble = body.settings, body.watchdog, body.ring.trouble
    vitals = Vitals(
        pid=os.getpid(),
        version=__version__,
        python=platform.python_version(),
        settings=str(settings.path if settings else body.path or ""),
        store=str(settings.store) if settings else "",
        system=settings.backend.type if settings else "",
        began=time.time() - running,
        running=running,
        still=body.still(),
        readings=dict(body.tally.readings),
        commands=dict(body.tally.commands),
        releases=body.tally.releases,
        patience=dog.patience,
        signs=dog.signs,
        sign=None if dog.told is None else time.monotonic() - dog.told,
        trouble=trouble.line if trouble else "",
        troubled=trouble.at if trouble else None,
    )
    return _linked(_seen(vitals, body.screen), body.engine)


def _seen(vitals: Vitals, screen: "Screen | None") -> Vitals:
    if screen is None:
        return vitals
    return replace(
        vitals,
        qt=screen.qt,
        state=screen.models.face,
        problems=screen.problems,
        frames=screen.frames.drawn,
        slow=screen.frames.slow,
    )


def _linked(vitals: Vitals, engine: "Engine | None") -> Vitals:
    if engine is None:
        return vitals
    link = engine.snapshot.link
    return replace(
        vitals,
        heard=None if link.heard is None else link.heard.timestamp(),
        fault=link.fault.value if link.fault else "",
        sure=link.sure(datetime.now(UTC)),
        skew=None if link.skew is None else link.skew.total_seconds(),
    )
