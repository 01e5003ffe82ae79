"""The status variable `bookings`: which ones, and in what order."""

import pytest

from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, day, ids

WEEK = Rules(cache_days=7)
CANCELLED = Rules(include_cancelled=True)


@pytest.mark.parametrize(
    ("start", "end", "listed"),
    [
        ("-1 22:00", "-1 23:00", False),
        ("-1 22:00", "00:00", False),
        ("-1 22:00", "00:00:00.000001", True),
        ("00:00", "01:00", True),
        ("10:00", "11:00", True),
        ("+6 23:00", "+7 08:00", True),
        ("+6 23:59:59.999999", "+7 08:00", True),
        ("+7 00:00", "+7 08:00", False),
        ("-10 08:00", "+11 18:00", True),
        # Without a positive length, where its start lies.
        ("-1 23:59:59.999999", "-1 23:59:59.999999", False),
        ("00:00", "00:00", True),
        ("12:00", "12:00", True),
        ("12:00", "-3 12:00", True),
        ("+6 23:59:59.999999", "+6 12:00", True),
        ("+7 00:00", "+7 00:00", False),
        ("+8 00:00", "+1 00:00", False),
        ("-1 12:00", "-1 10:00", False),
    ],
)
@pytest.mark.parametrize("now", ["00:00", "10:30", "23:59:59.999999"])
def test_the_window(now: str, start: str, end: str, listed: bool) -> None:
    there = day(booking("a", start, end))
    assert ids(there.listed(at(now), WEEK)) == ["a"] * listed


@pytest.mark.parametrize(
    ("kind", "ordinary", "wanting_cancelled"),
    [
        ("", True, True),
        ("tentative", True, True),
        ("all-day", True, True),
        ("buffer", True, True),
        ("cancelled", False, True),
        ("declined", False, False),
        ("transparent", False, False),
    ],
)
def test_the_kinds(kind: str, ordinary: bool, wanting_cancelled: bool) -> None:
    there = day(booking("a", "10:00", "11:00", kind))
    assert ids(there.listed(at("12:00"), RULES)) == ["a"] * ordinary
    assert ids(there.listed(at("12:00"), CANCELLED)) == ["a"] * wanting_cancelled


def test_a_cancelled_one_without_length_is_listed_only_where_wanted() -> None:
    there = day(booking("a", "10:00", "10:00", "cancelled"))
    assert there.listed(at("12:00"), RULES) == ()
    assert ids(there.listed(at("12:00"), CANCELLED)) == ["a"]


def test_the_order_is_start_end_id() -> None:
    there = day(
        booking("e", "11:00", "11:30"),
        booking("d", "10:00", "12:00"),
        booking("c", "10:00", "11:00"),
        booking("b", "10:00", "11:00", "all-day"),
        booking("a", "10:00", "09:00"),
        booking("f", "-1 10:00", "+1 12:00"),
    )
    assert ids(there.listed(at("12:00"), RULES)) == ["f", "a", "b", "c", "d", "e"]


def test_the_answer_follows_the_rules_and_the_day() -> None:
    there = day(
        booking("a", "10:00", "11:00"),
        booking("b", "12:00", "13:00", "cancelled"),
        booking("c", "+2 10:00", "+2 11:00"),
    )
    asked = [
        ("10:00", RULES, ["a", "c"]),
        ("10:00", CANCELLED, ["a", "b", "c"]),
        ("10:00", Rules(cache_days=1), ["a"]),
        ("23:59", RULES, ["a", "c"]),
        ("+1 00:00", RULES, ["c"]),
        ("10:00", RULES, ["a", "c"]),
    ]
    for now, rules, found in asked:
        assert ids(there.listed(at(now), rules)) == found


def test_what_occupies_the_room_today() -> None:
    there = day(
        booking("a", "-1 22:00", "00:00:01"),
        booking("b", "10:00", "11:00"),
        booking("c", "12:00", "13:00", "cancelled"),
        booking("d", "+1 00:00", "+1 01:00"),
    )
    assert sorted(ids(there.today(at("15:00")))) == ["a", "b"]
