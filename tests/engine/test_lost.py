"""A write whose answer was lost: nothing is done twice, the next list decides."""

from dataclasses import replace

import pytest

from panel.backends.base import Garbled, Unreachable
from panel.domain.command import BookNow, CheckIn, End, Extend
from panel.domain.face import Face
from panel.domain.outcome import Declined, Done, Reason, Unknown
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import ABLE, WITHOUT_MARKS, Lost, Trouble

HALF_AN_HOUR = BookNow(minutes(30))
DOWN = Unreachable("No route.")


async def test_a_booking_that_was_made_is_found_in_the_next_list(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    await rig.start()
    rig.room.trouble = Trouble(lost=Lost.ANSWER)
    outcome = await rig.tap(HALF_AN_HOUR)
    made = rig.room.held["made-1"]
    assert outcome == Done(made)
    assert rig.snapshot.status.current == made
    assert rig.snapshot.status.current_checked_in


async def test_a_booking_that_was_not_made_can_be_made_again(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(lost=Lost.REQUEST)
    assert await rig.tap(HALF_AN_HOUR) == Unknown()
    assert rig.room.asked.count("book") == 1
    assert rig.snapshot.face is Face.FREE
    assert isinstance(await rig.tap(HALF_AN_HOUR), Done)
    assert len(rig.room.held) == 1


async def test_an_answer_that_cannot_be_understood_is_unknown_too(rig: Rig) -> None:
    await rig.start()
    rig.room.trouble = Trouble(writes=Garbled("Half a page."))
    assert await rig.tap(HALF_AN_HOUR) == Unknown()
    assert rig.room.asked.count("book") == 1


async def test_the_link_is_lost_with_the_answer(rig: Rig) -> None:
    """Nothing is offered until a complete list shows whether it was done."""
    rig.room.capabilities = WITHOUT_MARKS
    await rig.start()
    rig.room.trouble = Trouble(lost=Lost.ANSWER)
    rig.room.before = lambda: setattr(rig.room.trouble, "reads", DOWN)
    assert await rig.tap(HALF_AN_HOUR) == Unknown()
    assert await rig.tap(HALF_AN_HOUR) == Declined(Reason.UNREACHABLE, text="No route.")
    assert rig.snapshot.offers.lengths == ()
    rig.room.trouble = Trouble()
    await rig.wait(minutes(1))
    assert len(rig.room.held) == 1
    assert rig.snapshot.status.current_checked_in
    assert rig.snapshot.face is Face.BUSY


async def test_the_mark_of_a_lost_answer_survives_a_restart(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    await rig.start()
    rig.room.trouble = Trouble(lost=Lost.ANSWER)
    await rig.tap(HALF_AN_HOUR)
    await rig.restart()
    assert rig.snapshot.status.current_checked_in
    assert rig.snapshot.face is Face.BUSY


async def test_where_lists_are_late_no_list_decides_too_early(rig: Rig) -> None:
    rig.room.capabilities = replace(ABLE, late_reads=True)
    await rig.start()
    rig.room.trouble = Trouble(lost=Lost.ANSWER, lag=seconds(10))
    assert await rig.tap(HALF_AN_HOUR) == Unknown()
    assert rig.snapshot.offers.no_booking == Declined(Reason.NOT_SETTLED)
    second = await rig.tap(HALF_AN_HOUR)
    assert second == Declined(Reason.NOT_SETTLED)
    await rig.wait(seconds(14))
    assert rig.snapshot.status.current == rig.room.held["made-1"]
    assert rig.snapshot.status.current_checked_in


async def test_where_lists_are_late_half_a_minute_decides(rig: Rig) -> None:
    rig.room.capabilities = replace(ABLE, late_reads=True)
    await rig.start()
    rig.room.trouble = Trouble(lost=Lost.REQUEST, lag=seconds(10))
    assert await rig.tap(HALF_AN_HOUR) == Unknown()
    asked = rig.room.asked_at[rig.room.asked.index("book")]
    await rig.wait(seconds(31))
    again = rig.first(lambda s: s.at > asked and s.offers.lengths)
    assert seconds(0) <= again.at - asked - seconds(30) < seconds(0.1)
    assert isinstance(await rig.tap(HALF_AN_HOUR), Done)
    assert len(rig.room.held) == 1


@pytest.mark.parametrize("lost", Lost)
async def test_a_lost_check_in(rig: Rig, lost: Lost) -> None:
    rig.room.put(booking(-31, 0, checked_in=False))
    await rig.start()
    rig.room.trouble = Trouble(lost=lost)
    outcome = await rig.tap(CheckIn())
    done = lost is Lost.ANSWER
    assert isinstance(outcome, Done if done else Unknown)
    assert rig.snapshot.status.current_checked_in is done


@pytest.mark.parametrize("lost", Lost)
async def test_a_lost_extension(rig: Rig, lost: Lost) -> None:
    rig.room.put(booking(-60, 0, checked_in=True))
    await rig.start()
    rig.room.trouble = Trouble(lost=lost)
    outcome = await rig.tap(Extend(minutes(15)))
    done = lost is Lost.ANSWER
    assert isinstance(outcome, Done if done else Unknown)
    assert rig.snapshot.busy_until == at_ten(15 if done else 0)


@pytest.mark.parametrize("lost", Lost)
async def test_a_lost_end(rig: Rig, lost: Lost) -> None:
    rig.room.put(booking(-60, 0, checked_in=True))
    await rig.start()
    rig.room.trouble = Trouble(lost=lost)
    outcome = await rig.tap(End(at_ten(-60)))
    done = lost is Lost.ANSWER
    assert isinstance(outcome, Done if done else Unknown)
    assert rig.snapshot.face is (Face.RELEASED if done else Face.BUSY)
