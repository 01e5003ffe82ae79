"""What a panel does while nothing happens: as near to nothing as can be."""

import time
from dataclasses import dataclass

from tests.bench.figure import Figure
from tests.bench.process import family, precise_seconds, work
from tests.bench.program import Program, running
from tests.bench.room import Room, room

CPU = 0.3
WAKES = 3.0
SETTLED = 20.0
MARGIN = 3.0
"""Seconds kept from the turn of a minute, at which the clock is drawn anew."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """What was seen in a time: percent of a core, wake-ups a second, frames."""

    cpu: float
    wakes: float
    frames: int


def measure(quick: bool) -> list[Figure]:
    runs, length = (1, 10.0) if quick else (3, 30.0)
    with room(picture=True) as made:
        seen = [_watched(made, length) for _ in range(runs)]
        minute = [_watched(made, 60.0) for _ in range(0 if quick else 1)]
    figures = [
        Figure(f"still: share of a core, {length:.0f} s", "%", _cpu(seen), CPU),
        Figure("still: wake-ups a second", "", _wakes(seen), WAKES),
        Figure("still: frames drawn", "", tuple(s.frames for s in seen), 0.0),
    ]
    if minute:
        figures += [
            Figure("still: share of a core, a whole minute", "%", _cpu(minute), CPU),
            Figure("still: wake-ups a second, a whole minute", "", _wakes(minute)),
            Figure("still: frames, a whole minute", "", (minute[0].frames,)),
        ]
    return figures


def _cpu(seen: list[Quiet]) -> tuple[float, ...]:
    return tuple(quiet.cpu for quiet in seen)


def _wakes(seen: list[Quiet]) -> tuple[float, ...]:
    return tuple(quiet.wakes for quiet in seen)


def _watched(made: Room, length: float) -> Quiet:
    """A free room's panel, settled, away from the turn of a minute if that fits."""
    with running(made, count_frames=True) as program:
        time.sleep(SETTLED)
        _keep_off_the_minute(length)
        return _seen(program, length)


def _seen(program: Program, length: float) -> Quiet:
    if family(program.pid) != [program.pid]:
        raise SystemExit("the panel has not settled: it still has children")
    frames, spent, before = (
        program.frames,
        precise_seconds(program.pid),
        work(program.pid),
    )
    began = time.perf_counter()
    time.sleep(length)
    took = time.perf_counter() - began
    return Quiet(
        cpu=(precise_seconds(program.pid) - spent) / took * 100,
        wakes=work(program.pid).since(before).wakes / took,
        frames=program.frames - frames,
    )


def _keep_off_the_minute(length: float) -> None:
    """Waits for the next minute where the time would run over its turn."""
    second = time.time() % 60
    if length < 60 - 2 * MARGIN and not MARGIN < second < 60 - MARGIN - length:
        time.sleep((60 - second + MARGIN) % 60)
