"""What the states and statuses of a booking mean here."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from panel.domain.booking import BookingStatus


class Mark(StrEnum):
    """What happened to a booking on its day."""

    CHECKED_IN = "checked_in"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    NO_SHOW = "no_show"


THERE = (Mark.CHECKED_IN, Mark.IN_PROGRESS, Mark.COMPLETED)
"""Somebody has come, or has even left again."""

HELD: Mapping[str, BookingStatus] = MappingProxyType(
    {
        "confirmed": BookingStatus.CONFIRMED,
        "awaiting_verification": BookingStatus.TENTATIVE,
        "awaiting_payment": BookingStatus.TENTATIVE,
        "awaiting_confirmation": BookingStatus.TENTATIVE,
    }
)
"""The states in which the room is kept."""
STRUCK: Mapping[str, BookingStatus] = MappingProxyType(
    {"declined": BookingStatus.DECLINED, "cancelled": BookingStatus.CANCELLED}
)
"""The states in which it is not, and which people may still want to see."""
GONE = ("verification_expired", "deleted", "waitlisted")
"""The states of what nobody needs to see."""


def standing(state: str, active: bool | None) -> BookingStatus | None:
    """What a booking counts as, None where it is not listed at all.

    Background jobs change the state late, so `active` decides. Where it is not told,
    the state does; one that is not known keeps the room.
    """
    if active is None:
        active = state not in STRUCK and state not in GONE
    if active:
        return HELD.get(state, BookingStatus.CONFIRMED)
    return STRUCK.get(state)


def checked_in(status: object) -> bool:
    """Whether somebody has come."""
    return status in THERE
