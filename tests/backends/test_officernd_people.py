"""Names of hosts, members and visitors: looked up in few requests; never a bare id."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Refused, Unauthorised, Unreachable
from panel.domain.booking import Booking, Person
from tests.backends.contract import NOW, at, day
from tests.backends.officernd_place import room
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import (
    ADA,
    GRACE,
    PLAN,
    VISITOR,
    World,
)
from tests.backends.servers.web import Fault

ADA_BYRON = Person("Ada Byron", "ada.byron@example.com", ADA)


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(NOW.timestamp)) as running:
        yield running


def plant(server: OfficeRnD, start: float = 0, **more: Any) -> None:
    server.add(at(start).timestamp(), at(start + 30).timestamp(), **more)


def asked(server: OfficeRnD, kind: str) -> list[dict[str, str]]:
    """The queries that came for members, companies or visitors."""
    return [a.query for a in server.app.asked if a.path.endswith(f"/{kind}")]


async def first(backend: Any) -> Booking:
    return min((await day(backend)).bookings, key=lambda b: b.start)


async def test_who_is_who(server: OfficeRnD, tmp_path: Path) -> None:
    plant(server, members=[GRACE, "unknown"], visitors=[VISITOR])
    async with room(server, tmp_path, welcome_visitors=True) as backend:
        booking = await first(backend)
        await day(backend)
    assert booking.host == ADA_BYRON
    assert [person.name for person in booking.attendees] == ["Grace"]
    assert [person.name for person in booking.visitors] == ["Mary Somerville"]
    (members,) = asked(server, "members")
    assert members == {"_id[$in]": f"{ADA},{GRACE},unknown", "$limit": "50"}
    assert len(asked(server, "visitors")) == 1


async def test_visitors_are_only_welcomed_where_that_is_wanted(
    server: OfficeRnD, tmp_path: Path
) -> None:
    plant(server, visitors=[VISITOR])
    async with room(server, tmp_path) as backend:
        assert (await first(backend)).visitors == ()
    assert asked(server, "visitors") == []


@pytest.mark.parametrize("wanted", [True, False])
async def test_what_was_ordered(
    server: OfficeRnD, tmp_path: Path, wanted: bool
) -> None:
    plant(server, extras={PLAN: 2, "unknown": 1, "none": 0})
    plant(server, 60, extras={PLAN: 1})
    async with room(server, tmp_path, show_extras=wanted) as backend:
        found = sorted((await day(backend)).bookings, key=lambda b: b.start)
    told = [b.services for b in found]
    assert told == ([("2 × Coffee",), ("Coffee",)] if wanted else [(), ()])
    assert len(asked(server, "plans")) == wanted


async def test_a_companys_booking(server: OfficeRnD, tmp_path: Path) -> None:
    plant(server, member=None)
    async with room(server, tmp_path) as backend:
        assert (await first(backend)).host == Person("Analytical Engines")
    assert asked(server, "members") == []
    assert len(asked(server, "companies")) == 1


async def test_in_v1_a_company_is_a_team(server: OfficeRnD, tmp_path: Path) -> None:
    plant(server, member=None)
    async with room(server, tmp_path, api_version="v1") as backend:
        assert (await first(backend)).host == Person("Analytical Engines")
    assert len(asked(server, "teams")) == 1


async def test_fifty_at_a_time_those_that_come_first(
    server: OfficeRnD, tmp_path: Path
) -> None:
    world = server.world
    for number in range(120):
        plant(server, 60 * number, member=world.member(f"Member {number}"))
    plant(server, -120, member=world.member("Past"))
    async with room(server, tmp_path) as backend:
        week = at(-1440), at(7 * 1440)
        known = [await named(backend, *week) for _ in range(3)]
        assert [len(names) for names in known] == [50, 100, 121]
        assert "Past" not in known[1]
        assert (await first(backend)).host is not None
        await named(backend, *week)
    assert len(asked(server, "members")) == 3


async def named(backend: Any, start: Any, end: Any) -> list[str]:
    """The names of all hosts that have one."""
    reading = await backend.bookings(start, end)
    assert len(reading.bookings) == 121
    return [b.host.name for b in reading.bookings if b.host]


@pytest.mark.parametrize(
    ("fault", "again"),
    [
        (Fault(status=403), False),
        (Fault(status=500), True),
        (Fault(status=404), True),
        (Fault(text="{}"), True),
        (Fault(cut=0, times=2), True),
    ],
    ids=str,
)
async def test_names_are_no_part_of_the_list(
    server: OfficeRnD, tmp_path: Path, fault: Fault, again: bool
) -> None:
    """Without them it is whole; where it may not ask, it does not ask again at once."""
    plant(server)
    fault.path = "/api/v2/organizations/harbour-space/members"
    async with room(server, tmp_path) as backend:
        server.app.faults = [fault]
        assert (await first(backend)).host is None
        assert ((await first(backend)).host is not None) is again


async def test_an_unknown_name_is_not_asked_for_at_every_reading(
    server: OfficeRnD, tmp_path: Path
) -> None:
    plant(server, member="nobody")
    async with room(server, tmp_path) as backend:
        for _ in range(3):
            assert (await first(backend)).host is None
    assert len(asked(server, "members")) == 1


async def test_a_member_without_a_name_is_nobody(
    server: OfficeRnD, tmp_path: Path
) -> None:
    plant(server)
    for wrong in ({"name": None}, {"name": " "}, {"name": 7}):
        server.world.members[ADA] = {"_id": ADA, **wrong}
        async with room(server, tmp_path) as backend:
            assert (await first(backend)).host is None


async def test_without_the_right_nobody_is_asked_for(
    server: OfficeRnD, tmp_path: Path
) -> None:
    plant(server)
    scope = "flex.space.bookings.read flex.space.resources.read"
    async with room(server, tmp_path, scope=scope) as backend:
        assert (await first(backend)).host is None
        with pytest.raises(Refused, match="may not look"):
            await backend.people("ada")
    assert server.count("GET", "/members") == 0


class TestSearch:
    """OfficeRnD compares whole names; the panel helps with those it has met."""

    @pytest.mark.parametrize(
        "query",
        ["Ada Byron", "ada byron", "  ADA   byron ", "ada.byron@example.com"],
    )
    async def test_a_whole_name_or_address(
        self, server: OfficeRnD, tmp_path: Path, query: str
    ) -> None:
        async with room(server, tmp_path) as backend:
            assert await backend.people(query) == (ADA_BYRON,)
        assert len(asked(server, "members")) <= 2

    async def test_an_address_in_capitals(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        async with room(server, tmp_path) as backend:
            assert await backend.people("Ada.Byron@Example.com") == (ADA_BYRON,)

    @pytest.mark.parametrize("query", ["byr", "ada b", "ADA.BY", "Ada"])
    async def test_the_beginning_of_who_meets_here(
        self, server: OfficeRnD, tmp_path: Path, query: str
    ) -> None:
        plant(server)
        async with room(server, tmp_path) as backend:
            assert await backend.people(query) == ()
            await day(backend)
            assert await backend.people(query) == (ADA_BYRON,)

    @pytest.mark.parametrize("status", ["former", "Inactive"])
    async def test_who_has_left_is_no_host(
        self, server: OfficeRnD, tmp_path: Path, status: str
    ) -> None:
        server.world.members[ADA]["status"] = status
        async with room(server, tmp_path) as backend:
            assert await backend.people("Ada Byron") == ()

    async def test_twenty_at_most(self, server: OfficeRnD, tmp_path: Path) -> None:
        for number in range(40):
            id = f"twin-{number}"
            server.world.members[id] = {"_id": id, "name": "Twin"}
        async with room(server, tmp_path) as backend:
            assert len(await backend.people("Twin")) == 20

    @pytest.mark.parametrize("query", ["", "   ", "@"])
    async def test_nothing_finds_nobody(
        self, server: OfficeRnD, tmp_path: Path, query: str
    ) -> None:
        plant(server)
        async with room(server, tmp_path) as backend:
            await day(backend)
            assert await backend.people(query) == ()

    async def test_a_failure_is_told(self, server: OfficeRnD, tmp_path: Path) -> None:
        async with room(server, tmp_path) as backend:
            server.app.faults = [Fault(status=403)]
            with pytest.raises(Unauthorised):
                await backend.people("Ada Byron")
            server.app.faults = [Fault(status=429, headers={"Retry-After": "9"})]
            with pytest.raises(Unreachable):
                await backend.people("Ada Byron")
