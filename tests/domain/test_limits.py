"""How long a booking from a moment may be, and which lengths are offered for it."""

import pytest

from panel.domain.limits import lengths_to, longest_later, starts_on
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import may_book_later
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, day, minutes, scene

THERE = (
    booking("a", "11:00", "12:00"),
    booking("b", "13:00", "14:00", "buffer"),
    booking("c", "14:10", "15:00"),
    booking("d", "16:00", "17:00", "cancelled"),
    booking("e", "+1 00:00", "+2 00:00", "all-day"),
)


@pytest.mark.parametrize(
    ("start", "most"),
    [
        ("10:15", 45),
        ("10:45", 15),
        ("12:00", 60),
        ("15:00", 480),
        ("17:00", 420),
        ("+2 00:00", 480),
    ],
)
def test_as_long_as_nothing_is_in_the_way(start: str, most: float) -> None:
    asked = at("10:00")
    assert longest_later(day(*THERE), RULES, asked, at(start)) == minutes(most)
    before = scene("10:00", *THERE)
    assert may_book_later(before, at(start), minutes(most)) is None
    assert may_book_later(before, at(start), minutes(most + 5)) is not None


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ("10:00", Declined(Reason.IN_THE_PAST)),
        ("11:00", Declined(Reason.CLASH, at=at("11:00"))),
        ("11:45", Declined(Reason.CLASH, at=at("11:00"))),
        ("13:30", Declined(Reason.CLASH, at=at("13:00"))),
        ("14:00", Declined(Reason.TOO_SHORT, at=at("14:10"), limit=minutes(15))),
        ("+1 09:00", Declined(Reason.CLASH, at=at("+1 00:00"))),
        ("+3 00:00", Declined(Reason.TOO_FAR, at=at("+3 00:00"))),
    ],
)
def test_why_nothing_may_begin_there(start: str, why: Declined) -> None:
    rules = Rules(cache_days=3)
    assert longest_later(day(*THERE), rules, at("10:00"), at(start)) == why


@pytest.mark.parametrize(
    ("least", "longest", "offered"),
    [
        (15, 480, [*range(15, 481, 15)]),
        (15, 120, [15, 30, 45, 60, 75, 90, 105, 120]),
        (15, 119, [*range(15, 116, 5), 119]),
        (15, 25, [15, 20, 25]),
        (20, 200, [30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180, 195, 200]),
        (22, 24, [24]),
        (0, 10, [5, 10]),
        (0, 0.5, [0.5]),
    ],
)
def test_steps_of_lengths(least: float, longest: float, offered: list[float]) -> None:
    rules = Rules(min_duration=minutes(least))
    assert lengths_to(minutes(longest), rules) == tuple(map(minutes, offered))


def test_the_starts_of_a_day() -> None:
    asked, there = at("21:50"), (*THERE, booking("f", "22:20", "23:00"))
    found = starts_on(day(*there), RULES, asked, at("00:00"))
    assert list(found) == [
        at("22:00"),
        at("23:00"),
        *map(at, ("23:15", "23:30", "23:45")),
    ]


def test_a_day_that_is_full_has_no_start() -> None:
    assert starts_on(day(*THERE), RULES, at("10:00"), at("+1 00:00")) == ()
