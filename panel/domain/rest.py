"""When the screen may rest: by the clock, and as long as nobody needs it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from panel.domain.booking import Booking
from panel.domain.face import Face
from panel.domain.night import Night, is_night, next_turn
from panel.domain.shown import Level

RESTFUL = {Face.FREE, Face.RELEASED, Face.NOT_BOOKABLE, Face.NOT_SURE}
"""The states in which nobody is known to use the room or is waited for."""
BLOCKED = {Face.BUSY, Face.PREPARED}


@dataclass(frozen=True, slots=True)
class Rest:
    """The hours in which the screen is dim and those in which it is off.

    Where both hold it is off. None means that there are none.
    """

    dim: Night | None = None
    off: Night | None = None


def level_at(now: datetime, rest: Rest, zone: ZoneInfo) -> Level:
    """How dark the screen may be at this moment, by the clock alone."""
    if rest.off is not None and is_night(now, rest.off, zone):
        return Level.OFF
    if rest.dim is not None and is_night(now, rest.dim, zone):
        return Level.DIM
    return Level.DAY


def next_level(now: datetime, rest: Rest, zone: ZoneInfo) -> datetime | None:
    """The first moment after this one at which that may change; None for never."""
    nights = filter(None, (rest.dim, rest.off))
    return min((next_turn(now, night, zone) for night in nights), default=None)


def may_rest(face: Face, current: Booking | None) -> bool:
    """Whether nobody needs a bright screen.

    A booking of whole days blocks a room; nobody sits in it all night for that.
    """
    if face in BLOCKED and current is not None:
        return current.all_day
    return face in RESTFUL
