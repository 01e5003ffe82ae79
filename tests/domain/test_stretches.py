"""Stretches of time: joined where they touch, looked up, cut."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.stretches import NEVER, Stretches, stretches
from tests.domain.build import at, minutes

TEN = at("10:00")
spans = st.lists(st.tuples(st.integers(-9, 40), st.integers(-2, 12)), max_size=8)


def of(pairs: list[tuple[int, int]]) -> list[tuple[datetime, datetime]]:
    return [(TEN + minutes(a), TEN + minutes(a + length)) for a, length in pairs]


@given(spans, st.integers(-120, 700))
def test_a_moment_lies_in_one_as_it_lay_in_any(
    pairs: list[tuple[int, int]], tenths: int
) -> None:
    found, moment = stretches(of(pairs)), TEN + minutes(tenths / 10)
    inside = [pair for pair in of(pairs) if pair[0] <= moment < pair[1]]
    assert (found.at(moment) is not None) is bool(inside)
    for start, end in inside:
        joined = found.at(moment)
        assert joined is not None
        assert joined[0] <= start and end <= joined[1]


@given(spans)
def test_they_are_sorted_and_apart(pairs: list[tuple[int, int]]) -> None:
    found = stretches(of(pairs)).all
    assert all(start < end for start, end in found)
    assert all(a[1] < b[0] for a, b in pairwise(found))


@given(spans, st.integers(-120, 700))
def test_nothing_changes_before_the_next_edge(
    pairs: list[tuple[int, int]], tenths: int
) -> None:
    found, moment = stretches(of(pairs)), TEN + minutes(tenths / 10)
    edge = min(found.edges_after(moment), default=TEN + timedelta(days=1))
    for between in (moment, moment + (edge - moment) / 2, edge - minutes(0.001)):
        assert found.at(between) == found.at(moment)
        assert found.next(between) == found.next(moment)
    assert edge > moment


@given(spans, spans, st.integers(-120, 700))
def test_what_is_left_lies_in_these_and_not_in_those(
    pairs: list[tuple[int, int]], cuts: list[tuple[int, int]], tenths: int
) -> None:
    moment = TEN + minutes(tenths / 10)
    whole, others = stretches(of(pairs)), stretches(of(cuts))
    left = whole.without(others.all)
    wanted = whole.at(moment) is not None and others.at(moment) is None
    assert (left.at(moment) is not None) is wanted


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("09:00", "10:00", None),
        ("09:00", "10:01", "10:00"),
        ("10:59", "13:00", "10:00"),
        ("11:00", "12:00", None),
        ("11:00", "12:01", "12:00"),
        ("13:00", "14:00", None),
    ],
)
def test_the_first_that_shares_a_time(start: str, end: str, found: str | None) -> None:
    pair = stretches([(at("12:00"), at("13:00")), (at("10:00"), at("11:00"))])
    first = pair.first_in(at(start), at(end))
    assert (first and first[0]) == (found and at(found))


def test_what_lies_in_a_window_is_cut_to_it() -> None:
    pair = stretches([(at("10:00"), at("11:00")), (at("12:00"), at("13:00"))])
    assert list(pair.inside(at("10:30"), at("12:10"))) == [
        (at("10:30"), at("11:00")),
        (at("12:00"), at("12:10")),
    ]
    assert list(pair.inside(at("11:00"), at("12:00"))) == []


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        stretches([(datetime(2026, 3, 10), at("10:00"))])  # noqa: DTZ001


def test_nothing_is_never() -> None:
    assert stretches([(TEN, TEN)]) == NEVER == Stretches()
