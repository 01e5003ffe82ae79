"""Schedules around a clock change: touching, overlapping, empty, endless ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import prod
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from panel.domain.booking import Booking, all_day_span
from panel.domain.day import Day
from panel.domain.link import Link
from panel.domain.marks import Marks
from panel.domain.room import Rules
from panel.domain.sensor import Sensor
from panel.domain.status import next_edge
from panel.domain.stretches import NEVER, Stretches, stretches
from tests.domain.build import KINDS, TICK, minutes

MODERATE = settings(max_examples=settings().max_examples // 4)
"""Twenty-five examples in the ordinary run."""

CHANGES = [
    ("Europe/Lisbon", "2026-03-29T01:00"),
    ("Europe/Lisbon", "2026-10-25T01:00"),
    ("Australia/Lord_Howe", "2026-04-04T15:00"),
    ("Australia/Lord_Howe", "2026-10-03T15:30"),
    ("America/New_York", "2026-03-08T07:00"),
    ("America/New_York", "2026-11-01T06:00"),
    ("Africa/Cairo", "2026-04-23T22:00"),
    ("Africa/Cairo", "2026-10-29T21:00"),
    ("America/St_Johns", "2010-11-07T02:31"),
]
"""Zones, and the moments at which their clocks change."""

LENGTHS = [15, 30, 60, 90, 15, 30, 60, 90, 15, 30, 1, 3, 5, 0, -30, 1440, 30240]
"""Minutes; the usual ones more often."""
RULES = [
    Rules(),
    Rules(),
    Rules(pending_period=minutes(12), pending_before=minutes(12)),
    Rules(pending_period=minutes(0)),
    Rules(pending_before=minutes(0)),
    Rules(pending_before=minutes(50), pending_period=minutes(2)),
    Rules(include_cancelled=True, cache_days=2),
    Rules(disable_book_now=True, pending_before=minutes(1), min_duration=minutes(1)),
]
PARTS = (0.001, 0.25, 0.5, 0.75, 0.999)
NEARBY = [timedelta(), TICK, -TICK, timedelta(seconds=1), -timedelta(seconds=1)]
NEARBY += [minutes(7), -minutes(7), minutes(200), -minutes(200)]


@dataclass(frozen=True)
class Case:
    """A room's bookings and rules, and a moment near something that happens."""

    now: datetime
    zone: ZoneInfo
    bookings: tuple[Booking, ...]
    rules: Rules
    marks: Marks
    link: Link
    sensor: Sensor
    closed: Stretches = NEVER
    held: Stretches = NEVER

    @property
    def day(self) -> Day:
        return Day(self.bookings, self.zone, closed=self.closed, held=self.held)

    @property
    def edge(self) -> datetime:
        return next_edge(self.now, self.day, self.rules, self.link, self.sensor)


CHOICES = (
    range(-130, 131),
    range(6),
    (False, True),
    (False, False, False, True),
    [""] * 8 + [*KINDS],
    LENGTHS,
)
"""Of one booking: the quarter hour, a letter, whether it touches the one before it
and is checked in, its kind and its length."""
_ROWS = st.lists(st.integers(0, prod(map(len, CHOICES)) - 1), min_size=1, max_size=9)
"""One number stands for all choices: drawing them one by one takes most of the time."""


_SHUT = st.sampled_from([*range(8), *[None] * 8])
"""Half of all rooms never close."""


def _closed(number: int | None, change: datetime) -> Stretches:
    """Nights, short breaks, or an hour that touches others, round the change."""
    if number is None:
        return NEVER
    every, length = (720, 360, 90, 45)[number % 4], (300, 45, 45, 10)[number // 2]
    firsts = (change + minutes(every * count - 15) for count in range(-4, 6))
    return stretches((first, first + minutes(length)) for first in firsts)


def _row(number: int) -> tuple[Any, ...]:
    row = []
    for choices in CHOICES:
        number, index = divmod(number, len(choices))
        row.append(choices[index])
    return tuple(row)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case; quarter hours make bookings touch and start together often."""
    name, text = draw(st.sampled_from(CHANGES))
    zone, change = ZoneInfo(name), datetime.fromisoformat(text).replace(tzinfo=UTC)
    rows = [_row(number) for number in draw(_ROWS)]
    bookings = tuple(_bookings(rows, change, zone))
    rules = draw(st.sampled_from(RULES))
    closed = _closed(draw(_SHUT), change)
    held = _closed(draw(_SHUT), change + minutes(30))
    edges = [moment for stretch in (*closed.all, *held.all) for moment in stretch]
    moments = [*_moments(bookings, rules), *edges, change]
    now = draw(st.sampled_from(moments)) + draw(st.sampled_from(NEARBY))
    heard, sensed = divmod(draw(st.integers(0, 219)), 11)
    keys = frozenset(b.key for b, row in zip(bookings, rows, strict=True) if row[3])
    return Case(
        now=now,
        zone=zone,
        bookings=bookings,
        rules=rules,
        marks=Marks(keys),
        link=Link(period=minutes(3), heard=now - minutes(heard), complete=True),
        sensor=Sensor(at=now - minutes(sensed), presence=True),
        closed=closed,
        held=held,
    )


def _bookings(
    rows: list[tuple[Any, ...]], change: datetime, zone: ZoneInfo
) -> Iterator[Booking]:
    before = change
    for number, (quarter, letter, touching, _, kind, length) in enumerate(rows):
        start = before if touching else change + quarter * minutes(15)
        end = start + minutes(length)
        if kind == "all-day":
            first = start.astimezone(zone).date()
            start, end = all_day_span(first, first + (end - start), zone)
        # Some share an id and differ in the start, as occurrences may.
        name = "abcdef"[letter] + ("" if letter else str(number))
        yield Booking(id=name, start=start, end=end, **KINDS[kind])  # type: ignore[arg-type]
        before = end


def _moments(bookings: tuple[Booking, ...], rules: Rules) -> list[datetime]:
    return [
        moment
        for b in bookings
        for moment in (
            b.start,
            b.end,
            b.start - rules.pending_before,
            b.start + rules.pending_period,
        )
    ]


def between(now: datetime, edge: datetime) -> list[datetime]:
    """Moments strictly between the two, those next to them among them."""
    inside = [now + (edge - now) * part for part in PARTS]
    inside += [now + TICK, edge - TICK]
    return [moment for moment in inside if now < moment < edge]
