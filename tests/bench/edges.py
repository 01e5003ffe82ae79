"""From the moment at which a booking starts or ends to the frame that shows it."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.room import Span, room

MOST = 50.0
LEAD = 12.0
"""Seconds until the first edge: the panel has started and settled by then."""
ONE = timedelta(seconds=1)
AT_ONCE = "pending_before = 0\npending_period = 0\n"


def measure(quick: bool) -> list[Figure]:
    count = 20 if quick else 100
    with room(AT_ONCE) as made:
        first = whole_second(datetime.now(UTC)) + timedelta(seconds=LEAD)
        made.take_in(short_ones(first, count // 2))

        async def delays(panel: Inside) -> list[float]:
            return await _delays(panel, first, count)

        found = inside(made, delays)
    return [
        Figure(f"edges: p99 of {count}", "ms", (percentile(found, 0.99),), MOST),
        Figure(f"edges: the latest of {count}", "ms", (max(found),), MOST),
        Figure(f"edges: median of {count}", "ms", (percentile(found, 0.5),)),
    ]


def short_ones(first: datetime, count: int) -> list[Span]:
    """Bookings of one second with one second between them."""
    starts = (first + 2 * ONE * number for number in range(count))
    return [(start, start + ONE) for start in starts]


async def _delays(panel: Inside, first: datetime, count: int) -> list[float]:
    """Milliseconds of each edge; "busy" begins at the even ones."""
    seen: list[tuple[str, float]] = [(panel.models.face, 0.0)]

    def note() -> None:
        if panel.models.face != seen[-1][0]:
            seen.append((panel.models.face, time.time()))

    panel.window.frameSwapped.connect(note)
    end = first + count * ONE
    await asyncio.sleep((end - datetime.now(UTC)).total_seconds())
    panel.window.frameSwapped.disconnect(note)
    return list(_late(seen[1:], first, count))


def _late(seen: list[tuple[str, float]], first: datetime, count: int) -> list[float]:
    """How late each edge was seen.

    Raises:
        SystemExit: one was not seen at all, or there was one too many.
    """
    wanted = ["busy" if number % 2 == 0 else "free" for number in range(count)]
    if [face for face, _ in seen] != wanted:
        raise SystemExit(f"{count} edges, but the screen showed {seen}")
    moments = (first.timestamp() + number for number in range(count))
    pairs = zip(seen, moments, strict=True)
    return [(shown - moment) * 1000 for (_, shown), moment in pairs]


def whole_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
