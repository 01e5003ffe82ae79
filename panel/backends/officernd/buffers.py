"""The times before and after meetings in which the room is prepared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from panel.backends.officernd.rows import Row
from panel.domain.booking import Booking

BEFORE, AFTER = "before", "after"


@dataclass(slots=True)
class _Span:
    """Time of one meeting's preparation; cut where others have the room."""

    id: str
    start: datetime
    end: datetime

    def from_behind(self, start: datetime, end: datetime) -> None:
        """Leaves this time to others; what lies before it goes too."""
        if self.start < end and start < self.end:
            self.start = min(end, self.end)

    def up_to(self, start: datetime, end: datetime) -> None:
        """Leaves this time to others; what lies after it goes too."""
        if self.start < end and start < self.end:
            self.end = max(start, self.start)


def buffers_of(rows: Iterable[Row], location: str) -> Iterator[Booking]:
    """What is prepared for the meetings that take place, one booking for each time.

    Meetings come first: what would lie over one is cut to what touches its own
    meeting. What comes before a meeting leaves time to what comes after others.
    """
    held = [row for row in rows if row.occupies]
    after = list(_after(held))
    before = list(_before(held, after))
    for span in (*before, *after):
        if span.end > span.start:
            yield Booking(
                id=span.id,
                start=span.start,
                end=span.end,
                buffer=True,
                editable=False,
                location=location,
            )


def _after(held: list[Row]) -> Iterator[_Span]:
    for row in held:
        if row.after:
            span = _Span(f"{row.name}/{AFTER}", row.end, row.end + row.after)
            for other in held:
                if other is not row:
                    span.up_to(other.start, other.end)
            yield span


def _before(held: list[Row], after: Iterable[_Span]) -> Iterator[_Span]:
    taken = [(span.start, span.end) for span in after]
    for row in held:
        if row.before:
            span = _Span(f"{row.name}/{BEFORE}", row.start - row.before, row.start)
            for other in held:
                if other is not row:
                    span.from_behind(other.start, other.end)
            for start, end in taken:
                span.from_behind(start, end)
            yield span
