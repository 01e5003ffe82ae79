"""Polls: their period, the growing pauses of an outage, and what the log says of it."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.backends.base import Garbled, Refused, Unauthorised, Unreachable
from panel.domain.face import Face
from panel.domain.link import Fault
from panel.engine.pace import pause
from tests.engine.rig import BEGIN, Rig, booking, minutes, seconds
from tests.engine.room import Trouble

DOWN = Unreachable("The server does not answer.")


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level("INFO", "panel")
    return caplog


def moments(rig: Rig) -> list[float]:
    """When the list was asked for, in seconds after the beginning."""
    return [(at - BEGIN).total_seconds() for at in rig.room.read_at]


@pytest.mark.parametrize(("draw", "apart"), [(0.0, 300), (0.5, 285), (1.0, 270)])
async def test_the_list_is_read_at_once_and_every_period(
    rig: Rig, draw: float, apart: int
) -> None:
    rig.draw = draw
    await rig.start()
    await rig.wait(minutes(16))
    assert moments(rig) == pytest.approx([0, apart, 2 * apart, 3 * apart], abs=0.1)


async def test_the_pauses_of_an_outage_grow_up_to_the_period(rig: Rig) -> None:
    rig.room.trouble = Trouble(reads=DOWN)
    await rig.start()
    await rig.wait(minutes(20))
    asked = [(at - BEGIN).total_seconds() for at in rig.room.asked_at]
    apart = [later - earlier for earlier, later in pairwise(asked)]
    assert apart == pytest.approx([5, 10, 20, 40, 80, 160, 300, 300], abs=0.1)


async def test_a_rest_that_is_asked_for_is_kept(rig: Rig) -> None:
    """And as much again is drawn from: at most twice as long."""
    rig.draw = 0.5
    rest = timedelta(seconds=40)
    rig.room.trouble = Trouble(reads=Unreachable("Later.", retry_after=rest))
    await rig.start()
    await rig.wait(seconds(130))
    asked = [(at - BEGIN).total_seconds() for at in rig.room.asked_at]
    assert asked == pytest.approx([0, 60, 120], abs=0.1)


async def test_those_who_were_let_in_together_part(rig: Rig) -> None:
    """After a rest the first period is drawn from half of it to all of it."""
    rig.draw = 1.0
    rest = timedelta(seconds=10)
    rig.room.trouble = Trouble(reads=Unreachable("Later.", retry_after=rest))
    await rig.start()
    await rig.wait(seconds(5))
    rig.room.trouble = Trouble()
    await rig.wait(minutes(12))
    asked = [(at - BEGIN).total_seconds() for at in rig.room.read_at]
    apart = [later - earlier for earlier, later in pairwise(asked)]
    assert apart[:2] == pytest.approx([150 * 0.9, 300 * 0.9], abs=0.1)


@given(st.floats(0, 1), st.integers(0, 20), st.integers(0, 4000))
def test_no_pause_is_shorter_than_the_rest(
    draw: float, failures: int, rest: int
) -> None:
    asked = timedelta(seconds=rest)
    waits = pause(timedelta(minutes=5), failures, draw, asked)
    # Who is told when to come back does not stay away for longer because of failures.
    most = timedelta(seconds=30) if rest else timedelta(minutes=5)
    assert asked <= waits <= max(most, 2 * asked)


async def test_after_the_outage_the_period_is_back(rig: Rig) -> None:
    rig.room.trouble = Trouble(reads=DOWN)
    await rig.start()
    await rig.wait(seconds(20))
    rig.room.trouble = Trouble()
    await rig.wait(seconds(18))
    assert rig.snapshot.connected
    before = rig.readings()
    await rig.wait(minutes(4))
    assert rig.readings() == before
    await rig.wait(minutes(2))
    assert rig.readings() == before + 1


async def test_an_outage_is_told_once_when_it_falls_and_once_when_it_ends(
    rig: Rig, told: pytest.LogCaptureFixture
) -> None:
    await rig.start()
    rig.room.trouble = Trouble(reads=DOWN)
    await rig.wait(minutes(30))
    rig.room.trouble = Trouble()
    await rig.wait(minutes(12))
    assert told.messages == [
        "the booking system does not answer completely: The server does not answer.",
        "the booking system answers again",
    ]


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (DOWN, Fault.UNREACHABLE),
        (Unauthorised("The key was refused."), Fault.UNAUTHORISED),
        (Refused("Not this room."), Fault.REFUSED),
        (Garbled("Half a page."), Fault.GARBLED),
    ],
)
async def test_a_failure_keeps_the_last_list_and_names_its_kind(
    rig: Rig, error: Exception, fault: Fault
) -> None:
    held = rig.room.put(booking(-60, 60))
    await rig.start()
    rig.room.drop(held)
    rig.room.trouble = Trouble(reads=error)
    await rig.wait(minutes(6))
    assert rig.snapshot.status.current == held
    assert rig.snapshot.link.fault is fault
    assert not rig.snapshot.connected


async def test_an_empty_list_is_an_answer(rig: Rig) -> None:
    held = rig.room.put(booking(-60, 60))
    await rig.start()
    rig.room.drop(held)
    await rig.wait(minutes(6))
    assert rig.snapshot.status.current is None
    assert rig.snapshot.face is Face.FREE


async def test_an_unreadable_booking_is_named_once_in_the_log(
    rig: Rig, told: pytest.LogCaptureFixture
) -> None:
    rig.room.trouble = Trouble(unreadable=("Budget, no start",))
    await rig.start()
    await rig.wait(minutes(30))
    named = [m for m in told.messages if "Budget, no start" in m]
    assert len(named) == 1
    assert rig.snapshot.face is Face.NOT_SURE
    assert rig.snapshot.link.unreadable == ("Budget, no start",)


async def test_a_slow_system_is_not_asked_twice_at_once(rig: Rig) -> None:
    rig.room.trouble = Trouble(slow=400)
    await rig.start()
    await rig.wait(minutes(60))
    assert rig.room.most_at_once == 1
    assert rig.snapshot.connected


async def test_the_room_itself_is_asked_for_once_an_hour(rig: Rig) -> None:
    rig.beat = 10
    await rig.start()
    await rig.wait(timedelta(hours=3, minutes=10))
    assert rig.room.asked.count("room") == 4
    assert rig.snapshot.room.name == "Blue room"


@given(
    st.timedeltas(min_value=seconds(1), max_value=timedelta(days=1)),
    st.integers(0, 2000),
    st.floats(0, 1),
)
def test_a_pause_is_never_longer_than_the_period_nor_none_at_all(
    period: timedelta, failures: int, draw: float
) -> None:
    assert timedelta() < pause(period, failures, draw) <= period
    assert pause(period, failures, draw) <= pause(period, failures + 1, draw) or (
        failures == 0
    )
