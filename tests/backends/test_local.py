"""The embedded calendar: the contract, several processes, damage, odd rows."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from panel.backends.base import Conflict
from panel.domain.booking import BookingStatus
from tests.backends.contract import (
    MINUTE,
    WholeContract,
    at,
    day,
    draft,
    meeting,
    only,
    spans,
)
from tests.backends.local_place import LocalPlace, make
from tests.hostile import ROOT


@pytest.fixture
def place(local_place: LocalPlace) -> LocalPlace:
    return local_place


class TestContract(WholeContract):
    """What every booking system promises."""


class TestProcesses:
    """The panel, its commands and the import share one file."""

    async def test_another_processs_change_is_told_within_a_second(
        self, place: LocalPlace
    ) -> None:
        await day(place.backend)
        changes = place.backend.changes()
        for number in range(3):
            await place.plant(meeting(number * 60, number * 60 + 30))
            async with asyncio.timeout(1):
                assert "changed" in await anext(changes)
        await changes.aclose()

    async def test_its_own_changes_are_no_news(self, place: LocalPlace) -> None:
        changes = place.backend.changes()
        await place.backend.book(draft(0, 30))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(2):
                await anext(changes)

    async def test_what_did_not_change_is_the_same_object(
        self, place: LocalPlace
    ) -> None:
        await place.plant(meeting(0, 30), meeting(60, 90))
        first = await day(place.backend)
        assert await day(place.backend) is first
        await place.plant(meeting(0, 30, title="Other"))
        second = {b.id: b for b in (await day(place.backend)).bookings}
        before = {b.id: b for b in first.bookings}
        assert second["b60"] is before["b60"]
        assert second["b0"].title == "Other"
        made = await place.backend.book(draft(120, 150))
        assert made in (await day(place.backend)).bookings

    async def test_a_conflict_says_when_the_other_starts(
        self, place: LocalPlace
    ) -> None:
        await place.plant(meeting(75, 90), meeting(60 * 24 * 20, 60 * 24 * 20 + 30))
        with pytest.raises(Conflict, match=r"^Another booking starts at 11:15\.$"):
            await place.backend.book(draft(60, 90))
        far = 60 * 24 * 20
        # Summer time has begun by then.
        with pytest.raises(Conflict, match=r"starts on 2025-04-01 at 11:00\.$"):
            await place.backend.book(draft(far, far + 30))

    async def test_what_another_panel_changed_is_not_overwritten(
        self, place: LocalPlace
    ) -> None:
        await place.plant(meeting(-30, 30))
        ours, theirs = place.backend, await place.another()
        seen = await only(ours)
        await theirs.check_in(await only(theirs))
        with pytest.raises(Conflict, match="changed"):
            await ours.end(seen, at(0), notify=False, comment="")
        with pytest.raises(Conflict, match="changed"):
            await ours.extend(seen, at(40))
        assert await spans(ours) == [(-30, 30)]

    async def test_one_that_has_not_begun_is_cancelled_not_shortened_to_nothing(
        self, place: LocalPlace
    ) -> None:
        await place.plant(meeting(0, 30))
        ended = await place.backend.end(
            await only(place.backend), at(0), notify=False, comment=""
        )
        assert ended.status is BookingStatus.CANCELLED
        assert ended.length == 30 * MINUTE
        assert await only(place.backend) == ended

    async def test_one_that_is_over_cannot_be_ended(self, place: LocalPlace) -> None:
        await place.plant(meeting(-30, 0))
        with pytest.raises(Conflict, match="ended already"):
            await place.backend.end(
                await only(place.backend), at(0), notify=False, comment=""
            )

    async def test_an_all_day_booking_that_was_ended_is_none_any_more(
        self, place: LocalPlace
    ) -> None:
        await place.plant(meeting(-600, 840, all_day=True))
        ended = await place.backend.end(
            await only(place.backend), at(0), notify=False, comment=""
        )
        assert not ended.all_day

    def test_racing_processes_never_overlap(
        self, tmp_path: Path, sample: Callable[[int, int], int]
    ) -> None:
        racers = [_racer(number) for number in range(3)]
        for number in range(sample(10, 200)):
            store = tmp_path / str(number)
            confirmed = sorted(span for told in _race(racers, store) for span in told)
            assert confirmed
            assert confirmed == asyncio.run(_kept(store))
            assert all(before[1] <= after[0] for before, after in pairwise(confirmed))
        for racer in racers:
            racer.communicate(timeout=60)


RACER = """
import asyncio, json, random, sys
from pathlib import Path
from panel.backends.base import Conflict
from tests.backends.contract import draft
from tests.backends.local_place import make

async def race(store):
    backend, made = make(Path(store)), []
    for _ in range(12):
        start = dice.randrange(0, 60, 5)
        try:
            made.append(await backend.book(draft(start, start + dice.choice([5, 20]))))
        except Conflict:
            pass
    await backend.aclose()
    return [(b.start.isoformat(), b.end.isoformat()) for b in made]

dice = random.Random(int(sys.argv[1]))
for line in sys.stdin:
    print(json.dumps(asyncio.run(race(line.strip()))), flush=True)
"""

Span = tuple[str, str]


def _racer(seed: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RACER, str(seed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def _race(racers: list[subprocess.Popen[str]], store: Path) -> list[list[Span]]:
    """What each of them booked in the same empty calendar at the same time."""
    for racer in racers:
        assert racer.stdin
        racer.stdin.write(f"{store}\n")
        racer.stdin.flush()
    told = [racer.stdout.readline() for racer in racers if racer.stdout]
    return [[tuple(span) for span in json.loads(line)] for line in told]


async def _kept(store: Path) -> list[Span]:
    backend = make(store)
    bookings = (await day(backend)).bookings
    await backend.aclose()
    return sorted((b.start.isoformat(), b.end.isoformat()) for b in bookings)
