"""What the column's schedule shows, derived: the day line and the days after. No Qt."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from panel.domain.booking import Booking, BookingStatus
from panel.engine.snapshot import Snapshot
from panel.ui.dayline import (
    HOUR,
    Block,
    Hour,
    Span,
    blocks,
    floor_hour,
    hours,
    is_whole_day,
    scale,
    span,
    todays,
    whole_hours,
)
from panel.ui.shades import Shade, shades
from panel.ui.speech import Speech
from panel.ui.titles import title_of

MOST_LATER = 12
MOST_STRIPS = 3
SOON = 2
"""The name of the next day with a booking, and that booking."""


@dataclass(frozen=True, slots=True)
class DayInputs:
    """What the column is derived from."""

    snapshot: Snapshot
    now: datetime
    speech: Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the list: a day's name (`time` is empty then), or a booking."""

    key: str
    time: str
    title: str
    heading: bool = False
    current: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayProps:
    """The column's upper part.

    `hour_height` is in pixels at the reference size, `line_hours` the line's length;
    `now_at` and `anchor` are shares of the line, `now_at` below 0 where there is none.
    `soon` is the beginning of `later`.
    `widest` is the longest of the times that stand before the rows.
    """

    clock: str = ""
    half: str = ""
    weekday: str = ""
    date: str = ""
    line_hours: float = 0.0
    hour_height: float = 50.0
    now_at: float = -1.0
    anchor: float = 0.0
    widest: str = ""
    strips: tuple[Line, ...] = ()
    hours: tuple[Hour, ...] = ()
    blocks: tuple[Block, ...] = ()
    shades: tuple[Shade, ...] = ()
    later: tuple[Line, ...] = ()
    soon: tuple[Line, ...] = ()


def derive_day(inputs: DayInputs) -> DayProps:
    """Clock, date, day line and what comes on the days after."""
    snapshot, now, speech = inputs.snapshot, inputs.now, inputs.speech
    window = snapshot.day.window(now, 1)
    today = todays(snapshot, now)
    whole = [b for b in today if is_whole_day(b, *window)]
    timed = [b for b in today if not is_whole_day(b, *window)]
    shown = _within(whole_hours(span(timed, window, now), speech), window)
    local = speech.local(now).date()
    strips = tuple(islice(_strips(whole, inputs), MOST_STRIPS))
    later = tuple(_later(inputs, window[1]))
    return DayProps(
        clock=speech.clock(now),
        half=speech.half(now),
        weekday=speech.weekday(local),
        date=speech.date(local),
        line_hours=shown.hours,
        hour_height=scale(timed),
        now_at=shown.share(now),
        anchor=shown.share(floor_hour(now - HOUR, speech)),
        widest=max((row.time for row in (*strips, *later)), key=len, default=""),
        strips=strips,
        hours=tuple(hours(shown, speech)),
        blocks=tuple(blocks(timed, shown, snapshot, now, speech)),
        shades=tuple(shades(snapshot.day, timed, shown, speech)),
        later=later,
        soon=later[:SOON],
    )


def _within(shown: Span, window: tuple[datetime, datetime]) -> Span:
    return Span(max(shown.start, window[0]), min(shown.end, window[1]))


def _strips(bookings: list[Booking], inputs: DayInputs) -> Iterator[Line]:
    current = inputs.snapshot.status.current
    for booking in bookings:
        runs = current is not None and booking.key == current.key
        yield _row(booking, inputs, inputs.speech.say("all day"), current=runs)


def _row(
    booking: Booking, inputs: DayInputs, time: str, *, current: bool = False
) -> Line:
    speech = inputs.speech
    title = title_of(booking, inputs.snapshot.rules, speech.tr)
    if booking.status is BookingStatus.TENTATIVE:
        title = speech.joined(title, speech.say("Tentative"))
    return Line(
        key=f"{booking.id} {booking.start.timestamp()}",
        time=time,
        title=title,
        current=current,
        cancelled=booking.status is BookingStatus.CANCELLED,
    )


def _later(inputs: DayInputs, midnight: datetime) -> Iterator[Line]:
    """The next bookings after today, each day's under its name."""
    speech, heading = inputs.speech, ""
    schedule = inputs.snapshot.schedule
    first = bisect_left(schedule, midnight, key=lambda booking: booking.start)
    for booking in schedule[first : first + MOST_LATER]:
        name = speech.day(booking.start, inputs.now)
        if name != heading:
            heading = name
            yield Line(key=f"day {name}", time="", title=name, heading=True)
        time = speech.say("all day") if booking.all_day else speech.time(booking.start)
        yield _row(booking, inputs, time)
