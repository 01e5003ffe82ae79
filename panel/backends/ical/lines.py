"""Series and bookings as JSON lines, between the panel and the process that expands."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from panel.backends.ical.entry import Entry, Problem, Series
from panel.domain.booking import Booking, BookingStatus, Person

MOMENTS = ("start", "end", "created", "updated")


@dataclass(frozen=True, slots=True)
class Order:
    """One series to be worked out in one stretch of time."""

    series: Series
    start: datetime
    end: datetime
    zone: ZoneInfo

    def line(self) -> str:
        """As one line of JSON."""
        return json.dumps(
            {
                "uid": self.series.uid,
                "text": self.series.text,
                "start": self.start.isoformat(),
                "end": self.end.isoformat(),
                "zone": self.zone.key,
            }
        )

    @classmethod
    def read(cls, line: str) -> "Order":
        """The order that a line holds."""
        told = json.loads(line)
        start, end = (datetime.fromisoformat(told[name]) for name in ("start", "end"))
        series = Series(told["uid"], told["text"])
        return cls(series, start, end, ZoneInfo(told["zone"]))


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one order: its occurrences, or why there are none."""

    entries: tuple[Entry, ...] = ()
    problem: Problem | None = None

    def line(self) -> str:
        """As one line of JSON."""
        entries = [entry_json(entry) for entry in self.entries]
        problem = asdict(self.problem) if self.problem else None
        return json.dumps({"entries": entries, "problem": problem})

    @classmethod
    def read(cls, line: str) -> "Answer":
        """The answer that a line holds."""
        told = json.loads(line)
        entries = tuple(entry_from(each) for each in told["entries"])
        return cls(entries, Problem(**told["problem"]) if told["problem"] else None)


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON values; the moments as ISO 8601 in UTC."""
    values = asdict(entry.booking)
    for name in MOMENTS:
        values[name] = values[name] and values[name].isoformat()
    return {"uid": entry.uid, "occurrence": entry.occurrence, "booking": values}


def entry_from(told: dict[str, Any]) -> Entry:
    """The entry that `entry_json` made these values of."""
    values = dict(told["booking"])
    for name in MOMENTS:
        values[name] = values[name] and datetime.fromisoformat(values[name])
    values["host"] = values["host"] and Person(**values["host"])
    values["attendees"] = _people(values["attendees"])
    values["status"] = BookingStatus(values["status"])
    return Entry(told["uid"], told["occurrence"], Booking(**values))


def _people(told: Iterable[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(Person(**each) for each in told)
