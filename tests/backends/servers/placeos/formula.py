"""The Bookings driver's choice of bookings and its status formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Event = dict[str, Any]
"""A booking as the Calendar driver gives it: JSON, null members left out."""

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Chosen:
    """Previous, current and next of a sorted list."""

    previous: Event | None = None
    current: Event | None = None
    next: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """`last` is the start of the last check-in, the periods are minutes."""

    last: int
    pending_period: int
    pending_before: int
    disable_end_meeting: bool


def end_of(event: Event) -> int:
    """Its end; a day after its start where it has none."""
    end: int = event.get("event_end") or event["event_start"] + DAY
    return end


def choose(events: Sequence[Event], now: int) -> Chosen:
    """The driver's scan; one that ends exactly now is neither current nor past."""
    for index, event in enumerate(events):
        before = events[index - 1] if index else None
        if event["event_start"] > now:
            return Chosen(previous=before, next=event)
        if end_of(event) > now:
            after = events[index + 1] if index + 1 < len(events) else None
            return Chosen(previous=before, current=event, next=after)
    return Chosen()


def evaluate(chosen: Chosen, now: int, switches: Switches) -> dict[str, Any]:
    """The status variables that follow, in the order in which they are written."""
    current_pending = _current_pending(chosen.current, switches)
    booked, next_pending = chosen.current is not None, False
    coming = chosen.next
    if coming and coming["event_start"] <= now + switches.pending_before * 60:
        next_pending = coming["event_start"] > switches.last
        booked = booked or not next_pending
    if not switches.pending_period and not switches.pending_before:
        current_pending = next_pending = False
    pending = current_pending or next_pending
    return {
        "booked": booked,
        "current_pending": current_pending,
        "next_pending": next_pending,
        "pending": pending,
        "in_use": booked and not current_pending,
        "status": "pending" if pending else "busy" if booked else "free",
    }


def _current_pending(current: Event | None, switches: Switches) -> bool:
    if current is None:
        return False
    if switches.disable_end_meeting and not switches.pending_period:
        return False
    return bool(current["event_start"] > switches.last)
