"""Occurrences as they are written in v1 and v2, series, buffers, and what is wrong."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.backends.officernd.bookings import Around, bookings_of
from panel.backends.officernd.rows import Rows, rows_of
from panel.domain.booking import Booking, BookingStatus, Person

ROOM = "room-1"
LISBON = ZoneInfo("Europe/Lisbon")
TEN = datetime(2026, 3, 11, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
V2 = {
    "_id": "b1",
    "start": "2026-03-11T10:00:00.000Z",
    "end": "2026-03-11T11:00:00.000Z",
    "serviceSlots": {"before": 15, "after": 30},
    "timezone": "Europe/Lisbon",
    "source": "admin",
    "title": "Salary talks",
    "resource": ROOM,
    "rate": "rate-1",
    "company": "company-1",
    "member": "ada",
    "description": "Bring the engine.",
    "isTentative": True,
    "isFree": True,
    "fees": [{"date": "2026-03-11", "fee": {}, "credits": [], "extraFees": []}],
    "extras": {"plan-1": 2},
    "visitors": ["mary"],
    "members": ["grace"],
    "isCancelled": False,
    "customPrice": 12,
    "createdAt": "2026-03-01T08:00:00.000Z",
    "createdBy": "user-1",
    "modifiedAt": "2026-03-02T08:00:00.000Z",
    "modifiedBy": "user-2",
}
V1 = {
    "_id": "b1",
    "start": {"dateTime": "2026-03-11T10:00:00.000Z"},
    "end": {"dateTime": "2026-03-11T11:00:00.000Z"},
    "serviceSlots": {"before": 15, "after": 30},
    "timezone": "Europe/Lisbon",
    "source": "admin",
    "summary": "Salary talks",
    "resourceId": ROOM,
    "plan": "rate-1",
    "team": "company-1",
    "member": "ada",
    "description": "Bring the engine.",
    "tentative": True,
    "free": True,
    "fees": V2["fees"],
    "extras": V2["extras"],
    "visitors": ["mary"],
    "members": ["grace"],
    "canceled": False,
    "customPrice": 12,
    "createdAt": V2["createdAt"],
    "createdBy": "user-1",
    "modifiedAt": V2["modifiedAt"],
    "modifiedBy": "user-2",
}
NAMES = {
    "ada": "Ada Byron",
    "grace": "Grace",
    "mary": "Mary Somerville",
    "plan-1": "Coffee",
}
Item = dict[str, Any]


def named(kind: str, person: Person | None) -> Person | None:
    if person is None or person.label:
        return person
    name = NAMES.get(person.user_id)
    return Person(name=name, user_id=person.user_id) if name else None


def read(*items: object) -> Rows:
    return rows_of(items, ROOM)


def made(*items: object, **more: Any) -> list[Booking]:
    around = Around(named=named, checked_in=lambda row: None, changes=True, **more)
    return list(bookings_of(read(*items).rows, around))


def meeting(*items: object, **more: Any) -> Booking:
    (booking,) = (b for b in made(*items, **more) if not b.buffer)
    return booking


def item(start: float, end: float, **more: Any) -> Item:
    """From and to so many minutes after ten."""
    times = ((TEN + n * MINUTE).isoformat() for n in (start, end))
    first, last = times
    name = {"_id": f"b{start:g}", "title": "Talk", "resource": ROOM}
    return {**name, "start": first, "end": last, **more}


def buffers(*items: object) -> dict[str, tuple[float, float]]:
    """Begin and end of all buffers, in minutes after ten."""
    return {
        b.id: ((b.start - TEN) / MINUTE, (b.end - TEN) / MINUTE)
        for b in made(*items)
        if b.buffer
    }


@pytest.mark.parametrize("raw", [V2, V1], ids=["v2", "v1"])
def test_every_property_of_the_document(raw: Item) -> None:
    booking = meeting(raw, location="Harbour")
    assert booking == Booking(
        id="b1",
        start=TEN,
        end=TEN + 60 * MINUTE,
        title="Salary talks",
        host=Person(name="Ada Byron", user_id="ada"),
        status=BookingStatus.TENTATIVE,
        attendees=(Person(name="Grace", user_id="grace"),),
        visitors=(Person(name="Mary Somerville", user_id="mary"),),
        services=("2 × Coffee",),
        body="Bring the engine.",
        location="Harbour",
        timezone="Europe/Lisbon",
        etag="2026-03-02T08:00:00.000Z",
        created=datetime(2026, 3, 1, 8, tzinfo=UTC),
        updated=datetime(2026, 3, 2, 8, tzinfo=UTC),
    )
    assert buffers(raw) == {"b1/before": (-15, 0), "b1/after": (60, 90)}


@pytest.mark.parametrize("name", ["isFree", "free"])
def test_a_free_booking_has_the_room_all_the_same(name: str) -> None:
    assert meeting(item(0, 30, **{name: True})).occupies


@pytest.mark.parametrize("name", ["isCancelled", "canceled", "isCanceled"])
def test_a_cancelled_one_has_neither_room_nor_buffers(name: str) -> None:
    slots = {"before": 10, "after": 10}
    cancelled = item(0, 30, serviceSlots=slots, **{name: True})
    assert meeting(cancelled).status is BookingStatus.CANCELLED
    assert buffers(cancelled) == {}


@pytest.mark.parametrize(
    ("member", "company", "host"),
    [
        ("ada", "company-1", "Ada Byron"),
        ({"_id": "x", "name": "Embedded"}, None, "Embedded"),
        ({"_id": "x", "email": "e@example.com"}, None, "e@example.com"),
        (None, {"_id": "y", "name": "Engines"}, "Engines"),
        (None, "y", None),
        ("nobody", None, None),
        (7, [], None),
    ],
)
def test_a_host_has_a_name_or_is_none(
    member: object, company: object, host: str | None
) -> None:
    found = meeting(item(0, 30, member=member, company=company)).host
    assert (found and found.label) == host


def test_a_company_is_nobody_for_whom_can_be_booked() -> None:
    company = {"_id": "y", "name": "Engines"}
    assert meeting(item(0, 30, company=company)).host == Person(name="Engines")


class TestSeries:
    """Recognised by what it says, and by what it does."""

    @pytest.mark.parametrize(
        "more",
        [
            {"recurrence": {"rrule": "FREQ=DAILY;UNTIL=20220117T230000Z"}},
            {"seriesStart": "2026-03-01T10:00:00Z"},
            {"seriesEnd": "2026-03-12T10:00:00Z"},
        ],
    )
    def test_one_of_a_series_is_left_alone(self, more: Item) -> None:
        booking = meeting(item(0, 30, **more))
        assert (booking.recurring, booking.editable) == (True, False)
        assert booking.series_id == "b0"

    @pytest.mark.parametrize(
        "more",
        [
            {},
            {"recurrence": None},
            {"recurrence": {"rrule": ""}},
            {"seriesStart": item(0, 30)["start"], "seriesEnd": item(0, 30)["end"]},
            {"seriesEnd": item(0, 60)["end"]},
            {"seriesStart": "nonsense"},
        ],
    )
    def test_what_is_none_may_be_changed(self, more: Item) -> None:
        booking = meeting(item(0, 30, **more))
        assert (booking.recurring, booking.editable) == (False, True)
        assert booking.id == "b0"

    def test_an_id_with_two_starts_is_one(self) -> None:
        found = made(item(0, 30, _id="s"), item(60, 90, _id="s"))
        assert len({b.id for b in found}) == 2
        assert all(b.recurring and not b.editable for b in found)

    def test_the_id_of_an_occurrence_stays(self) -> None:
        rule = {"recurrence": {"rrule": "FREQ=WEEKLY;UNTIL=20270101T000000Z"}}
        alone = meeting(item(0, 30, _id="s", **rule))
        both = made(item(0, 30, _id="s", **rule), item(60, 90, _id="s", **rule))
        assert alone.id in [b.id for b in both]

    def test_what_is_listed_twice_counts_once(self) -> None:
        assert len(made(item(0, 30), item(0, 30), item(0, 30))) == 1


class TestBuffers:
    """Around the meeting, and never where another one has the room."""

    def slots(self, before: object, after: object) -> Item:
        return {"serviceSlots": {"before": before, "after": after}}

    @pytest.mark.parametrize(
        ("other", "left"),
        [
            ((-60, -15), {"b0/before": (-15, 0), "b0/after": (30, 60)}),
            ((-60, -5), {"b0/before": (-5, 0), "b0/after": (30, 60)}),
            ((-60, 0), {"b0/after": (30, 60)}),
            ((-10, -5), {"b0/before": (-5, 0), "b0/after": (30, 60)}),
            ((30, 90), {"b0/before": (-15, 0)}),
            ((40, 50), {"b0/before": (-15, 0), "b0/after": (30, 40)}),
            ((-90, 90), {}),
        ],
    )
    def test_a_meeting_comes_first(
        self, other: tuple[float, float], left: dict[str, tuple[float, float]]
    ) -> None:
        mine = item(0, 30, **self.slots(15, 30))
        assert buffers(mine, item(*other, _id="other")) == left

    def test_a_cancelled_one_takes_nothing(self) -> None:
        mine = item(0, 30, **self.slots(15, 0))
        assert buffers(mine, item(-60, 0, _id="x", isCancelled=True)) == {
            "b0/before": (-15, 0)
        }

    def test_two_share_no_time(self) -> None:
        first, second = (
            item(0, 30, **self.slots(0, 20)),
            item(60, 90, **self.slots(20, 0)),
        )
        assert buffers(first, second) == {"b60/before": (50, 60), "b0/after": (30, 50)}

    @pytest.mark.parametrize(
        "wrong", [0, -5, "ten", None, True, float("inf"), float("nan"), {}, 2**40]
    )
    def test_what_makes_no_sense_is_none(self, wrong: object) -> None:
        assert buffers(item(0, 30, **self.slots(wrong, wrong))) == {}

    @pytest.mark.parametrize("slots", [None, [], "x", 5])
    def test_slots_that_are_none(self, slots: object) -> None:
        assert buffers(item(0, 30, serviceSlots=slots)) == {}

    def test_half_a_day_at_most(self) -> None:
        assert buffers(item(0, 30, **self.slots(0, 9999)))["b0/after"] == (30, 750)

    def test_they_are_never_touched(self) -> None:
        found = [b for b in made(item(0, 30, **self.slots(5, 5))) if b.buffer]
        assert all(b.occupies and not b.editable and not b.can_pend for b in found)

    @given(
        st.lists(
            st.tuples(*(st.integers(0, 120) for _ in range(4)), st.booleans()),
            max_size=7,
        )
    )
    def test_whatever_is_listed(self, drawn: list[tuple[Any, ...]]) -> None:
        """Buffers lie over nothing that is held, touch their meeting, share no time."""
        found = made(
            *(
                item(
                    start,
                    start + length,
                    _id=f"m{n}",
                    isCancelled=off,
                    **self.slots(before, after),
                )
                for n, (start, length, before, after, off) in enumerate(drawn)
            )
        )
        meetings = {b.id: b for b in found if not b.buffer and b.occupies}
        prepared = [b for b in found if b.buffer]
        for buffer in prepared:
            id, _, side = buffer.id.partition("/")
            mine = meetings[id]
            assert (
                (buffer.end == mine.start)
                if side == "before"
                else buffer.start == mine.end
            )
            assert buffer.end > buffer.start
            assert not any(
                b.overlaps(buffer.start, buffer.end) for b in meetings.values()
            )
        opposite = [
            (a, b)
            for a, b in combinations(prepared, 2)
            if a.id.rpartition("/")[2] != b.id.rpartition("/")[2]
        ]
        assert not any(a.overlaps(b.start, b.end) for a, b in opposite)


class TestDays:
    """Whole days are told by their span alone."""

    def days(self, start: str, end: str, zone: ZoneInfo | None = LISBON) -> bool:
        raw = {**item(0, 30), "start": start, "end": end}
        return meeting(raw, zone=zone).all_day

    def test_from_midnight_to_midnight_of_the_room(self) -> None:
        assert self.days("2026-07-01T23:00:00Z", "2026-07-02T23:00:00Z")
        assert self.days("2026-03-11T00:00:00Z", "2026-03-14T00:00:00Z")
        assert not self.days("2026-07-02T00:00:00Z", "2026-07-03T00:00:00Z")
        assert not self.days("2026-03-11T00:00:00Z", "2026-03-11T23:59:59Z")
        assert not self.days("2026-03-11T00:00:00Z", "2026-03-11T00:00:00Z")

    def test_the_shorter_and_the_longer_day(self) -> None:
        assert self.days("2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z")
        assert self.days("2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z")

    def test_without_a_zone_its_own(self) -> None:
        raw = {**item(0, 30), "timezone": "Asia/Tokyo"}
        times = {"start": "2026-03-10T15:00:00Z", "end": "2026-03-11T15:00:00Z"}
        assert meeting({**raw, **times}).all_day
        assert not meeting({**raw, **times, "timezone": "Nowhere/Else"}).all_day
        assert not meeting({**raw, **times}, zone=LISBON).all_day


UNREADABLE = [
    {"start": None},
    {"start": ""},
    {"start": 5},
    {"start": "2026-03-11"},
    {"start": "2026-03-11T10:00:00"},
    {"start": "tomorrow"},
    {"start": "1969-01-01T00:00:00Z"},
    {"end": "9999-12-31T23:59:59Z"},
    {"end": {"dateTime": None}},
    {"end": {"date": "2026-03-11"}},
    {"end": []},
]
"""Times of which no moment can be made."""


@pytest.mark.parametrize("wrong", UNREADABLE, ids=str)
def test_unreadable_times_are_named(wrong: Item) -> None:
    found = read({**V2, **wrong}, item(0, 30))
    assert found.unreadable == ("b1",)
    assert [row.id for row in found.rows] == ["b0"]


@pytest.mark.parametrize("odd", [None, 5, "x", [], {"start": V2["start"]}, {}])
def test_what_is_no_booking_is_named_by_its_place(odd: object) -> None:
    assert read(item(0, 30), odd).unreadable == ("number 2",)


@pytest.mark.parametrize("name", sorted(set(V2) - {"_id", "start", "end"}))
@pytest.mark.parametrize("wrong", [None, 5, True, "", [], [None, 5], {"a": 1}])
def test_a_wrong_field_spoils_nothing_else(name: str, wrong: object) -> None:
    found = read({**V2, name: wrong})
    assert (len(found.rows), found.unreadable) == (1, ())
    assert meeting({**V2, name: wrong}).start == TEN


@pytest.mark.parametrize(
    "other", [{"resource": "room-2"}, {"resource": {"_id": "room-2", "name": "Nook"}}]
)
def test_other_rooms_are_left_out(other: Item) -> None:
    found = read({**V2, **other}, {**V2, **other, "start": "nonsense"})
    assert (found.rows, found.unreadable) == ((), ())


def test_much_is_cut() -> None:
    long = {"title": "t" * 5000, "members": [f"m{n}" for n in range(5000)]}
    (row,) = read({**V2, **long}).rows
    assert (len(row.title), len(row.members)) == (1000, 100)
