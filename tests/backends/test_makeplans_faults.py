"""Whatever MakePlans answers becomes one of our errors, and nothing is done twice."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import (
    BackendError,
    Conflict,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.makeplans import MakePlansBackend
from panel.domain.booking import Booking, Person
from panel.domain.command import BookNow, Read
from panel.domain.outcome import Done
from tests.backends.contract import DAY, NOW, at, day, draft, meeting, only, spans
from tests.backends.makeplans_place import MakePlansPlace
from tests.backends.makeplans_rig import panel, plant
from tests.backends.rig import Clock
from tests.backends.servers.http import Asked
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.world import World
from tests.backends.servers.web import Fault

LIST = "/api/v1/bookings"
MESSAGES = {"booked_from": ["is not readable"]}
REST = {"Retry-After": "17"}
GONE_AWAY = {"Location": "https://elsewhere.example.com/"}
SECRETS = ("Salary", "Ada")

READS: list[tuple[str, Fault, type[BackendError], str]] = [
    ("400", Fault(status=400, body=MESSAGES), Refused, "booked from is not readable"),
    ("400 plain", Fault(status=400, body="no"), Refused, "refuses this"),
    ("401", Fault(status=401), Unauthorised, "does not accept the key"),
    ("402", Fault(status=402), Unauthorised, "not been paid"),
    ("403", Fault(status=403), Unauthorised, "may not do this"),
    ("404", Fault(status=404), Refused, "does not know"),
    ("429", Fault(status=429, headers=REST), Unreachable, "cannot answer at present"),
    ("500", Fault(status=500, body={"error": "system error"}), Unreachable, "500"),
    ("502", Fault(status=502), Unreachable, "502"),
    ("503", Fault(status=503, headers=REST), Unreachable, "503"),
    ("302", Fault(status=302, headers=GONE_AWAY), Garbled, "another address"),
    ("no JSON", Fault(text="<html>"), Garbled, "no JSON"),
    ("a page", Fault(text="<p>Sign in", kind="text/html"), Garbled, "no JSON"),
    ("half of it", Fault(text='[{"booking"'), Garbled, "no JSON"),
    ("no list", Fault(text='{"booking": {}}'), Garbled, "something else than a list"),
    ("nothing", Fault(text=""), Garbled, "no JSON"),
    ("a number", Fault(text="7"), Garbled, "something else than a list"),
    ("cut", Fault(cut=60, times=2), Unreachable, "broken off"),
    ("no answer", Fault(cut=0, times=2), Unreachable, "broken off"),
    ("slow", Fault(delay=3, times=2), Unreachable, "in time"),
]


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving(World(clock=NOW.timestamp)) as running:
        yield running


@pytest.fixture
async def place(server: MakePlans, tmp_path: Path) -> AsyncIterator[MakePlansPlace]:
    place = MakePlansPlace(server, tmp_path, {"timeout": 0.5})
    await place.another()
    yield place
    await place.aclose()


@pytest.fixture
def backend(place: MakePlansPlace) -> MakePlansBackend:
    return place.backend


@pytest.mark.parametrize("whole", [True, False], ids=["the list", "its changes"])
@pytest.mark.parametrize(
    ("fault", "kind", "words"), [r[1:] for r in READS], ids=[r[0] for r in READS]
)
async def test_a_reading_fails(
    place: MakePlansPlace,
    whole: bool,
    fault: Fault,
    kind: type[BackendError],
    words: str,
) -> None:
    await place.plant(meeting(0, 30))
    if not whole:
        await day(place.backend)
    times = fault.times
    fault.path = LIST
    place.server.faults.append(fault)
    try:
        with pytest.raises(BackendError) as caught:
            await day(place.backend)
    finally:
        place.server.faults.clear()
        fault.times = times
    assert type(caught.value) is kind
    sentence = str(caught.value)
    assert words in sentence
    assert re.fullmatch(r"[^\n]{10,200}\.", sentence)
    assert not any(secret in sentence for secret in SECRETS)
    if isinstance(caught.value, Unreachable) and fault.headers:
        assert caught.value.retry_after == timedelta(seconds=17)
    if fault.status == 429:
        await is_left_alone(place)
        return
    assert len((await day(place.backend)).bookings) == 1


async def is_left_alone(place: MakePlansPlace) -> None:
    """For as long as MakePlans has asked for nothing is asked, not even by a tap."""
    before = len(place.server.asked)
    for work in (day(place.backend), place.backend.book(draft(60, 90))):
        with pytest.raises(Unreachable) as caught:
            await work
        assert not caught.value.maybe_done
        left = caught.value.retry_after
        assert left is not None
        assert timedelta(seconds=10) < left <= timedelta(seconds=17)
    assert len(place.server.asked) == before


FAILS = (READS[6], READS[7], READS[1], READS[2], READS[11], READS[18])


@pytest.mark.parametrize("fault", [r[1] for r in FAILS], ids=[r[0] for r in FAILS])
async def test_the_last_list_stays(tmp_path: Path, fault: Fault) -> None:
    clock = Clock()
    with serving(World(clock=clock.seconds)) as server:
        plant(server, clock, -1, 30, title="Standup")
        async with panel(server, tmp_path, clock) as door:
            await door.until(lambda s: s.status.current)
            once = Fault(**{n: getattr(fault, n) for n in Fault.__slots__})
            once.path, once.times = LIST, 99
            server.faults.append(once)
            await door.engine.handle(Read())
            await door.shows(connected=False)
            current = door.snapshot.status.current
            assert current is not None
            assert current.title == "Standup"


SENTENCES = [
    ({"title": ["is a required field. Cannot be empty"]}, "title is a required field"),
    ({"base": ["Not now."]}, "MakePlans refuses this: Not now."),
    ({"title": ["x" * 300]}, "MakePlans refuses this."),
    ({"title": ["two\nlines"]}, "MakePlans refuses this: title two lines."),
    ({"title": ["\u202egnorw"]}, "MakePlans refuses this."),
    ({"person_attributes": {"email": ["cannot be empty"]}}, "MakePlans refuses this."),
    ({"title": "no list"}, "MakePlans refuses this."),
    (["no object"], "MakePlans refuses this."),
]


@pytest.mark.parametrize(("body", "words"), SENTENCES, ids=str)
async def test_its_own_words_only_where_they_are_plain(
    backend: MakePlansBackend, server: MakePlans, body: Any, words: str
) -> None:
    server.faults.append(Fault(method="POST", status=400, body=body))
    with pytest.raises(Refused, match=re.escape(words)):
        await backend.book(draft(0, 30))


Do = Callable[[MakePlansBackend, Booking], Any]
WRITES: list[tuple[str, str, Do]] = [
    ("check in", "PUT", lambda b, m: b.check_in(m)),
    ("end", "PUT", lambda b, m: b.end(m, at(10), notify=False, comment="")),
    ("cancel", "PUT", lambda b, m: b.end(m, at(0), notify=False, comment="")),
    ("extend", "PUT", lambda b, m: b.extend(m, at(60))),
    ("no-show", "PUT", lambda b, m: b.nobody_came(m)),
    ("book", "POST", lambda b, _: b.book(draft(60, 90))),
]
ANSWERS: list[tuple[str, Fault, type[BackendError], bool]] = [
    ("400", Fault(status=400), Refused, False),
    ("401", Fault(status=401), Unauthorised, False),
    ("402", Fault(status=402), Unauthorised, False),
    ("403", Fault(status=403), Unauthorised, False),
    ("404", Fault(status=404), Refused, False),
    ("409", Fault(status=409), Conflict, False),
    ("429", Fault(status=429, headers=REST), Unreachable, False),
    ("500", Fault(status=500), Unreachable, True),
    ("503", Fault(status=503), Unreachable, True),
    ("no answer", Fault(cut=0), Unreachable, True),
    ("slow", Fault(delay=2), Unreachable, True),
]


@pytest.mark.parametrize(
    ("method", "do"), [w[1:] for w in WRITES], ids=[w[0] for w in WRITES]
)
@pytest.mark.parametrize(
    ("fault", "kind", "maybe"), [a[1:] for a in ANSWERS], ids=[a[0] for a in ANSWERS]
)
async def test_a_write_fails(
    place: MakePlansPlace,
    method: str,
    do: Do,
    fault: Fault,
    kind: type[BackendError],
    maybe: bool,
) -> None:
    await place.plant(meeting(0, 30))
    seen = await only(place.backend)
    once = Fault(**{name: getattr(fault, name) for name in Fault.__slots__})
    once.method = method
    place.server.faults.append(once)
    with pytest.raises(BackendError) as caught:
        await do(place.backend, seen)
    assert type(caught.value) is kind
    if isinstance(caught.value, Unreachable):
        assert caught.value.maybe_done is maybe
    assert len(place.server.written()) == 1


async def test_a_booking_whose_answer_was_lost_is_found(
    place: MakePlansPlace, server: MakePlans
) -> None:
    server.faults.append(Fault(method="POST", cut=0, after=True))
    made = await place.backend.book(draft(0, 30, checked_in=True))
    assert made.checked_in is True
    assert server.count("POST", LIST) == 1
    assert await spans(place.backend) == [(0, 30)]


async def test_one_that_was_never_made_is_not_made_again(
    place: MakePlansPlace, server: MakePlans
) -> None:
    server.faults.append(Fault(method="POST", cut=0))
    with pytest.raises(Unreachable) as caught:
        await place.backend.book(draft(0, 30, checked_in=True))
    assert caught.value.maybe_done
    assert len(server.written()) == 1


async def test_a_strange_answer_to_a_booking_is_looked_up(
    place: MakePlansPlace, server: MakePlans
) -> None:
    server.faults.append(Fault(method="POST", text="<html>", after=True))
    made = await place.backend.book(draft(0, 30))
    assert (await only(place.backend)).id == made.id


async def test_a_booking_stands_though_its_check_in_fails(
    place: MakePlansPlace, server: MakePlans, caplog: pytest.LogCaptureFixture
) -> None:
    backend = place.backend
    server.faults.append(Fault(method="PUT", status=500))
    made = await backend.book(draft(0, 30, checked_in=True))
    assert made.checked_in is False
    assert (await only(backend)).checked_in is False
    (notice,) = backend.notices
    assert notice.endswith(".")
    assert "did not note" in caplog.text
    caplog.clear()
    await backend.check_in(made)
    assert (await only(backend)).checked_in is True
    assert backend.notices == ()


async def test_the_door_then_asks_for_the_check_in(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    with serving(World(clock=clock.seconds)) as server:
        async with panel(server, tmp_path, clock) as door:
            await door.shows(connected=True, status="free")
            server.faults.append(Fault(method="PUT", status=503))
            outcome = await door.engine.handle(BookNow(length=timedelta(minutes=30)))
            assert isinstance(outcome, Done)
            await door.shows(status="pending", current_pending=True)
            assert any("check-in" in note for note in door.snapshot.notes)
            assert door.snapshot.offers.check_in is not None
    caplog.clear()


async def test_what_is_in_the_way_is_told_kindly(
    place: MakePlansPlace, server: MakePlans
) -> None:
    await place.plant(meeting(0, 30, title="Salary talks"))
    for status in (400, 409, 422):
        body = {"base": ["Salary talks has it"]}
        server.faults.append(Fault(method="POST", status=status, body=body))
        with pytest.raises(Conflict) as caught:
            await place.backend.book(draft(0, 30))
        assert str(caught.value) == "Another booking has this time already."


async def test_pages_that_move_while_they_are_read(
    place: MakePlansPlace, server: MakePlans
) -> None:
    """One turns up twice and another one not at all: then all is read once more."""
    server.world.manners.page = 2
    await place.plant(*(meeting(60 * n, 60 * n + 30) for n in range(1, 4)))
    service, moved = server._service, []

    def moving(asked: Asked) -> Any:
        answer = service(asked)
        if asked.path.endswith("/visible") and not moved:
            moved.append(server.world.put(NOW.timestamp(), at(30).timestamp()))
        return answer

    server._service = moving
    assert await spans(place.backend) == [(0, 30), (60, 90), (120, 150), (180, 210)]


@pytest.mark.parametrize("headers", [True, False])
async def test_pages_without_an_end(
    place: MakePlansPlace, server: MakePlans, headers: bool
) -> None:
    told = {"Total-Pages": "999999"} if headers else {"Link": '<x>; rel="next"'}
    body = [{"booking": {"id": n, "resource_id": 1}} for n in (1, 2, 3)]
    endless = Fault(path=LIST, status=200, body=body, headers=told, times=999)
    server.faults.append(endless)
    with pytest.raises(Garbled, match="same pages"):
        await day(place.backend)
    assert len(server.asked) < 5


async def test_ten_thousand_bookings(
    server: MakePlans, tmp_path: Path, sample: Callable[[int, int], int]
) -> None:
    count = sample(2_000, 10_000)
    place = MakePlansPlace(server, tmp_path, {"timeout": 10.0})
    backend = await place.another()

    def many() -> None:
        for number in range(count):
            start = NOW.timestamp() + 3600 * number / 12
            server.world.put(start, start + 240)

    server.steer(many)
    reading = await backend.bookings(NOW - DAY, NOW + 40 * DAY)
    await backend.aclose()
    assert len(reading.bookings) == count


ODD: list[tuple[str, dict[str, Any]]] = [
    ("no start", {"booked_from": None}),
    ("no end", {"booked_to": "later"}),
    ("no zone", {"booked_from": "2025-03-12T10:00:00"}),
    ("a number", {"booked_from": 1741773600}),
    ("an age ago", {"booked_from": "0001-01-01T00:00:00+02:00"}),
]


@pytest.mark.parametrize("raw", [o[1] for o in ODD], ids=[o[0] for o in ODD])
async def test_one_that_cannot_be_read_does_not_spoil_the_rest(
    place: MakePlansPlace, server: MakePlans, raw: dict[str, Any]
) -> None:
    await place.plant(meeting(60, 90))
    odd = server.put(NOW.timestamp(), NOW.timestamp() + 60, raw=raw)
    for _ in range(2):
        reading = await day(place.backend)
        assert len(reading.bookings) == 1
        assert reading.unreadable == (str(odd["id"]),)
    server.change(odd["id"], raw={})
    assert len((await day(place.backend)).bookings) == 2


NONSENSE: list[Any] = [
    None,
    [],
    {"booking": None},
    {"booking": {"id": "7", "state": 3}},
    {"booking": {"id": True, "resource_id": 1, "state": []}},
]


@pytest.mark.parametrize("item", NONSENSE, ids=str)
async def test_no_booking_at_all(
    place: MakePlansPlace, server: MakePlans, item: Any
) -> None:
    body = [item, {"booking": {}}]
    server.faults.append(Fault(path=LIST, status=200, body=body))
    reading = await day(place.backend)
    assert reading.bookings == ()
    assert len(reading.unreadable) == 2


FIELDS: list[tuple[str, Any]] = [
    ("title", 7),
    ("title", None),
    ("person", "Ada"),
    ("person", {"name": 3, "email": []}),
    ("service", []),
    ("status", {"a": 1}),
    ("collection_id", 12),
    ("updated_at", "yesterday"),
    ("created_at", -1),
    ("expires_at", {}),
    ("count", "many"),
    ("active", "yes"),
]


@pytest.mark.parametrize(("name", "value"), FIELDS, ids=str)
async def test_a_wrong_field_does_not_spoil_the_booking(
    place: MakePlansPlace, server: MakePlans, name: str, value: Any
) -> None:
    await place.plant(meeting(0, 30))
    (id,) = server.world.bookings
    server.change(id, raw={name: value})
    assert await spans(place.backend) == [(0, 30)]


async def test_a_host_who_is_not_known_is_made(
    place: MakePlansPlace, server: MakePlans
) -> None:
    ada = Person(name="Ada Byron", address="ada@example.com")
    await place.backend.book(draft(0, 30, host=ada))
    host = (await only(place.backend)).host
    assert host is not None
    assert (host.name, host.address) == ("Ada Byron", "ada@example.com")
    await place.backend.book(draft(60, 90, host=host))
    assert len(server.world.people) == 1
