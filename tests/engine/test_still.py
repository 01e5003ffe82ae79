"""Whether the engine still moves, for who watches over the program."""

import asyncio

from tests.engine.rig import Rig, minutes, seconds
from tests.engine.room import Trouble


async def test_a_day_of_work_and_of_waiting_is_moving(rig: Rig) -> None:
    await rig.start()
    for _ in range(24):
        await rig.wait(minutes(60))
        assert rig.engine.still() == ""


async def test_a_system_that_takes_its_time_is_no_standstill(rig: Rig) -> None:
    rig.room.trouble = Trouble(slow=100.0)
    await rig.start()
    for _ in range(40):
        await rig.wait(seconds(30))
        assert rig.engine.still() == ""


async def test_a_job_that_does_not_end_is_one(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(slow=1e6)
    await rig.wait(minutes(11))
    assert "does not end" in rig.engine.still()


async def test_time_that_is_not_kept_is_one(rig: Rig) -> None:
    """As when the loop has hung: it looks at the clock no more."""
    await rig.start()
    await rig.wait(minutes(1))
    assert rig.running is not None
    rig.running.cancel()
    await asyncio.sleep(20)
    assert "clock" in rig.engine.still()
