"""Whatever happens meanwhile: no release before its time, none that is a wrong one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from panel.domain.release import FORGIVEN, PRESENCE, Conditions, Kept, Watch, due
from panel.domain.release import watched as look
from panel.domain.room import Rules
from tests.domain.build import TICK
from tests.domain.strategies import MODERATE
from tests.domain.watching import GOOD, A

Looks = list[tuple[float, bool, bool]]
"""Seconds since the look before, connected, presence."""

looks = st.lists(
    st.tuples(
        st.sampled_from([0.5, 1, 4, 9.5, 10, 20, 29, 30, 61, 119]),
        st.sampled_from([True, True, True, True, False]),
        st.sampled_from([False, False, False, True]),
    ),
    max_size=14,
)
periods = st.sampled_from([timedelta(minutes=m) for m in (1, 2, 3, 4, 5, 10)])


def walk(
    these: Looks, period: timedelta
) -> Iterator[tuple[Watch, datetime, Conditions]]:
    """Each look until a release is due, the one at the start first."""
    rules, now = Rules(pending_period=period), A.start
    watch: Watch | None = None
    for seconds, connected, presence in [(0.0, True, False), *these]:
        now += timedelta(seconds=seconds)
        conditions = replace(GOOD, connected=connected, presence=presence)
        watch = look(watch, now, A, rules, conditions)
        assert watch is not None
        yield watch, now, conditions
        if due(watch, now):
            return


@MODERATE
@given(looks, periods)
def test_never_before_the_pending_period_is_over(
    these: Looks, period: timedelta
) -> None:
    for watch, now, _ in walk(these, period):
        assert watch.deadline >= A.start + period
        assert watch.deadline < A.start + period + FORGIVEN or watch.kept
        assert due(watch, now) is (watch.kept is None and now >= watch.deadline)
        assert not due(watch, A.start + period - TICK)
        assert not due(watch, watch.deadline - TICK)
        assert due(watch, watch.deadline) is (watch.kept is None)


@MODERATE
@given(looks, periods)
def test_what_is_lost_stays_lost(these: Looks, period: timedelta) -> None:
    kept: Kept | None = None
    for watch, _, _ in walk(these, period):
        assert kept is None or watch.kept is kept
        kept = watch.kept


@MODERATE
@given(looks, periods)
def test_gaps_are_counted_once_each(these: Looks, period: timedelta) -> None:
    gaps, cut_off, before = timedelta(), False, A.start
    for watch, now, conditions in walk(these, period):
        gaps += (now - before) * cut_off
        if watch.kept is None:
            assert watch.lost == gaps < FORGIVEN
        elif watch.kept is Kept.LINK_LOST:
            assert gaps >= FORGIVEN
        cut_off, before = not conditions.connected, now


@MODERATE
@given(looks, periods)
def test_nobody_was_inside_before_a_release(these: Looks, period: timedelta) -> None:
    counts = min(PRESENCE, period / 2)
    spans: list[tuple[datetime, datetime]] = []
    since: datetime | None = None
    for watch, now, conditions in walk(these, period):
        if since is not None:
            spans.append((since, now))
        since = now if conditions.presence else None
        inside = [*spans, (now, now + TICK)] if since else spans
        if due(watch, now):
            window = watch.deadline - counts
            assert not any(end > window for _, end in inside)
        elif watch.kept is Kept.PRESENCE:
            assert inside
