"""What became of a command: done, declined for a reason, or unknown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from panel.domain.booking import Booking


class Reason(StrEnum):
    """Why the door declines; `ui.words` makes the sentence."""

    BOOKED = "booked"
    PENDING = "pending"
    CLASH = "clash"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    DISABLED = "disabled"
    CLOSED = "closed"
    CLOSES = "closes"
    HELD = "held"
    NOT_CONNECTED = "not-connected"
    NOT_SETTLED = "not-settled"
    UNKNOWN_OWNER = "unknown-owner"
    HOST_NEEDED = "host-needed"
    NOT_POSITIVE = "not-positive"
    NOTHING_PENDING = "nothing-pending"
    NOTHING_RUNNING = "nothing-running"
    NO_SUCH_BOOKING = "no-such-booking"
    MILLISECONDS = "milliseconds"
    NOT_ENDABLE = "not-endable"
    BUFFER = "buffer"
    IN_THE_PAST = "in-the-past"
    TOO_FAR = "too-far"
    UNSUPPORTED = "unsupported"
    NOT_RELEASED = "not-released"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNAUTHORISED = "unauthorised"
    GARBLED = "garbled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Done:
    """It was done; with the booking where there is one.

    `here`: the booking system took no part in it, only this panel knows of it.
    """

    booking: Booking | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Declined:
    """Nothing was changed, and why.

    `at` is the moment that stands in the way (a clash's start) or from which nothing
    does (when a closed room opens), `limit` the length that was not kept, `text` the
    booking system's own sentence.
    """

    reason: Reason
    at: datetime | None = None
    limit: timedelta | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer was lost: the next complete reading decides."""


Outcome = Done | Declined | Unknown
