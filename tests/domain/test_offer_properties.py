"""What is offered can be done, and what cannot be done is not offered."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from panel.domain.limits import (
    lengths_to,
    longest_from,
    longest_later,
    starts_on,
    whole,
)
from panel.domain.offers import offers_at
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import (
    Abilities,
    Scene,
    check_in_target,
    end_target,
    may_book_later,
    may_book_now,
    may_extend,
    may_take_back,
    why_no_booking,
    why_no_later,
)
from panel.domain.status import status_at
from tests.domain import naive
from tests.domain.build import minutes
from tests.domain.strategies import MODERATE, Case, between, cases

SECOND = timedelta(seconds=1)


def scene_of(case: Case) -> Scene:
    return Scene(
        now=case.now,
        day=case.day,
        rules=case.rules,
        marks=case.marks,
        status=status_at(case.now, case.day, case.rules, case.marks),
        abilities=Abilities(),
    )


@MODERATE
@given(cases())
def test_every_offered_length_fits_and_is_accepted(case: Case) -> None:
    scene = scene_of(case)
    it, start = offers_at(scene), whole(case.now)
    for length in (*it.lengths, it.until_next, it.longest):
        if length is not None:
            assert may_book_now(scene, length) is None
            there = case.day.bookings
            assert naive.first_clash(there, start, start + length) is None
            for shut in (case.closed.all, case.held.all):
                assert not naive.shut(shut, start, start + length)
            assert case.rules.min_duration <= length <= case.rules.max_duration
    assert (it.longest is None) is (it.no_booking is not None)


@MODERATE
@given(cases())
def test_the_lengths_stay_until_they_change(case: Case) -> None:
    it, edge = offers_at(scene_of(case)), case.edge
    until = min(edge, it.changes_at or edge)
    assert until > case.now
    for moment in between(case.now, until):
        then = offers_at(scene_of(replace(case, now=moment)))
        # The free time until the next booking shrinks, but is still that.
        assert (then.until_next is None) is (it.until_next is None)
        assert then.lengths == it.lengths
        assert then.no_booking == it.no_booking
        assert (then.longest is None) is (it.longest is None)


@MODERATE
@given(cases(), st.integers(-5, 600))
def test_a_length_is_accepted_if_and_only_if_it_fits(case: Case, length: int) -> None:
    scene, rules = scene_of(case), case.rules
    it, wanted = offers_at(scene), minutes(length)
    answer = may_book_now(scene, wanted)
    if it.no_booking is not None and it.no_booking.reason is not Reason.TOO_SHORT:
        assert answer == it.no_booking
        return
    assert it.longest is None or it.longest <= rules.max_duration
    fits = it.longest is not None and rules.min_duration <= wanted <= it.longest
    assert (answer is None) is (fits and length > 0)
    assert (wanted in it.lengths) is (answer is None and wanted in rules.presets)
    if answer is None or it.longest is None:
        return
    if answer.reason in (Reason.CLASH, Reason.CLOSES):
        assert it.longest < wanted
        assert answer.at == whole(case.now) + it.longest
    else:
        limits = {rules.min_duration: Reason.TOO_SHORT}
        limits[rules.max_duration] = Reason.TOO_LONG
        assert answer.limit in limits
        assert answer.reason is limits[answer.limit]


@MODERATE
@given(cases())
def test_a_second_more_than_the_longest_is_refused(case: Case) -> None:
    scene = scene_of(case)
    longest = offers_at(scene).longest
    if longest is None:
        return
    refusal = may_book_now(scene, longest + SECOND)
    assert refusal is not None
    assert refusal.reason in (Reason.CLASH, Reason.CLOSES, Reason.TOO_LONG)


@MODERATE
@given(cases(), st.integers(-60, 3000), st.integers(1, 500))
def test_booking_for_later_never_crosses_another(
    case: Case, ahead: int, length: int
) -> None:
    scene = scene_of(case)
    start, long = whole(case.now) + minutes(ahead), minutes(length)
    refusal = may_book_later(scene, start, long)
    there, rules = case.day.bookings, case.rules
    clash = naive.first_clash(there, start, start + long)
    shut = naive.shut((*case.closed.all, *case.held.all), start, start + long)
    _, last = case.day.window(case.now, rules.cache_days)
    fits = rules.min_duration <= long <= rules.max_duration and case.now < start < last
    allowed = fits and clash is None and not shut and not rules.disable_book_now
    assert (refusal is None) is allowed
    if refusal is not None and refusal.reason is Reason.CLASH:
        held = naive.shut(case.held.all, start, start + long)
        assert refusal.at == min([*held, *([clash.start] if clash else [])])
    if refusal is not None and refusal.reason is Reason.CLOSES:
        assert refusal.at in shut
        assert naive.first_clash(there, start, refusal.at) is None


@MODERATE
@given(cases())
def test_every_button_does_something(case: Case) -> None:
    scene = scene_of(case)
    it = offers_at(scene)
    if it.check_in is not None:
        assert check_in_target(scene, it.check_in.start) == (it.check_in, None)
        assert check_in_target(scene, None) == (it.check_in, None)
    if it.end is not None:
        assert end_target(scene, it.end.start) == (it.end, None)
    for length in it.extensions:
        assert may_extend(scene, length) is None
        current = naive.current(case.day.bookings, case.now)
        assert current is not None
        others = [b for b in case.day.bookings if b != current]
        end = current.end
        assert naive.first_clash(others, end, end + length) is None


@MODERATE
@given(cases())
def test_an_end_can_be_taken_back(case: Case) -> None:
    """Unless another booking or closed time overlaps what is left of it."""
    scene = scene_of(case)
    current, now = scene.status.current, whole(case.now)
    if current is None or current.buffer:
        return
    rest = [b for b in case.day.bookings if b.key != current.key]
    after = replace(case, bookings=(*rest, current.ending(now)))
    freed = replace(scene_of(after), freed=current)
    clash = naive.first_clash(rest, now, current.end)
    shut = naive.shut((*case.closed.all, *case.held.all), now, current.end)
    assert (may_take_back(freed) is None) is (clash is None and not shut)


@MODERATE
@given(cases(), st.integers(-100, 300))
def test_every_length_of_the_sheet_is_accepted_and_no_longer_one(
    case: Case, quarter: int
) -> None:
    """For later; quarter hours as the sheet offers them, and moments between."""
    scene, rules = scene_of(case), case.rules
    start = whole(case.now) + quarter * minutes(7.5)
    longest = longest_later(case.day, rules, case.now, start)
    refused = why_no_later(scene)
    if isinstance(longest, Declined):
        refusal = may_book_later(scene, start, rules.min_duration)
        assert refusal is not None
        if refused is None and longest.reason is not Reason.TOO_SHORT:
            assert refusal == longest
        return
    offered = lengths_to(longest, rules)
    assert offered == tuple(sorted(set(offered)))
    for length in offered:
        assert may_book_later(scene, start, length) == refused
    assert may_book_later(scene, start, longest + SECOND) is not None


@MODERATE
@given(cases())
def test_every_length_from_now_is_accepted(case: Case) -> None:
    scene = scene_of(case)
    if why_no_booking(scene) is not None:
        return
    longest = longest_from(case.day, case.rules, whole(case.now))
    assert offers_at(scene).longest == (
        longest if isinstance(longest, timedelta) else None
    )
    if isinstance(longest, timedelta):
        for length in lengths_to(longest, case.rules):
            assert may_book_now(scene, length) is None


@MODERATE
@given(cases(), st.integers(0, 3))
def test_the_starts_of_a_day_are_all_that_fit(case: Case, ahead: int) -> None:
    day, rules = case.day, case.rules
    midnight, last = day.window(case.now, ahead)[1], day.window(case.now, ahead + 1)[1]
    moment, fits = midnight, []
    while moment < last:
        if may_book_later(scene_of(case), moment, rules.min_duration) is None:
            fits.append(moment)
        moment += minutes(15)
    if why_no_later(scene_of(case)) is None:
        assert list(starts_on(day, rules, case.now, midnight)) == fits
