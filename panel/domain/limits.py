"""How long a booking may be and when it may start: what commands and offers share."""

from datetime import datetime, timedelta

from panel.domain.booking import Booking
from panel.domain.day import Day
from panel.domain.outcome import Declined, Reason
from panel.domain.room import Rules

SECOND = timedelta(seconds=1)
QUARTER = timedelta(minutes=15)
FINE = timedelta(minutes=5)
FINE_BELOW = timedelta(minutes=120)
"""Where a booking may be no longer than this, its length is chosen in finer steps."""


def whole(moment: datetime) -> datetime:
    """The moment rounded down to the whole second, at which commands act."""
    return moment.replace(microsecond=0)


def least(rules: Rules) -> timedelta:
    """The shortest booking; nothing is booked for no time at all."""
    return max(rules.min_duration, SECOND)


def bad_start(
    start: datetime, now: datetime, day: Day, rules: Rules
) -> Declined | None:
    """Why no booking for later may start at this moment, whatever is booked."""
    if hint := seconds_hint(start):
        return hint
    if start <= now:
        return Declined(Reason.IN_THE_PAST)
    _, last = day.window(now, rules.cache_days)
    return Declined(Reason.TOO_FAR, at=last) if start >= last else None


def bad_length(length: timedelta, rules: Rules) -> Declined | None:
    """Why no booking may be so long, whatever is booked."""
    if length < least(rules):
        return Declined(Reason.TOO_SHORT, limit=rules.min_duration)
    if length > rules.max_duration:
        return Declined(Reason.TOO_LONG, limit=rules.max_duration)
    return None


def clash(
    day: Day, start: datetime, end: datetime, *, but: Booking | None = None
) -> Declined | None:
    """The booking that this time would run into, or what the system still holds."""
    found, held = day.first_clash(start, end, but=but), day.held.first_in(start, end)
    moments = [] if found is None else [found.start]
    moments += [] if held is None else [held[0]]
    return Declined(Reason.CLASH, at=min(moments)) if moments else None


def in_the_way(day: Day, start: datetime, end: datetime) -> Declined | None:
    """The first thing that a new booking of this time would run into."""
    held, closed = day.held.at(start), day.closed.at(start)
    if held is not None:
        return Declined(Reason.HELD, at=held[1])
    if closed is not None:
        return Declined(Reason.CLOSED, at=closed[1])
    there, closing = clash(day, start, end), day.closed.next(start)
    if closing is None or closing >= end:
        return there
    if there is not None and there.at is not None and there.at <= closing:
        return there
    return Declined(Reason.CLOSES, at=closing)


def seconds_hint(start: datetime) -> Declined | None:
    """A start some ten thousand years on was given in milliseconds."""
    return Declined(Reason.MILLISECONDS) if start.year > 5000 else None


def longest_from(day: Day, rules: Rules, start: datetime) -> timedelta | Declined:
    """How long a booking from this moment may be at most, or why there can be none."""
    there = in_the_way(day, start, start + SECOND)
    if there is not None:
        return there
    until = day.free_until(start)
    longest = rules.max_duration
    if until is not None:
        longest = min(longest, until - start)
    if longest >= least(rules):
        return longest
    return Declined(Reason.TOO_SHORT, at=until, limit=rules.min_duration)


def longest_later(
    day: Day, rules: Rules, now: datetime, start: datetime
) -> timedelta | Declined:
    """The same for a booking that is made now for later."""
    return bad_start(start, now, day, rules) or longest_from(day, rules, start)


def lengths_to(longest: timedelta, rules: Rules) -> tuple[timedelta, ...]:
    """The lengths to choose from: whole steps, and the longest where it is none."""
    step = FINE if longest < FINE_BELOW else QUARTER
    first = -(-least(rules) // step)
    steps = [step * count for count in range(first, longest // step + 1)]
    return tuple(steps if longest in steps else [*steps, longest])


def starts_on(
    day: Day, rules: Rules, now: datetime, midnight: datetime
) -> tuple[datetime, ...]:
    """The quarter hours of a day at which a booking for later fits.

    `midnight` is the day's first moment.
    """
    _, last = day.window(now, rules.cache_days)
    end = min(day.next_midnight(midnight), last)
    quarters, moment = [], midnight
    while moment < end:
        if moment > now and isinstance(longest_from(day, rules, moment), timedelta):
            quarters.append(moment)
        moment += QUARTER
    return tuple(quarters)
