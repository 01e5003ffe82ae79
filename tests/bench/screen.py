"""Thirty days of the screen in a row, and what memory they leave behind.

`days` is the whole panel; this is the window alone, fed with a picture of the room
every half hour and with every minute in between.
"""

import gc
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

from panel.domain.booking import Booking, Person
from panel.engine.snapshot import Snapshot
from panel.ui.look import Look
from panel.ui.staging import MINUTE, ROOM, ZONE, Setting, snapshot
from panel.ui.window import Screen
from tests.bench.figure import Figure
from tests.bench.process import private
from tests.bench.room import SIZE

DAYS = 30
WARM = 2
"""Days until everything has been used once."""
GROWTH = 2.0
FIRST = datetime(2026, 3, 20, tzinfo=ZONE)
HALF_HOUR = 30 * MINUTE
AT_WORK = range(7, 20)


def measure(quick: bool) -> list[Figure]:
    from panel.ui.shot import application

    days, app = WARM + (4 if quick else DAYS), application()
    with tempfile.TemporaryDirectory() as cache:
        look = Look(reduce_motion=True)
        screen = Screen(look, lambda _: None, cache=Path(cache), size=SIZE)
        sizes = [_lived(app, screen, FIRST + n * timedelta(1)) for n in range(days)]
        screen.close()
    name = f"{days - WARM} days of the screen: memory grows by"
    return [Figure(name, "MB", (_growth(sizes[WARM:]),), GROWTH)]


def _growth(sizes: list[float]) -> float:
    """From the first days to the last; QML's own memory comes and goes by a MB."""
    some = max(1, len(sizes) // 5)
    return median(sizes[-some:]) - median(sizes[:some])


def _lived(app: QCoreApplication, screen: Screen, midnight: datetime) -> float:
    """Shows a day; the size of the process at its end, in MB."""
    for shown in _pictures(midnight):
        screen.show(shown)
        _drawn(app)
        for minute in range(1, 30):
            screen.models.tick(shown.at + minute * MINUTE)
    gc.collect()
    return private(os.getpid())


def _drawn(app: QCoreApplication) -> None:
    """Lets Qt do what is due, draw, and throw away, as its own loop does."""
    for _ in range(3):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _pictures(midnight: datetime) -> Iterator[Snapshot]:
    bookings = tuple(_bookings(midnight))
    for half in range(48):
        now = midnight + half * HALF_HOUR
        yield snapshot(Setting(bookings=bookings, now=now, room=ROOM))


def _bookings(midnight: datetime) -> Iterator[Booking]:
    """Half of every working hour of a week, all with names of their own."""
    for day in range(7):
        for hour in AT_WORK:
            start = midnight + timedelta(days=day, hours=hour)
            title = f"Planning {start:%d %H}"
            host = Person(name=f"Guest {start:%d %H}")
            end = start + HALF_HOUR
            yield Booking(id=title, start=start, end=end, title=title, host=host)
