"""When a published calendar is fetched, and what is known in between."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from panel.backends.base import BackendError, Garbled, Unreachable
from panel.backends.ics import IcsBackend
from panel.backends.ics.pace import interval, is_due, rest_after
from tests.backends.contract import NOW, at, meeting
from tests.backends.ics_place import FilePlace
from tests.backends.ics_rig import DAY, Turned, listed, made, signed
from tests.backends.servers.feed import Feed, serving
from tests.backends.servers.web import Fault

MINUTE = timedelta(minutes=1)
Make = Callable[..., IcsBackend]


@pytest.fixture
def clock() -> Turned:
    return Turned()


@pytest.fixture
def feed(clock: Turned) -> Iterator[Feed]:
    with serving(lambda: clock.now().timestamp()) as running:
        running.publish(meeting(0, 30))
        yield running


@pytest.fixture
async def make(feed: Feed, tmp_path: Path, clock: Turned) -> AsyncIterator[Make]:
    backends: list[IcsBackend] = []

    def one(**more: object) -> IcsBackend:
        backends.append(made(feed.address, tmp_path, clock, **more))
        return backends[-1]

    yield one
    for backend in backends:
        await backend.aclose()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, 5),
        pytest.param("REFRESH-INTERVAL;VALUE=DURATION:PT2M", 2, marks=pytest.mark.long),
        pytest.param("X-PUBLISHED-TTL:PT10S", 1, marks=pytest.mark.long),
        ("X-PUBLISHED-TTL:PT12H", 15),
    ],
)
async def test_the_calendars_own_interval_within_bounds(
    make: Make, feed: Feed, clock: Turned, said: str | None, expected: int
) -> None:
    feed.properties += [said] if said else []
    backend = make()
    first = await listed(backend, clock)
    assert (first.every, first.heard) == (expected * MINUTE, NOW)
    clock.go_on(minutes=0.8 * expected)
    between = await listed(backend, clock)
    assert (len(feed.asked), between.heard) == (1, NOW)
    assert between.bookings == first.bookings
    clock.go_on(minutes=0.15 * expected)
    assert (await listed(backend, clock)).heard == clock.at
    assert len(feed.asked) == 2


@pytest.mark.long
async def test_the_settings_say_how_often(
    make: Make, feed: Feed, clock: Turned
) -> None:
    backend = make(refresh=0.5)
    feed.properties.append("X-PUBLISHED-TTL:PT12H")
    assert (await listed(backend, clock)).every == MINUTE / 2
    assert backend.capabilities.harmless_period == MINUTE / 2


async def test_what_has_not_changed_is_not_sent_again(
    make: Make, feed: Feed, clock: Turned
) -> None:
    backend = make()
    first = await listed(backend, clock)
    clock.go_on(minutes=5)
    again = await listed(backend, clock)
    assert (len(feed.asked), feed.whole, again.heard) == (2, 1, clock.at)
    assert again.bookings[0] is first.bookings[0]
    feed.publish(meeting(60, 90))
    clock.go_on(minutes=5)
    assert len((await listed(backend, clock)).bookings) == 2
    assert feed.whole == 1


@pytest.mark.parametrize("stamp", [False, True])
async def test_without_validators_the_same_bookings_stay_the_same(
    make: Make, feed: Feed, clock: Turned, stamp: bool
) -> None:
    """Also where the server writes something new into every answer."""
    feed.validators, feed.stamp = False, stamp
    backend = make()
    first = await listed(backend, clock)
    clock.go_on(minutes=5)
    again = await listed(backend, clock)
    assert again.heard == clock.at
    assert again.bookings[0] is first.bookings[0]


async def test_asked_for_at_once_where_somebody_wants_it(
    make: Make, feed: Feed, clock: Turned
) -> None:
    backend = make()
    await listed(backend, clock)
    feed.publish(meeting(60, 90))
    await backend.refresh()
    assert len((await listed(backend, clock)).bookings) == 2


async def test_tomorrow_the_whole_text_is_read_again(
    make: Make, feed: Feed, clock: Turned
) -> None:
    """What is not read yet cannot be worked out of what is known."""
    feed.publish(meeting(36 * 1440, 36 * 1440 + 30, id="later"))
    backend = make()
    assert len((await listed(backend, clock)).bookings) == 1
    clock.go_on(days=6)
    assert {b.id for b in (await listed(backend, clock)).bookings} == {"later"}
    assert feed.whole == 2


@pytest.mark.long
async def test_more_days_than_usual(make: Make, feed: Feed) -> None:
    feed.publish(meeting(60 * 1440, 60 * 1440 + 30, id="later"))
    backend = make()
    assert (await backend.room()).name is None
    reading = await backend.bookings(NOW - DAY, NOW + 90 * DAY)
    assert len(reading.bookings) == 2


async def test_a_room_is_named_and_placed_by_its_calendar(
    make: Make, feed: Feed
) -> None:
    feed.properties += ["X-WR-CALNAME:The\\, Attic", "X-WR-TIMEZONE:America/New_York"]
    room = await make().room()
    assert (room.name, str(room.zone)) == ("The, Attic", "America/New_York")
    assert len(feed.asked) == 1


async def test_the_calendars_zone_is_the_rooms_where_nobody_says(
    make: Make, feed: Feed
) -> None:
    day = ["BEGIN:VEVENT", "UID:d", "DTSTART;VALUE=DATE:20250312", "END:VEVENT"]
    feed.properties += ["X-WR-TIMEZONE:America/New_York", *day]
    feed.bookings.clear()
    reading = await make(zone=None).bookings(NOW - DAY, NOW + DAY)
    assert reading.bookings[0].start == at(-6 * 60)
    reading = await make().bookings(NOW - DAY, NOW + DAY)
    assert reading.bookings[0].start == at(-10 * 60)


@pytest.mark.long
async def test_utc_is_what_programs_write_that_know_no_zone(
    make: Make, feed: Feed
) -> None:
    feed.properties.append("X-WR-TIMEZONE:UTC")
    assert (await make(zone=None).room()).zone is None


@pytest.mark.long
async def test_who_has_to_sign_in(make: Make, feed: Feed, clock: Turned) -> None:
    backend = make(**signed(feed))
    assert (await listed(backend, clock)).bookings


async def test_no_booking_waits_for_a_check_in(
    make: Make, feed: Feed, clock: Turned
) -> None:
    """But one that another panel wrote into the calendar is shown."""
    moment = "20250312T100000Z"
    feed.properties += [
        *("BEGIN:VEVENT", "UID:x", f"DTSTART:{moment}", "DURATION:PT1H"),
        *(f"X-ROOM-PANEL-CHECKED-IN:{moment}", "END:VEVENT"),
    ]
    found = {b.id: b.checked_in for b in (await listed(make(), clock)).bookings}
    assert found == {"b0": None, "x": True}


async def test_an_answer_of_no_use_is_not_fetched_again_and_again(
    make: Make, feed: Feed, clock: Turned
) -> None:
    feed.text = b"<html>Please sign in</html>"
    backend = make()
    for minutes, asked in ((0, 1), (0.5, 1), (0.6, 2), (1.5, 2), (0.6, 3)):
        clock.go_on(minutes=minutes)
        with pytest.raises(Garbled, match="web page"):
            await listed(backend, clock)
        assert len(feed.asked) == asked
    feed.text = None
    await backend.refresh()
    assert (await listed(backend, clock)).bookings


async def test_what_was_of_no_use_is_not_sent_again(
    make: Make, feed: Feed, clock: Turned
) -> None:
    backend = make()
    await listed(backend, clock)
    feed.text = b"<html>Please sign in</html>"
    for _ in range(3):
        clock.go_on(minutes=16)
        with pytest.raises(Garbled, match="web page"):
            await listed(backend, clock)
    last = feed.asked[-1].headers["if-none-match"]
    assert last != feed.asked[1].headers["if-none-match"]
    feed.text = None
    clock.go_on(minutes=16)
    assert (await listed(backend, clock)).heard == clock.at


@pytest.mark.long
async def test_a_server_that_was_not_there_is_asked_again(
    make: Make, feed: Feed, clock: Turned
) -> None:
    backend = make()
    feed.stop()
    with pytest.raises(Unreachable):
        await listed(backend, clock)
    feed.start()
    assert (await listed(backend, clock)).bookings


async def test_a_server_that_wants_rest_has_it(
    make: Make, feed: Feed, clock: Turned
) -> None:
    backend = make()
    feed.faults.append(Fault(times=9, status=503, headers={"Retry-After": "120"}))
    with pytest.raises(Unreachable):
        await listed(backend, clock)
    asked = len(feed.asked)
    clock.go_on(seconds=119)
    with pytest.raises(Unreachable):
        await listed(backend, clock)
    assert len(feed.asked) == asked
    feed.faults.clear()
    clock.go_on(seconds=2)
    assert (await listed(backend, clock)).bookings


@pytest.mark.long
async def test_a_clock_that_was_set_back_makes_it_ask(
    make: Make, feed: Feed, clock: Turned
) -> None:
    backend = make()
    await listed(backend, clock)
    clock.go_on(minutes=-3)
    assert (await listed(backend, clock)).heard == clock.at
    assert len(feed.asked) == 2


class TestFile:
    @pytest.fixture
    async def place(self, tmp_path: Path) -> AsyncIterator[FilePlace]:
        place = FilePlace(None, tmp_path / "calendar")
        await place.plant(meeting(0, 30))
        await place.another()
        yield place
        await place.aclose()

    async def test_it_is_looked_at_each_time(self, place: FilePlace) -> None:
        """And says when it was written, which may be long ago."""
        first = await place.backend.bookings(NOW, NOW + DAY)
        assert first.heard == NOW
        assert first.made is not None
        assert first.made <= NOW
        await place.plant(meeting(60, 90))
        again = await place.backend.bookings(NOW, NOW + DAY)
        assert len(again.bookings) == 2
        assert again.bookings[0] is first.bookings[0]

    async def test_what_is_half_written_is_not_believed(self, place: FilePlace) -> None:
        whole = place.path.read_bytes()
        place.write(whole[: len(whole) // 2])
        with pytest.raises(Garbled, match="may be cut off"):
            await place.backend.bookings(NOW, NOW + DAY)
        with pytest.raises(Garbled, match="may be cut off"):
            await place.backend.bookings(NOW, NOW + DAY)
        place.write(whole)
        assert (await place.backend.bookings(NOW, NOW + DAY)).bookings

    async def test_one_that_is_gone(self, place: FilePlace) -> None:
        place.path.unlink()
        with pytest.raises(Unreachable) as caught:
            await place.backend.bookings(NOW, NOW + DAY)
        assert str(caught.value) == "The file room.ics is not there."

    async def test_a_folder_and_a_pipe_are_no_files(self, place: FilePlace) -> None:
        place.path.unlink()
        os.mkfifo(place.path)
        with pytest.raises(BackendError, match="no plain file"):
            await place.backend.bookings(NOW, NOW + DAY)
        place.path.unlink()
        place.path.mkdir()
        with pytest.raises(BackendError, match=r"no plain file|cannot be read"):
            await place.backend.refresh()

    async def test_one_that_is_too_large_is_not_read(self, place: FilePlace) -> None:
        with place.path.open("r+b") as file:
            file.truncate(50_000_001)
        with pytest.raises(Garbled, match="larger than 50 MB"):
            await place.backend.bookings(NOW, NOW + DAY)


@pytest.mark.parametrize(
    ("set_to", "said", "expected"),
    [(None, None, 5), (None, 3, 3), (None, 0.2, 1), (None, 60, 15), (0.1, 60, 0.1)],
)
def test_the_interval(
    set_to: float | None, said: float | None, expected: float
) -> None:
    written = MINUTE * set_to if set_to else None
    found = interval(written, MINUTE * said if said else None)
    assert found == MINUTE * expected


def test_when_it_is_time() -> None:
    assert not is_due(5 * MINUTE, 4 * MINUTE)
    assert is_due(5 * MINUTE, 4.6 * MINUTE)
    assert is_due(5 * MINUTE, -MINUTE)
    assert is_due(timedelta(), timedelta())


def test_rests_get_longer() -> None:
    useless = Garbled("x")
    found = [rest_after(useless, failures) / MINUTE for failures in (1, 2, 3, 4, 5, 99)]
    assert found == [1, 2, 4, 8, 15, 15]
    assert rest_after(Unreachable("x"), 5) == timedelta()
    asked = Unreachable("x", retry_after=3 * MINUTE)
    assert rest_after(asked, 1) == 3 * MINUTE
