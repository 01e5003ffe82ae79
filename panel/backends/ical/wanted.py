"""What is asked of the process that reads calendars, and what it answers.

An order is a line of JSON and the texts behind it, byte by byte. An answer is a line of
JSON that says how much follows, and lines of some bookings each: nobody has to take a
long list in one piece.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import IO, Any
from zoneinfo import ZoneInfo

from panel.backends.ical.entry import Problem, Unanswered, Unreadable
from panel.domain.booking import Booking
from panel.domain.record import from_record

AT_ONCE = 50
"""Bookings of one line: a thousandth of a second's work."""
LONGEST_LINE = 2**24
"""Bytes; fifty bookings with all their people are shorter."""
NO_ANSWER = "The process that reads calendars did not answer in full."


@dataclass(frozen=True, slots=True)
class Text:
    """One object of a calendar, or a whole feed.

    `key` is its address, empty for a feed; `etag` its version, which its bookings get.
    """

    key: str
    etag: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A booking, and the text that holds it."""

    key: str
    booking: Booking


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the texts hold in the time asked for, sorted by start.

    `name`, `zone` and `refresh` are those of the first text that says so.
    """

    found: tuple[Found, ...]
    problems: tuple[Problem, ...] = ()
    name: str = ""
    zone: ZoneInfo | None = None
    refresh: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Texts, and the time `start <= t < end` to look at; `zone` is the room's.

    `check_ins`: whether the calendar keeps them, so that a booking without one is not
    checked in, rather than nobody knows.
    """

    texts: Sequence[Text]
    start: datetime
    end: datetime
    zone: ZoneInfo
    check_ins: bool = True

    def parts(self) -> Iterator[bytes]:
        """The order, in pieces."""
        head = {
            "texts": [(text.key, text.etag, len(text.data)) for text in self.texts],
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "zone": self.zone.key,
            "check_ins": self.check_ins,
        }
        yield json.dumps(head).encode() + b"\n"
        for text in self.texts:
            yield text.data

    def answered(self, pipe: IO[bytes]) -> Read:
        """The answer to it; see `taken`."""
        return taken(pipe)

    @classmethod
    def told(cls, told: Mapping[str, Any], pipe: IO[bytes]) -> "Wanted":
        """The order of this head, with the texts behind it."""
        texts = [Text(key, etag, pipe.read(size)) for key, etag, size in told["texts"]]
        start, end = (datetime.fromisoformat(told[name]) for name in ("start", "end"))
        return cls(texts, start, end, ZoneInfo(told["zone"]), told["check_ins"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer on its way: the key and the record of each booking, and the rest.

    `refusal` says why there is none.
    """

    rows: Sequence[tuple[str, dict[str, Any]]] = ()
    problems: Sequence[Problem] = ()
    name: str = ""
    zone: str = ""
    refresh: float | None = None
    refusal: str = ""

    def lines(self) -> Iterator[bytes]:
        """The answer, line by line."""
        head = {
            "lines": -(-len(self.rows) // AT_ONCE),
            "problems": [asdict(problem) for problem in self.problems],
            "name": self.name,
            "zone": self.zone,
            "refresh": self.refresh,
            "refusal": self.refusal,
        }
        yield json.dumps(head).encode() + b"\n"
        for first in range(0, len(self.rows), AT_ONCE):
            rows = self.rows[first : first + AT_ONCE]
            yield json.dumps(rows).encode() + b"\n"


def taken(pipe: IO[bytes]) -> Read:
    """An answer, as it comes.

    Raises:
        EOFError: nothing comes any more.
        Unanswered: the answer makes no sense.
        Unreadable: the answer says why there is none.
    """
    head = _line(pipe)
    try:
        if head["refusal"]:
            raise Unreadable(head["refusal"])
        found = [
            Found(key, from_record(record))
            for _ in range(head["lines"])
            for key, record in _line(pipe)
        ]
        return Read(
            found=tuple(found),
            problems=tuple(Problem(**told) for told in head["problems"]),
            name=head["name"],
            zone=ZoneInfo(head["zone"]) if head["zone"] else None,
            refresh=_length(head["refresh"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unanswered(NO_ANSWER) from error


def _length(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _line(pipe: IO[bytes]) -> Any:
    line = pipe.readline(LONGEST_LINE)
    if not line:
        raise EOFError
    try:
        return json.loads(line)
    except ValueError as error:
        raise Unanswered(NO_ANSWER) from error
