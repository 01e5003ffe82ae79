"""The release of a no-show: at its moment, and every guard alone prevents it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from panel.backends.base import Capabilities, Ending, Unreachable
from panel.domain.booking import Booking
from panel.domain.command import CheckIn, WeAreHere
from panel.domain.face import Face
from panel.domain.outcome import Done
from panel.domain.sensor import Sensor
from tests.engine.rig import COMMENT, Rig, at_ten, booking, loop, minutes, seconds
from tests.engine.room import ABLE, WITHOUT_MARKS, Trouble

DOWN = Unreachable("No route.")
EXACT = seconds(0.001)
Story = Callable[[Rig], Awaitable[None]]


async def start_with(rig: Rig, held: Booking | None = None) -> None:
    rig.room.put(held or booking(0, 30))
    await rig.start()


def counted_down(rig: Rig) -> bool:
    return any(s.release_at is not None for s in rig.seen)


async def test_a_no_show_is_released_at_its_moment(rig: Rig) -> None:
    await start_with(rig)
    await rig.until(at_ten(6))
    ((ended, comment),) = rig.room.ended
    asked = rig.room.asked_at[rig.room.asked.index("end")]
    assert timedelta() <= asked - at_ten(5) < EXACT
    assert rig.room.held["a"].end == at_ten(5)
    assert (ended.id, comment) == ("a", COMMENT)
    free = rig.first(lambda s: s.at >= at_ten(0) and s.status.word == "free")
    assert timedelta() <= free.at - at_ten(5) < EXACT
    assert free.face is Face.RELEASED
    assert free.freed is not None and free.freed.no_show


async def test_the_list_is_read_just_before_and_just_after(rig: Rig) -> None:
    rig.rule(period=minutes(8))
    await start_with(rig)
    await rig.until(at_ten(4.9))
    rig.room.asked.clear()
    await rig.until(at_ten(5.1))
    assert rig.room.asked == ["bookings", "end", "bookings"]


async def test_the_countdown_and_the_release_use_the_same_number(rig: Rig) -> None:
    await start_with(rig)
    await rig.until(at_ten(6))
    moments = {s.release_at for s in rig.seen if s.release_at is not None}
    assert moments == {at_ten(5)}


async def test_the_way_back_is_open_until_the_bookings_end(rig: Rig) -> None:
    await start_with(rig)
    await rig.until(at_ten(31))
    closed = rig.first(lambda s: s.at > at_ten(6) and s.face is not Face.RELEASED)
    assert timedelta() <= closed.at - at_ten(30) < EXACT
    offered = [s for s in rig.seen if s.face is Face.RELEASED]
    assert all(s.offers.we_are_here for s in offered if s.at > at_ten(5.01))


async def test_we_are_here_books_the_rest(rig: Rig) -> None:
    rig.rule(min_duration=minutes(20))
    rig.room.put(booking(28, 60, id="b"))
    await start_with(rig, booking(0, 28))
    await rig.until(at_ten(25))
    assert isinstance(await rig.tap(WeAreHere()), Done)
    made = rig.room.held["made-1"]
    assert (made.start, made.end, made.title) == (at_ten(25), at_ten(28), "Standup")
    assert rig.snapshot.status.current_checked_in


@pytest.mark.parametrize("ending", [Ending.SHORTEN, Ending.DECLINE, Ending.CANCEL])
async def test_the_system_may_shorten_decline_or_cancel(
    rig: Rig, ending: Ending
) -> None:
    rig.room.capabilities = replace(ABLE, ending=ending)
    await start_with(rig)
    await rig.until(at_ten(6))
    assert len(rig.room.ended) == 1
    assert rig.snapshot.face is Face.RELEASED


async def test_a_check_in_at_the_last_moment_prevents_it(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.rule(sole_panel=True)
    await start_with(rig)
    await rig.until(at_ten(4.999))
    await rig.tap(CheckIn())
    await rig.until(at_ten(20))
    assert not rig.room.ended


async def test_a_check_in_at_another_panel_is_seen_at_the_last_moment(
    rig: Rig,
) -> None:
    await start_with(rig)
    await rig.until(at_ten(4.999))
    rig.room.put(replace(rig.room.held["a"], checked_in=True))
    await rig.until(at_ten(20))
    assert not rig.room.ended
    assert rig.snapshot.face is Face.BUSY


async def test_a_booking_that_was_changed_at_the_last_moment_is_left_alone(
    rig: Rig,
) -> None:
    rig.rule(period=minutes(8))
    await start_with(rig)
    await rig.until(at_ten(4.999))
    rig.room.put(booking(0, 45))
    await rig.until(at_ten(5.9))
    assert not rig.room.ended
    assert rig.snapshot.face is Face.BUSY


async def test_that_nobody_checked_in_may_become_known_at_the_last_moment(
    rig: Rig,
) -> None:
    rig.rule(period=minutes(8))
    await start_with(rig, replace(booking(0, 30), checked_in=None))
    await rig.until(at_ten(4.999))
    rig.room.put(replace(rig.room.held["a"], checked_in=False))
    await rig.until(at_ten(5.1))
    assert [ended.id for ended, _ in rig.room.ended] == ["a"]


# Every guard alone. Each story says what happens; the booking is one from ten to
# half past, nothing else is in the way.


async def rebooted(rig: Rig) -> None:
    await rig.until(at_ten(2))
    await rig.restart()


async def booked_after_its_start(rig: Rig) -> None:
    held = rig.room.held.pop("a")
    await rig.until(at_ten(1))
    rig.room.put(held)
    rig.room.push()
    await rig.settle()


async def moved_to_now(rig: Rig) -> None:
    rig.room.put(booking(-1, 30))
    rig.room.push()
    await rig.settle()
    await rig.until(at_ten(0.05))
    rig.room.put(booking(0, 30))
    rig.room.push()
    await rig.settle()


async def hidden_behind_another(rig: Rig) -> None:
    rig.room.put(booking(-10, 2, id="b", checked_in=True))
    rig.room.push()
    await rig.until(at_ten(3))


async def hidden_for_a_while(rig: Rig) -> None:
    await rig.until(at_ten(1))
    rig.room.put(booking(-10, 2, id="b", checked_in=True))
    rig.room.push()
    await rig.until(at_ten(3))


async def link_lost(rig: Rig) -> None:
    await rig.until(at_ten(1))
    rig.room.trouble = Trouble(reads=DOWN)
    rig.room.push()
    await rig.wait(seconds(34))
    rig.room.trouble = Trouble()
    await rig.wait(seconds(2))


async def link_lost_in_pieces(rig: Rig) -> None:
    for minute in (1, 2, 3, 4):
        await rig.until(at_ten(minute))
        rig.room.trouble = Trouble(reads=DOWN)
        rig.room.push()
        await rig.wait(seconds(8))
        rig.room.trouble = Trouble()
        rig.room.push()
    await rig.until(at_ten(4.5))


async def clock_set(rig: Rig) -> None:
    await rig.until(at_ten(1))
    rig.wall.set_clock(seconds(1))
    await rig.wait(seconds(9))


async def slept(rig: Rig) -> None:
    await rig.until(at_ten(1))
    rig.wall.suspend(seconds(10))
    await rig.wait(seconds(9))


async def stood_still(rig: Rig) -> None:
    await rig.until(at_ten(1))
    loop().stall(20)
    await rig.wait(seconds(9))


async def skewed(rig: Rig) -> None:
    rig.room.trouble = Trouble(skew=seconds(31))
    rig.room.push()
    await rig.until(at_ten(1))


async def could_not_be_touched(rig: Rig) -> None:
    await rig.until(at_ten(1))
    rig.engine.touchable(False)
    await rig.until(at_ten(1.1))
    rig.engine.touchable(True)


async def somebody_inside(rig: Rig) -> None:
    await rig.until(at_ten(3.5))
    rig.engine.sense(Sensor(at=rig.wall.now(), presence=True))
    rig.engine.sense(Sensor(at=rig.wall.now(), presence=False))


async def somebody_inside_all_the_time(rig: Rig) -> None:
    await rig.until(at_ten(1))
    rig.engine.sense(Sensor(at=rig.wall.now(), presence=True))
    await rig.until(at_ten(3.01))


STORIES = (
    rebooted,
    booked_after_its_start,
    moved_to_now,
    hidden_behind_another,
    hidden_for_a_while,
    link_lost,
    link_lost_in_pieces,
    clock_set,
    slept,
    stood_still,
    skewed,
    could_not_be_touched,
    somebody_inside,
    somebody_inside_all_the_time,
)


@pytest.mark.parametrize("story", STORIES)
async def test_what_this_panel_has_not_watched_it_does_not_release(
    rig: Rig, story: Story
) -> None:
    await start_with(rig)
    rig.rule(period=seconds(20))
    await story(rig)
    rig.seen.clear()
    await rig.until(at_ten(29))
    assert not rig.room.ended
    assert rig.snapshot.status.current == rig.room.held["a"]
    assert rig.snapshot.face is Face.BUSY
    assert not counted_down(rig)


async def test_without_a_story_it_would_have_been_released(rig: Rig) -> None:
    await start_with(rig)
    await rig.until(at_ten(29))
    assert rig.room.ended


async def test_a_panel_that_starts_late_does_not_release(rig: Rig) -> None:
    rig.room.put(booking(0, 30))
    await rig.until(at_ten(0.1))
    await rig.start()
    await rig.until(at_ten(29))
    assert not rig.room.ended
    assert not counted_down(rig)


BOOKINGS = (
    {"all_day": True},
    {"buffer": True},
    {"editable": False},
    {"body": "x\nmain_event_id: 7\n"},
    {"checked_in": True},
    {"blocking": False},
)


@pytest.mark.parametrize("what", BOOKINGS, ids=str)
async def test_bookings_that_are_never_released(
    rig: Rig, what: dict[str, object]
) -> None:
    await start_with(rig, booking(0, 30, **what))
    await rig.until(at_ten(29))
    assert not rig.room.ended
    assert not counted_down(rig)


ABILITIES = (
    replace(ABLE, ending=Ending.PANEL),
    replace(ABLE, ending=Ending.NONE),
    WITHOUT_MARKS,
)


@pytest.mark.parametrize("able", ABILITIES)
async def test_systems_on_which_nothing_is_released(
    rig: Rig, able: Capabilities
) -> None:
    rig.room.capabilities = able
    await start_with(rig)
    await rig.until(at_ten(29))
    assert not rig.room.ended
    assert not counted_down(rig)


RULES = (
    {"disable_end_meeting": True},
    {"pending_period": timedelta()},
)


@pytest.mark.parametrize("rules", RULES, ids=str)
async def test_rules_under_which_nothing_is_released(
    rig: Rig, rules: dict[str, object]
) -> None:
    rig.rule(**rules)
    await start_with(rig)
    await rig.until(at_ten(29))
    assert not rig.room.ended
    assert not counted_down(rig)


@pytest.mark.parametrize(
    "rules", [{"disable_end_meeting": True}, {"pending_period": minutes(6)}], ids=str
)
async def test_rules_that_change_in_the_middle(
    rig: Rig, rules: dict[str, object]
) -> None:
    """The system is asked for them at half past."""
    await start_with(rig, booking(27, 150))
    await rig.until(at_ten(28))
    assert counted_down(rig)
    before = rig.rules
    rig.rule(**rules)
    await rig.until(at_ten(31))
    rig.rules = before
    await rig.until(at_ten(149))
    assert not rig.room.ended


async def test_alone_in_the_room_the_kept_check_ins_are_enough(rig: Rig) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.rule(sole_panel=True)
    await start_with(rig)
    await rig.until(at_ten(6))
    assert len(rig.room.ended) == 1


async def test_a_long_booking_stays_checked_in_for_weeks(
    rig: Rig, sample: Callable[[int, int], int]
) -> None:
    rig.room.capabilities = WITHOUT_MARKS
    rig.rule(sole_panel=True)
    rig.beat = 600
    await start_with(rig, booking(0, 21 * 24 * 60))
    await rig.until(at_ten(1))
    await rig.tap(CheckIn())
    await rig.wait(timedelta(days=sample(2, 20)))
    assert not rig.room.ended
    assert rig.snapshot.status.current_checked_in


async def test_presence_long_before_the_deadline_prevents_nothing(rig: Rig) -> None:
    await start_with(rig)
    await rig.until(at_ten(2.9))
    rig.engine.sense(Sensor(at=rig.wall.now(), presence=True))
    rig.engine.sense(Sensor(at=rig.wall.now(), presence=False))
    await rig.until(at_ten(6))
    assert len(rig.room.ended) == 1


async def test_a_short_gap_moves_the_deadline_and_the_countdown(rig: Rig) -> None:
    await start_with(rig)
    await rig.until(at_ten(1))
    rig.room.trouble = Trouble(reads=DOWN)
    rig.room.push()
    await rig.wait(seconds(8))
    rig.room.trouble = Trouble()
    rig.room.push()
    await rig.settle()
    moved = at_ten(5) + seconds(8)
    assert rig.snapshot.release_at is not None
    assert abs(rig.snapshot.release_at - moved) < seconds(0.1)
    moved = rig.snapshot.release_at
    await rig.until(moved - seconds(0.001))
    assert rig.snapshot.face is Face.PENDING_CURRENT
    assert not rig.room.ended
    await rig.until(moved + seconds(1))
    asked = rig.room.asked_at[rig.room.asked.index("end")]
    assert timedelta() <= asked - moved < EXACT


async def test_a_gap_at_the_deadline_counts_too(rig: Rig) -> None:
    await start_with(rig)
    await rig.until(at_ten(5) - seconds(10))
    rig.room.trouble = Trouble(reads=DOWN)
    rig.room.push()
    await rig.until(at_ten(5) + seconds(3))
    assert not rig.room.ended
    assert rig.snapshot.face is Face.PENDING_CURRENT
    rig.room.trouble = Trouble()
    rig.room.push()
    await rig.until(at_ten(5.4))
    asked = rig.room.asked_at[rig.room.asked.index("end")]
    assert abs(asked - at_ten(5) - seconds(13)) < seconds(0.1)


async def test_touching_no_shows_are_released_one_after_the_other(rig: Rig) -> None:
    rig.room.put(booking(30, 60, id="b"))
    await start_with(rig)
    await rig.until(at_ten(59))
    assert [ended.id for ended, _ in rig.room.ended] == ["a", "b"]


async def test_a_question_releases_nothing(rig: Rig) -> None:
    rig.room.put(booking(0, 30))
    await rig.until(at_ten(0))
    await rig.open()
    for minute in range(8):
        await rig.until(at_ten(minute))
        await rig.engine.read()
        await rig.engine.perform(WeAreHere())
    assert not rig.room.ended
    assert rig.snapshot.release_at is None
