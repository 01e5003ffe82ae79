"""From a tap to the booking sheet, to its keyboard, and from a key to its letter."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.room import room

FRAME = 16.0
SHEET = "sheet"
TITLE = QPoint(400, 558)
"""The field for the title, while no host is asked for."""
Times = dict[str, list[float]]


def measure(quick: bool) -> list[Figure]:
    rounds = 30 if quick else 100

    async def times(panel: Inside) -> Times:
        panel.models.sheet.prepare()
        found: Times = {"open": [], "keyboard": [], "key": []}
        for _ in range(rounds):
            await _round(panel, found)
        return found

    with room() as made:
        found = inside(made, times)
    return [_figure(name, found[name], rounds) for name in found]


def _figure(name: str, times: list[float], rounds: int) -> Figure:
    text = f"sheet: tap to frame, {name}, p99 of {rounds}"
    return Figure(text, "ms", (percentile(times, 0.99),), FRAME)


async def _round(panel: Inside, found: Times) -> None:
    sheet = panel.models.sheet

    def cursor() -> str:
        return sheet.draft.cursor if sheet.draft is not None else "closed"

    await panel.still()
    place = panel.button(SHEET)
    found["open"].append(await _tap(panel, place, lambda: cursor() == ""))
    found["keyboard"].append(await _tap(panel, TITLE, lambda: cursor() == "title"))
    key = panel.button("type-g")
    await panel.still()
    found["key"].append(await panel.timed(QTest.mousePress, key))
    await panel.timed(QTest.mouseRelease, key)
    await panel.still()
    began = panel.frame(lambda: cursor() == "closed")
    sheet.close()
    await began


async def _tap(panel: Inside, place: QPoint, shown: Callable[[], bool]) -> float:
    """Milliseconds from letting go to the frame that shows what came of it."""
    await panel.still()
    await panel.timed(QTest.mousePress, place)
    return await panel.timed(QTest.mouseRelease, place, shown)
