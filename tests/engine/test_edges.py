"""What the clock alone changes is published at its very moment, with no poll near."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from panel.domain.booking import Booking
from panel.domain.command import BookNow
from panel.domain.face import Face
from panel.domain.outcome import Done
from panel.domain.sensor import Sensor
from panel.engine.clock import BEAT
from panel.engine.snapshot import Snapshot
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import Trouble

EXACT = seconds(0.001)


def changes(rig: Rig, what: str) -> list[tuple[object, datetime]]:
    """Each new value of a status variable and when it was first published."""
    values = [(getattr(s.status, what), s.at) for s in rig.seen]
    return values[:1] + [b for a, b in pairwise(values) if a[0] != b[0]]


def faces(rig: Rig) -> list[tuple[Face, datetime]]:
    found = [(s.face, s.at) for s in rig.seen]
    return found[:1] + [b for a, b in pairwise(found) if a[0] is not b[0]]


async def test_touching_bookings_never_publish_free(rig: Rig) -> None:
    for number in range(4):
        start = 15 * number
        rig.room.put(booking(start, start + 15, id=f"b{number}", checked_in=True))
    rig.rule(period=timedelta(hours=3))
    await rig.start()
    await rig.until(at_ten(61))
    inside = [s for s in rig.seen if at_ten(0) <= s.at < at_ten(60)]
    assert inside and all(s.status.word == "busy" for s in inside)
    assert rig.readings() == 1


@pytest.mark.parametrize("beat", [BEAT, 8.0, 60.0])
async def test_every_edge_is_published_at_its_moment(rig: Rig, beat: float) -> None:
    rig.beat = beat
    rig.rule(period=timedelta(hours=3))
    rig.room.put(booking(0, 20.5))
    await rig.start()
    await rig.until(at_ten(30))
    words = [word for word, _ in changes(rig, "word")]
    assert words == ["free", "pending", "free"]
    told = faces(rig)
    assert [face for face, _ in told] == [
        Face.STARTING,
        Face.FREE,
        Face.PENDING_NEXT,
        Face.PENDING_CURRENT,
        Face.RELEASED,
        Face.FREE,
    ]
    due = [at_ten(-5), at_ten(0), at_ten(5), at_ten(20.5)]
    late = [at - moment for (_, at), moment in zip(told[2:], due, strict=True)]
    assert all(timedelta() <= by < EXACT for by in late), late


@pytest.mark.parametrize("held", [None, booking(-25, 120, checked_in=True)])
async def test_a_still_panel_publishes_nothing(rig: Rig, held: Booking | None) -> None:
    rig.rule(period=timedelta(hours=3))
    if held is not None:
        rig.room.put(held)
    await rig.start()
    await rig.until(at_ten(-4.5))
    rig.seen.clear()
    await rig.until(at_ten(59.5))
    assert rig.seen == []


async def test_a_length_that_fits_no_more_is_not_offered(rig: Rig) -> None:
    rig.room.put(booking(0, 30))
    await rig.start()
    await rig.until(at_ten(-15))
    assert minutes(15) in rig.engine.snapshot.offers.lengths
    await rig.until(at_ten(-15) + seconds(1.01))
    assert minutes(15) not in rig.engine.snapshot.offers.lengths


async def test_until_the_next_booking_is_booked_to_its_very_start(rig: Rig) -> None:
    rig.room.put(booking(0, 30))
    await rig.start()
    await rig.until(at_ten(-29) + seconds(3.7))
    tapped = BookNow(minutes(29), until=at_ten(0))
    outcome = await rig.engine.handle(tapped)
    assert isinstance(outcome, Done)
    assert outcome.booking is not None
    assert outcome.booking.end == at_ten(0)


async def test_connected_and_sure_end_at_their_moments(rig: Rig) -> None:
    rig.rule(period=minutes(4))
    await rig.start()
    heard = rig.snapshot.link.heard
    assert heard is not None
    rig.room.trouble = Trouble(slow=7200)
    await rig.wait(minutes(20))
    lost = rig.first(lambda s: s.link.heard == heard and not s.connected)
    assert timedelta() <= lost.at - (heard + minutes(12)) < EXACT
    unsure = rig.first(lambda s: s.face is Face.NOT_SURE)
    assert timedelta() <= unsure.at - (heard + minutes(15)) < EXACT


async def test_not_sure_comes_after_three_long_periods(rig: Rig) -> None:
    rig.rule(period=minutes(10))
    await rig.start()
    heard = rig.snapshot.link.heard
    assert heard is not None
    rig.room.trouble = Trouble(slow=7200)
    await rig.wait(minutes(45))
    unsure = rig.first(lambda s: s.face is Face.NOT_SURE)
    assert timedelta() <= unsure.at - (heard + minutes(30)) < EXACT


async def test_a_sensor_becomes_stale_at_its_moment(rig: Rig) -> None:
    await rig.start()
    spoke = rig.wall.now()
    rig.engine.sense(Sensor(at=spoke, presence=True, people_count=3))
    await rig.wait(minutes(9))
    stale = rig.first(lambda s: s.sensor_stale)
    assert stale.sensor is None
    assert timedelta() <= stale.at - (spoke + minutes(8)) < EXACT


async def test_midnight_makes_a_new_list(rig: Rig) -> None:
    rig.rule(period=timedelta(hours=5))
    rig.beat = 60.0
    rig.room.put(booking(-25, -20))
    await rig.start()
    midnight = datetime(2026, 3, 27, 23, tzinfo=UTC)
    await rig.until(midnight + minutes(1))
    emptied = rig.first(lambda s: s.connected and not s.schedule)
    assert timedelta() <= emptied.at - midnight < EXACT


async def test_a_slow_system_does_not_delay_an_edge(rig: Rig) -> None:
    rig.rule(period=seconds(5))
    rig.room.put(booking(0, 1, checked_in=True))
    rig.room.trouble = Trouble(slow=10)
    await rig.start()
    await rig.until(at_ten(2))
    for word, moment in (("busy", at_ten(0)), ("free", at_ten(1))):
        told = rig.first(lambda s, word=word, m=moment: is_at(s, word, m))
        assert timedelta() <= told.at - moment < EXACT


def is_at(snapshot: Snapshot, word: str, moment: datetime) -> bool:
    return snapshot.at >= moment and snapshot.status.word == word
