"""Two panels at one room book at the same moment: one has it, the other says why."""

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Conflict
from panel.backends.caldav.claim import ANOTHER
from panel.backends.caldav.desk import IN_THE_WAY
from panel.backends.caldav.fetching import CLAIM
from panel.domain.booking import Booking
from tests.backends.caldav_place import CalDavPlace
from tests.backends.contract import at, draft
from tests.backends.servers.radicale import Calendar, Radicale
from tests.backends.servers.relay import Relay, relaying

LENGTH = 15
APART = 4320
"""Minutes of one booking, and from one round's to the next."""


@dataclass
class Rounds:
    """How the rounds went: who had it, what the others said, how long it took."""

    winners: Counter[int] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    async def go(self, panels: list[Any], number: int) -> None:
        """All panels at once want overlapping times of this round."""
        begun, start = time.monotonic(), number * APART
        told = await asyncio.gather(
            *(
                panel.book(draft(start + 5 * who, start + 5 * who + LENGTH))
                for who, panel in enumerate(panels)
            ),
            return_exceptions=True,
        )
        self.seconds.append(time.monotonic() - begun)
        made = [who for who, each in enumerate(told) if isinstance(each, Booking)]
        assert len(made) == 1, told
        self.winners[made[0]] += 1
        for each in told:
            if not isinstance(each, Booking):
                assert isinstance(each, Conflict), repr(each)
                self.sentences[str(each)] += 1

    def __str__(self) -> str:
        middle = statistics.median(self.seconds)
        return (
            f"{len(self.seconds)} rounds, won by {dict(self.winners)}, "
            f"lost with {dict(self.sentences)}, "
            f"{middle:.3f} s a round (longest {max(self.seconds):.3f} s)"
        )


@pytest.fixture
async def place(
    radicale: Radicale, calendar: Calendar, tmp_path: Path
) -> AsyncIterator[CalDavPlace]:
    made = CalDavPlace(radicale, tmp_path, calendar)
    yield made
    await made.aclose()


@pytest.fixture
def relay(radicale: Radicale) -> Iterator[Relay]:
    with relaying(radicale) as running:
        yield running


async def overlaps(place: CalDavPlace, start: datetime, end: datetime) -> int:
    """How many bookings of the room run into another one."""
    held = sorted(
        (b.start, b.end)
        for b in (await (await place.another()).bookings(start, end)).bookings
        if b.occupies
    )
    return sum(a[1] > b[0] for a, b in pairwise(held))


@pytest.mark.parametrize(("bin", "few"), [(False, 10), (True, 3)])
async def test_two_panels_at_the_same_moment(
    place: CalDavPlace,
    relay: Relay,
    sample: Callable[[int, int], int],
    bin: bool,
    few: int,
) -> None:
    """Also where a bin keeps the claim from being removed, so that it stays."""
    assert place.calendar is not None
    if bin:
        relay.manners.bin = True
        place.more = {"url": relay.of(place.calendar)}
    panels = [await place.another() for _ in range(2)]
    rounds, number = Rounds(), sample(few, 200)
    for each in range(number):
        await rounds.go(panels, each)
    print(rounds)
    assert rounds.sentences.keys() <= {IN_THE_WAY, ANOTHER}
    assert rounds.sentences.total() == number
    assert await overlaps(place, at(0), at(number * APART)) == 0
    names = place.calendar.names()
    assert (CLAIM in names) is bin
    assert len(names) == number + bin
