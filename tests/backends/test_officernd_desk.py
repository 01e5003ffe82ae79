"""Bookings at the door: for whom, at what cost, against whom, and never twice."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
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
from panel.domain.booking import Booking, BookingStatus, Person
from panel.domain.command import BookNow, End, Extend
from panel.domain.outcome import Declined, Done
from tests.backends.contract import NOW, at, day, draft, only, spans
from tests.backends.officernd_place import OfficeRnDPlace, room
from tests.backends.officernd_rig import panel
from tests.backends.rig import Clock, minutes
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import (
    ADA,
    COMPANY,
    RESOURCE,
    WALK_UP,
    World,
)
from tests.backends.servers.web import Fault


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(NOW.timestamp)) as running:
        yield running
        assert running.world.changed_series == []


def plant(server: OfficeRnD, start: float, end: float, **more: Any) -> dict[str, Any]:
    return server.add(at(start).timestamp(), at(end).timestamp(), **more)


def sent(server: OfficeRnD, method: str = "POST") -> dict[str, Any]:
    """The only body of this method."""
    (body,) = server.bodies(method, "/bookings")
    assert isinstance(body, dict)
    return body


class TestForWhom:
    """A member or a company, exactly one of them."""

    async def test_the_walk_up_member(self, server: OfficeRnD, tmp_path: Path) -> None:
        async with room(server, tmp_path) as backend:
            await backend.book(draft(0, 30))
        assert sent(server) == {
            "resource": RESOURCE,
            "start": "2025-03-12T10:00:00.000Z",
            "end": "2025-03-12T10:30:00.000Z",
            "title": "Ad hoc",
            "member": WALK_UP,
            "isTentative": False,
            "isFree": True,
            "isSilent": True,
        }

    async def test_in_the_words_of_v1(self, server: OfficeRnD, tmp_path: Path) -> None:
        more = {"api_version": "v1", "member_id": None, "company_id": COMPANY}
        async with room(server, tmp_path, **more) as backend:
            await backend.book(draft(0, 30))
        assert sent(server) == {
            "resourceId": RESOURCE,
            "start": {"dateTime": "2025-03-12T10:00:00.000Z"},
            "end": {"dateTime": "2025-03-12T10:30:00.000Z"},
            "summary": "Ad hoc",
            "team": COMPANY,
            "tentative": False,
            "free": True,
        }

    async def test_a_company(self, server: OfficeRnD, tmp_path: Path) -> None:
        more = {"member_id": None, "company_id": COMPANY, "silent": False}
        async with room(server, tmp_path, **more) as backend:
            await backend.book(draft(0, 30))
        body = sent(server)
        assert (body["company"], "member" in body) == (COMPANY, False)
        assert body["isSilent"] is False

    @pytest.mark.parametrize("company", [None, COMPANY])
    async def test_the_host_that_was_found(
        self, server: OfficeRnD, tmp_path: Path, company: str | None
    ) -> None:
        member = None if company else WALK_UP
        more = {"member_id": member, "company_id": company}
        async with room(server, tmp_path, **more) as backend:
            (ada,) = await backend.people("ada byron")
            made = await backend.book(draft(0, 30, host=ada))
            await day(backend)
            assert (await only(backend)).host == ada
        body = sent(server)
        assert (body["member"], "company" in body) == (ADA, False)
        assert made.editable

    async def test_who_is_no_member_stands_in_the_description(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        async with room(server, tmp_path) as backend:
            await backend.book(draft(0, 30, host=Person("Charles")))
        body = sent(server)
        assert (body["member"], body["description"]) == (WALK_UP, "Charles")

    async def test_nobody(self, server: OfficeRnD, tmp_path: Path) -> None:
        async with room(server, tmp_path, member_id=None) as backend:
            assert not backend.capabilities.book
            assert not backend.capabilities.book_later
            assert backend.capabilities.extend
            with pytest.raises(Refused):
                await backend.book(draft(0, 30))
        assert server.app.asked == []


class TestFees:
    """Nothing costs anything unless the admin wants it to."""

    async def test_a_booking_is_free(self, server: OfficeRnD, tmp_path: Path) -> None:
        async with room(server, tmp_path) as backend:
            made = await backend.book(draft(0, 30))
            await day(backend)
            await backend.extend(made, at(60))
        assert server.world.fees == []

    async def test_or_not(self, server: OfficeRnD, tmp_path: Path) -> None:
        async with room(server, tmp_path, charge=True) as backend:
            made = await backend.book(draft(0, 30))
            await backend.extend(made, at(60))
        assert sent(server)["isFree"] is False
        assert len(server.world.fees) == 2

    async def test_what_costs_is_not_made_longer(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        plant(server, -30, 30, isFree=False)
        async with room(server, tmp_path) as backend:
            with pytest.raises(Refused, match="cost more"):
                await backend.extend(await only(backend), at(60))
            await backend.end(await only(backend), at(0), notify=False, comment="")
            assert await spans(backend) == [(-30, 0)]
        assert server.world.fees == []


class TestRace:
    """OfficeRnD may take two bookings for the same time: one of them gives way."""

    @pytest.mark.parametrize(
        ("later", "title", "left"),
        [(-500, "Faster", ["Faster"]), (500, "Slower", ["Ad hoc", "Slower"])],
    )
    async def test_the_later_one_gives_way(
        self, server: OfficeRnD, tmp_path: Path, later: int, title: str, left: list[str]
    ) -> None:
        server.world.rivals = [(later, {"title": title})]
        async with room(server, tmp_path) as backend:
            if later < 0:
                with pytest.raises(Conflict):
                    await backend.book(draft(0, 30))
            else:
                await backend.book(draft(0, 30))
            found = (await day(backend)).bookings
        assert sorted(b.title for b in found if b.occupies) == left
        assert server.count("POST", "/bookings") == 1 + (later < 0)

    @pytest.mark.parametrize("same_stamps", [False, True])
    async def test_of_two_panels_one_gives_way(
        self,
        server: OfficeRnD,
        tmp_path: Path,
        sample: Callable[[int, int], int],
        same_stamps: bool,
    ) -> None:
        server.world.same_stamps = same_stamps
        place = OfficeRnDPlace(server, tmp_path)
        panels = await place.another(), await place.another()
        for number in range(sample(10, 200)):
            wanted = draft(40 * number, 40 * number + 30)
            tries = (panel.book(wanted) for panel in panels)
            found = await asyncio.gather(*tries, return_exceptions=True)
            assert {type(one) for one in found} == {Booking, Conflict}, number
        held = [b for b in server.world.bookings.values() if not b["isCancelled"]]
        await place.aclose()
        assert len(held) == number + 1

    @pytest.mark.parametrize("made", [None, "nonsense", 5])
    async def test_what_does_not_say_when_it_was_made_was_there_first(
        self, server: OfficeRnD, tmp_path: Path, made: object
    ) -> None:
        server.world.rivals = [(0, {"createdAt": made})]
        async with room(server, tmp_path) as backend:
            with pytest.raises(Conflict):
                await backend.book(draft(0, 30))
            assert await spans(backend) == [(0, 30)]

    async def test_a_cancelled_rival_is_none(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        server.world.rivals = [(-500, {"isCancelled": True})]
        async with room(server, tmp_path) as backend:
            await backend.book(draft(0, 30))
            assert await spans(backend) == [(0, 30)]

    async def test_what_cannot_be_looked_at_stays(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        async with room(server, tmp_path) as backend:
            server.app.faults = [After("POST", status=500)]
            await backend.book(draft(0, 30))
            server.app.faults.clear()
            assert await spans(backend) == [(0, 30)]

    async def test_what_cannot_be_taken_back_is_not_known(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        server.world.rivals = [(-500, {})]
        async with room(server, tmp_path) as backend:
            server.app.faults = [Cancelling(status=500)]
            with pytest.raises(Unreachable) as caught:
                await backend.book(draft(0, 30))
        assert caught.value.maybe_done

    async def test_added_time_that_somebody_took_is_given_back(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        plant(server, -30, 30)
        async with room(server, tmp_path) as backend:
            seen = await only(backend)
            server.world.rivals = [(0, {})]
            with pytest.raises(Conflict):
                await backend.extend(seen, at(60))
            assert await spans(backend) == [(-30, 30), (59, 60)]

    async def test_a_server_that_refuses_by_itself(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        """Its own words would tell whose meeting it is."""
        server.world.refuses_overlap = True
        async with room(server, tmp_path) as backend:
            await day(backend)
            server.app.faults = [Before("POST", lambda: self.plant_beside(server))]
            with pytest.raises(Conflict) as caught:
                await backend.book(draft(0, 30))
        assert "Salary" not in str(caught.value)
        assert server.count("POST", "/bookings") == 1

    def plant_beside(self, server: OfficeRnD) -> None:
        """In the server's own thread."""
        server.world.add(at(0).timestamp(), at(30).timestamp())


