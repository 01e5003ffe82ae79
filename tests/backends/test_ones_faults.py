"""What fails becomes one of our errors; the list stays; a lost write is looked up."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panel.backends.base import (
    BackendError,
    Call,
    Conflict,
    Draft,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.domain.booking import Person
from panel.domain.command import BookNow, Read
from panel.domain.outcome import Declined, Done, Reason, Unknown
from tests.backends.contract import NOW, day, draft, spans
from tests.backends.ones_place import OnesPlace
from tests.backends.ones_rig import panel
from tests.backends.rig import Clock
from tests.backends.servers.ones.server import Ones, serving
from tests.backends.servers.ones.service import PATHS, ROOT
from tests.backends.servers.web import Fault

LIST = f"{ROOT}/{PATHS['appointments']}"
BOOK = PATHS["booking"]
ALL = "booked,waitingCheckIn,using"
HTML = "<html><body>Sign in</body></html>"
FAULTS = {
    "400": (Fault(status=400), Refused),
    "401": (Fault(status=401), Unauthorised),
    "402": (Fault(status=402), Refused),
    "403": (Fault(status=403), Unauthorised),
    "404": (Fault(status=404), Refused),
    "405": (Fault(status=405), Refused),
    "409": (Fault(status=409), Conflict),
    "422": (Fault(status=422, body={"title": "No."}), Refused),
    "429": (Fault(status=429, headers={"Retry-After": "7"}), Unreachable),
    "500": (Fault(status=500, body={"title": "Oops"}), Unreachable),
    "502": (Fault(status=502), Unreachable),
    "503": (Fault(status=503, headers={"Retry-After": "7"}), Unreachable),
    "moved": (
        Fault(status=302, headers={"Location": "https://elsewhere.example/"}),
        Garbled,
    ),
    "slow": (Fault(delay=1.5), Unreachable),
    "no answer": (Fault(cut=0), Unreachable),
    "cut in the head": (Fault(cut=20), Unreachable),
    "cut in the body": (Fault(cut=150), Unreachable),
    "a page to sign in": (Fault(text=HTML, kind="text/html"), Garbled),
    "text": (Fault(text="ok", kind="text/plain"), Garbled),
    "broken JSON": (Fault(text='{"data": ['), Garbled),
    "deep JSON": (Fault(text="[" * 5000), Garbled),
    "nothing": (Fault(text=""), Garbled),
    "null": (Fault(text="null"), Garbled),
    "a list": (Fault(text="[]"), Garbled),
    "an object": (Fault(text="{}"), Garbled),
    "not text": (Fault(text="\ufffd\0"), Garbled),
}


@pytest.fixture
def server() -> Iterator[Ones]:
    with serving("offision", NOW.timestamp) as running:
        yield running


@pytest.fixture
async def place(server: Ones, tmp_path: Path) -> AsyncIterator[OnesPlace]:
    place = OnesPlace(server, tmp_path)
    await place.another()
    yield place
    await place.aclose()


def failing(fault: Fault, path: str, method: str = "", times: int = 2) -> Fault:
    """A read is tried twice where no answer comes."""
    return replace(fault, path=path, method=method, times=times)


@pytest.mark.parametrize(
    ("name", "question"),
    [(n, q) for n in FAULTS for q in range(4) if not (q and n == "slow")],
)
async def test_a_list_that_fails(
    place: OnesPlace, server: Ones, name: str, question: int
) -> None:
    """Whichever of the four questions it is, there is no half a list."""
    fault, kind = FAULTS[name]
    planned = failing(fault, LIST)
    if question:
        before = (ALL, "booked", "waitingCheckIn")[question - 1]
        server.world.before[before] = lambda: server.faults.append(planned)
    else:
        server.faults.append(planned)
    with pytest.raises(BackendError) as caught:
        await day(place.backend)
    assert type(caught.value) is kind
    assert str(caught.value).endswith(".")
    if "Retry-After" in fault.headers:
        assert isinstance(caught.value, Unreachable)
        assert caught.value.retry_after == timedelta(seconds=7)
    server.faults.clear()
    await day(place.backend)


WRITES = {name: row for name, row in FAULTS.items() if name not in ("a list",)}
LOST = ("500", "502", "503", "slow", "no answer", "cut in the head", "cut in the body")


@pytest.mark.parametrize("name", WRITES)
async def test_a_booking_that_fails(place: OnesPlace, server: Ones, name: str) -> None:
    fault, kind = WRITES[name]
    server.faults.append(failing(fault, BOOK, "POST", times=9))
    with pytest.raises(BackendError) as caught:
        await place.backend.book(draft(0, 30))
    assert type(caught.value) is kind
    assert server.count("POST", BOOK) == 1
    if isinstance(caught.value, Unreachable):
        assert caught.value.maybe_done is (name in LOST)


async def test_the_servers_own_sentence(place: OnesPlace, server: Ones) -> None:
    told = {"title": "The organizer is not known"}
    server.faults.append(Fault(BOOK, status=400, body=told))
    with pytest.raises(Refused) as caught:
        await place.backend.book(draft(0, 30))
    assert str(caught.value).endswith("refuses this: The organizer is not known.")


@pytest.mark.parametrize(
    "told",
    [{"title": "x" * 200}, {"title": "two\nlines"}, {"title": 7}, {"title": " "}, []],
    ids=str,
)
async def test_what_is_no_sentence_is_not_repeated(
    place: OnesPlace, server: Ones, told: object
) -> None:
    server.faults.append(Fault(BOOK, status=400, body=told))
    with pytest.raises(Refused) as caught:
        await place.backend.book(draft(0, 30))
    assert str(caught.value).endswith("refuses this (400).")


async def test_a_path_that_is_not_there_is_named(
    place: OnesPlace, server: Ones
) -> None:
    server.faults.append(Fault(LIST, status=404))
    with pytest.raises(Refused) as caught:
        await day(place.backend)
    assert "appointments" in str(caught.value)
    assert "[backend.paths]" in str(caught.value)


@pytest.mark.parametrize("status", [400, 409, 422])
async def test_a_clash_that_only_the_server_sees(
    place: OnesPlace, server: Ones, status: int
) -> None:
    """Somebody books between the panel's look and its own booking."""
    server.world.manners.clash = status
    clash = server.world.made(NOW, NOW + timedelta(minutes=30))

    def between() -> None:
        server.world.put(clash)
        clash.state = "ended"

    server.world.before["booked,waitingCheckIn,using"] = between
    server.faults.append(
        Fault(BOOK, status=status, body={"title": "The resource is not available."})
    )
    with pytest.raises(Refused) as caught:
        await place.backend.book(draft(0, 30))
    assert isinstance(caught.value, Conflict) is (status == 409)


