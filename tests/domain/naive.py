"""The rules once more, straight from their wording and over all bookings each time.

Nothing here is shared with the rules themselves, so that the two can disagree.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from operator import attrgetter
from zoneinfo import ZoneInfo

from panel.domain.booking import Booking
from panel.domain.room import Rules

Bookings = Iterable[Booking]
MINUTE = timedelta(minutes=1)


@cache
def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first whole minute at which the zone shows this date, or a later one."""
    moment = datetime.combine(day, time.min, UTC) - timedelta(hours=15)
    while moment.astimezone(zone).date() < day:
        moment += MINUTE
    return moment


def today(now: datetime, zone: ZoneInfo) -> date:
    """The latest date that has begun."""
    day = now.astimezone(zone).date() - timedelta(days=1)
    while midnight(day + timedelta(days=1), zone) <= now:
        day += timedelta(days=1)
    return day


def occupies(booking: Booking) -> bool:
    if booking.status not in ("confirmed", "tentative") or not booking.blocking:
        return False
    return booking.start < booking.end


def running(bookings: Bookings, now: datetime) -> list[Booking]:
    return [b for b in bookings if occupies(b) and b.start <= now < b.end]


def current(bookings: Bookings, now: datetime) -> Booking | None:
    """Timed before all-day, the earliest start, the latest end, the smallest id."""
    found = sorted(running(bookings, now), key=attrgetter("id"))
    found.sort(key=attrgetter("end"), reverse=True)
    found.sort(key=attrgetter("start"))
    found.sort(key=attrgetter("all_day"))
    return found[0] if found else None


def following(bookings: Bookings, now: datetime) -> Booking | None:
    """The earliest start, timed before all-day, the latest end, the smallest id."""
    return earliest(b for b in bookings if occupies(b) and b.start > now)


def earliest(bookings: Bookings) -> Booking | None:
    found = sorted(bookings, key=attrgetter("id"))
    found.sort(key=attrgetter("end"), reverse=True)
    found.sort(key=attrgetter("all_day"))
    found.sort(key=attrgetter("start"))
    return found[0] if found else None


def listed(
    bookings: Bookings, now: datetime, rules: Rules, zone: ZoneInfo
) -> list[Booking]:
    day = today(now, zone)
    first = midnight(day, zone)
    last = midnight(day + timedelta(days=rules.cache_days), zone)
    found = []
    for b in bookings:
        if b.start < b.end:
            inside = b.start < last and b.end > first
        else:
            inside = first <= b.start < last
        cancelled = b.status == "cancelled"
        wanted = (
            rules.include_cancelled if cancelled else (occupies(b) or b.end <= b.start)
        )
        if inside and wanted:
            found.append(b)
    found.sort(key=attrgetter("id"))
    found.sort(key=attrgetter("end"))
    found.sort(key=attrgetter("start"))
    return found


def previous(
    bookings: Bookings, now: datetime, rules: Rules, zone: ZoneInfo
) -> Booking | None:
    """The latest end at or before now, then the latest start (then the largest id)."""
    found = [b for b in listed(bookings, now, rules, zone) if b.end <= now]
    found.sort(key=attrgetter("id"))
    found.sort(key=attrgetter("start"))
    found.sort(key=attrgetter("end"))
    return found[-1] if found else None


def first_clash(bookings: Bookings, start: datetime, end: datetime) -> Booking | None:
    return earliest(
        b for b in bookings if occupies(b) and b.start < end and b.end > start
    )


def shut(
    spans: Iterable[tuple[datetime, datetime]], start: datetime, end: datetime
) -> list[datetime]:
    """When those begin that share time with the time given."""
    return sorted(a for a, b in spans if a < end and b > start)


def busy_until(bookings: Bookings, now: datetime) -> datetime | None:
    """Grown until nothing touches it any more."""
    if not running(bookings, now):
        return None
    until, grown = now, True
    while grown:
        grown = False
        for b in bookings:
            if occupies(b) and b.start <= until < b.end:
                until, grown = b.end, True
    return until


def flags(
    bookings: Bookings, now: datetime, rules: Rules, said: set[tuple[str, datetime]]
) -> tuple[bool, bool, bool, bool, str]:
    """Booked, current_pending, next_pending, in_use and the word."""
    it, coming = current(bookings, now), following(bookings, now)
    booked = it is not None
    current_pending = (
        it is not None
        and not _checked_in(it, said)
        and not it.all_day
        and not it.buffer
        and now < it.start + rules.pending_period
    )
    next_pending = False
    if coming is not None and coming.start - rules.pending_before <= now:
        if _checked_in(coming, said):
            booked = True
        else:
            next_pending = not coming.all_day and not coming.buffer
    pending = current_pending or next_pending
    word = "pending" if pending else "busy" if booked else "free"
    in_use = booked and not current_pending
    return booked, current_pending, next_pending, in_use, word


def _checked_in(booking: Booking, said: set[tuple[str, datetime]]) -> bool:
    if booking.buffer:
        return False
    return booking.checked_in is True or (booking.id, booking.start) in said
