"""From a finger that moves on a full day line to the frame that shows it."""

from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest

from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.room import Span, room

FRAME = 16.0
HOLD = QPoint(1100, 430)
"""On the day line, in the column."""
STEP, STEPS = 6, 20
"""Pixels of a move, and moves of a drag; it is as long as the line can go."""


def measure(quick: bool) -> list[Figure]:
    rounds = 5 if quick else 20

    async def times(panel: Inside) -> list[float]:
        found: list[float] = []
        for number in range(rounds):
            found += await _drag(panel, -STEP if number % 2 else STEP)
        return found

    with room() as made:
        made.take_in(_full_day())
        found = inside(made, times)
    text = f"scroll: move to frame, p99 of {len(found)}"
    return [Figure(text, "ms", (percentile(found, 0.99),), FRAME)]


def _full_day() -> list[Span]:
    """Half an hour of each, around the clock."""
    begin = datetime.combine(datetime.now(UTC).date(), time(), UTC)
    starts = [begin + timedelta(minutes=45 * n) for n in range(32)]
    return [(start, start + timedelta(minutes=30)) for start in starts]


async def _drag(panel: Inside, step: int) -> list[float]:
    """A drag; its first moves only tell the line that it is held."""
    await panel.still()
    QTest.mousePress(panel.window, Qt.MouseButton.LeftButton, pos=HOLD)
    for number in range(1, 4):
        QTest.mouseMove(panel.window, HOLD + QPoint(0, number * step))
    times = [
        await panel.timed(_move, HOLD + QPoint(0, number * step))
        for number in range(4, 4 + STEPS)
    ]
    end = HOLD + QPoint(0, (3 + STEPS) * step)
    QTest.mouseRelease(panel.window, Qt.MouseButton.LeftButton, pos=end)
    return times


def _move(window: QWindow, _: Qt.MouseButton, pos: QPoint) -> None:
    QTest.mouseMove(window, pos)