class After(Fault):
    """All that is asked after the first request of a method fails."""

    def __init__(self, method: str, **more: Any) -> None:
        super().__init__(times=99, **more)
        self._first = method
        self._seen = False

    def meets(self, asked: Any) -> bool:
        seen, self._seen = self._seen, self._seen or asked.method == self._first
        return seen


class Before(Fault):
    """Something happens before a request of a method is carried out."""

    def __init__(self, method: str, work: Any) -> None:
        super().__init__(method=method)
        self._work = work

    def meets(self, asked: Any) -> bool:
        if asked.method == self.method and self.times:
            self.times = 0
            self._work()
        return False


class Cancelling(Fault):
    """No booking can be cancelled."""

    def meets(self, asked: Any) -> bool:
        return bool(asked.path.endswith("/cancel"))


class TestLong:
    """What began days ago is in the way too, whatever was read before."""

    @pytest.mark.parametrize("read", ["nothing", "today", "a month", "the room"])
    @pytest.mark.parametrize("start", [0, 20 * 1440])
    async def test_a_long_one(
        self, server: OfficeRnD, tmp_path: Path, read: str, start: float
    ) -> None:
        server.world.locations.clear()
        plant(server, start - 5 * 1440, start + 5 * 1440)
        async with room(server, tmp_path) as backend:
            if read == "today":
                await day(backend)
            elif read == "a month":
                await backend.bookings(at(-600), at(31 * 1440))
            elif read == "the room":
                await backend.room()
            with pytest.raises(Conflict):
                await backend.book(draft(start, start + 30))
        assert server.count("POST", "/bookings") == 0

    async def test_an_end_that_has_passed_is_left(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        plant(server, -60, -10)
        async with room(server, tmp_path) as backend:
            seen = await only(backend)
            left = await backend.end(seen, at(0), notify=False, comment="")
            assert left is not None
            assert left.end == at(-10)
        assert server.count("PATCH") == 0


class TestBuffers:
    """A room that is being prepared is not booked."""

    @pytest.mark.parametrize(
        ("span", "free"), [((0, 45), True), ((0, 46), False), ((90, 120), False)]
    )
    async def test_into_a_buffer(
        self,
        server: OfficeRnD,
        tmp_path: Path,
        span: tuple[int, int],
        free: bool,
    ) -> None:
        plant(server, 60, 90, serviceSlots={"before": 15, "after": 10})
        async with room(server, tmp_path) as backend:
            if free:
                await backend.book(draft(*span))
            else:
                with pytest.raises(Conflict):
                    await backend.book(draft(*span))

    async def test_its_own_buffer_moves_along(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        plant(server, -30, 30, serviceSlots={"before": 0, "after": 10})
        async with room(server, tmp_path) as backend:
            seen = next(b for b in (await day(backend)).bookings if not b.buffer)
            await backend.extend(seen, at(60))
            assert await spans(backend) == [(-30, 60), (60, 70)]
            longer = next(b for b in (await day(backend)).bookings if not b.buffer)
            await backend.end(longer, at(0), notify=False, comment="")
            assert await spans(backend) == [(-30, 0), (0, 10)]


class TestWhatIsNotTouched:
    """Series, and what was changed since it was seen."""

    async def test_one_of_a_series(self, server: OfficeRnD, tmp_path: Path) -> None:
        rule = {"rrule": "FREQ=DAILY;UNTIL=20250320T230000Z"}
        plant(server, -1470, -1410, recurrence=rule)
        async with room(server, tmp_path) as backend:
            reading = await backend.bookings(at(-60), at(60))
            (seen,) = reading.bookings
            assert not seen.editable
            for work in (
                backend.end(seen, at(0), notify=False, comment=""),
                backend.extend(seen, at(60)),
            ):
                with pytest.raises(Refused, match="series"):
                    await work
        assert server.count("PATCH") == 0

    async def test_one_that_has_become_a_series(
        self, server: OfficeRnD, tmp_path: Path
    ) -> None:
        raw = plant(server, -30, 30)
        async with room(server, tmp_path) as backend:
            seen = await only(backend)
            raw["recurrence"] = {"rrule": "FREQ=DAILY;UNTIL=20250320T230000Z"}
            with pytest.raises(Refused, match="series"):
                await backend.end(seen, at(0), notify=False, comment="")
        assert server.count("PATCH") == 0

    @pytest.mark.parametrize(
        "change",
        [
            {"isCancelled": True},
            {"end": "2025-03-12T10:45:00Z"},
            {"start": "2025-03-12T09:45:00Z"},
            None,
        ],
    )
    async def test_one_that_is_not_what_it_was(
        self, server: OfficeRnD, tmp_path: Path, change: dict[str, Any] | None
    ) -> None:
        raw = plant(server, -30, 30)
        async with room(server, tmp_path) as backend:
            seen = await only(backend)
            if change is None:
                server.world.bookings.clear()
            else:
                raw |= change
            with pytest.raises(Conflict):
                await backend.end(seen, at(0), notify=False, comment="")
            with pytest.raises(Conflict):
                await backend.extend(seen, at(60))
        assert server.count("PATCH") == 0

    async def test_without_the_scope(self, server: OfficeRnD, tmp_path: Path) -> None:
        plant(server, -30, 30)
        scope = "flex.space.bookings.read flex.space.bookings.create"
        async with room(server, tmp_path, scope=scope) as backend:
            seen = await only(backend)
            assert (seen.editable, backend.capabilities.book) == (False, True)
            assert not backend.capabilities.extend
            for work in (
                backend.end(seen, at(0), notify=False, comment=""),
                backend.extend(seen, at(60)),
            ):
                with pytest.raises(Refused):
                    await work


HTML = Fault(text="<html>no</html>", kind="text/html")
FAULTS: list[tuple[Fault, type[BackendError], bool]] = [
    (Fault(status=400, body={"message": "Bad things"}), Refused, False),
    (
        Fault(status=400, body={"message": "Ada has already booked this"}),
        Conflict,
        False,
    ),
    (Fault(status=401, times=2), Unauthorised, False),
    (Fault(status=402), Refused, False),
    (Fault(status=403), Unauthorised, False),
    (Fault(status=404), Refused, False),
    (Fault(status=409), Conflict, False),
    (Fault(status=429, headers={"Retry-After": "30"}), Unreachable, False),
    (Fault(status=500), Unreachable, True),
    (Fault(status=500, after=True), Unreachable, True),
    (Fault(cut=0), Unreachable, True),
    (Fault(cut=0, after=True), Unreachable, True),
    (Fault(cut=70, after=True), Unreachable, True),
    (Fault(delay=1.0, after=True), Unreachable, True),
    (Fault(text="<html>", kind="text/html", after=True), Garbled, True),
    (Fault(text="{}", after=True), Garbled, True),
    (Fault(text="[]", after=True), Garbled, True),
    (Fault(text="", after=True), Garbled, True),
]
WRITES = ("book", "end", "cancel", "extend")


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize(
    ("fault", "error", "unsure"),
    FAULTS,
    ids=[f"{n}-{f[1].__name__}" for n, f in enumerate(FAULTS)],
)
async def test_a_write_is_tried_once(
    server: OfficeRnD,
    tmp_path: Path,
    write: str,
    fault: Fault,
    error: type[BackendError],
    unsure: bool,
) -> None:
    plant(server, -30, 30)
    plant(server, 120, 150)
    method = "PATCH" if write in ("end", "extend") else "POST"
    async with room(server, tmp_path, timeout=0.5) as backend:
        running, coming = sorted((await day(backend)).bookings, key=lambda b: b.start)
        works = {
            "book": lambda: backend.book(draft(60, 90)),
            "end": lambda: backend.end(running, at(0), notify=False, comment=""),
            "cancel": lambda: backend.end(coming, at(0), notify=False, comment=""),
            "extend": lambda: backend.extend(running, at(60)),
        }
        server.app.faults = [replace(fault, method=method)]
        if write == "cancel" and fault.text in ("", "{}", "[]"):
            # What is answered to a cancellation says nothing that is needed.
            await works[write]()
            return
        with pytest.raises(BackendError) as caught:
            await works[write]()
        if (write, fault.status) in (("cancel", 404), ("end", 404), ("extend", 404)):
            error = Conflict
        assert type(caught.value) is error
        if isinstance(caught.value, Unreachable):
            assert caught.value.maybe_done is unsure
        assert "Ada" not in str(caught.value)
        tries = sum(a.method == method for a in server.app.asked)
        assert tries == (2 if fault.status == 401 else 1)


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("text", ["x", "[]", "{}"])
async def test_what_is_garbled_before_a_write_is_no_lost_answer(
    server: OfficeRnD, tmp_path: Path, write: str, text: str
) -> None:
    plant(server, -30, 30)
    plant(server, 120, 150)
    async with room(server, tmp_path) as backend:
        running, coming = sorted((await day(backend)).bookings, key=lambda b: b.start)
        works = {
            "book": lambda: backend.book(draft(60, 90)),
            "end": lambda: backend.end(running, at(0), notify=False, comment=""),
            "cancel": lambda: backend.end(coming, at(0), notify=False, comment=""),
            "extend": lambda: backend.extend(running, at(60)),
        }
        server.app.faults = [Fault(method="GET", text=text)]
        with pytest.raises(Unreachable) as caught:
            await works[write]()
        assert not caught.value.maybe_done
    assert (server.count("POST"), server.count("PATCH")) == (0, 0)


class TestLostAnswers:
    """The next complete reading decides what became of it."""

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock(NOW)

    @pytest.mark.parametrize("done", [True, False])
    async def test_a_booking(
        self, server: OfficeRnD, tmp_path: Path, clock: Clock, done: bool
    ) -> None:
        server.world.clock = clock.seconds
        async with panel(server, tmp_path, clock) as door:
            await door.shows(status="free")
            server.app.faults = [Fault(method="POST", cut=0, after=done)]
            outcome = await door.engine.handle(BookNow(minutes(15)))
            assert isinstance(outcome, Done) is done
            await door.shows(status="busy" if done else "free")
        assert server.count("POST", "/bookings") == 1

    @pytest.mark.parametrize("done", [True, False])
    async def test_an_end_and_more_time(
        self, server: OfficeRnD, tmp_path: Path, clock: Clock, done: bool
    ) -> None:
        server.world.clock = clock.seconds
        now = int(clock.seconds())
        server.add(now - 900, now + 900)
        async with panel(server, tmp_path, clock, "pending_period = 0") as door:
            await door.shows(status="busy")
            server.app.faults = [Fault(method="PATCH", cut=0, after=done)]
            outcome = await door.engine.handle(Extend(minutes(15)))
            assert isinstance(outcome, Done) is done
            server.app.faults = [Fault(method="PATCH", cut=0, after=done)]
            current = door.snapshot.status.current
            assert current is not None
            outcome = await door.engine.handle(End(current.start))
            assert isinstance(outcome, Done) is done
            await door.shows(status="free" if done else "busy")
        assert server.count("PATCH") == 2

    async def test_what_costs_is_declined_with_a_sentence(
        self, server: OfficeRnD, tmp_path: Path, clock: Clock
    ) -> None:
        now = int(clock.seconds())
        server.add(now - 900, now + 900, isFree=False)
        async with panel(server, tmp_path, clock, "pending_period = 0") as door:
            await door.shows(status="busy")
            outcome = await door.engine.handle(Extend(minutes(15)))
        assert isinstance(outcome, Declined)
        assert "cost" in outcome.text


async def test_tentative_is_said(server: OfficeRnD, tmp_path: Path) -> None:
    plant(server, 0, 30, isTentative=True)
    async with room(server, tmp_path) as backend:
        seen = await only(backend)
        assert seen.status is BookingStatus.TENTATIVE
        with pytest.raises(Conflict):
            await backend.book(draft(10, 20))
