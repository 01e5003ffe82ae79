"""Nothing changes strictly between now and the next edge, in any zone."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from panel.domain.face import face_at
from panel.domain.offers import offers_at
from panel.domain.permission import Abilities, Scene, why_no_booking
from panel.domain.status import Hold, next_edge, status_at
from tests.domain.build import TICK, minutes
from tests.domain.strategies import MODERATE, Case, between, cases


def edge_after(case: Case, now: datetime, hold: Hold | None = None) -> datetime:
    return next_edge(now, case.day, case.rules, case.link, case.sensor, hold)


def picture(case: Case, now: datetime, hold: Hold | None = None) -> tuple[object, ...]:
    """All that depends on the moment, but for lengths, which shrink by themselves."""
    day, rules, link = case.day, case.rules, case.link
    it = status_at(now, day, rules, case.marks, hold)
    connected = link.connected(now)
    scene = Scene(
        now=now,
        day=day,
        rules=rules,
        marks=case.marks,
        status=it,
        abilities=Abilities(connected=connected),
    )
    offers = offers_at(scene)
    return (
        it,
        it.word,
        day.listed(now, rules),
        day.window(now, rules.cache_days),
        day.busy_until(now),
        face_at(now, it, link, rules, freed=False, closed=bool(day.closed.at(now))),
        connected,
        link.sure(now),
        case.sensor.stale(now, rules.sensor_stale),
        why_no_booking(scene),
        (offers.check_in, offers.end, offers.extensions),
    )


@MODERATE
@given(cases())
def test_nothing_changes_before_the_next_edge(case: Case) -> None:
    edge = edge_after(case, case.now)
    assert edge > case.now
    first = picture(case, case.now)
    for moment in between(case.now, edge):
        assert picture(case, moment) == first, moment
        assert edge_after(case, moment) == edge


@MODERATE
@given(cases())
def test_walking_from_edge_to_edge_misses_nothing(case: Case) -> None:
    now, last = case.now, case.now + timedelta(hours=30)
    for _ in range(100):
        edge = edge_after(case, now)
        assert edge > now
        assert picture(case, now) == picture(case, edge - TICK)
        now = edge
        if now > last:
            return
    raise AssertionError("so many edges in thirty hours")


@MODERATE
@given(cases(), st.integers(0, 29), st.booleans())
def test_a_countdown_changes_nothing_between_edges(
    case: Case, lost: int, trying: bool
) -> None:
    current = case.day.current(case.now)
    if current is None:
        return
    until = current.start + case.rules.pending_period + timedelta(seconds=lost)
    hold = Hold(current.key, until, trying=trying and case.now >= until)
    edge = edge_after(case, case.now, hold)
    assert case.now < edge
    assert hold.until <= case.now or edge <= hold.until
    first = picture(case, case.now, hold)
    for moment in between(case.now, edge):
        assert picture(case, moment, hold) == first


@MODERATE
@given(cases())
def test_the_edges_are_the_moments_of_the_wording(case: Case) -> None:
    """Every booking's four moments, closing and opening, midnight, what grows old."""
    rules, link = case.rules, case.link
    moments = [case.day.next_midnight(case.now), link.connected_until, link.sure_until]
    moments.append(case.sensor.at + rules.sensor_stale)
    for b in case.day.bookings:
        moments += [b.start - rules.pending_before, b.start, b.end]
        moments.append(b.start + rules.pending_period)
    for stretch in (*case.closed.all, *case.held.all):
        moments += stretch
    later = [moment for moment in moments if moment and moment > case.now]
    assert edge_after(case, case.now) == min(later)
    assert case.day.next_midnight(case.now) <= case.now + minutes(25 * 60)
