"""Whether something may be done now, and why not: for offers and commands alike."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from panel.domain.booking import Booking
from panel.domain.day import Day
from panel.domain.limits import (
    bad_length,
    bad_start,
    clash,
    in_the_way,
    seconds_hint,
    whole,
)
from panel.domain.marks import Marks
from panel.domain.outcome import Declined, Reason
from panel.domain.room import Rules
from panel.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What the booking system can do and whether it can be asked now."""

    connected: bool = True
    settled: bool = True
    book: bool = True
    book_later: bool = True
    check_in: bool = True
    end: bool = True
    extend: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a decision about a command looks at, at one moment."""

    now: datetime
    day: Day
    rules: Rules
    marks: Marks
    status: Status
    abilities: Abilities
    freed: Booking | None = None


def why_no_booking(scene: Scene) -> Declined | None:
    """Why nothing at all can be booked from now, or None."""
    able = scene.abilities
    if not able.book:
        return Declined(Reason.UNSUPPORTED)
    if scene.rules.disable_book_now:
        return Declined(Reason.DISABLED)
    if not able.connected:
        return Declined(Reason.NOT_CONNECTED)
    if not able.settled:
        return Declined(Reason.NOT_SETTLED)
    if scene.status.current is not None and not scene.status.pending:
        until = scene.day.busy_until(scene.now)
        return Declined(Reason.BOOKED, at=until)
    if scene.status.pending:
        return Declined(Reason.PENDING)
    if scene.status.booked:
        return Declined(Reason.BOOKED)
    return _not_open(scene)


def _not_open(scene: Scene) -> Declined | None:
    """Why a free room may not be booked from now all the same, or None."""
    held, closed = scene.day.held.at(scene.now), scene.day.closed.at(scene.now)
    if held is not None:
        return Declined(Reason.HELD, at=held[1])
    return None if closed is None else Declined(Reason.CLOSED, at=closed[1])


def may_book_now(scene: Scene, length: timedelta) -> Declined | None:
    """Whether a walk-up of this length may be booked from now."""
    start = whole(scene.now)
    return (
        why_no_booking(scene)
        or bad_length(length, scene.rules)
        or in_the_way(scene.day, start, start + length)
    )


def why_no_later(scene: Scene) -> Declined | None:
    """Why nothing at all can be booked for later, or None."""
    if not scene.abilities.book_later:
        return Declined(Reason.UNSUPPORTED)
    if scene.rules.disable_book_now:
        return Declined(Reason.DISABLED)
    if not scene.abilities.connected:
        return Declined(Reason.NOT_CONNECTED)
    if not scene.abilities.settled:
        return Declined(Reason.NOT_SETTLED)
    return None


def may_book_later(scene: Scene, start: datetime, length: timedelta) -> Declined | None:
    """Whether a booking may be made for later."""
    return (
        why_no_later(scene)
        or bad_start(start, scene.now, scene.day, scene.rules)
        or bad_length(length, scene.rules)
        or in_the_way(scene.day, start, start + length)
    )


def check_in_target(
    scene: Scene, start: datetime | None
) -> tuple[Booking | None, Declined | None]:
    """Which booking a check-in is for; both None where it was done already."""
    if not scene.abilities.check_in:
        return None, Declined(Reason.UNSUPPORTED)
    if start is not None:
        return _target_with_start(scene, start)
    status = scene.status
    if status.current_pending:
        return status.current, None
    if status.next_pending:
        return status.next, None
    if status.current is not None and not status.current.buffer:
        return (None if status.current_checked_in else status.current), None
    if status.next_early:
        return None, None
    buffer = status.current is not None
    return None, Declined(Reason.BUFFER if buffer else Reason.NOTHING_PENDING)


def end_target(scene: Scene, start: datetime) -> tuple[Booking | None, Declined | None]:
    """Which booking End is for: the current one, or the next if pending or early."""
    if not scene.abilities.end:
        return None, Declined(Reason.UNSUPPORTED)
    status = scene.status
    target = _starting(status.current, start)
    if target is None and (status.next_pending or status.next_early):
        target = _starting(status.next, start)
    if target is None:
        return None, seconds_hint(start) or Declined(Reason.NOT_ENDABLE)
    declined = unchangeable(target)
    return (None, declined) if declined else (target, None)


def may_extend(scene: Scene, length: timedelta) -> Declined | None:
    """Whether the current booking may go on for this much longer.

    Into closed time too, as far as the booking system lets it: people sit there.
    """
    if not scene.abilities.extend:
        return Declined(Reason.UNSUPPORTED)
    current = scene.status.current
    if current is None:
        return Declined(Reason.NOTHING_RUNNING)
    if declined := unchangeable(current):
        return declined
    if length <= timedelta():
        return Declined(Reason.NOT_POSITIVE)
    if not scene.abilities.connected:
        return Declined(Reason.NOT_CONNECTED)
    if length > scene.rules.max_duration - current.length:
        return Declined(Reason.TOO_LONG, limit=scene.rules.max_duration)
    return clash(scene.day, current.end, current.end + length, but=current)


def may_take_back(scene: Scene) -> Declined | None:
    """Whether the rest of a period that was just given back can be had again.

    Neither the least length nor a next booking that waits for its check-in stands
    in the way, only a booking that occupies part of the time. What was ended on this
    panel only is still booked: nothing stands in the way of that.
    """
    freed, able = scene.freed, scene.abilities
    if freed is None or freed.end <= whole(scene.now):
        return Declined(Reason.NOT_RELEASED)
    if not able.connected:
        return Declined(Reason.NOT_CONNECTED)
    if freed.key in scene.marks.ended:
        return None
    if not able.book:
        return Declined(Reason.UNSUPPORTED)
    if not able.settled:
        return Declined(Reason.NOT_SETTLED)
    return in_the_way(scene.day, whole(scene.now), freed.end)


def _target_with_start(
    scene: Scene, start: datetime
) -> tuple[Booking | None, Declined | None]:
    status, target = scene.status, _starting(scene.status.current, start)
    done = status.current_checked_in
    if target is None and start <= scene.now + scene.rules.pending_before:
        target, done = _starting(status.next, start), status.next_early
    if target is None:
        return None, seconds_hint(start) or Declined(Reason.NO_SUCH_BOOKING)
    if target.buffer:
        return None, Declined(Reason.BUFFER)
    return (None if done else target), None


def _starting(booking: Booking | None, start: datetime) -> Booking | None:
    """The booking if that is its start, in whole seconds as people are told it."""
    same = booking is not None and whole(booking.start) == whole(start)
    return booking if same else None


def unchangeable(booking: Booking) -> Declined | None:
    """Why this booking can be neither ended nor extended, or None."""
    if booking.buffer:
        return Declined(Reason.BUFFER)
    return None if booking.editable else Declined(Reason.UNSUPPORTED)
