"""Every state and status, every field: what becomes of it here."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Conflict, Ending
from panel.backends.makeplans import MakePlansBackend
from panel.backends.makeplans.items import item_of
from panel.backends.makeplans.states import checked_in, standing
from panel.backends.makeplans.zones import OWN, zone_named
from panel.domain.booking import BookingStatus, Person
from tests.backends.contract import NOW, at, day, draft, meeting, only
from tests.backends.makeplans_place import MakePlansPlace
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.things import SAMPLE, STATES, STATUSES
from tests.backends.servers.makeplans.world import World

CONFIRMED, TENTATIVE = BookingStatus.CONFIRMED, BookingStatus.TENTATIVE
CANCELLED, DECLINED = BookingStatus.CANCELLED, BookingStatus.DECLINED

# state, what is said of being active -> what it counts as here
TABLE: list[tuple[str, bool | None, BookingStatus | None]] = [
    ("awaiting_verification", True, TENTATIVE),
    ("awaiting_verification", False, None),
    ("awaiting_verification", None, TENTATIVE),
    ("verification_expired", True, CONFIRMED),
    ("verification_expired", False, None),
    ("verification_expired", None, None),
    ("awaiting_payment", True, TENTATIVE),
    ("awaiting_payment", False, None),
    ("awaiting_payment", None, TENTATIVE),
    ("awaiting_confirmation", True, TENTATIVE),
    ("awaiting_confirmation", False, None),
    ("awaiting_confirmation", None, TENTATIVE),
    ("confirmed", True, CONFIRMED),
    ("confirmed", False, None),
    ("confirmed", None, CONFIRMED),
    ("waitlisted", True, CONFIRMED),
    ("waitlisted", False, None),
    ("waitlisted", None, None),
    ("declined", True, CONFIRMED),
    ("declined", False, DECLINED),
    ("declined", None, DECLINED),
    ("cancelled", True, CONFIRMED),
    ("cancelled", False, CANCELLED),
    ("cancelled", None, CANCELLED),
    ("deleted", True, CONFIRMED),
    ("deleted", False, None),
    ("deleted", None, None),
    ("of tomorrow", True, CONFIRMED),
    ("of tomorrow", False, None),
    ("of tomorrow", None, CONFIRMED),
]
MARKS = {
    None: False,
    "checked_in": True,
    "in_progress": True,
    "completed": True,
    "no_show": False,
    "of tomorrow": False,
}


def test_every_state_is_in_the_table() -> None:
    assert {state for state, _, _ in TABLE} == {*STATES, "of tomorrow"}
    assert MARKS.keys() == {None, *STATUSES, "of tomorrow"}


@pytest.mark.parametrize(("state", "active", "counts"), TABLE)
def test_a_state(state: str, active: bool | None, counts: BookingStatus | None) -> None:
    assert standing(state, active) == counts


@pytest.mark.parametrize("status", MARKS)
def test_a_status(status: str | None) -> None:
    assert checked_in(status) is MARKS[status]


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving(World(clock=NOW.timestamp)) as running:
        yield running


@pytest.fixture
async def place(server: MakePlans, tmp_path: Path) -> AsyncIterator[MakePlansPlace]:
    place = MakePlansPlace(server, tmp_path)
    await place.another()
    yield place
    await place.aclose()


@pytest.fixture
def backend(place: MakePlansPlace) -> MakePlansBackend:
    return place.backend


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("whole", [True, False], ids=["the list", "its changes"])
async def test_a_state_over_the_wire(
    place: MakePlansPlace, server: MakePlans, state: str, whole: bool
) -> None:
    if not whole:
        await day(place.backend)
    server.put(NOW.timestamp(), at(30).timestamp(), state=state)
    listed = [b.status for b in (await day(place.backend)).bookings]
    counts = standing(state, None)
    assert listed == ([] if counts is None else [counts])


@pytest.mark.parametrize("status", STATUSES)
async def test_a_status_over_the_wire(
    place: MakePlansPlace, server: MakePlans, status: str
) -> None:
    server.put(NOW.timestamp(), at(30).timestamp(), status=status)
    found = await only(place.backend)
    assert found.checked_in is MARKS[status]
    assert found.occupies


async def test_the_sample_of_the_source(
    place: MakePlansPlace, server: MakePlans
) -> None:
    """Its fifteen fields alone are a booking; its remarks are nobody's business."""
    server.world.manners.sample = True
    server.put(NOW.timestamp(), at(60).timestamp(), notes="Very handsome customer")
    found = await only(place.backend)
    assert (found.start, found.end, found.title) == (NOW, at(60), "")
    assert "handsome" not in repr(found)
    assert found.occupies
    assert len(SAMPLE) == 15


