"""What happened is counted, also across two engines."""

from panel.backends.base import Unauthorised, Unreachable
from panel.domain.command import BookNow, CheckIn
from tests.engine.rig import Rig, booking, minutes
from tests.engine.room import Trouble


async def test_readings_commands_and_releases(rig: Rig) -> None:
    rig.room.put(booking(0, 30, checked_in=False))
    await rig.start()
    tally = rig.tally
    assert tally.readings == {"ok": 1}
    await rig.tap(BookNow(minutes(15)))
    await rig.wait(minutes(40))
    assert tally.releases == 1
    rig.room.trouble = Trouble(reads=Unreachable("No route."))
    await rig.tap(CheckIn())
    rig.room.trouble = Trouble(reads=Unauthorised("No."))
    await rig.tap(CheckIn())
    await rig.restart()
    assert tally.readings["ok"] > 1
    assert tally.readings["unreachable"] >= 1
    assert tally.readings["unauthorised"] >= 1
    assert tally.commands == {"book-now done": 1, "check-in declined": 2}
