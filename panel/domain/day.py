"""A room's bookings, sorted: who is there now, who comes, and what is free."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import accumulate, chain
from operator import attrgetter
from zoneinfo import ZoneInfo

from panel.domain.booking import Booking, BookingStatus, midnight
from panel.domain.room import Rules
from panel.domain.stretches import NEVER, Stretches

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)

_listing = attrgetter("start", "end", "id")


def _as_current(booking: Booking) -> tuple[bool, datetime, timedelta, str]:
    return booking.all_day, booking.start, EPOCH - booking.end, booking.id


def _as_next(booking: Booking) -> tuple[datetime, bool, timedelta, str]:
    return booking.start, booking.all_day, EPOCH - booking.end, booking.id


def _as_previous(booking: Booking) -> tuple[datetime, datetime, str]:
    return booking.end, booking.start, booking.id


class Day:
    """Bookings in any order, each id and start once; never changed afterwards.

    `closed` are the times in which nobody may book, `held` those that the booking
    system still holds although they were given up here. Neither occupies the room.
    Lookups cost the logarithm of their number, so that thousands do not matter.
    """

    def __init__(
        self,
        bookings: Iterable[Booking],
        zone: ZoneInfo,
        *,
        closed: Stretches = NEVER,
        held: Stretches = NEVER,
    ) -> None:
        self.zone = zone
        self.closed = closed
        self.held = held
        self.bookings = tuple(sorted(_once(bookings), key=_listing))
        self.occupying = tuple(b for b in self.bookings if b.occupies)
        self._starts = [b.start for b in self.occupying]
        self._reach = list(accumulate((b.end for b in self.occupying), max))
        self._listed: tuple[Booking, ...] = ()
        self._listed_for: tuple[datetime, datetime, bool] | None = None

    def running(self, now: datetime) -> list[Booking]:
        """Every booking that occupies the room at `now`."""
        return self._overlapping(now, now + timedelta.resolution)

    def current(self, now: datetime) -> Booking | None:
        """The running booking that counts."""
        return min(self.running(now), key=_as_current, default=None)

    def next(self, now: datetime) -> Booking | None:
        """Of the bookings that start after `now`, the one that counts."""
        first = bisect_right(self._starts, now)
        if first == len(self._starts):
            return None
        last = bisect_right(self._starts, self._starts[first])
        return min(self.occupying[first:last], key=_as_next)

    def previous(self, now: datetime, rules: Rules) -> Booking | None:
        """The booking of `listed` with the latest end at or before `now`."""
        past = (b for b in self._listable(now, rules) if b.end <= now)
        return max(past, key=_as_previous, default=None)

    def listed(self, now: datetime, rules: Rules) -> tuple[Booking, ...]:
        """The status variable `bookings`; the same tuple while it does not change."""
        start, end = self.window(now, rules.cache_days)
        wanted = (start, end, rules.include_cancelled)
        if wanted != self._listed_for:
            inside = self._inside(start, end)
            self._listed = tuple(b for b in inside if _shown(b, rules))
            self._listed_for = wanted
        return self._listed

    def look_over(self, now: datetime, rules: Rules) -> None:
        """Makes all that is made once, so that later questions cost next to nothing."""
        self.listed(now, rules)
        self.previous(now, rules)
        for _ in self.edges_after(now, rules):
            pass

    def today(self, now: datetime) -> list[Booking]:
        """What occupies the room at any time of today."""
        return self._overlapping(*self.window(now, 1))

    def window(self, now: datetime, days: int) -> tuple[datetime, datetime]:
        """From today's local midnight to the one `days` days later."""
        today = self._date(now)
        last = midnight(today + timedelta(days=days), self.zone)
        return midnight(today, self.zone), last

    def next_midnight(self, now: datetime) -> datetime:
        """The first moment of tomorrow in the room's zone."""
        return midnight(self._date(now) + DAY, self.zone)

    def is_free(
        self, start: datetime, end: datetime, *, but: Booking | None = None
    ) -> bool:
        """Whether nothing (but one booking) occupies any of the time."""
        return self.first_clash(start, end, but=but) is None

    def first_clash(
        self, start: datetime, end: datetime, *, but: Booking | None = None
    ) -> Booking | None:
        """The earliest booking (but one) that occupies part of the time."""
        key = None if but is None else but.key
        clashes = (b for b in self._overlapping(start, end) if b.key != key)
        return min(clashes, key=_as_next, default=None)

    def free_until(self, moment: datetime) -> datetime | None:
        """The first moment after this one at which something stands in the way of a
        booking: the next one, or time in which nobody may book."""
        coming = self.next(moment)
        moments = (
            None if coming is None else coming.start,
            self.closed.next(moment),
            self.held.next(moment),
        )
        return min((m for m in moments if m is not None), default=None)

    def busy_until(self, now: datetime) -> datetime | None:
        """The end of the stretch of touching bookings that runs, if one does."""
        until = max((b.end for b in self.running(now)), default=None)
        if until is None:
            return None
        for index in range(bisect_right(self._starts, now), len(self._starts)):
            if self._starts[index] > until:
                break
            until = max(until, self.occupying[index].end)
        return until

    def edges_after(self, now: datetime, rules: Rules) -> Iterator[datetime]:
        """Of each kind of edge, the first one after `now`."""
        for shift in (rules.pending_before, timedelta(), -rules.pending_period):
            yield from _first_after(self._all_starts, now + shift, -shift)
        yield from _first_after(self._all_ends, now, timedelta())
        yield from self.closed.edges_after(now)
        yield from self.held.edges_after(now)

    def _date(self, now: datetime) -> date:
        """Today's date; it never goes back.

        A clock set back over midnight shows a date's last hour again after the
        next date has begun: that hour belongs to the date that has begun.
        """
        shown = now.astimezone(self.zone).date()
        return shown + DAY if midnight(shown + DAY, self.zone) <= now else shown

    @cached_property
    def _all_starts(self) -> list[datetime]:
        return [b.start for b in self.bookings]

    @cached_property
    def _all_ends(self) -> list[datetime]:
        return sorted(b.end for b in self.bookings)

    @cached_property
    def _backward(self) -> list[Booking]:
        """Bookings that end before they start."""
        return [b for b in self.bookings if b.end < b.start]

    @cached_property
    def _all_reach(self) -> list[datetime]:
        ends = (b.end if b.end > b.start else b.start for b in self.bookings)
        return list(accumulate(ends, max))

    def _overlapping(self, start: datetime, end: datetime) -> list[Booking]:
        found = []
        index = bisect_right(self._starts, end - timedelta.resolution) - 1
        while index >= 0 and self._reach[index] > start:
            if self.occupying[index].end > start:
                found.append(self.occupying[index])
            index -= 1
        return found

    def _inside(self, start: datetime, end: datetime) -> list[Booking]:
        """All that overlap a window, with those that have no positive length."""
        found = []
        index = bisect_right(self._all_starts, end - timedelta.resolution) - 1
        while index >= 0 and self._all_reach[index] >= start:
            booking = self.bookings[index]
            if booking.end > start or booking.start >= start:
                found.append(booking)
            index -= 1
        return found[::-1]

    def _listable(self, now: datetime, rules: Rules) -> Iterator[Booking]:
        """Of `listed`, all that can have ended by now."""
        start, end = self.window(now, rules.cache_days)
        begun = self._inside(start, min(end, now + timedelta.resolution))
        later = (b for b in self._backward if now < b.start < end)
        return (b for b in chain(begun, later) if _shown(b, rules))


def _once(bookings: Iterable[Booking]) -> Iterable[Booking]:
    """Each id and start once; of two that differ the same one in any order."""
    unique: dict[tuple[str, datetime], Booking] = {}
    for booking in bookings:
        key = booking.id, booking.start
        other = unique.setdefault(key, booking)
        if other is not booking and other != booking:
            unique[key] = max(other, booking, key=_weight)
    return unique.values()


def _weight(booking: Booking) -> tuple[bool, datetime, datetime, str]:
    """What occupies the room wins, then what was changed last, then the longest."""
    changed = booking.updated or EPOCH
    return booking.occupies, changed, booking.end, repr(booking)


def _shown(booking: Booking, rules: Rules) -> bool:
    if booking.occupies:
        return True
    if booking.status is BookingStatus.CANCELLED:
        return rules.include_cancelled
    return booking.end <= booking.start


def _first_after(
    moments: list[datetime], after: datetime, shift: timedelta
) -> Iterator[datetime]:
    index = bisect_right(moments, after)
    if index < len(moments):
        yield moments[index] + shift
