"""Series and bookings as JSON lines, between the panel and the process that expands."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from panel.backends.ical.entry import Entry, Problem, Series
from panel.domain.record import from_record, to_record


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
        entries = [
            (entry.uid, entry.occurrence, to_record(entry.booking))
            for entry in self.entries
        ]
        problem = asdict(self.problem) if self.problem else None
        return json.dumps({"entries": entries, "problem": problem})

    @classmethod
    def read(cls, line: str) -> "Answer":
        """The answer that a line holds."""
        told = json.loads(line)
        entries = tuple(
            Entry(uid, occurrence, from_record(record))
            for uid, occurrence, record in told["entries"]
        )
        return cls(entries, Problem(**told["problem"]) if told["problem"] else None)
