"""A push is a hint to read again."""

import pytest

from panel.backends.base import Unreachable
from tests.engine.rig import Rig, booking, minutes, seconds
from tests.engine.room import Trouble


async def test_a_push_leads_to_a_reading_at_once(rig: Rig) -> None:
    await rig.start()
    held = rig.room.put(booking(-35, 0))
    rig.room.push()
    await rig.settle()
    assert rig.snapshot.status.current == held


async def test_many_pushes_lead_to_few_readings(rig: Rig) -> None:
    await rig.start()
    before = rig.readings()
    rig.room.trouble = Trouble(slow=1)
    for _ in range(50):
        rig.room.push()
        await rig.wait(seconds(0.01))
    await rig.wait(seconds(10))
    assert rig.readings() - before == 2


async def test_what_changes_during_a_reading_is_read_too(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(slow=3, lag=seconds(3))
    rig.room.push()
    await rig.wait(seconds(1))
    held = rig.room.put(booking(-35, 0))
    rig.room.push()
    await rig.wait(seconds(6))
    assert rig.snapshot.status.current == held


async def test_a_line_that_breaks_is_taken_up_again(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "panel")
    await rig.start()
    rig.room.push(Unreachable("The line broke."))
    await rig.wait(minutes(6))
    before = rig.readings()
    rig.room.push()
    await rig.settle()
    assert rig.readings() == before + 1
    assert caplog.messages == []
