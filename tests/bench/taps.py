"""From a finger to the pressed look, and from a tap to "busy"."""

from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from panel.domain.command import End
from panel.domain.outcome import Done
from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.room import room

PRESSED = 16.0
BUSY = 60.0
AWAY = QPoint(5, 5)
HALF_HOUR = "book-1800"

Times = tuple[list[float], list[float]]


def measure(quick: bool) -> list[Figure]:
    presses, bookings = (60, 15) if quick else (200, 40)

    async def times(panel: Inside) -> Times:
        pressed = [await _press(panel) for _ in range(presses)]
        return pressed, [await _book(panel) for _ in range(bookings)]

    with room() as made:
        pressed, busy = inside(made, times)
    return [
        Figure(
            f"taps: pressed frame, p99 of {presses}",
            "ms",
            (percentile(pressed, 0.99),),
            PRESSED,
        ),
        Figure(
            f"taps: frame with busy, p95 of {bookings}",
            "ms",
            (percentile(busy, 0.95),),
            BUSY,
        ),
    ]


async def _press(panel: Inside) -> float:
    """Milliseconds from a touch to the frame that shows it; no tap comes of it."""
    await panel.still()
    took = await panel.timed(QTest.mousePress, panel.button(HALF_HOUR))
    await panel.timed(QTest.mouseRelease, AWAY)
    return took


async def _book(panel: Inside) -> float:
    """Milliseconds from letting go to the first frame with "busy"; ended after."""
    await panel.still()
    place = panel.button(HALF_HOUR)
    await panel.timed(QTest.mousePress, place)
    took = await panel.timed(
        QTest.mouseRelease, place, lambda: panel.models.face == "busy"
    )
    await _end(panel)
    return took


async def _end(panel: Inside) -> None:
    current = panel.engine.snapshot.status.current
    assert current is not None
    assert current.length <= timedelta(minutes=30)
    outcome = await panel.engine.handle(End(current.start))
    assert isinstance(outcome, Done), outcome