def told(**fields: Any) -> Any:
    moments = {
        "booked_from": "2012-09-29T07:00:00+02:00",
        "booked_to": "2012-09-29T08:00:00+02:00",
    }
    return {"booking": {"id": 1, "resource_id": 1, **moments, **fields}}


def test_moments_have_the_accounts_offset() -> None:
    found = item_of(told()).booking
    assert found is not None
    assert found.start == datetime(2012, 9, 29, 5, tzinfo=UTC)


TITLES: list[tuple[dict[str, Any], str]] = [
    ({"title": "Board"}, "Board"),
    ({"title": "Board", "service": {"title": "Meeting"}}, "Board"),
    ({"title": "  ", "service": {"title": "Meeting"}}, "Meeting"),
    ({"event": {"title": "Yoga"}, "service": {"title": "Class"}}, "Yoga"),
    ({"title": None, "service": None}, ""),
    ({"title": "x" * 9000}, "x" * 4000),
]


@pytest.mark.parametrize(("fields", "title"), TITLES)
def test_a_title(fields: dict[str, Any], title: str) -> None:
    found = item_of(told(**fields)).booking
    assert found is not None
    assert found.title == title


HOSTS: list[tuple[dict[str, Any], Person | None]] = [
    ({}, None),
    ({"person_id": 3}, None),
    (
        {"person": {"id": 3, "name": "Ada", "email": "a@x.org"}},
        Person("Ada", "a@x.org", "3"),
    ),
    (
        {"person": {"id": 3, "name": None, "email": "a@x.org"}},
        Person("", "a@x.org", "3"),
    ),
    ({"person_id": 3, "person": {"name": "Ada"}}, Person("Ada", "", "3")),
]


@pytest.mark.parametrize(("fields", "host"), HOSTS)
def test_a_host(fields: dict[str, Any], host: Person | None) -> None:
    found = item_of(told(**fields)).booking
    assert found is not None
    assert found.host == host


SPANS = [
    ("2012-09-29T00:00:00+02:00", "2012-09-30T00:00:00+02:00", True),
    ("2012-10-28T00:00:00+02:00", "2012-10-29T00:00:00+01:00", True),
    ("2012-09-29T00:00:00+02:00", "2012-09-29T12:00:00+02:00", False),
    ("2012-09-29T00:00:00+02:00", "2012-09-29T00:00:00+02:00", False),
]


@pytest.mark.parametrize(("start", "end", "whole"), SPANS)
def test_whole_days(start: str, end: str, whole: bool) -> None:
    found = item_of(told(booked_from=start, booked_to=end)).booking
    assert found is not None
    assert found.all_day is whole


def test_a_collection_is_a_series() -> None:
    series = item_of(told(collection_id="5a3f")).booking
    single = item_of(told(collection_id=None)).booking
    assert series is not None
    assert single is not None
    assert (series.recurring, series.series_id) == (True, "5a3f")
    assert (single.recurring, single.series_id) == (False, "")