async def test_a_server_that_overbooks_is_not_asked_to(
    place: OnesPlace, server: Ones
) -> None:
    server.world.manners.overbooks = True
    server.world.put(server.world.made(NOW, NOW + timedelta(minutes=30)))
    with pytest.raises(Conflict):
        await place.backend.book(draft(10, 20))
    assert server.count("POST", BOOK) == 0
    assert await spans(place.backend) == [(0, 30)]


async def test_a_list_of_another_time_says_nothing_of_this_one(
    place: OnesPlace, server: Ones
) -> None:
    server.world.manners.overbooks = True
    server.world.put(server.world.made(NOW, NOW + timedelta(minutes=30)))
    await place.backend.bookings(NOW - timedelta(days=2), NOW - timedelta(days=1))
    with pytest.raises(Conflict):
        await place.backend.book(draft(10, 20))


async def test_a_list_serves_one_booking(place: OnesPlace, server: Ones) -> None:
    """The second looks again, and finds the first."""
    server.world.manners.overbooks = True
    await day(place.backend)
    asked = len(server.asked)
    await place.backend.book(draft(0, 30))
    assert len(server.asked) == asked + 1, "what was just read is not read again"
    with pytest.raises(Conflict):
        await place.backend.book(draft(10, 20))


async def test_a_room_that_cannot_be_asked_keeps_its_name(
    place: OnesPlace, server: Ones
) -> None:
    before = await place.backend.room()
    place.backend.genuine(_call())
    server.faults.append(Fault(f"{ROOT}/rooms", status=500, times=2))
    assert await place.backend.room() == before


