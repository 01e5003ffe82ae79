"""Which booking is the current, the next and the previous one."""

from datetime import timedelta
from itertools import permutations

import pytest

from panel.domain.booking import WITHOUT_END, Booking
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, day, ids

WANTING_CANCELLED = Rules(include_cancelled=True)


def row(id: str, start: str, end: str, kind: str = "") -> tuple[str, str, str, str]:
    return id, start, end, kind


Rows = list[tuple[str, str, str, str]]


def chosen(rows: Rows, what: str, now: str, rules: Rules = RULES) -> set[str | None]:
    """Who is chosen, in every order of arrival of the first five."""
    there = [booking(*each) for each in rows]
    found: set[str | None] = set()
    for order in permutations(there[:5]):
        whole = day(*order, *there[5:])
        more = (rules,) if what == "previous" else ()
        answer: Booking | None = getattr(whole, what)(at(now), *more)
        found.add(answer and answer.id)
    return found


ONE = [row("a", "10:00", "11:00")]
TOUCHING = [row("a", "10:00", "11:00"), row("b", "11:00", "12:00")]
TWELVE = [row(f"m{n:02}", f"10:{n:02}", f"11:{59 - n:02}") for n in range(12)]


@pytest.mark.parametrize(
    ("rows", "now", "current"),
    [
        ([], "10:00", None),
        (ONE, "09:59:59.999999", None),
        (ONE, "10:00", "a"),
        (ONE, "10:59:59.999999", "a"),
        (ONE, "11:00", None),
        (TOUCHING, "10:59:59.999999", "a"),
        (TOUCHING, "11:00", "b"),
        # Timed before all-day, whoever was there first.
        ([row("z", "00:00", "+1 00:00", "all-day")], "10:00", "z"),
        ([*ONE, row("0", "00:00", "+1 00:00", "all-day")], "10:00", "a"),
        ([*ONE, row("0", "00:00", "+1 00:00", "all-day")], "11:00", "0"),
        # Then the earliest start, the latest end, the smallest id.
        ([row("b", "10:00", "11:00"), row("a", "10:01", "12:00")], "10:30", "b"),
        ([row("a", "10:00", "11:00"), row("b", "10:00", "11:01")], "10:30", "b"),
        ([row("b", "10:00", "11:00"), row("a", "10:00", "11:00")], "10:30", "a"),
        ([row("B", "10:00", "11:00"), row("a", "10:00", "11:00")], "10:30", "B"),
        (TWELVE, "10:30", "m00"),
        (TWELVE, "10:05:30", "m00"),
        # What does not occupy the room is never current.
        ([row("a", "10:00", "11:00", "cancelled")], "10:30", None),
        ([row("a", "10:00", "11:00", "declined")], "10:30", None),
        ([row("a", "10:00", "11:00", "transparent")], "10:30", None),
        ([row("a", "10:00", "11:00", "tentative")], "10:30", "a"),
        ([row("a", "10:00", "11:00", "buffer")], "10:30", "a"),
        ([row("a", "10:00", "10:00")], "10:00", None),
        ([row("a", "10:30", "10:00")], "10:15", None),
        # One that lasts three weeks began long ago and still counts.
        ([row("long", "-10 08:00", "+11 18:00")], "10:00", "long"),
        ([row("long", "-10 08:00", "+11 18:00"), *ONE], "10:30", "long"),
        ([row("long", "-10 08:00", "+11 18:00", "all-day"), *ONE], "10:30", "a"),
        ([row("long", "-10 08:00", "10:00"), *ONE], "10:00", "a"),
    ],
)
def test_current(rows: Rows, now: str, current: str | None) -> None:
    assert chosen(rows, "current", now) == {current}


