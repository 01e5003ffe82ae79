"""Memory of the settled panel, beside Chromium on a blank page."""

import time
from datetime import UTC, datetime, timedelta

from tests.bench import chromium
from tests.bench.figure import Figure
from tests.bench.process import alone, family, proportional
from tests.bench.program import running
from tests.bench.room import Room, room

MOST = 110.0
SHARE = 1 / 3
SETTLED = 20.0


def measure(quick: bool) -> list[Figure]:
    runs = 1 if quick else 3
    with room(picture=True) as made:
        now = datetime.now(UTC)
        made.take_in([(now - timedelta(minutes=20), now + timedelta(hours=2))])
        found = [_settled(made) for _ in range(runs)]
    strict, plain = (tuple(v) for v in zip(*found, strict=True))
    figures = [
        Figure("memory: PSS, its own libraries in full", "MB", strict, MOST),
        Figure("memory: PSS as the kernel shares it out", "MB", plain),
    ]
    if browser := chromium.installed():
        figures += _beside(browser, runs, figures[0].middle)
    return figures


def _settled(made: Room) -> tuple[float, float]:
    with running(made) as program:
        time.sleep(SETTLED)
        if len(made.pictures()) != 2:
            raise SystemExit("the room's picture and the QR code are not shown")
        pids = family(program.pid)
        return sum(map(alone, pids)), proportional(pids)


def _beside(browser: str, runs: int, ours: float) -> list[Figure]:
    """The browser's own figures, and ours as a share of them."""
    memory, starts = [], []
    for _ in range(runs):
        with chromium.kiosk(browser) as kiosk:
            time.sleep(SETTLED)
            memory.append(kiosk.memory())
            starts.append(kiosk.started)
    shares = tuple(ours / theirs for theirs in memory)
    return [
        Figure("memory: Chromium, kiosk, blank page", "MB", tuple(memory)),
        Figure("memory: ours as a share of Chromium's", "", shares, SHARE),
        Figure("start: Chromium, blank page painted", "s", tuple(starts)),
    ]
