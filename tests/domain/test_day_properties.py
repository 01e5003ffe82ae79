"""A room's day against the wording of the rules, in zones whose clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.booking import Booking, midnight
from panel.domain.day import Day
from panel.domain.link import Link
from panel.domain.marks import Marks
from panel.domain.status import Status, next_edge, status_at
from tests.domain import naive
from tests.domain.build import TICK, minutes
from tests.domain.strategies import CHANGES, MODERATE, Case, cases

ZONES = sorted({zone for zone, _ in CHANGES} | {"Asia/Beirut", "America/Havana"})


@pytest.mark.parametrize(("zone", "change"), CHANGES)
def test_the_clocks_do_change_then(zone: str, change: str) -> None:
    moment = datetime.fromisoformat(change).replace(tzinfo=UTC)
    before = (moment - TICK).astimezone(ZoneInfo(zone)).utcoffset()
    assert before != moment.astimezone(ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize("name", ZONES)
def test_every_midnight_of_a_year(name: str) -> None:
    zone, day = ZoneInfo(name), datetime(2026, 1, 1, tzinfo=UTC).date()
    for number in range(365):
        date = day + timedelta(days=number)
        first = midnight(date, zone)
        assert first.astimezone(zone).date() == date
        assert (first - TICK).astimezone(zone).date() < date


@MODERATE
@given(cases())
def test_the_answers_are_those_of_the_wording(case: Case) -> None:
    day, now, rules, zone = case.day, case.now, case.rules, case.zone
    there = day.bookings
    assert set(day.running(now)) == set(naive.running(there, now))
    assert day.current(now) == naive.current(there, now)
    assert day.next(now) == naive.following(there, now)
    assert day.previous(now, rules) == naive.previous(there, now, rules, zone)
    assert list(day.listed(now, rules)) == naive.listed(there, now, rules, zone)
    assert day.busy_until(now) == naive.busy_until(there, now)


@MODERATE
@given(cases(), st.integers(1, 300))
def test_what_stands_in_the_way(case: Case, length: int) -> None:
    there, end = case.day.bookings, case.now + minutes(length)
    clash = naive.first_clash(there, case.now, end)
    assert case.day.first_clash(case.now, end) == clash
    assert case.day.is_free(case.now, end) is (clash is None)
    if clash is not None:
        others = [b for b in there if b != clash]
        assert case.day.first_clash(case.now, end, but=clash) == (
            naive.first_clash(others, case.now, end)
        )


@MODERATE
@given(cases())
def test_the_status_is_that_of_the_wording(case: Case) -> None:
    it = status_at(case.now, case.day, case.rules, case.marks)
    said = {(key.id, key.start) for key in case.marks.keys}
    found = it.booked, it.current_pending, it.next_pending, it.in_use, it.word
    assert found == naive.flags(case.day.bookings, case.now, case.rules, said)
    assert it.pending is (it.current_pending or it.next_pending)


@MODERATE
@given(cases(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_day(case: Case, random: Random) -> None:
    mixed = [*case.bookings, *case.bookings]
    mixed += [b.ending(b.end + minutes(5)) for b in case.bookings[::3]]
    first = Day(mixed, case.zone)
    random.shuffle(mixed)
    second = Day(mixed, case.zone)
    assert first.bookings == second.bookings
    assert first.occupying == second.occupying
    assert len(first.bookings) == len({b.key for b in case.bookings})


@MODERATE
@given(cases())
def test_a_room_in_use_is_never_shown_free(case: Case) -> None:
    """At every moment of interest, so also where two bookings touch."""
    day = case.day
    for b in day.occupying:
        for now in (b.start, b.start + b.length / 2, b.end - TICK):
            it = status_at(now, day, case.rules, case.marks)
            assert it.booked
            assert it.current is not None
            assert it.word in ("busy", "pending")


@MODERATE
@given(cases(), st.integers(1, 90), st.integers(1, 90), st.booleans(), st.booleans())
def test_two_that_touch_never_show_free_between(
    case: Case, before: int, after: int, first_in: bool, second_in: bool
) -> None:
    middle = case.now
    first = Booking(id="1", start=middle - minutes(before), end=middle)
    second = Booking(id="2", start=middle, end=middle + minutes(after))
    day = Day([*case.bookings, second, first], case.zone)
    keys = {first.key} if first_in else set()
    keys |= {second.key} if second_in else set()
    marks = Marks(case.marks.keys | keys)
    now = first.start
    while now < second.end:
        assert status_at(now, day, case.rules, marks).booked
        assert status_at(now, day, case.rules, marks).word != "free"
        edge = next_edge(now, day, case.rules, case.link)
        assert edge > now
        now = edge
        last = min(now, second.end) - TICK
        assert status_at(last, day, case.rules, marks).word != "free"


UTC_ZONE = ZoneInfo("UTC")


@MODERATE
@given(cases(), st.integers(-400, 400))
def test_some_days_later_everything_is_the_same(case: Case, days: int) -> None:
    shift = timedelta(days=days)
    here, there = Day(case.bookings, UTC_ZONE), Day(_later(case, shift), UTC_ZONE)
    marks = Marks(frozenset(k._replace(start=k.start + shift) for k in case.marks.keys))
    link = Link(period=case.link.period, heard=(case.link.heard or case.now) + shift)
    now, rules = case.now, case.rules
    it = status_at(now, here, rules, case.marks)
    assert _moved(it, shift) == status_at(now + shift, there, rules, marks)
    edge = next_edge(now, here, rules, case.link)
    assert edge + shift == next_edge(now + shift, there, rules, link)
    listed = [_at(b, shift) for b in here.listed(now, rules)]
    assert listed == list(there.listed(now + shift, rules))


@MODERATE
@given(cases(), st.integers(-400, 400))
def test_the_zone_matters_to_days_alone(case: Case, days: int) -> None:
    """What runs and what comes do not depend on where the clocks change."""
    shift = timedelta(days=days)
    here, there = case.day, Day(_later(case, shift), case.zone)
    now = case.now
    for what in ("current", "next"):
        found = getattr(here, what)(now)
        moved = getattr(there, what)(now + shift)
        assert moved == (found and _at(found, shift))
    until = here.busy_until(now)
    assert there.busy_until(now + shift) == (until and until + shift)


def _later(case: Case, shift: timedelta) -> list[Booking]:
    return [_at(b, shift) for b in case.bookings]


def _at(booking: Booking, shift: timedelta) -> Booking:
    return replace(booking, start=booking.start + shift, end=booking.end + shift)


def _moved(it: Status, shift: timedelta) -> Status:
    return replace(
        it,
        current=it.current and _at(it.current, shift),
        next=it.next and _at(it.next, shift),
        previous=it.previous and _at(it.previous, shift),
    )
