"""What is to become of one booking of an object, and what became of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import IO, Any
from zoneinfo import ZoneInfo

from panel.backends.ical.entry import Unanswered, booking_id
from panel.backends.ical.wanted import NO_ANSWER
from panel.domain.booking import Booking
from panel.domain.record import from_record, to_record


class What(StrEnum):
    """The changes that there are."""

    END = "end"
    CANCEL = "cancel"
    CHECK_IN = "check in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The object after a change.

    `found` is the booking as the object shows it before, None where it does not;
    `made` as it shows it afterwards. `data` is None where nothing is to be written.
    `alone` says that the object holds nothing but this one booking. `problem` is a
    sentence that says why it cannot be changed.
    """

    data: bytes | None = field(default=None, repr=False)
    found: Booking | None = None
    made: Booking | None = None
    alone: bool = False
    problem: str = ""

    def lines(self) -> Iterator[bytes]:
        """As a line of JSON, and the object behind it."""
        told = {
            "size": None if self.data is None else len(self.data),
            "found": self.found and to_record(self.found),
            "made": self.made and to_record(self.made),
            "alone": self.alone,
            "problem": self.problem,
        }
        yield json.dumps(told).encode() + b"\n"
        yield self.data or b""

    @classmethod
    def taken(cls, pipe: IO[bytes]) -> "Changed":
        """The answer, as it comes.

        Raises:
            EOFError: nothing comes any more.
            Unanswered: it makes no sense.
        """
        line = pipe.readline()
        if not line.endswith(b"\n"):
            raise EOFError
        try:
            told = json.loads(line)
            size = told["size"]
            return cls(
                data=None if size is None else _exactly(pipe, size),
                found=from_record(told["found"]) if told["found"] else None,
                made=from_record(told["made"]) if told["made"] else None,
                alone=told["alone"],
                problem=told["problem"],
            )
        except (KeyError, TypeError, ValueError):
            raise Unanswered(NO_ANSWER) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a booking, which is told as it was read last, in an object.

    `to` is its new end; `zone` is the room's, `now` the moment that is written into
    the object.
    """

    what: What
    booking: Booking
    now: datetime
    zone: ZoneInfo
    data: bytes = field(repr=False)
    to: datetime | None = None

    @property
    def occurrence(self) -> str:
        """Which one of a series it is; empty for a single booking."""
        inside = self.booking.id.removeprefix(self.booking.ical_uid)
        return inside.partition("#")[0].removeprefix("/")

    @property
    def id(self) -> str:
        """The booking's id as long as no other object has the same."""
        return booking_id(self.booking.ical_uid, self.occurrence)

    def parts(self) -> Iterator[bytes]:
        """As a line of JSON, and the object behind it."""
        told = {
            "change": self.what,
            "booking": to_record(self.booking),
            "now": self.now.isoformat(),
            "zone": self.zone.key,
            "to": self.to and self.to.isoformat(),
            "size": len(self.data),
        }
        yield json.dumps(told).encode() + b"\n"
        yield self.data

    def answered(self, pipe: IO[bytes]) -> Changed:
        """The answer to it; see `Changed.taken`."""
        return Changed.taken(pipe)

    @classmethod
    def told(cls, told: Mapping[str, Any], pipe: IO[bytes]) -> "Change":
        """The order of this head, with the object behind it."""
        return cls(
            what=What(told["change"]),
            booking=from_record(told["booking"]),
            now=datetime.fromisoformat(told["now"]),
            zone=ZoneInfo(told["zone"]),
            to=datetime.fromisoformat(told["to"]) if told["to"] else None,
            data=_exactly(pipe, told["size"]),
        )


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
