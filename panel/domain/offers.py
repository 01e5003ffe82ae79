"""What the door may offer now: pure, by the checks that a command has to pass."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from panel.domain.booking import Booking
from panel.domain.limits import SECOND, least, longest_from, whole
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import (
    Scene,
    may_extend,
    may_take_back,
    unchangeable,
    why_no_booking,
    why_no_later,
)
from panel.domain.room import Rules

EXTENSIONS = (timedelta(minutes=15), timedelta(minutes=30))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """The buttons of this moment.

    `lengths` are the presets that fit, `until` is the end of the free time where one is
    known (the next booking, or closing), `until_next` the whole free time where that
    is a length that may be booked. `no_booking` says why there is none of them.
    `longest` is the greatest length from now on; it shrinks by the second. What else is
    said of lengths holds until the next edge, or until `changes_at` if that is earlier.
    `no_later` says why nothing can be booked for later, whatever the start.
    """

    lengths: tuple[timedelta, ...] = ()
    until: datetime | None = None
    until_next: timedelta | None = None
    longest: timedelta | None = None
    no_booking: Declined | None = None
    no_later: Declined | None = None
    check_in: Booking | None = None
    end: Booking | None = None
    extensions: tuple[timedelta, ...] = ()
    we_are_here: bool = False
    changes_at: datetime | None = None


def offers_at(scene: Scene) -> Offers:
    """What the screen offers at this moment."""
    lengths, until_next, longest = _lengths(scene, why_no_booking(scene))
    return Offers(
        lengths=lengths,
        until=scene.day.free_until(scene.now),
        until_next=until_next,
        longest=longest if isinstance(longest, timedelta) else None,
        no_booking=longest if isinstance(longest, Declined) else None,
        no_later=why_no_later(scene),
        check_in=_check_in_offer(scene),
        end=_end_offer(scene),
        extensions=_extensions(scene),
        we_are_here=may_take_back(scene) is None,
        changes_at=_changes_at(scene),
    )


def _lengths(
    scene: Scene, declined: Declined | None
) -> tuple[tuple[timedelta, ...], timedelta | None, timedelta | Declined]:
    """The presets that fit, the whole free time, the greatest length."""
    rules, until = scene.rules, scene.day.free_until(scene.now)
    start = whole(scene.now)
    longest = declined or longest_from(scene.day, rules, start)
    if isinstance(longest, Declined):
        return (), None, longest
    fits = tuple(p for p in rules.presets if least(rules) <= p <= longest)
    gap = None if until is None else until - start
    reached = gap is not None and gap <= rules.max_duration and gap not in fits
    return fits, gap if reached else None, longest


def _changes_at(scene: Scene) -> datetime | None:
    """The first moment after now at which a length begins or ceases to fit."""
    rules, until = scene.rules, scene.day.free_until(scene.now)
    if until is None:
        return None
    lengths = (*rules.presets, rules.min_duration, rules.max_duration)
    begins = [until - length for length in lengths]
    ceases = [whole(moment) + SECOND for moment in begins]
    return min((m for m in (*begins, *ceases) if m > scene.now), default=None)


def _check_in_offer(scene: Scene) -> Booking | None:
    if not scene.abilities.check_in:
        return None
    status = scene.status
    if status.current_pending:
        return status.current
    return status.next if status.next_pending else None


def _end_offer(scene: Scene) -> Booking | None:
    if not scene.abilities.end or not scene.rules.end_button:
        return None
    status, target = scene.status, scene.status.current
    if (target is None or target.buffer) and status.next_early:
        target = status.next
    return None if target is None or unchangeable(target) else target


def _extensions(scene: Scene) -> tuple[timedelta, ...]:
    if not scene.status.in_use:
        return ()
    return tuple(x for x in EXTENSIONS if may_extend(scene, x) is None)


def still_fitting(offers: Offers, rules: Rules, now: datetime) -> Offers:
    """The offers, less the lengths that no longer fit at `now`.

    The gap before the next booking, or before closing, shrinks while no news comes.
    """
    until = offers.until
    if until is None or offers.no_booking is not None:
        return offers
    gap = until - whole(now)
    lengths = tuple(length for length in offers.lengths if length <= gap)
    until_next = offers.until_next if gap >= rules.min_duration else None
    declined = None
    if not lengths and until_next is None:
        declined = Declined(Reason.TOO_SHORT, at=until, limit=rules.min_duration)
    return replace(offers, lengths=lengths, until_next=until_next, no_booking=declined)
