"""A panel that is killed while it books: what was confirmed is there, and only once."""

import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from panel.domain.booking import Booking
from tests.backends.contract import day
from tests.backends.local_place import make
from tests.hostile import ROOT

BOOKER = """
import asyncio, random, sys
from pathlib import Path
from panel.backends.base import Conflict
from tests.backends.contract import *
from tests.backends.local_place import make

async def book():
    backend, dice = make(Path(sys.argv[1])), random.Random(int(sys.argv[2]))
    while True:
        start = dice.randrange(-700, 700)
        try:
            made = await backend.book(draft(start, start + dice.randrange(1, 4)))
        except Conflict:
            seen = dice.choice((await day(backend)).bookings)
            await backend.check_in(seen)
        else:
            print(made.id, flush=True)

asyncio.run(book())
"""
LONGEST = 0.4
"""Seconds from the first confirmed booking to the last possible kill."""


def test_what_was_confirmed_survives_a_kill(
    tmp_path: Path, sample: Callable[[int, int], int]
) -> None:
    confirmed: list[str] = []
    dice = random.Random(7)
    for number in range(sample(10, 200)):
        store = tmp_path / str(number // 20)
        if number % 20 == 0:
            confirmed = []
        confirmed += _killed(store, number, dice.uniform(0, LONGEST))
        kept = asyncio.run(_kept(store))
        counts = Counter(booking.id for booking in kept)
        assert counts.keys() >= set(confirmed)
        assert max(counts.values()) == 1
        assert not list(store.glob("*.damaged-*"))
        assert _sound(store)
        # The one that was written but not yet confirmed when the kill came.
        assert len(kept) <= len(confirmed) + number % 20 + 1
        _no_overlaps(kept)


def _killed(store: Path, seed: int, seconds: float) -> list[str]:
    """The ids that were confirmed by a process that is killed after a while."""
    command = [sys.executable, "-c", BOOKER, str(store), str(seed)]
    booker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert booker.stdout
    first = booker.stdout.readline()
    assert first, "nothing was booked at all"
    time.sleep(seconds)
    booker.send_signal(signal.SIGKILL)
    # Not `communicate`, which would leave out what `readline` has read ahead.
    rest = booker.stdout.read()
    booker.stdout.close()
    assert booker.wait(60) == -signal.SIGKILL
    return [line.strip() for line in (first + rest).splitlines() if len(line) >= 32]


async def _kept(store: Path) -> list[Booking]:
    backend = make(store)
    found = list((await day(backend)).bookings)
    await backend.aclose()
    return found


def _sound(store: Path) -> bool:
    connection = sqlite3.connect(store / "calendar.sqlite")
    answer = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return answer == ("ok",)


def _no_overlaps(kept: list[Booking]) -> None:
    ordered = sorted(kept, key=lambda booking: booking.start)
    for before, after in pairwise(ordered):
        assert before.end <= after.start
