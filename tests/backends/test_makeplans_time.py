"""A panel at MakePlans through a day, in simulated time: no-shows, limits, midnight."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.domain.command import BookNow, CheckIn, End, WeAreHere
from panel.domain.outcome import Done
from tests.backends.makeplans_office import Office, office
from tests.backends.servers.http import Asked
from tests.engine.sockets import SocketLoop

NINE = datetime(2026, 3, 11, 8, 50, tzinfo=UTC)
"""Ten to ten in Oslo."""
MINUTE = timedelta(minutes=1)


def simulated(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=SocketLoop) as runner:
        runner.run(work)


def plant(made: Office, start: float, end: float, **more: Any) -> int:
    """Somebody books, from and to so many minutes after now."""
    now = made.world.now()
    id: int = made.world.put(now + start * 60, now + end * 60, **more)["id"]
    return id


def minutes(number: float) -> Coroutine[Any, Any, None]:
    return asyncio.sleep(number * 60)


def written(made: Office) -> Iterator[tuple[str, Any]]:
    asked = (asked for _, asked in made.account.asked)
    for each in asked:
        if each.method != "GET":
            yield each.path.removeprefix("/api/v1/bookings"), each.json()


@pytest.mark.parametrize("mails", [True, False])
def test_a_no_show_is_released_and_noted(tmp_path: Path, mails: bool) -> None:
    async def day() -> None:
        async with office(tmp_path, NINE) as made:
            ada = made.world.meet("Ada", "ada@example.com")
            more = {"person_id": ada["id"], "service_id": 1} if mails else {}
            id = plant(made, 10, 70, **more)
            next_one = plant(made, 70, 90)
            await minutes(14)
            assert made.engine.snapshot.release_at is not None
            assert list(written(made)) == []
            await minutes(2)
            one, other = made.world.bookings[id], made.world.bookings[next_one]
            assert (one["status"], one["state"]) == ("no_show", "confirmed")
            assert one["booked_to"] == NINE.timestamp() + 15 * 60
            assert (other["status"], other["revision_count"]) == (None, 1)
            assert [path for path, _ in written(made)] == [f"/{id}", f"/{id}/status"]
            assert [kind for kind, _ in made.world.mails] == (
                ["modification_email"] if mails else []
            )
            assert made.engine.snapshot.offers.we_are_here

    simulated(day())


def test_who_checks_in_stays(tmp_path: Path) -> None:
    async def day() -> None:
        async with office(tmp_path, NINE) as made:
            id = plant(made, 10, 70)
            await minutes(12)
            assert isinstance(await made.engine.handle(CheckIn()), Done)
            await minutes(20)
            one = made.world.bookings[id]
            assert (one["status"], one["revision_count"]) == ("checked_in", 2)
            assert made.engine.snapshot.status.in_use

    simulated(day())


def test_who_was_checked_in_over_there_stays(tmp_path: Path) -> None:
    async def day() -> None:
        async with office(tmp_path, NINE) as made:
            id = plant(made, 10, 70)
            await minutes(12)
            made.world.change(id, status="in_progress")
            await minutes(5)
            assert made.world.bookings[id]["booked_to"] == NINE.timestamp() + 70 * 60

    simulated(day())


def test_a_walk_up_from_tap_to_end(tmp_path: Path) -> None:
    async def day() -> None:
        async with office(tmp_path, NINE) as made:
            await minutes(1)
            booked = await made.engine.handle(BookNow(length=30 * MINUTE))
            assert isinstance(booked, Done)
            await minutes(15)
            (one,) = made.world.bookings.values()
            assert (one["status"], one["title"]) == ("checked_in", "Ad Hoc booking")
            current = made.engine.snapshot.status.current
            assert current is not None
            assert isinstance(await made.engine.handle(End(current.start)), Done)
            assert one["status"] == "completed"
            assert made.engine.snapshot.status.word == "free"

    simulated(day())


def test_we_are_here_books_the_rest_for_the_same_host(tmp_path: Path) -> None:
    async def day() -> None:
        async with office(tmp_path, NINE) as made:
            ada = made.world.meet("Ada", "ada@example.com")
            plant(made, 10, 70, person_id=ada["id"], title="Design")
            await minutes(16)
            assert isinstance(await made.engine.handle(WeAreHere()), Done)
            *_, again = made.world.bookings.values()
            assert (again["person_id"], again["title"]) == (ada["id"], "Design")
            assert again["booked_to"] == NINE.timestamp() + 70 * 60

    simulated(day())


def test_who_is_sent_away_comes_back_as_late_as_asked(tmp_path: Path) -> None:
    async def day() -> None:
        async with office(tmp_path, NINE) as made:
            await minutes(10)
            made.world.manners.limit, made.world.manners.per = 1, 300.0
            await minutes(60)
            moments = [at for at, _ in made.account.asked]
            assert made.account.gate.refused
            for at, rest in made.account.gate.refused[:-1]:
                after = next(moment for moment in moments if moment > at)
                assert at + rest <= after <= at + 2 * rest + 121

    simulated(day())


def test_one_request_a_poll(tmp_path: Path) -> None:
    async def day() -> None:
        async with office(tmp_path, NINE) as made:
            await minutes(180)
            asked = [each for _, each in made.account.asked]
            kinds = Counter(map(kind, asked))
            assert 85 <= kinds["changes"] <= 105
            assert 3 <= kinds["list"] <= 5
            assert kinds["about"] <= 12
            assert made.oldest() <= 121

    simulated(day())


def kind(asked: Asked) -> str:
    if asked.path.endswith("/bookings/all"):
        return "changes"
    return "list" if "/bookings" in asked.path else "about"


def test_past_midnight_the_next_day_is_there(tmp_path: Path) -> None:
    async def day() -> None:
        late = datetime(2026, 3, 11, 22, 50, tzinfo=UTC)
        async with office(tmp_path, late, keys="cache_days = 2") as made:
            id = plant(made, 1440 + 600, 1440 + 630)
            await minutes(5)
            assert all(b.id != str(id) for b in made.engine.snapshot.schedule)
            await minutes(10)
            assert any(b.id == str(id) for b in made.engine.snapshot.schedule)

    simulated(day())