@pytest.mark.parametrize(
    ("rows", "now", "coming"),
    [
        ([], "10:00", None),
        (ONE, "09:59:59.999999", "a"),
        (ONE, "10:00", None),
        (TOUCHING, "10:00", "b"),
        (TOUCHING, "10:59:59.999999", "b"),
        (TOUCHING, "11:00", None),
        ([row("b", "10:00", "11:00"), row("a", "10:01", "12:00")], "09:00", "b"),
        ([row("b", "10:00", "11:00"), row("a", "10:01", "12:00")], "10:00", "a"),
        # At the same start timed before all-day, latest end, smallest id.
        ([row("0", "10:00", "20:00", "all-day"), *ONE], "09:00", "a"),
        ([row("0", "09:59", "20:00", "all-day"), *ONE], "09:00", "0"),
        ([row("a", "10:00", "11:00"), row("b", "10:00", "11:01")], "09:00", "b"),
        ([row("b", "10:00", "11:00"), row("a", "10:00", "11:00")], "09:00", "a"),
        (TWELVE, "10:04:30", "m05"),
        ([row("a", "10:00", "11:00", "cancelled")], "09:00", None),
        ([row("a", "10:00", "11:00", "declined")], "09:00", None),
        ([row("a", "10:00", "11:00", "transparent")], "09:00", None),
        ([row("a", "10:00", "11:00", "tentative")], "09:00", "a"),
        ([row("a", "10:00", "11:00", "buffer")], "09:00", "a"),
        ([row("a", "10:00", "10:00")], "09:00", None),
        ([row("a", "10:00", "09:30")], "09:00", None),
        ([row("far", "+29 10:00", "+29 11:00")], "09:00", "far"),
    ],
)
def test_next(rows: Rows, now: str, coming: str | None) -> None:
    assert chosen(rows, "next", now) == {coming}


@pytest.mark.parametrize(
    ("rows", "now", "previous"),
    [
        ([], "12:00", None),
        (ONE, "10:59:59.999999", None),
        (ONE, "11:00", "a"),
        (ONE, "23:59:59.999999", "a"),
        # Only what is listed today: midnight forgets.
        (ONE, "+1 00:00", None),
        ([row("a", "-1 22:00", "00:00")], "00:00", None),
        ([row("a", "-1 22:00", "00:00:01")], "00:00:01", "a"),
        ([row("a", "10:00", "12:00"), row("b", "10:30", "11:00")], "13:00", "a"),
        ([row("a", "10:00", "12:00"), row("b", "10:30", "11:00")], "11:30", "b"),
        ([row("a", "10:00", "12:00"), row("b", "11:00", "12:00")], "13:00", "b"),
        ([*ONE, row("b", "10:30", "11:30", "cancelled")], "12:00", "a"),
        ([*ONE, row("b", "10:30", "11:30", "declined")], "12:00", "a"),
        ([*ONE, row("b", "10:30", "11:30", "transparent")], "12:00", "a"),
        ([*ONE, row("b", "11:30", "11:30")], "11:29:59.999999", "a"),
        ([*ONE, row("b", "11:30", "11:30")], "11:30", "b"),
        # One that ends before it starts is listed on the day of its start.
        ([*ONE, row("b", "12:00", "11:10")], "11:05", "a"),
        ([*ONE, row("b", "12:00", "11:10")], "11:10", "b"),
        ([*ONE, row("b", "+2 12:00", "11:10")], "11:10", "b"),
        ([*ONE, row("b", "+31 12:00", "11:10")], "11:10", "a"),
        ([row("long", "-10 08:00", "10:00")], "10:00", "long"),
    ],
)
def test_previous(rows: Rows, now: str, previous: str | None) -> None:
    assert chosen(rows, "previous", now) == {previous}


def test_a_cancelled_booking_can_be_previous_where_it_is_listed() -> None:
    rows = [*ONE, row("b", "10:30", "11:30", "cancelled")]
    assert chosen(rows, "previous", "12:00", WANTING_CANCELLED) == {"b"}


def test_twelve_that_overlap_hand_the_room_on() -> None:
    there = day(*(booking(*each) for each in TWELVE))
    assert len(there.running(at("10:30"))) == 12
    assert there.busy_until(at("10:30")) == at("11:59")
    assert there.first_clash(at("10:20"), at("10:40")) == there.bookings[0]
    # The longest was first: the others ended while it ran.
    assert sorted(ids(there.running(at("11:50")))) == [f"m{n:02}" for n in range(9)]


