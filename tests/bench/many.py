"""Five thousand bookings: the status, and the screen while they are read again."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import perf_counter

from panel.domain.day import Day
from panel.domain.marks import Marks
from panel.domain.room import Rules
from panel.domain.status import status_at
from tests.bench.figure import Figure, percentile
from tests.bench.inside import Inside, inside
from tests.bench.pulse import Pulse, watched
from tests.bench.room import Room, Span, room

COUNT = 5000
DAYS = 30
STATUS = 1.0
PAUSE = 16.0


def measure(quick: bool) -> list[Figure]:
    now = datetime.now(UTC)
    with room(f"cache_days = {DAYS}\n") as made:
        made.take_in(_crowd(now, timedelta()))

        async def figures(panel: Inside) -> list[Figure]:
            day, rules = panel.engine.snapshot.day, panel.engine.snapshot.rules
            if len(day.bookings) < COUNT:
                raise SystemExit(f"only {len(day.bookings)} bookings are in the window")
            return [
                *_status(day, rules, now, 500 if quick else 2000),
                *await _pauses(panel, made, now),
            ]

        return inside(made, figures)


def _crowd(now: datetime, shift: timedelta) -> Iterator[Span]:
    """Bookings over the window, some of them overlapping."""
    draw = random.Random(5000)
    for _ in range(COUNT):
        start = now + timedelta(minutes=draw.randrange(60, (DAYS - 2) * 1440)) + shift
        yield start, start + timedelta(minutes=draw.choice((15, 30, 45, 60, 90)))


def _status(day: Day, rules: Rules, now: datetime, count: int) -> list[Figure]:
    draw, times = random.Random(1), []
    for _ in range(count):
        moment = now + timedelta(seconds=draw.randrange(DAYS * 86400))
        began = perf_counter()
        status_at(moment, day, rules, Marks())
        times.append((perf_counter() - began) * 1000)
    return [
        Figure(
            f"many: status, median of {count} moments",
            "ms",
            (percentile(times, 0.5),),
            STATUS,
        ),
        Figure(f"many: status, the slowest of {count}", "ms", (max(times),), STATUS),
    ]


async def _pauses(panel: Inside, made: Room, now: datetime) -> list[Figure]:
    """The longest times in which the screen could not have drawn."""
    with Pulse() as pulse:
        quiet = await watched(pulse, lambda: None)
        one = await watched(pulse, lambda: made.ask("call", *_free_time(panel)))
        before = panel.engine.snapshot.day
        if len(before.bookings) != COUNT + 1:
            raise SystemExit("the panel has not read the new booking")
        shifted = _crowd(now, timedelta(minutes=5))
        every = await watched(pulse, lambda: made.take_in(shifted))
        if set(before.bookings[:-1]) & set(panel.engine.snapshot.day.bookings):
            raise SystemExit("the panel has not read the changed bookings")
    return [
        Figure("many: longest pause, one is new", "ms", (one,), PAUSE),
        Figure("many: longest pause, every one is changed", "ms", (every,), PAUSE),
        Figure("many: longest pause, nothing happens", "ms", (quiet,)),
    ]


def _free_time(panel: Inside) -> tuple[str, str]:
    """The call that books a time at which nothing is yet: after all the others."""
    last = max(booking.end for booking in panel.engine.snapshot.day.bookings)
    return "book", f"[{int(last.timestamp()) + 60}, 900]"
