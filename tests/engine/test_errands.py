"""What is asked at the door does not outlive the engine that it was asked of."""

import asyncio

from panel.domain.command import Read
from panel.errands import Errands
from tests.engine.rig import Rig
from tests.engine.room import Trouble


async def test_nothing_is_left_under_way(rig: Rig) -> None:
    await rig.start()
    before = asyncio.all_tasks()
    rig.room.trouble = Trouble(slow=60)
    errands = Errands(lambda: rig.engine)
    errands.send(Read())
    await rig.settle()
    (left,) = asyncio.all_tasks() - before
    await errands.end()
    assert left.done()


async def test_who_looks_for_somebody_is_told_all_the_same(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(slow_people=60)
    errands = Errands(lambda: rig.engine)
    said: list[object] = []
    errands.find("ada", said.append)
    await asyncio.sleep(0)
    await errands.end()
    assert said == [None]
