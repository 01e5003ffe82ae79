"""A clock that is set, a machine that slept, a zone whose clock is put forward."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.backends.base import Unreachable
from panel.domain.face import Face
from panel.engine.clock import BEAT
from tests.engine.rig import Rig, at_ten, booking, loop, minutes, seconds
from tests.engine.room import Trouble

HOUR = timedelta(hours=1)
JUMPS = [seconds(0.6), minutes(1), HOUR, timedelta(days=400)]


@pytest.fixture
async def hung(rig: Rig) -> Rig:
    """A panel that looks at the clock as often as the real one."""
    rig.beat = BEAT
    await rig.start()
    await rig.wait(seconds(100.3))
    rig.seen.clear()
    rig.room.read_at.clear()
    return rig


@pytest.mark.parametrize("by", [sign * jump for jump in JUMPS for sign in (1, -1)])
async def test_a_clock_that_was_set_is_noticed_within_a_second(
    hung: Rig, by: timedelta
) -> None:
    hung.wall.set_clock(by)
    since = hung.wall.true()
    await hung.wait(seconds(1))
    assert len(hung.room.read_at) == 1
    assert hung.room.read_at[0] - since < seconds(1)
    assert abs(hung.snapshot.at - hung.wall.now()) <= seconds(1)


async def test_a_machine_that_slept_reads_again_when_it_wakes(hung: Rig) -> None:
    held = hung.room.put(booking(20, 90, checked_in=True))
    hung.wall.suspend(HOUR)
    await hung.wait(seconds(1))
    assert len(hung.room.read_at) == 1
    assert hung.snapshot.status.current == held
    assert hung.snapshot.face is Face.BUSY


async def test_a_program_that_stood_still_reads_again(hung: Rig) -> None:
    loop().stall(20)
    await hung.wait(seconds(1))
    assert len(hung.room.read_at) == 1


async def test_a_small_correction_leads_to_nothing(hung: Rig) -> None:
    hung.wall.set_clock(seconds(0.2))
    await hung.wait(seconds(30))
    assert not hung.room.read_at


async def test_the_jump_is_told_in_the_log(
    hung: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "panel")
    hung.wall.set_clock(HOUR)
    await hung.wait(seconds(10))
    assert caplog.messages == ["the clock has changed; reading again"]


async def test_a_clock_far_from_the_systems_is_not_sure(hung: Rig) -> None:
    hung.wall.set_clock(minutes(2.1))
    await hung.wait(seconds(2))
    assert hung.snapshot.face is Face.NOT_SURE
    assert hung.snapshot.link.clock_wrong(hung.wall.now())
    assert not hung.snapshot.offers.lengths
    hung.wall.set_clock(minutes(-2.1))
    await hung.wait(seconds(2))
    assert hung.snapshot.face is Face.FREE


async def test_back_to_the_right_time_after_a_clock_in_the_future(hung: Rig) -> None:
    hung.wall.set_clock(timedelta(days=4000))
    await hung.wait(minutes(11))
    hung.wall.set_clock(timedelta(days=-4000))
    await hung.wait(seconds(2))
    assert hung.snapshot.face is Face.FREE
    await hung.restart()
    assert hung.snapshot.face is Face.FREE


async def test_without_a_system_clock_an_earlier_time_is_not_believed(
    rig: Rig,
) -> None:
    rig.room.trouble = Trouble(skew=None)
    rig.beat = BEAT
    await rig.start()
    rig.wall.set_clock(-HOUR)
    await rig.wait(seconds(1))
    assert rig.snapshot.face is Face.NOT_SURE
    await rig.wait(HOUR)
    assert rig.snapshot.face is Face.FREE


async def test_a_clock_set_back_while_the_system_is_down(hung: Rig) -> None:
    hung.room.trouble = Trouble(reads=Unreachable("No route."))
    hung.wall.set_clock(-HOUR)
    await hung.wait(seconds(1))
    assert hung.snapshot.face is Face.NOT_SURE


@pytest.mark.parametrize(
    "change",
    [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
    ],
)
async def test_the_zones_own_change_is_followed_by_a_reading(
    rig: Rig, change: datetime
) -> None:
    rig.beat = 20.0
    rig.wall.suspend(change - minutes(20) - rig.wall.now())
    rig.rule(period=timedelta(hours=3))
    await rig.start()
    await rig.until(change + seconds(1))
    assert len(rig.room.read_at) == 2
    assert seconds(0) <= rig.room.read_at[1] - change < seconds(0.1)


async def test_another_zone_is_no_change_of_the_clock(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "panel")
    rig.room.zone = ZoneInfo("Asia/Tokyo")
    await rig.start()
    await rig.wait(minutes(1))
    assert rig.readings() == 1
    assert caplog.messages == []


async def test_a_clock_that_jumps_over_a_booking_shows_what_is_now(hung: Rig) -> None:
    hung.room.put(booking(0, 30))
    hung.room.push()
    await hung.settle()
    hung.wall.suspend(at_ten(10) - hung.wall.now())
    await hung.wait(seconds(1))
    assert hung.snapshot.face is Face.BUSY
    hung.wall.suspend(at_ten(31) - hung.wall.now())
    await hung.wait(seconds(1))
    assert hung.snapshot.face is Face.FREE
