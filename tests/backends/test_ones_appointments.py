"""What an appointment becomes on the panel, and that none is lost on the way."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import Garbled
from panel.backends.ones.backend import OnesBackend
from panel.domain.booking import Booking
from tests.backends.contract import DAY, NOW, at, day, meeting, only
from tests.backends.ones_place import OnesPlace
from tests.backends.servers.ones.server import Ones, serving
from tests.backends.servers.ones.world import Kept

Make = Callable[..., OnesPlace]
ALL = "booked,waitingCheckIn,using"
STATES = ALL.split(",")


@pytest.fixture(
    params=["offision", pytest.param("bookings_one", marks=pytest.mark.long)]
)
def server(request: pytest.FixtureRequest) -> Iterator[Ones]:
    with serving(request.param, NOW.timestamp) as running:
        yield running


@pytest.fixture
async def make(server: Ones, tmp_path: Path) -> AsyncIterator[Make]:
    """`make(language="pt", **table)`: a place with one panel."""
    places: list[OnesPlace] = []

    async def made(language: str = "en", **more: Any) -> OnesPlace:
        place = OnesPlace(server, tmp_path, more, language=language)
        await place.another()
        places.append(place)
        return place

    yield made
    for place in places:
        await place.aclose()


@pytest.fixture
async def backend(make: Make) -> OnesBackend:
    return (await make()).backend


def put(server: Ones, start: float = 0, end: float = 30, **more: Any) -> Kept:
    return server.world.put(server.world.made(at(start), at(end), **more))


class TestStates:
    """Asked for by name, since nobody says what the numbers mean."""

    @pytest.mark.parametrize(
        ("state", "checked_in"),
        [("booked", None), ("waitingCheckIn", False), ("using", True)],
    )
    async def test_living_ones(
        self, server: Ones, backend: OnesBackend, state: str, checked_in: bool | None
    ) -> None:
        put(server, state=state)
        found = await only(backend)
        assert (found.checked_in, found.source_state) == (checked_in, state)

    @pytest.mark.parametrize("state", ["ended", "cancelled", "noShow"])
    async def test_the_others_stay_out(
        self, server: Ones, backend: OnesBackend, state: str
    ) -> None:
        put(server, state=state)
        assert (await day(backend)).bookings == ()

    async def test_four_questions(self, server: Ones, backend: OnesBackend) -> None:
        await day(backend)
        states = [asked.query["bookingState"] for asked in server.asked]
        assert states == [ALL, "booked", "waitingCheckIn", "using"]
        assert {asked.query["bookableResourceId"] for asked in server.asked} == {"12"}

    @pytest.mark.parametrize("begin", ["booked", "waitingCheckIn", "using"])
    @pytest.mark.parametrize("end", ["booked", "waitingCheckIn", "using"])
    @pytest.mark.parametrize("when", [ALL, *STATES])
    async def test_one_that_goes_on_or_back_between_two_questions_is_there(
        self, server: Ones, backend: OnesBackend, begin: str, end: str, when: str
    ) -> None:
        kept = put(server, state=begin)
        server.world.before[when] = lambda: setattr(kept, "state", end)
        found = (await only(backend)).source_state
        questions = [ALL, *STATES]
        seen_there = questions.index(end) >= questions.index(when)
        assert found == end if seen_there else found in (begin, end)

    @pytest.mark.parametrize("when", STATES)
    async def test_one_that_ends_between_two_questions_may_be_gone(
        self, server: Ones, backend: OnesBackend, when: str
    ) -> None:
        kept = put(server, state="using")
        put(server, 60, 90)
        server.world.before[when] = lambda: setattr(kept, "state", "ended")
        assert at(60) in {b.start for b in (await day(backend)).bookings}

    async def test_what_comes_under_no_name_of_its_own_stays_out(
        self, server: Ones, backend: OnesBackend
    ) -> None:
        """A server that knows one name at a time gives all for several."""
        server.world.manners.one_state = True
        put(server, state="cancelled")
        put(server, 60, 90)
        assert (await only(backend)).start == at(60)
        asked = len(server.asked)
        assert (await only(backend)).start == at(60)
        assert len(server.asked) == asked + 4, "it is not looked for each time"

    async def test_a_server_that_does_not_look_at_states_is_an_error(
        self, server: Ones, backend: OnesBackend
    ) -> None:
        """Otherwise whatever was cancelled would be in use."""
        put(server, state="cancelled")
        server.world.manners.stateless = True
        with pytest.raises(Garbled):
            await day(backend)

    async def test_one_made_between_two_questions_may_be_there(
        self, server: Ones, backend: OnesBackend
    ) -> None:
        server.world.before["using"] = lambda: put(server, state="using")
        assert (await only(backend)).checked_in is True

    @pytest.mark.parametrize("when", STATES)
    async def test_one_moved_between_two_questions_is_there_once(
        self, server: Ones, backend: OnesBackend, when: str
    ) -> None:
        kept = put(server, state="using")
        period = {"start": at(5).isoformat(), "end": at(40).isoformat()}
        server.world.before[when] = lambda: kept.row.update(period=period)
        assert (await only(backend)).start == at(5)

    async def test_what_began_long_before_is_there_in_either_case(
        self, server: Ones, backend: OnesBackend
    ) -> None:
        server.world.manners.starts_only = True
        put(server, -3 * 1440, 60)
        assert (await only(backend)).end == at(60)

    @pytest.mark.parametrize("first", [0, 1])
    async def test_of_many_pages(
        self, server: Ones, backend: OnesBackend, first: int
    ) -> None:
        server.world.manners.first, server.world.manners.most = first, 3
        for number in range(10):
            put(server, 10 * number, 10 * number + 5, state="using")
        assert len((await day(backend)).bookings) == 10

    async def test_of_very_many(self, server: Ones, backend: OnesBackend) -> None:
        server.world.manners.most = 500
        for number in range(300):
            put(server, 2 * number, 2 * number + 1)
        before = (await day(backend)).bookings
        after = (await day(backend)).bookings
        assert len(before) == 300
        assert all(one is other for one, other in zip(before, after, strict=True))


class TestFields:
    """Each property goes where docs/backends says."""

    async def test_the_plain_ones(self, server: Ones, backend: OnesBackend) -> None:
        put(server, booking=815, textBody="Bring the plan.")
        found = await only(backend)
        assert found == Booking(
            id="815",
            start=at(0),
            end=at(30),
            title="Salary talks",
            host=found.host,
            attendees=found.attendees,
            body="Bring the plan.",
            ical_uid="uid-815",
            source_state="booked",
        )
        assert found.host is not None
        assert (found.host.name, found.host.address, found.host.user_id) == (
            "Ada Byron",
            "ada.byron@example.com",
            "3",
        )
        assert [(p.name, p.user_id) for p in found.attendees] == [("Ada Byron", "3")]

    @pytest.mark.parametrize("said", [1, 12, True, "true", "1", "yes"])
    async def test_preparation(
        self, server: Ones, backend: OnesBackend, said: object
    ) -> None:
        put(server, 0, 30, booking=815, state="using")
        put(server, -10, 0, booking=815, id="p", isPreparationAppointment=said)
        before, itself = (await day(backend)).bookings[::-1]
        if before.start > itself.start:
            before, itself = itself, before
        assert (before.buffer, before.id, before.checked_in) == (True, "p", None)
        assert (itself.buffer, itself.id) == (False, "815")
        assert before.occupies
        assert not before.can_pend

    @pytest.mark.parametrize("said", [0, False, None, "", "false", "0", "No"])
    async def test_no_preparation(
        self, server: Ones, backend: OnesBackend, said: object
    ) -> None:
        put(server, isPreparationAppointment=said)
        assert not (await only(backend)).buffer

    @pytest.mark.parametrize(
        ("master", "recurring"),
        [(None, False), (0, False), (815, False), (800, True)],
    )
    async def test_series(
        self, server: Ones, backend: OnesBackend, master: int | None, recurring: bool
    ) -> None:
        kept = put(server, booking=815)
        kept.row["booking"]["masterBookingId"] = master
        assert (await only(backend)).recurring is recurring

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("2025-03-12T00:00:00+00:00", "2025-03-13T00:00:00+00:00"),
            ("2025-03-12T00:00:00+08:00", "2025-03-13T00:00:00+08:00"),
            ("2025-03-12T00:00:00Z", "2025-03-12T23:59:59Z"),
            ("2025-03-12T00:00:00.0000000Z", "2025-03-12T23:59:59.9999999Z"),
        ],
    )
    async def test_all_day(
        self, server: Ones, backend: OnesBackend, start: str, end: str
    ) -> None:
        put(server, isAllDay=True, period={"start": start, "end": end})
        found = await only(backend)
        midnight = datetime(2025, 3, 12, tzinfo=UTC)
        assert (found.start, found.end) == (midnight, midnight + DAY)
        assert found.all_day

    async def test_private_where_the_admin_says_so(
        self, server: Ones, make: Make
    ) -> None:
        put(server, 0, 30, appearanceType=2)
        put(server, 60, 90, appearanceType=3)
        place = await make(private_appearances=[2])
        found = {b.start: b.private for b in (await day(place.backend)).bookings}
        assert found == {at(0): True, at(60): False}

    async def test_services(self, server: Ones, make: Make) -> None:
        name = server.world.name("Coffee", "Café")
        service = {
            "id": "123321",
            "status": 0,
            "serviceItem": {"id": 4, "name": name},
            "period": {"start": at(0).isoformat(), "end": at(5).isoformat()},
        }
        put(server, services=[service, {"serviceItem": None}, "nonsense"])
        place = await make("pt-BR")
        local = "Café" if server.world.localised else "Coffee"
        assert (await only(place.backend)).services == (local,)

    async def test_another_room_is_not_ours(
        self, server: Ones, backend: OnesBackend
    ) -> None:
        put(server, bookableResource={"id": 13, "name": "Aula", "type": 0})
        assert (await day(backend)).bookings == ()


@pytest.mark.parametrize(
    "period",
    [
        {"start": "tomorrow", "end": "2025-03-12T11:00:00Z"},
        {"start": "2025-03-12T10:00:00", "end": "2025-03-12T11:00:00Z"},
        {"start": "0001-01-01T00:00:00Z", "end": "0001-01-01T00:00:00Z"},
        {"start": None, "end": None},
        {},
        None,
        "now",
    ],
    ids=str,
)
async def test_one_without_times_is_named_and_spoils_nothing(
    server: Ones, backend: OnesBackend, period: object
) -> None:
    put(server, 60, 90)
    server.world.put(_Strange(server, period))
    reading = await day(backend)
    assert [b.start for b in reading.bookings] == [at(60)]
    assert reading.unreadable == ("strange",)


class _Strange(Kept):
    """An appointment whose times nobody can read, in every window."""

    start = NOW
    end = NOW + timedelta(minutes=30)

    def __init__(self, server: Ones, period: object) -> None:
        made = server.world.made(at(0), at(30), id="strange")
        super().__init__({**made.row, "period": period})


WRONG: list[object] = [None, 7, "x", [], {}, [1], {"a": 1}, True, -1.5]


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize(
    "name",
    [
        *("subject", "textBody", "appearanceType", "organizer", "attendees"),
        *("services", "booking"),
    ],
)
async def test_any_field_may_be_wrong(
    server: Ones, backend: OnesBackend, name: str, value: object
) -> None:
    kept = put(server)
    told = {**kept.row, name: value}
    server.world.kept[:] = [_As(kept.row, told)]
    found = await only(backend)
    assert (found.start, found.end) == (at(0), at(30))
    assert found.id


class _As(Kept):
    """Tells something else than it is."""

    def __init__(self, row: dict[str, Any], told: dict[str, Any]) -> None:
        super().__init__(row)
        self._told = told

    @property
    def told(self) -> dict[str, Any]:
        return self._told


async def test_what_has_not_changed_stays_the_same_object(
    server: Ones, backend: OnesBackend
) -> None:
    for number in range(3):
        put(server, 10 * number, 10 * number + 5)
    before = (await day(backend)).bookings
    server.world.kept[1].row["subject"] = "Other"
    after = (await day(backend)).bookings
    assert [one is other for one, other in zip(before, after, strict=True)] == [
        True,
        False,
        True,
    ]


class TestRoom:
    """What the system says of the room, in the panel's language."""

    @pytest.mark.parametrize(
        ("language", "name"),
        [
            ("pt-PT", "Sala do Conselho"),
            ("pt", "Sala do Conselho"),
            ("pt-BR", "Sala do Conselho"),
            ("en", "Boardroom"),
            ("de", "Boardroom"),
            ("", "Boardroom"),
        ],
    )
    async def test_its_name(
        self, server: Ones, make: Make, language: str, name: str
    ) -> None:
        info = await (await make(language)).backend.room()
        assert info.name == (name if server.world.localised else "Boardroom")
        assert (info.capacity, info.bookable) == (10, None)

    async def test_a_deleted_one_is_not_bookable(
        self, server: Ones, backend: OnesBackend
    ) -> None:
        server.world.room["isDeleted"] = True
        assert (await backend.room()).bookable is False

    async def test_an_exact_language_comes_before_its_family(
        self, server: Ones, make: Make
    ) -> None:
        server.world.room["name"] = [
            {"language": "zh-Hans", "text": "会议室"},
            {"language": "zh-Hant", "text": "會議室"},
        ]
        assert (await (await make("zh-Hant")).backend.room()).name == "會議室"
        assert (await (await make("zh")).backend.room()).name == "会议室"


async def test_a_window_is_asked_for_in_the_rooms_own_time(
    server: Ones, backend: OnesBackend
) -> None:
    summer = datetime(2025, 7, 1, tzinfo=UTC)
    await backend.bookings(summer, summer + DAY)
    asked = server.asked[0].query
    assert asked["from"] == "2025-06-24T01:00:00+01:00"
    assert asked["to"] == "2025-07-02T01:00:00+01:00"


async def test_the_contracts_booking_is_one_of_ours(
    make: Make, backend: OnesBackend
) -> None:
    place = await make()
    await place.plant(meeting(0, 30))
    assert (await only(place.backend)).id == "b0"
