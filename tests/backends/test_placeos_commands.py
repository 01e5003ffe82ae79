"""What people do at the door of a PlaceOS room, down to the module's calendar."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.domain.command import BookLater, BookNow, CheckIn, Command, End, Extend
from panel.domain.outcome import Declined, Done, Outcome, Reason
from tests.backends.placeos_rig import Clock, at_hand, panel
from tests.backends.rig import Panel, minutes
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS
from tests.backends.servers.placeos.world import ADDRESS

LEAST = Key("a.least", scopes=("control", "systems.read"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[PlaceOS]:
    with at_hand(clock) as running:
        yield running


@pytest.fixture
async def door(server: PlaceOS, clock: Clock, tmp_path: Path) -> AsyncIterator[Panel]:
    async with panel(server, tmp_path, clock, "disable_book_now_host = false") as made:
        await made.shows(connected=True, status="free")
        yield made


def plant(server: PlaceOS, clock: Clock, *spans: tuple[float, float]) -> None:
    server.plant(*(clock.event(*span) for span in spans))
    server.poll()


async def tap(door: Panel, command: Command) -> Outcome:
    return await door.engine.handle(command)


def reason(outcome: Outcome) -> Reason | None:
    return outcome.reason if isinstance(outcome, Declined) else None


async def test_a_walk_up_is_in_the_calendar_and_checked_in(
    door: Panel, server: PlaceOS
) -> None:
    outcome = await tap(door, BookNow(minutes(30), title="Standup"))
    assert isinstance(outcome, Done)
    await door.shows(status="busy", in_use=True)
    (made,) = server.world.calendar.created
    assert made["event_end"] - made["event_start"] == 1800
    assert (made["title"], made["host"]) == ("Standup", ADDRESS)
    assert server.calls("book_now") == [(1800, "Standup", None)]


async def test_a_walk_up_for_somebody_of_the_directory(
    door: Panel, server: PlaceOS
) -> None:
    user = {"id": "1", "name": "Ada Byron", "email": "ada.byron@example.com"}
    server.world.calendar.users.append(user)
    outcome = await tap(door, BookNow(minutes(30), owner="ada.byron@example.com"))
    assert isinstance(outcome, Done)
    (made,) = server.world.calendar.created
    assert made["host"] == "ada.byron@example.com"
    outcome = await tap(door, BookNow(minutes(30), owner="Nobody"))
    assert reason(outcome) is not None
    assert len(server.calls("book_now")) == 1


@pytest.mark.parametrize("allowed", [True, False])
async def test_application_permissions(
    door: Panel, server: PlaceOS, allowed: bool
) -> None:
    """The module decides whose calendar it is made in; the door is the same."""
    server.configure(application_permissions=allowed)
    assert isinstance(await tap(door, BookNow(minutes(30))), Done)
    await door.shows(status="busy", in_use=True)
    assert len(server.world.calendar.created) == 1


async def test_a_host_the_calendar_does_not_know(door: Panel, server: PlaceOS) -> None:
    user = {"id": "1", "name": "Gone", "email": "gone@example.com"}
    server.world.calendar.users.append(user)
    server.world.calendar.strangers.add("gone@example.com")
    outcome = await tap(door, BookNow(minutes(30), owner="gone@example.com"))
    assert isinstance(outcome, Declined)
    assert outcome.text.startswith("Bad Request")
    assert "(" not in outcome.text
    await door.shows(status="free")
    assert len(server.calls("book_now")) == 1


@pytest.mark.parametrize("booked", [(-3, 30), (4, 30), (10, 30)])
async def test_never_over_another_meeting(
    door: Panel, server: PlaceOS, clock: Clock, booked: tuple[float, float]
) -> None:
    """The module itself would book over the one that waits for its check-in."""
    plant(server, clock, booked)
    outcome = await tap(door, BookNow(minutes(30)))
    assert isinstance(outcome, Declined)
    assert server.calls("book_now") == []


async def test_what_the_module_does_not_guard(door: Panel, server: PlaceOS) -> None:
    server.configure(min_duration=20, max_duration=60)
    await door.until(lambda s: s.rules.max_duration == minutes(60))
    for length in (minutes(15), minutes(61)):
        assert reason(await tap(door, BookNow(length))) is not None
    server.configure(disable_book_now=True)
    await door.until(lambda s: s.rules.disable_book_now)
    assert reason(await tap(door, BookNow(minutes(30)))) is not None
    assert server.calls("book_now") == []


async def test_what_somebody_else_booked_a_moment_ago(
    door: Panel, server: PlaceOS, clock: Clock
) -> None:
    """Not told yet by the module: the panel has it look at its calendar first."""
    server.plant(clock.event(-3, 30))
    outcome = await tap(door, BookNow(minutes(30)))
    assert isinstance(outcome, Declined)
    assert server.calls("book_now") == []


async def test_check_in_of_the_one_that_runs_and_of_the_next(
    door: Panel, server: PlaceOS, clock: Clock
) -> None:
    plant(server, clock, (-3, 3), (4, 30))
    await door.shows(current_pending=True)
    first, second = door.snapshot.day.bookings
    assert isinstance(await tap(door, CheckIn(first.start)), Done)
    await door.shows(current_pending=False, in_use=True, next_pending=True)
    assert isinstance(await tap(door, CheckIn(second.start)), Done)
    await door.shows(status="busy", next_pending=False)
    assert len(server.calls("checkin")) == 2
    # Once more would move the module's one mark back to the first meeting.
    assert isinstance(await tap(door, CheckIn(second.start)), Done)
    assert isinstance(await tap(door, CheckIn(first.start)), Done)
    assert len(server.calls("checkin")) == 2


async def test_an_end_declines_the_meeting(
    door: Panel, server: PlaceOS, clock: Clock
) -> None:
    plant(server, clock, (-3, 30))
    server.execute("checkin")
    server.configure(enable_end_meeting_button=True)
    await door.shows(status="busy")
    current = door.snapshot.status.current
    assert current is not None
    outcome = await tap(door, End(current.start, notify=True, comment="Over."))
    assert isinstance(outcome, Done)
    await door.shows(status="free")
    (declined,) = server.world.calendar.declined
    assert (declined.id, declined.notify, declined.comment) == (
        current.id,
        True,
        "Over.",
    )
    await door.until(lambda s: not s.link.late)
    await door.shows(status="free", bookings=[])


async def test_a_later_end_and_a_booking_for_later(
    door: Panel, server: PlaceOS, clock: Clock
) -> None:
    await door.until(lambda s: s.capabilities.extend and s.capabilities.book_later)
    plant(server, clock, (-3, 30), (60, 90))
    server.execute("checkin")
    await door.shows(status="busy")
    assert isinstance(await tap(door, Extend(minutes(15))), Done)
    await door.until(lambda s: s.status.current.length == timedelta(minutes=48))
    start = clock.now().replace(second=0, microsecond=0) + minutes(120)
    outcome = await tap(door, BookLater(start, minutes(30), title="Later"))
    assert isinstance(outcome, Done)
    server.poll()
    await door.until(lambda s: len(s.day.bookings) == 3)
    assert isinstance(await tap(door, Extend(minutes(60))), Declined)
    writes: list[tuple[str, dict[str, Any]]] = server.world.staff_writes
    assert [method for method, _ in writes] == ["PATCH", "POST"]


async def test_a_key_with_few_scopes_offers_less(
    server: PlaceOS, clock: Clock, tmp_path: Path
) -> None:
    server.world.keyring.keys = [LEAST]
    async with panel(server, tmp_path, clock, key=LEAST.text) as door:
        await door.shows(connected=True, status="free")
        assert isinstance(await tap(door, BookNow(minutes(30))), Done)
        await door.shows(status="busy")
        assert door.snapshot.capabilities.extend is False
        assert door.snapshot.offers.extensions == ()
        assert server.world.staff_writes == []


async def test_the_directory_is_the_calendars(door: Panel, server: PlaceOS) -> None:
    byron = {"name": "Ada Byron", "email": "ada.byron@example.com"}
    hopper = {"name": "Grace Hopper", "email": "grace@example.com"}
    server.world.calendar.users = [byron, hopper]
    found = await door.engine.people("byr")
    assert found is not None
    assert [(p.name, p.address) for p in found] == [tuple(byron.values())]
    assert await door.engine.people("zzz") == ()


async def test_a_directory_that_fails_says_nothing(
    door: Panel, server: PlaceOS
) -> None:
    server.stop()
    assert await door.engine.people("byr") is None
