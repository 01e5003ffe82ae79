"""The list: all of it or an error, in few requests, and never a wrong hour."""

from collections.abc import Iterator
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
from tests.backends.contract import NOW, at, day
from tests.backends.officernd_place import room
from tests.backends.officernd_rig import panel
from tests.backends.rig import Clock
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import OTHER_RESOURCE, World
from tests.backends.servers.web import Fault

LIST = "/bookings/occurrences"
HOUR = 3600.0


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(NOW.timestamp)) as running:
        yield running


def plant(server: OfficeRnD, start: float, end: float, **more: Any) -> dict[str, Any]:
    """From and to so many minutes after NOW."""
    return server.add(at(start).timestamp(), at(end).timestamp(), **more)


@pytest.mark.parametrize("version", ["v2", "v1"])
@pytest.mark.parametrize("many", [0, 49, 50, 51, 100, 101, 250])
async def test_all_pages_are_read(
    server: OfficeRnD, tmp_path: Path, version: str, many: int
) -> None:
    for number in range(many):
        plant(server, number, number + 1)
    async with room(server, tmp_path, api_version=version) as backend:
        reading = await day(backend)
    assert len({booking.id for booking in reading.bookings}) == many
    page = 50 if version == "v2" else 100
    assert server.count("GET", LIST) == max((many + page - 1) // page, 1)


async def test_a_missing_page_is_no_list(server: OfficeRnD, tmp_path: Path) -> None:
    for number in range(120):
        plant(server, number, number + 1)
    async with room(server, tmp_path) as backend:
        server.app.faults = [ThirdPage(status=500)]
        with pytest.raises(Unreachable):
            await day(backend)
        assert server.count("GET", LIST) == 3
        server.app.faults.clear()
        assert len((await day(backend)).bookings) == 120


class ThirdPage(Fault):
    """Two pages come, the third does not."""

    def meets(self, asked: Any) -> bool:
        return asked.query.get("$cursorNext") == "at-100"


@pytest.mark.parametrize("mark", ['"at-0"', '"again"'])
async def test_pages_without_an_end(
    server: OfficeRnD, tmp_path: Path, mark: str
) -> None:
    text = f'{{"results": [], "cursorNext": {mark}}}'
    server.app.faults = [Fault(path="/api", times=9999, text=text)]
    async with room(server, tmp_path) as backend:
        with pytest.raises(Garbled, match="without an end"):
            await day(backend)
    assert server.count("GET", LIST) == 2


class Endless(Fault):
    """Each page leads to another one."""

    number = 0

    def meets(self, asked: Any) -> bool:
        self.number += 1
        self.text = f'{{"results": [], "cursorNext": "at-{self.number}"}}'
        return True


async def test_many_pages_without_an_end(server: OfficeRnD, tmp_path: Path) -> None:
    server.app.faults = [Endless()]
    async with room(server, tmp_path) as backend:
        with pytest.raises(Garbled, match="without an end"):
            await day(backend)
    assert server.count("GET", LIST) == 200


async def test_what_is_asked(server: OfficeRnD, tmp_path: Path) -> None:
    async with room(server, tmp_path, longest_booking_days=3) as backend:
        await backend.bookings(at(0), at(60))
    (asked,) = server.app.asked
    assert asked.path == "/api/v2/organizations/harbour-space/bookings/occurrences"
    assert asked.query == {
        "start": "2025-03-09T10:00:00.000Z",
        "end": "2025-03-12T23:00:00.000Z",
        "resource": "5f9a1c2277d1a40017e1b001",
        "$limit": "50",
    }


async def test_the_window_may_be_called_otherwise(
    server: OfficeRnD, tmp_path: Path
) -> None:
    names = {"start_parameter": "from", "end_parameter": "to"}
    async with room(server, tmp_path, **names) as backend:
        with pytest.raises(Refused, match="from should not exist"):
            await day(backend)


@pytest.mark.parametrize(("days", "listed"), [(3, False), (4, True)])
async def test_how_far_back_is_looked(
    server: OfficeRnD, tmp_path: Path, days: int, listed: bool
) -> None:
    plant(server, -4 * 1440, 30)
    async with room(server, tmp_path, longest_booking_days=days) as backend:
        assert bool((await backend.bookings(at(0), at(60))).bookings) is listed


@pytest.mark.parametrize("overlapping", [False, True])
async def test_a_buffer_of_a_meeting_outside_the_window(
    server: OfficeRnD, tmp_path: Path, overlapping: bool
) -> None:
    server.world.overlapping = overlapping
    plant(server, 90, 120, serviceSlots={"before": 40, "after": 0})
    plant(server, -60, -10, serviceSlots={"before": 0, "after": 20})
    async with room(server, tmp_path) as backend:
        found = (await backend.bookings(at(0), at(60))).bookings
    assert [(b.buffer, b.start, b.end) for b in found] == [
        (True, at(50), at(90)),
        (True, at(-10), at(10)),
    ]


async def test_other_rooms_do_not_count(server: OfficeRnD, tmp_path: Path) -> None:
    """Though one server is known to list them all."""
    plant(server, 0, 30, resource=OTHER_RESOURCE)
    mine = plant(server, 60, 90)
    text = {"results": list(server.world.bookings.values()), "cursorNext": None}
    server.app.faults = [Fault(path="/api", status=200, body=text)]
    async with room(server, tmp_path) as backend:
        assert [b.id for b in (await day(backend)).bookings] == [mine["_id"]]


@pytest.mark.parametrize("own_ids", [False, True])
async def test_every_occurrence_of_a_series(
    server: OfficeRnD, tmp_path: Path, own_ids: bool
) -> None:
    server.world.own_ids = own_ids
    rule = {"rrule": "FREQ=DAILY;UNTIL=20250320T230000Z"}
    plant(server, -3 * 1440, 30 - 3 * 1440, recurrence=rule)
    async with room(server, tmp_path) as backend:
        found = (await backend.bookings(at(-4 * 1440), at(4 * 1440))).bookings
        again = (await backend.bookings(at(0), at(1441))).bookings
    assert len({b.id for b in found}) == 7
    assert {b.id for b in again} < {b.id for b in found}
    assert all(b.recurring and not b.editable for b in found)


async def test_what_has_not_changed_is_the_same_object(
    server: OfficeRnD, tmp_path: Path
) -> None:
    plant(server, 0, 30, serviceSlots={"before": 5, "after": 5})
    async with room(server, tmp_path) as backend:
        before = (await day(backend)).bookings
        plant(server, 60, 90)
        after = (await day(backend)).bookings
    assert len(before) == 3
    assert all(any(a is b for a in after) for b in before)


async def test_the_servers_clock(server: OfficeRnD, tmp_path: Path) -> None:
    async with room(server, tmp_path) as backend:
        assert (await day(backend)).system_time == NOW


HTML = Fault(text="<html>no</html>", kind="text/html")
FAULTS: list[tuple[Fault, type[BackendError], str]] = [
    (Fault(status=400, body={"message": "Bad things"}), Refused, "bad things"),
    (Fault(status=400, body={"message": ["one thing", 2]}), Refused, "one thing"),
    (Fault(status=400, body={"message": "<b>no</b>"}), Refused, "(400)"),
    (Fault(status=400, body={"message": "x" * 500}), Refused, "(400)"),
    (Fault(status=400, body="nonsense"), Refused, "(400)"),
    (Fault(status=402), Refused, "paid"),
    (Fault(status=403), Unauthorised, "does not let"),
    (Fault(status=404), Refused, "organization"),
    (Fault(status=409), Conflict, "in the way"),
    (Fault(status=418), Refused, "(418)"),
    (Fault(status=429, headers={"Retry-After": "30"}), Unreachable, "429"),
    (Fault(status=500), Unreachable, "500"),
    (Fault(status=503, headers={"Retry-After": "30"}), Unreachable, "503"),
    (Fault(cut=0), Unreachable, "broken off"),
    (Fault(cut=60), Unreachable, "broken off"),
    (Fault(delay=1.5), Unreachable, "in time"),
    (Fault(status=302, headers={"Location": "http://other.example/"}), Garbled, "anot"),
    (HTML, Garbled, "no JSON"),
    (Fault(text="[1, 2"), Garbled, "no JSON"),
    (Fault(text="[]"), Garbled, "a list"),
    (Fault(text="{}"), Garbled, "a list"),
    (Fault(text="null"), Garbled, "a list"),
    (Fault(text='{"results": {}}'), Garbled, "a list"),
    (Fault(text=""), Garbled, "no JSON"),
]


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    FAULTS,
    ids=[f"{n}-{f[2]}" for n, f in enumerate(FAULTS)],
)
async def test_a_failure_is_no_empty_list(
    server: OfficeRnD,
    tmp_path: Path,
    fault: Fault,
    error: type[BackendError],
    words: str,
) -> None:
    plant(server, 0, 30)
    fault.path, fault.times = "/api", 2
    async with room(server, tmp_path, timeout=0.5) as backend:
        server.app.faults = [fault]
        with pytest.raises(BackendError) as caught:
            await day(backend)
        assert type(caught.value) is error
        said = str(caught.value)
        assert words in said
        assert said.endswith(".")
        assert len(said) < 200
        if isinstance(caught.value, Unreachable):
            assert not caught.value.maybe_done
            asked = 30 if fault.headers else None
            rest = caught.value.retry_after
            assert rest == (asked and timedelta(seconds=asked))
        server.app.faults.clear()
        assert len((await day(backend)).bookings) == 1


@pytest.mark.parametrize(
    "fault", [Fault(status=500), Fault(status=403), HTML, Fault(cut=0)], ids=str
)
async def test_the_last_list_stays(
    server: OfficeRnD, tmp_path: Path, fault: Fault
) -> None:
    clock = Clock(NOW)
    server.add(clock.seconds() - 60, clock.seconds() + HOUR)
    async with panel(server, tmp_path, clock, "cache_polling_period = 0.01") as door:
        await door.until(lambda s: s.status.current)
        fault.path, fault.times = "/api", 9999
        server.app.faults = [fault]
        await door.until(lambda s: s.link.fault is not None)
        assert door.snapshot.status.current is not None
        server.app.faults.clear()
        await door.until(lambda s: s.connected, within=10)
