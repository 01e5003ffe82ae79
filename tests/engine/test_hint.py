"""A hint from outside the engine: read soon, and not often."""

from dataclasses import replace

from tests.engine.rig import Rig, booking, seconds
from tests.engine.room import ABLE, Trouble


async def test_it_leads_to_a_reading_at_once(rig: Rig) -> None:
    await rig.start()
    held = rig.room.put(booking(-35, 0))
    rig.engine.hint()
    await rig.settle()
    assert rig.snapshot.status.current == held


async def test_many_lead_to_few_readings(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(slow=1)
    before = rig.readings()
    for _ in range(50):
        rig.engine.hint()
        await rig.wait(seconds(0.01))
    await rig.wait(seconds(10))
    assert rig.readings() - before == 2


async def test_where_changes_show_late_it_waits(rig: Rig) -> None:
    rig.room.capabilities = replace(ABLE, late_reads=True)
    await rig.start()
    before = rig.readings()
    rig.engine.hint()
    await rig.wait(seconds(4.9))
    assert rig.readings() == before
    await rig.wait(seconds(0.2))
    assert rig.readings() == before + 1
    await rig.wait(seconds(20))
    assert rig.readings() == before + 1


async def test_what_comes_in_the_meantime_is_read_once_more(rig: Rig) -> None:
    rig.room.capabilities = replace(ABLE, late_reads=True)
    await rig.start()
    before = rig.readings()
    for _ in range(40):
        rig.engine.hint()
        await rig.wait(seconds(0.1))
    await rig.wait(seconds(1.2))
    assert rig.readings() == before + 1
    await rig.wait(seconds(5))
    assert rig.readings() == before + 2
    await rig.wait(seconds(30))
    assert rig.readings() == before + 2