@pytest.mark.parametrize(
    "fields", [{"booking_type": "attendance"}, {"event_id": 4}], ids=str
)
def test_a_seat_at_an_event_cannot_be_moved(fields: dict[str, Any]) -> None:
    found = item_of(told(**fields)).booking
    assert found is not None
    assert not found.editable


async def test_only_one_of_a_series_is_touched(
    place: MakePlansPlace, server: MakePlans
) -> None:
    starts = [at(60 * n).timestamp() for n in (-1, 1, 3)]
    server.steer(lambda: server.world.repeat(starts, 5400.0))
    backend = place.backend
    before = (await day(backend)).bookings
    running, coming = before[0], before[1]
    assert running.recurring
    assert len({b.series_id for b in before}) == 1
    await backend.check_in(running)
    await backend.end(running, at(0), notify=False, comment="")
    await backend.end(coming, at(0), notify=False, comment="")
    after = (await day(backend)).bookings
    assert after[0].end == at(0)
    assert [b.occupies for b in after] == [True, False, True]
    assert after[2] == before[2]
    assert not any("recurring" in path for _, path in server.written())


STEPS = {
    "check in": ["checked_in"],
    "end": ["checked_in", "completed"],
    "no-show": ["no_show"],
}


@pytest.mark.parametrize("what", STEPS)
async def test_what_is_noted_of_its_day(
    place: MakePlansPlace, server: MakePlans, what: str
) -> None:
    await place.plant(meeting(-30, 30))
    backend, seen = place.backend, await only(place.backend)
    if what == "no-show":
        await backend.end(seen, at(0), notify=True, comment="Nobody checked in.")
        await backend.nobody_came(seen)
    else:
        await backend.check_in(seen)
    if what == "end":
        await backend.end(await only(backend), at(0), notify=False, comment="")
    noted = [
        asked.json()["status"]
        for asked in server.asked
        if asked.path.endswith("/status")
    ]
    assert noted == STEPS[what]


async def test_an_end_without_a_check_in_is_not_completed(
    place: MakePlansPlace, server: MakePlans
) -> None:
    await place.plant(meeting(-30, 30))
    await place.backend.end(await only(place.backend), at(0), notify=False, comment="")
    (one,) = server.world.bookings.values()
    assert (one["status"], one["state"]) == (None, "confirmed")


@pytest.mark.parametrize("notify", [True, False])
@pytest.mark.parametrize("end", [0, 10], ids=["cancelled", "shortened"])
async def test_mails_go_only_where_people_are_to_be_told(
    place: MakePlansPlace, server: MakePlans, notify: bool, end: int
) -> None:
    ada = server.world.meet("Ada", "ada@example.com")
    server.put(NOW.timestamp(), at(30).timestamp(), person_id=ada["id"], service_id=1)
    await place.backend.end(
        await only(place.backend), at(end), notify=notify, comment=""
    )
    kind = "modification_email" if end else "cancellation_email"
    assert [mail for mail, _ in server.world.mails] == ([kind] if notify else [])


async def test_no_mail_for_what_is_booked_at_the_door(
    server: MakePlans, tmp_path: Path
) -> None:
    place = MakePlansPlace(server, tmp_path, {"service_id": 1})
    backend = await place.another()
    host = Person(name="Ada", address="ada@example.com")
    made = await backend.book(draft(0, 30, host=host, checked_in=True))
    await backend.extend(made, at(45))
    await backend.aclose()
    (one,) = server.world.bookings.values()
    assert server.world.mails == []
    assert (one["service_id"], one["status"]) == (1, "checked_in")
    assert len(one["external_id"]) == 36


async def test_one_that_went_to_another_room_is_gone(
    place: MakePlansPlace, server: MakePlans
) -> None:
    await place.plant(meeting(0, 30))
    seen = await only(place.backend)
    server.change(int(seen.id), resource_id=2)
    with pytest.raises(Conflict, match="gone"):
        await place.backend.check_in(seen)
    with pytest.raises(Conflict, match="gone"):
        await place.backend.end(seen, at(10), notify=False, comment="")


