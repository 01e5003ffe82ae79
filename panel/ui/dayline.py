"""Today as a line true to scale: which hours, which blocks, how they lie. No Qt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from panel.domain.booking import Booking, BookingStatus
from panel.domain.room import Rules
from panel.engine.snapshot import Snapshot
from panel.ui.speech import Speech
from panel.ui.titles import host_of, services_of, title_of

HOUR = timedelta(hours=1)
SHORTEST = timedelta(minutes=15)
"""A block is drawn no shorter than this, so that its title can be read."""
BEFORE, AFTER = HOUR, 4 * HOUR
"""So much is shown round now even when nothing is booked."""
MOST_BLOCKS = 60
"""More than can be told apart; to draw them anew takes longer than a frame."""
COARSE, FINE = 50.0, 84.0
"""Pixels an hour takes at the reference size, without and with short bookings."""


@dataclass(frozen=True, slots=True)
class Span:
    """The part of today that the line shows: whole hours of the room's clock."""

    start: datetime
    end: datetime

    def share(self, moment: datetime) -> float:
        """Where a moment lies on the line, 0 at its start and 1 at its end."""
        inside = min(max(moment, self.start), self.end)
        return (inside - self.start) / (self.end - self.start)

    @property
    def hours(self) -> float:
        """How many hours the line is long."""
        return (self.end - self.start) / HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """A label beside the line; `at` is its share of the line."""

    key: str
    label: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A booking on the line.

    It begins and reaches so far as shares of the line's length, and stands in and is
    as broad as shares of its width. `spoken` is what a screen reader says of it.
    """

    key: str
    title: str
    time: str
    host: str
    services: str
    begins: float
    reach: float
    inset: float
    breadth: float
    past: bool
    current: bool
    cancelled: bool
    tentative: bool
    buffer: bool
    spoken: str


def todays(snapshot: Snapshot, now: datetime) -> list[Booking]:
    """What lies on today's line; of too many those left out first that are over.

    The schedule is sorted by start.
    """
    start, end = snapshot.day.window(now, 1)
    last = bisect_left(snapshot.schedule, end, key=lambda booking: booking.start)
    begun = snapshot.schedule[:last]
    found = [b for b in begun if b.end > start or b.start >= start]
    over = sum(booking.end <= now for booking in found)
    first = max(0, min(over, len(found) - MOST_BLOCKS))
    return found[first : first + MOST_BLOCKS]


def is_whole_day(booking: Booking, start: datetime, end: datetime) -> bool:
    """Whether it fills today from end to end: a strip above the line tells it."""
    return booking.all_day or (booking.start <= start and booking.end >= end)


def span(
    bookings: Sequence[Booking], window: tuple[datetime, datetime], now: datetime
) -> Span:
    """The hours to show: round now, and as far as there are bookings."""
    start, end = window
    starts = [max(start, b.start) for b in bookings]
    ends = [min(end, b.end) for b in bookings]
    first = min([now - BEFORE, *starts])
    last = max([now + AFTER, *ends, *(s + SHORTEST for s in starts)])
    return Span(max(start, first), min(end, last))


def whole_hours(shown: Span, speech: Speech) -> Span:
    """The span, widened to whole hours of the room's clock."""
    start, end = floor_hour(shown.start, speech), floor_hour(shown.end, speech)
    return Span(start, end if end == shown.end else end + HOUR)


def floor_hour(moment: datetime, speech: Speech) -> datetime:
    """The room's last whole hour at or before the moment."""
    local = speech.local(moment)
    past = timedelta(
        minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
    return moment - past


def hours(shown: Span, speech: Speech) -> Iterator[Hour]:
    """The labels; on the day of a clock change as the clock really runs."""
    moment = shown.start
    while moment < shown.end:
        key = str(int(moment.timestamp()))
        yield Hour(key=key, label=speech.hour(moment), at=shown.share(moment))
        moment += HOUR


def scale(bookings: Iterable[Booking]) -> float:
    """Pixels an hour takes at the reference size."""
    short = any(b.length < timedelta(minutes=25) for b in bookings)
    return FINE if short else COARSE


def blocks(
    bookings: Sequence[Booking],
    shown: Span,
    snapshot: Snapshot,
    now: datetime,
    speech: Speech,
) -> Iterator[Block]:
    """Each booking as a block; those that overlap stand beside each other."""
    lanes = _lanes([drawn(b, shown) for b in bookings])
    current = snapshot.status.current
    for booking, (lane, count) in zip(bookings, lanes, strict=True):
        start, end = drawn(booking, shown)
        top = shown.share(start)
        title = title_of(booking, snapshot.rules, speech.tr)
        host = _host(booking, snapshot.rules, speech)
        services = speech.joined(*services_of(booking, snapshot.rules))
        parts = (speech.span(booking.start, booking.end, now), title, host, services)
        cancelled = booking.status is BookingStatus.CANCELLED
        word = speech.say("Cancelled") if cancelled else ""
        yield Block(
            key=f"{booking.id} {booking.start.timestamp()}",
            title=title,
            time=speech.moment(booking.start, now),
            host=host,
            services=services,
            begins=top,
            reach=shown.share(end) - top,
            inset=lane / count,
            breadth=1 / count,
            past=booking.end <= now,
            current=current is not None and booking.key == current.key,
            cancelled=cancelled,
            tentative=booking.status is BookingStatus.TENTATIVE,
            buffer=booking.buffer,
            spoken=", ".join(filter(None, (*parts, word))),
        )


def _host(booking: Booking, rules: Rules, speech: Speech) -> str:
    """Who booked it; of one that is not settled this is said first."""
    if booking.buffer:
        return ""
    host = host_of(booking, rules)
    if booking.status is not BookingStatus.TENTATIVE:
        return host
    return speech.joined(speech.say("Tentative"), host)


def drawn(booking: Booking, shown: Span) -> tuple[datetime, datetime]:
    """From where to where it is drawn, within the line."""
    start = min(max(booking.start, shown.start), shown.end - SHORTEST)
    return start, min(shown.end, max(booking.end, start + SHORTEST))


def _lanes(spans: Sequence[tuple[datetime, datetime]]) -> list[tuple[int, int]]:
    """For each stretch its lane, and how many lanes its group has."""
    result: list[tuple[int, int]] = [(0, 1)] * len(spans)
    group: list[int] = []
    ends: list[datetime] = []
    order = sorted(range(len(spans)), key=lambda place: spans[place])
    for place in order:
        start, end = spans[place]
        if ends and start >= max(ends):
            _close(result, group, len(ends))
            group, ends = [], []
        lane = next((i for i, e in enumerate(ends) if e <= start), len(ends))
        ends[lane : lane + 1] = [end]
        result[place] = (lane, 1)
        group.append(place)
    _close(result, group, len(ends))
    return result


def _close(result: list[tuple[int, int]], group: Iterable[int], count: int) -> None:
    for place in group:
        result[place] = (result[place][0], count)