async def test_a_room_that_never_could_be_asked_is_an_error(
    place: OnesPlace, server: Ones
) -> None:
    server.faults.append(Fault(f"{ROOT}/rooms", status=500, times=2))
    with pytest.raises(Unreachable):
        await place.backend.room()


@pytest.mark.parametrize("text", ["[]", "{}", "null", '{"id": null}'])
async def test_what_is_no_room_is_an_error(
    place: OnesPlace, server: Ones, text: str
) -> None:
    server.faults.append(Fault(f"{ROOT}/rooms", text=text))
    with pytest.raises(Garbled):
        await place.backend.room()


async def test_people_that_cannot_be_asked(place: OnesPlace, server: Ones) -> None:
    server.faults.append(Fault(f"{ROOT}/people", status=403))
    with pytest.raises(Unauthorised):
        await place.backend.people("ada")


class TestPanel:
    """The same under the engine."""

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock()

    @pytest.fixture
    def server(self, clock: Clock) -> Iterator[Ones]:
        with serving("offision", clock.seconds) as running:
            yield running

    @pytest.mark.parametrize("name", ["401", "404", "429", "500", "broken JSON"])
    async def test_the_last_list_stays(
        self, server: Ones, clock: Clock, tmp_path: Path, name: str
    ) -> None:
        now = clock.now().replace(microsecond=0)
        server.world.put(
            server.world.made(now, now + timedelta(minutes=30), state="using")
        )
        async with panel(server, tmp_path, clock) as door:
            await door.until(lambda s: s.status.current)
            server.faults.append(failing(FAULTS[name][0], LIST, times=99))
            outcome = await door.engine.handle(Read())
            assert isinstance(outcome, Declined)
            assert outcome.reason in tuple(Reason)
            await door.until(lambda s: not s.connected)
            assert door.snapshot.status.current is not None
            server.faults.clear()
            await door.engine.handle(Read())
            await door.until(lambda s: s.connected)

    @pytest.mark.parametrize("name", ["500", "no answer", "cut in the body"])
    async def test_a_lost_answer_is_looked_up(
        self, server: Ones, clock: Clock, tmp_path: Path, name: str
    ) -> None:
        async with panel(server, tmp_path, clock) as door:
            await door.until(lambda s: s.connected)
            lost = replace(FAULTS[name][0], after=True)
            server.faults.append(failing(lost, BOOK, "POST", times=1))
            outcome = await door.engine.handle(BookNow(timedelta(minutes=30)))
            assert isinstance(outcome, Done)
            await door.until(lambda s: s.status.current)
            assert server.count("POST", BOOK) == 1
            assert len(server.world.kept) == 1

    async def test_one_that_is_made_late_is_found_later(
        self, server: Ones, clock: Clock, tmp_path: Path
    ) -> None:
        async with panel(server, tmp_path, clock) as door:
            await door.until(lambda s: s.connected)
            server.faults.append(Fault(BOOK, "POST", delay=1.5))
            outcome = await door.engine.handle(BookNow(timedelta(minutes=30)))
            assert isinstance(outcome, Unknown)
            while not server.world.kept:
                await asyncio.sleep(0.02)
            await door.engine.handle(Read())
            await door.until(lambda s: s.status.current_checked_in)
            assert server.count("POST", BOOK) == 1

    async def test_a_lost_question_did_nothing(
        self, server: Ones, clock: Clock, tmp_path: Path
    ) -> None:
        async with panel(server, tmp_path, clock) as door:
            await door.until(lambda s: s.connected)
            server.faults.append(Fault(BOOK, "POST", cut=0))
            outcome = await door.engine.handle(BookNow(timedelta(minutes=30)))
            assert isinstance(outcome, Unknown)
            assert server.count("POST", BOOK) == 1
            assert server.world.kept == []

    async def test_what_was_booked_is_there_once(
        self, server: Ones, clock: Clock, tmp_path: Path
    ) -> None:
        async with panel(server, tmp_path, clock) as door:
            await door.until(lambda s: s.connected)
            outcome = await door.engine.handle(BookNow(timedelta(minutes=30)))
            assert isinstance(outcome, Done)
            await door.until(lambda s: s.status.current_checked_in)
            assert len(door.snapshot.day.bookings) == 1
            (made,) = server.world.kept
            assert door.variables["current_booking"]["id"] == str(
                made.row["booking"]["id"]
            )


