"""A system that tells of changes by itself, and says what it makes of the moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from panel.backends.base import Ending, Reading, RoomInfo, Said, Unreachable
from panel.domain.booking import Booking
from panel.domain.command import BookNow, End, Read
from panel.domain.outcome import Declined, Done
from panel.domain.sensor import Sensor
from tests.engine.rig import Rig, at_ten, booking, minutes, seconds
from tests.engine.room import ABLE, Room


class LiveRoom(Room):
    """`word` and `waits` are what it says; `age` is how long ago it was heard."""

    def __init__(self, true: Callable[[], datetime]) -> None:
        super().__init__(true, replace(ABLE, live=True, late_reads=True))
        self.word = ""
        self.wording = ""
        self.waits: Booking | None = None
        self.age = seconds(0)
        self.people: float | None = None
        self.seats = 8

    async def refresh(self) -> None:
        await self._request("refresh", self.trouble.reads)

    async def room(self) -> RoomInfo:
        return RoomInfo(capacity=self.seats)

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        reading = await super().bookings(start, end)
        at = self._true() - self.age
        sensor = None
        if self.people is not None:
            sensor = Sensor(at=at, presence=self.people > 0, people_count=self.people)
        waits = self.waits and self.waits.key
        said = Said(status=self.word, waiting=waits, wording=self.wording)
        return replace(reading, heard=at, said=said, sensor=sensor)


@pytest.fixture
def live(rig: Rig) -> LiveRoom:
    room = LiveRoom(rig.wall.true)
    rig.room = room
    return room


async def test_its_news_are_read_without_a_delay(rig: Rig, live: LiveRoom) -> None:
    await rig.start()
    live.put(booking(-35, 0))
    live.push()
    await rig.settle()
    assert rig.snapshot.status.current is not None
    assert "refresh" not in live.asked


async def test_it_looks_anew_before_a_write_and_when_asked(
    rig: Rig, live: LiveRoom
) -> None:
    await rig.start()
    assert isinstance(await rig.tap(Read()), Done)
    assert live.asked.count("refresh") == 1
    assert isinstance(await rig.tap(BookNow(minutes(15))), Done)
    made = live.asked.index("book")
    assert live.asked[:made].count("refresh") == 2


async def test_what_the_room_is_follows_at_once(rig: Rig, live: LiveRoom) -> None:
    await rig.start()
    live.capabilities = replace(live.capabilities, extend=False)
    live.push()
    await rig.settle()
    assert not rig.snapshot.capabilities.extend


async def test_what_was_heard_has_its_own_age(rig: Rig, live: LiveRoom) -> None:
    live.age = seconds(40)
    await rig.start()
    assert rig.snapshot.link.heard == rig.snapshot.at - seconds(40)


async def test_its_sensor_counts_while_the_panel_has_none(
    rig: Rig, live: LiveRoom
) -> None:
    live.people = 3
    await rig.start()
    assert rig.snapshot.sensor and rig.snapshot.sensor.people_count == 3
    rig.engine.sense(Sensor(at=rig.wall.now(), presence=False, people_count=0))
    assert rig.snapshot.sensor.people_count == 0
    live.people = None
    await rig.wait(minutes(9))
    assert rig.snapshot.sensor is None
    assert rig.snapshot.sensor_stale is True


async def test_a_no_show_is_released_when_the_system_agrees(
    rig: Rig, live: LiveRoom
) -> None:
    held = live.put(booking(0, 30))
    live.waits = held
    await rig.start()
    await rig.until(at_ten(5.1))
    assert [b.id for b, _ in live.ended] == [held.id]


async def test_it_is_not_released_until_the_system_agrees(
    rig: Rig, live: LiveRoom, caplog: pytest.LogCaptureFixture
) -> None:
    held = live.put(booking(0, 30))
    await rig.start()
    await rig.until(at_ten(5.5))
    assert not live.ended
    assert "does not say that it waits" in caplog.text
    live.waits = held
    await rig.until(at_ten(6.5))
    assert live.ended


async def test_another_word_for_the_room_is_told_once(
    rig: Rig, live: LiveRoom, caplog: pytest.LogCaptureFixture
) -> None:
    live.word = "busy"
    await rig.start()
    await rig.wait(seconds(80))
    assert rig.snapshot.notes == ()
    await rig.wait(minutes(5))
    (note,) = rig.snapshot.notes
    assert "busy" in note and "free" in note
    assert caplog.text.count("calls the room busy") == 1
    live.word = "free"
    live.push()
    await rig.settle()
    assert rig.snapshot.notes == ()


async def test_its_own_words_are_handed_on(rig: Rig, live: LiveRoom) -> None:
    live.wording = "Free until noon"
    await rig.start()
    assert rig.snapshot.wording == "Free until noon"


async def test_what_was_given_up_here_alone_is_no_difference(
    rig: Rig, live: LiveRoom, caplog: pytest.LogCaptureFixture
) -> None:
    live.capabilities = replace(live.capabilities, ending=Ending.PANEL)
    held = live.put(booking(-35, 30, checked_in=True))
    live.word = "busy"
    await rig.start()
    assert isinstance(await rig.tap(End(held.start)), Done)
    await rig.wait(minutes(5))
    assert rig.snapshot.status.word == "free"
    assert rig.snapshot.notes == ()
    assert caplog.text == ""


async def test_a_short_difference_is_none(
    rig: Rig, live: LiveRoom, caplog: pytest.LogCaptureFixture
) -> None:
    await rig.start()
    for word in ("busy", "free", "busy", "free"):
        live.word = word
        live.push()
        await rig.wait(minutes(1))
    assert caplog.text == ""


async def test_a_refusal_to_look_anew_declines_the_command(
    rig: Rig, live: LiveRoom
) -> None:
    await rig.start()
    live.trouble.reads = Unreachable("No answer.")
    assert isinstance(await rig.tap(BookNow(minutes(15))), Declined)
    assert "book" not in live.asked


async def test_it_is_looked_at_once_a_minute(rig: Rig, live: LiveRoom) -> None:
    rig.rule(period=minutes(30))
    live.people = 1
    await rig.start()
    before = rig.readings()
    await rig.wait(minutes(20))
    assert 19 <= rig.readings() - before <= 21
    assert rig.snapshot.sensor is not None
    assert "refresh" not in live.asked
