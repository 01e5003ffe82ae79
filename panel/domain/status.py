"""The status of a room at one moment, and the next moment at which it may change."""

from dataclasses import dataclass
from datetime import datetime

from panel.domain.booking import Booking, Key
from panel.domain.day import Day
from panel.domain.link import Link
from panel.domain.marks import Marks
from panel.domain.room import Rules
from panel.domain.sensor import Sensor


@dataclass(frozen=True, slots=True)
class Hold:
    """A no-show's release under way: the booking stays pending until it is decided.

    `until` is the deadline as the countdown shows it; `trying` says that it has come
    and the first try is running.
    """

    key: Key
    until: datetime
    trying: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The status variables that depend on the moment.

    `next_early` says that the next booking is checked in and near enough to count.
    """

    current: Booking | None = None
    next: Booking | None = None
    previous: Booking | None = None
    current_checked_in: bool = False
    current_pending: bool = False
    next_pending: bool = False
    next_early: bool = False

    @property
    def booked(self) -> bool:
        """A booking is current, or the next one was checked in early."""
        return self.current is not None or self.next_early

    @property
    def pending(self) -> bool:
        """A check-in is asked for."""
        return self.current_pending or self.next_pending

    @property
    def in_use(self) -> bool:
        """Booked, and not waiting for a check-in."""
        return self.booked and not self.current_pending

    @property
    def word(self) -> str:
        """`pending`, `busy` or `free`."""
        if self.pending:
            return "pending"
        return "busy" if self.booked else "free"


def status_at(
    now: datetime, day: Day, rules: Rules, marks: Marks, hold: Hold | None = None
) -> Status:
    """The room's status at `now`; all of it follows from what is handed in."""
    current, coming = day.current(now), day.next(now)
    near = coming is not None and coming.start - rules.pending_before <= now
    early = near and coming is not None and marks.checked_in(coming)
    return Status(
        current=current,
        next=coming,
        previous=day.previous(now, rules),
        current_checked_in=current is not None and marks.checked_in(current),
        current_pending=_current_pending(now, current, rules, marks, hold),
        next_pending=near and not early and _next_can_pend(coming, rules),
        next_early=early,
    )


def _current_pending(
    now: datetime,
    current: Booking | None,
    rules: Rules,
    marks: Marks,
    hold: Hold | None,
) -> bool:
    if current is None or not _can_wait(current, rules) or not _asks(rules):
        return False
    if marks.checked_in(current):
        return False
    if not rules.pending_lapses or now < current.start + rules.pending_period:
        return True
    held = hold is not None and hold.key == current.key
    return held and hold is not None and (hold.trying or now < hold.until)


def _asks(rules: Rules) -> bool:
    """Whether a check-in is asked for after the start at all.

    Where waiting does not lapse, a `pending_period` of 0 alone does not switch it off.
    """
    if rules.pending_lapses or rules.pending_period:
        return bool(rules.pending_period)
    return bool(rules.pending_before) and not rules.disable_end_meeting


def _next_can_pend(coming: Booking | None, rules: Rules) -> bool:
    waits = coming is not None and _can_wait(coming, rules)
    return waits and bool(rules.pending_before)


def _can_wait(booking: Booking, rules: Rules) -> bool:
    """Where the system says which bookings wait, no other one does."""
    said = not rules.names_waiting or booking.checked_in is False
    return booking.can_pend and said


def next_edge(
    now: datetime,
    day: Day,
    rules: Rules,
    link: Link,
    sensor: Sensor | None = None,
    hold: Hold | None = None,
) -> datetime:
    """The first moment after `now` at which the answer can change without news."""
    moments = (
        *day.edges_after(now, rules),
        day.next_midnight(now),
        link.connected_until,
        link.sure_until,
        link.newest,
        None if sensor is None else sensor.at + rules.sensor_stale,
        None if hold is None else hold.until,
    )
    return min(moment for moment in moments if moment is not None and moment > now)