class TestHost:
    """Who a booking is for, by address or by number."""

    @pytest.mark.parametrize(
        ("host", "person", "organizer"),
        [
            (None, "email", "door@example.com"),
            (Person("Grace"), "email", "door@example.com"),
            (Person("Grace", "grace@example.com", "7"), "email", "grace@example.com"),
            (Person("Grace", "grace@example.com", "7"), "id", "7"),
        ],
    )
    async def test_organizer(
        self,
        server: Ones,
        tmp_path: Path,
        host: Person | None,
        person: str,
        organizer: str,
    ) -> None:
        place = OnesPlace(server, tmp_path, {"person": person})
        backend = await place.another()
        await backend.book(draft(0, 30, host=host))
        await place.aclose()
        ((_, body),) = server.world.posted
        assert body["organizer"] == organizer
        assert body["resources"] == ["12"]
        assert body["period"] == {
            "start": "2025-03-12T10:00:00+00:00",
            "startTimeZone": "Europe/Lisbon",
            "end": "2025-03-12T10:30:00+00:00",
            "endTimeZone": "Europe/Lisbon",
        }

    async def test_in_summer(self, place: OnesPlace, server: Ones) -> None:
        """Wall time and offset are those of the zone that is named beside them."""
        july = datetime(2025, 7, 1, 23, 30, tzinfo=UTC)
        ask = Draft(start=july, end=july + timedelta(hours=1), title="Late")
        made = await place.backend.book(ask)
        assert made.start == july
        ((_, body),) = server.world.posted
        assert body["period"]["start"] == "2025-07-02T00:30:00+01:00"
        assert body["period"]["end"] == "2025-07-02T01:30:00+01:00"

    async def test_without_anybody(self, server: Ones, tmp_path: Path) -> None:
        place = OnesPlace(server, tmp_path, {"organizer": None})
        backend = await place.another()
        await backend.book(draft(0, 30))
        await place.aclose()
        assert server.world.posted[0][1]["organizer"] is None

    async def test_people(self, place: OnesPlace, server: Ones) -> None:
        ada = server.world.user("Ada Byron")
        server.world.user("Ada Gone", isDeleted=True)
        server.world.user("Ada Off", isActivated=False)
        server.world.user("Bert")
        (found,) = await place.backend.people("ada")
        assert found == Person("Ada Byron", "ada.byron@example.com", str(ada["id"]))
        for number in range(30):
            server.world.user(f"Ada {number}")
        assert len(await place.backend.people("ada")) <= 20

    async def test_an_address_leads_to_a_person(
        self, place: OnesPlace, server: Ones
    ) -> None:
        """The search of the server knows names alone."""
        server.world.user("Ada Byron")
        server.world.user("Ada Lovelace")
        (found,) = await place.backend.people("Ada.Byron@example.com")
        assert found.name == "Ada Byron"
        asked = len(server.asked)
        assert await place.backend.people("ada.byron@example.com") == (found,)
        assert len(server.asked) == asked
        assert await place.backend.people("ada.none@example.com") == ()


def _call() -> Call:
    return Call(headers={}, body=b"", at=NOW)