@pytest.mark.parametrize(
    ("rows", "now", "until"),
    [
        (ONE, "09:59:59.999999", None),
        (ONE, "10:00", "11:00"),
        (ONE, "11:00", None),
        (TOUCHING, "10:00", "12:00"),
        ([row("a", "10:00", "11:00"), row("b", "11:00:01", "12:00")], "10:00", "11:00"),
        ([*TOUCHING, row("c", "11:30", "13:00")], "10:00", "13:00"),
        ([row("a", "10:00", "13:00"), row("b", "11:00", "12:00")], "10:30", "13:00"),
        ([*TOUCHING, row("c", "12:00", "13:00", "cancelled")], "10:00", "12:00"),
        ([*TOUCHING, row("c", "12:00", "13:00", "buffer")], "10:00", "13:00"),
        (
            [*ONE, row("c", "11:00", "11:00"), row("d", "11:00", "11:30")],
            "10:00",
            "11:30",
        ),
        ([*ONE, row("z", "00:00", "+1 00:00", "all-day")], "10:00", "+1 00:00"),
    ],
)
def test_the_stretch_of_touching_bookings(
    rows: Rows, now: str, until: str | None
) -> None:
    there = day(*(booking(*each) for each in rows))
    assert there.busy_until(at(now)) == (until and at(until))


@pytest.mark.parametrize(
    ("start", "end", "clash"),
    [
        ("09:00", "10:00", None),
        ("09:00", "10:00:00.000001", "a"),
        ("10:59:59.999999", "11:30", "a"),
        ("11:00", "11:30", None),
        ("11:00", "11:30:00.000001", "b"),
        ("09:00", "20:00", "a"),
        ("12:00", "20:00", None),
    ],
)
def test_what_stands_in_the_way(start: str, end: str, clash: str | None) -> None:
    there = day(booking("b", "11:30", "12:00"), booking("a", "10:00", "11:00"))
    found = there.first_clash(at(start), at(end))
    assert (found and found.id) == clash
    assert there.is_free(at(start), at(end)) is (clash is None)


def test_a_booking_is_not_in_its_own_way() -> None:
    own, other = booking("a", "10:00", "11:00"), booking("b", "10:30", "10:40")
    assert day(own).is_free(at("10:00"), at("12:00"), but=own)
    assert day(own, other).first_clash(at("10:00"), at("12:00"), but=own) == other


def test_one_without_an_end_holds_the_room_for_24_hours() -> None:
    start = at("10:00")
    there = day(Booking(id="a", start=start, end=start + WITHOUT_END))
    last = start + WITHOUT_END - timedelta.resolution
    assert ids(there.running(last)) == ["a"]
    assert there.running(start + WITHOUT_END) == []


def test_doubled_entries_count_once() -> None:
    one = booking("a", "10:00", "11:00")
    assert day(one, one, booking("a", "10:00", "11:00")).bookings == (one,)


@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        (("10:00", "11:00", "cancelled"), ("10:00", "10:30", ""), 1),
        (("10:00", "11:00", ""), ("10:00", "10:00", ""), 0),
        (("10:00", "11:00", ""), ("10:00", "11:30", ""), 1),
    ],
)
def test_of_two_entries_that_disagree_the_one_that_occupies_more_stands(
    first: tuple[str, str, str], second: tuple[str, str, str], winner: int
) -> None:
    pair = [booking("a", *first), booking("a", *second)]
    assert day(*pair).bookings == day(*reversed(pair)).bookings == (pair[winner],)


def test_of_two_entries_that_disagree_the_newer_stands() -> None:
    old = booking("a", "10:00", "11:00", updated=at("08:00"))
    new = booking("a", "10:00", "10:30", updated=at("08:01"))
    assert day(old, new).bookings == day(new, old).bookings == (new,)


def test_two_occurrences_may_share_an_id() -> None:
    pair = booking("a", "10:00", "11:00"), booking("a", "12:00", "13:00")
    assert day(*pair).bookings == pair
