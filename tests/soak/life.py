"""Days in the life of a panel, in time that jumps.

The whole program in this process, with its real window, loop and connections; beside
it the booking system, the people at the door and somebody who watches the screen.
"""

import asyncio
import ctypes
import gc
import json
import logging
import os
import signal
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtGui import QColor, QGuiApplication, QImage

from panel.device.ring import Ring
from panel.settings.child import start_reading
from panel.settings.watch import FileWatch
from panel.ui.loop import make_loop
from panel.wall import TURN, Hung, Wall
from tests.backends.servers.makeplans.world import KEY, World
from tests.bench.process import written
from tests.soak.account import Account, Write
from tests.soak.clock import Clock, real_seconds
from tests.soak.finger import Finger
from tests.soak.observer import Observer
from tests.soak.visitors import Visitors, Wanted, until

ZONE = ZoneInfo("Europe/Oslo")
FIRST = date(2026, 3, 20)
"""The clocks change in the night to the 29th."""
SIZE = (800, 480)
PERIOD = timedelta(minutes=5)
LATE = timedelta(seconds=5)
MEASURED, SETTLED = time(5, 15), time(7, 15)
"""When memory is measured, and when the admin changes the settings."""
WAKING = time(7, 30)
SETTINGS = """\
cache_polling_period = 5
room_image = "room-{picture}.png"
custom_qr_url = "https://rooms.example.com/{picture}"
[backend]
type = "makeplans"
url = "{url}"
api_key = "{key}"
resource_id = 1
timeout = 5
[screen]
language = "en"
clock = "24h"
presets = [15, 30, {last}]
reduce_motion = {still}
[store]
path = "store"
"""


@dataclass
class Found:
    """What came of it, with what was not as it should be.

    One number for each day: MB, open files, threads, and lines of the log on days on
    which the link was healthy or failing.
    """

    sizes: list[float] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)
    healthy: list[int] = field(default_factory=list)
    failing: list[int] = field(default_factory=list)
    looks: int = 0
    edges: int = 0
    writes: int = 0
    released: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Lines(logging.Handler):
    """Counts what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


class Life:
    """The room's days, one after the other."""

    def __init__(self, folder: Path, hung: Hung, lines: Lines) -> None:
        self._folder, self._hung, self._lines = folder, hung, lines
        self._began = real_seconds()
        self.account = Account(World(zone=ZONE))
        self.found = Found()

    async def live(self, days: int) -> None:
        """So many days, or a morning, once the panel's first picture is out."""
        while self._hung.screen is None or self._hung.screen.window is None:
            await asyncio.sleep(0.1)
        finger = Finger(self._hung.screen)
        visitors = Visitors(self.account, finger, ZONE)
        observer = Observer(self.account, finger.colour, zone=ZONE, period=PERIOD)
        watching = asyncio.create_task(observer.watch())
        try:
            for number in range(days):
                await self._day(number, visitors)
                self._tell(visitors, observer)
            if not days:
                await visitors.morning(1, FIRST)
                self._tell(visitors, observer)
        finally:
            watching.cancel()

    def settle(self, number: int) -> None:
        """The admin changes the settings, and with them the picture."""
        text = SETTINGS.format(
            picture=number % 2,
            url=self.account.url,
            key=KEY,
            last=60 + 15 * (number % 2),
            still=str(number % 2 != 0).lower(),
        )
        (self._folder / "settings.toml").write_text(text, encoding="utf-8")

    async def _day(self, number: int, visitors: Visitors) -> None:
        date, before = FIRST + timedelta(days=number), self._lines.count
        self.account.forget(datetime.now(UTC).timestamp() - 86400)
        async with asyncio.TaskGroup() as group:
            group.create_task(visitors.day(number, date))
            await until(datetime.combine(date, MEASURED, ZONE))
            self._measure()
            await until(datetime.combine(date, SETTLED, ZONE))
            self.settle(number + 1)
        lines = self._lines.count - before
        kept = self.found.healthy if visitors.healthy else self.found.failing
        kept.append(lines)

    def _measure(self) -> None:
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        self.found.sizes.append(round(written(os.getpid()), 3))
        self.found.files.append(len(os.listdir("/proc/self/fd")))
        self.found.threads.append(len(os.listdir("/proc/self/task")))

    def _tell(self, visitors: Visitors, observer: Observer) -> None:
        """After every day, so that a run that is cut short tells what it found."""
        found = self.found
        self._account_for(visitors.wanted)
        found.edges, found.looks = observer.edges, observer.looks
        found.wrong += observer.wrong
        observer.wrong.clear()
        found.seconds = round(real_seconds() - self._began, 1)
        told = json.dumps(asdict(found))
        (self._folder / "found.json").write_text(told, encoding="utf-8")

    def _account_for(self, wanted: list[Wanted]) -> None:
        """Every change was owed, and every one that was owed was made, once."""
        writes, self.account.writes = self.account.writes, []
        self.found.writes += len(writes)
        self.found.released += sum(write.kind == "no_show" for write in writes)
        owed = list(wanted)
        wanted.clear()
        for write in writes:
            match = next((each for each in owed if _pays(write, each)), None)
            if match is None:
                self.found.wrong.append(f"too much: {write}")
            else:
                owed.remove(match)
        self.found.wrong += [f"missing: {each}" for each in owed]


def _pays(write: Write, wanted: Wanted) -> bool:
    same = wanted.booking in (None, write.booking) and wanted.kind == write.kind
    return same and abs(write.at - wanted.at) < LATE


def live(folder: Path, days: int) -> None:
    """So many days, or a morning; what came of it stands in the folder."""
    sys.setswitchinterval(TURN)
    lines = _logging(folder / "log")
    clock = Clock()
    clock.begin(datetime.combine(FIRST, time() if days else WAKING, ZONE))
    app = QGuiApplication(["room-panel"])
    for number in range(2):
        _paint(folder / f"room-{number}.png", number)
    environ, path = dict(os.environ), folder / "settings.toml"
    wall = Wall(path, environ, folder / "cache", SIZE)
    with make_loop(app) as loop:
        hung = Hung(wall, FileWatch(path), Ring())
        life = Life(folder, hung, lines)

        async def both() -> None:
            await life.account.listen()
            life.settle(0)
            panel = asyncio.create_task(hung.live(start_reading(path, environ)))
            try:
                await life.live(days)
            finally:
                os.kill(os.getpid(), signal.SIGTERM)
                await panel

        clock.serve(loop)
        loop.run_until_complete(both())


def _logging(path: Path) -> Lines:
    logging.basicConfig(
        filename=path,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    logging.getLogger("qasync").setLevel(logging.WARNING)
    lines = Lines()
    logging.getLogger().addHandler(lines)
    return lines


def _paint(path: Path, number: int) -> None:
    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(120 * number, 200, 200))
    image.save(str(path))
