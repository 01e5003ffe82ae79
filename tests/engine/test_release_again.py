"""A release that did not succeed: tried again later, told once, never twice done."""

from dataclasses import replace

import pytest

from panel.backends.base import (
    BackendError,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.domain.command import BookNow, CheckIn
from panel.domain.face import Face
from panel.domain.outcome import Done
from panel.domain.sensor import Sensor
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import ABLE, Lost, Trouble

ERRORS = (
    Refused("Not today."),
    Unauthorised("The key may not end it."),
    Unreachable("No route."),
    Unreachable("No answer.", maybe_done=True),
    Garbled("Half a page."),
)


def tries(rig: Rig) -> list[float]:
    """When the ending call was made, in minutes after ten."""
    pairs = zip(rig.room.asked, rig.room.asked_at, strict=True)
    moments = [at for name, at in pairs if name == "end"]
    return [round((at - at_ten()).total_seconds() / 60, 2) for at in moments]


async def begin(rig: Rig, end: float = 60) -> None:
    rig.room.put(booking(0, end))
    await rig.start()
    await rig.until(at_ten(4.5))


@pytest.mark.parametrize("error", ERRORS, ids=repr)
async def test_it_is_tried_again_after_one_two_four_minutes(
    rig: Rig, error: BackendError
) -> None:
    await begin(rig)
    rig.room.trouble = Trouble(writes=error)
    await rig.until(at_ten(59))
    assert tries(rig) == pytest.approx([5, 6, 8, 12, 20, 36], abs=0.05)
    assert not rig.room.ended


async def test_the_reason_is_told_once(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    await begin(rig)
    caplog.set_level("INFO", "panel")
    rig.room.trouble = Trouble(writes=Refused("Not today."))
    await rig.until(at_ten(13))
    rig.room.trouble = Trouble()
    await rig.until(at_ten(21))
    assert caplog.messages == [
        "a no-show was not released, trying again: Not today.",
        "released a booking to which nobody checked in",
    ]


async def test_after_the_first_try_the_room_is_shown_busy(rig: Rig) -> None:
    await begin(rig)
    rig.room.trouble = Trouble(writes=Refused("Not today."))
    await rig.until(at_ten(5.5))
    assert rig.snapshot.face is Face.BUSY
    assert rig.snapshot.release_at is None
    rig.seen.clear()
    await rig.until(at_ten(20))
    assert {s.face for s in rig.seen} == {Face.BUSY}


async def test_a_first_try_that_is_slow_shows_pending_until_it_is_decided(
    rig: Rig,
) -> None:
    await begin(rig)
    rig.room.trouble = Trouble(slow=10)
    await rig.until(at_ten(7))
    during = [s for s in rig.seen if at_ten(5) <= s.at < at_ten(5) + seconds(20)]
    assert {s.face for s in during} == {Face.PENDING_CURRENT}
    assert rig.snapshot.face is Face.RELEASED


async def test_a_check_in_between_two_tries_ends_them(rig: Rig) -> None:
    await begin(rig)
    rig.room.trouble = Trouble(writes=Refused("Not today."))
    await rig.until(at_ten(5.5))
    rig.room.trouble = Trouble()
    assert isinstance(await rig.tap(CheckIn(at_ten(0))), Done)
    await rig.until(at_ten(59))
    assert tries(rig) == [5]
    assert not rig.room.ended


async def test_somebody_inside_between_two_tries_ends_them(rig: Rig) -> None:
    await begin(rig)
    rig.room.trouble = Trouble(writes=Refused("Not today."))
    await rig.until(at_ten(7))
    rig.engine.sense(Sensor(at=rig.wall.now(), presence=True))
    rig.room.trouble = Trouble()
    await rig.until(at_ten(59))
    assert not rig.room.ended


async def test_a_reading_that_fails_at_the_deadline_is_tried_again(rig: Rig) -> None:
    rig.rule(period=minutes(8))
    await begin(rig)
    rig.room.trouble = Trouble(reads=Unreachable("No route."))
    await rig.until(at_ten(5.5))
    assert rig.room.held["a"].end == at_ten(60)
    rig.room.trouble = Trouble()
    await rig.until(at_ten(7))
    assert tries(rig) == [6]
    assert rig.room.held["a"].end == at_ten(6)
    assert rig.snapshot.face is Face.RELEASED


async def test_it_is_over_with_the_bookings_end(rig: Rig) -> None:
    await begin(rig, end=7)
    rig.room.trouble = Trouble(writes=Refused("Not today."))
    await rig.until(at_ten(59))
    assert tries(rig) == [5, 6]
    assert rig.snapshot.face is Face.FREE


async def test_already_gone_is_success(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    """Another panel of this room was faster, after our reading."""
    await begin(rig)
    rig.room.before = lambda: rig.room.drop(booking(0, 60))
    await rig.until(at_ten(5.1))
    rig.room.before = lambda: None
    await rig.until(at_ten(59))
    assert tries(rig) == [5]
    assert rig.snapshot.face is Face.FREE
    assert not any("not released" in message for message in caplog.messages)


@pytest.mark.parametrize("lost", Lost)
async def test_a_lost_answer_releases_once(rig: Rig, lost: Lost) -> None:
    await begin(rig)
    rig.room.trouble = Trouble(lost=lost)
    await rig.until(at_ten(59))
    assert tries(rig) == ([5] if lost is Lost.ANSWER else [5, 6])
    assert len(rig.room.ended) == 1
    released = rig.first(lambda s: s.face is Face.RELEASED)
    assert released.freed is not None and released.freed.no_show


async def test_what_lists_show_too_late_is_not_released_twice(rig: Rig) -> None:
    rig.room.capabilities = replace(ABLE, late_reads=True)
    await begin(rig)
    rig.room.trouble = Trouble(lag=seconds(20))
    await rig.until(at_ten(59))
    assert tries(rig) == [5]
    after = [s for s in rig.seen if at_ten(5.001) < s.at]
    assert {s.face for s in after} == {Face.RELEASED}


async def test_a_tap_that_comes_with_the_release_waits_its_turn(rig: Rig) -> None:
    """Whoever taps while the release is under way is told what came of it."""
    await begin(rig)
    rig.room.trouble = Trouble(slow=3)
    await rig.until(at_ten(5) + seconds(4))
    outcome = await rig.tap(CheckIn(at_ten(0)))
    assert not isinstance(outcome, Done)
    assert rig.snapshot.face is Face.RELEASED
    assert isinstance(await rig.tap(BookNow(minutes(15))), Done)


async def test_the_next_panel_of_the_room_sees_the_release(rig: Rig) -> None:
    """Two panels at two doors: one releases, neither thinks it failed."""
    other = Rig(rig.store / "other")
    other.room, other.wall = rig.room, rig.wall
    rig.room.trouble = Trouble(slow=0.2)
    await begin(rig)
    await rig.stop()
    rig.room.held.clear()
    rig.room.put(booking(30, 60))
    await rig.start()
    await other.start()
    await rig.until(at_ten(36))
    assert len(rig.room.ended) == 1
    assert {rig.snapshot.face, other.snapshot.face} <= {Face.RELEASED, Face.FREE}
    await other.stop()