async def test_what_another_panel_has_changed_is_not_changed_again(
    place: MakePlansPlace,
) -> None:
    await place.plant(meeting(-30, 30))
    here, there = place.backend, await place.another()
    seen = await only(here)
    await there.end(seen, at(0), notify=False, comment="")
    with pytest.raises(Conflict, match="changed"):
        await here.extend(seen, at(60))


async def test_people(place: MakePlansPlace, server: MakePlans) -> None:
    server.world.meet("Ada Byron", "ada@example.com")
    server.world.meet("Adam Smith", "adam@example.com", blocked=True)
    for number in range(40):
        server.world.meet(f"Grace {number}", f"g{number}@example.com")
    (ada,) = await place.backend.people("ada")
    assert (ada.name, ada.address) == ("Ada Byron", "ada@example.com")
    assert len(await place.backend.people("grace")) == 20
    assert await place.backend.people("nobody") == ()


async def test_the_room(place: MakePlansPlace, server: MakePlans) -> None:
    info = await place.backend.room()
    assert (info.name, info.capacity, info.bookable) == ("Boardroom", 10, True)
    assert info.zone is not None
    assert info.zone.key == "Europe/Oslo"


SEATS: list[tuple[Any, int | None]] = [
    ({"seats": "12"}, 12),
    ({"seats": 12}, 12),
    ({"seats": "many"}, None),
    ({"seats": "0"}, None),
    ({"seats": "99999999"}, None),
    (None, None),
    ([], None),
]


@pytest.mark.parametrize(("data", "seats"), SEATS, ids=str)
async def test_seats_are_in_the_custom_data(
    place: MakePlansPlace, server: MakePlans, data: Any, seats: int | None
) -> None:
    server.world.resources[1].update(custom_data=data, capacity=4)
    assert (await place.backend.room()).capacity == seats


async def test_a_room_that_is_switched_off(
    place: MakePlansPlace, server: MakePlans
) -> None:
    server.world.resources[1]["active"] = False
    assert (await place.backend.room()).bookable is False


@pytest.mark.parametrize("name", OWN)
def test_a_zone_by_the_vendors_name(name: str) -> None:
    zone = zone_named(name)
    assert zone is not None
    assert NOW.astimezone(zone) == NOW


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Oslo", "Europe/Oslo"),
        ("Copenhagen", "Europe/Copenhagen"),
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("Mexico City", "America/Mexico_City"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("Sydney", "Australia/Sydney"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_by_a_city(name: str, key: str) -> None:
    zone = zone_named(name)
    assert zone is not None
    assert zone.key == key


@pytest.mark.parametrize("name", ["", "Atlantis", "../../etc/passwd", "Europe"])
def test_no_zone(name: str) -> None:
    assert zone_named(name) is None


async def test_a_key_that_may_not_read_the_account_runs_a_panel(
    place: MakePlansPlace, server: MakePlans
) -> None:
    server.world.manners.forbidden = ("/client",)
    info = await place.backend.room()
    assert (info.name, info.zone) == ("Boardroom", None)


async def test_few_questions_at_the_start(
    place: MakePlansPlace, server: MakePlans
) -> None:
    """A resource, a zone, a list; hours only where there are any."""
    await place.backend.room()
    await day(place.backend)
    assert [asked.path.removeprefix("/api/v1") for asked in server.asked] == [
        "/resources/1",
        "/client",
        "/bookings/visible",
    ]
    for _ in range(5):
        await day(place.backend)
    assert server.count("GET", "/api/v1/client") == 1
    assert server.count("GET", "/api/v1/resources") == 1


def test_what_it_does() -> None:
    able = MakePlansBackend.capabilities
    assert able.ending is Ending.SHORTEN
    assert able.harmless_period == timedelta(minutes=2)
