"""More bookings than one turn of the screen may sort."""

import threading
from typing import ClassVar

import pytest

from panel.engine.engine import MANY
from tests.engine.rig import Rig, booking


class Watched(str):
    """An id that notes in which thread it is compared."""

    threads: ClassVar[set[int]] = set()

    def __lt__(self, other: str) -> bool:
        self.threads.add(threading.get_ident())
        return str.__lt__(self, other)


@pytest.mark.parametrize("count", [10, MANY + 10])
async def test_many_are_not_sorted_in_the_loop(rig: Rig, count: int) -> None:
    await rig.start()
    rig.room.put(booking(30, 45, id="the next one"))
    for number in range(count):
        rig.room.put(booking(60, 90, id=Watched(f"b{count - number:04}")))
    Watched.threads.clear()
    rig.room.push()
    await rig.settle()
    ids = [each.id for each in rig.snapshot.schedule[1:]]
    assert ids == [f"b{number:04}" for number in range(1, count + 1)]
    assert (threading.get_ident() in Watched.threads) is (count <= MANY)
