"""Times on the day line that nobody may book, derived: pure, no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from panel.domain.booking import Booking
from panel.domain.day import Day
from panel.domain.stretches import Stretches
from panel.ui.dayline import Span, drawn
from panel.ui.speech import Speech

MOST_SHADES = 40
"""More than can be told apart on a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """A part of the line that is shaded: shares of its length, as a block's."""

    key: str
    label: str
    begins: float
    reach: float


def shades(
    day: Day, bookings: Sequence[Booking], shown: Span, speech: Speech
) -> Iterator[Shade]:
    """What lies under no booking of closed time, and of time the calendar holds."""
    taken = [drawn(booking, shown) for booking in bookings]
    held = Stretches(tuple(day.held.inside(shown.start, shown.end)))
    yield from _shades(held.without(taken), speech.say("Held"), shown)
    closed = Stretches(tuple(day.closed.inside(shown.start, shown.end)))
    free = closed.without((*taken, *held.all))
    yield from _shades(free, speech.say("Closed"), shown)


def _shades(left: Stretches, label: str, shown: Span) -> Iterator[Shade]:
    for start, end in left.all[:MOST_SHADES]:
        begins = shown.share(start)
        yield Shade(
            key=f"{label} {start.timestamp()}",
            label=label,
            begins=begins,
            reach=shown.share(end) - begins,
        )
