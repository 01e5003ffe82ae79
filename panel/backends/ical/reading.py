"""Texts read in the process of their own: what they hold in the time asked for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from panel.backends.ical import expand, parse
from panel.backends.ical.entry import Entry, Parsed, Problem, Unreadable
from panel.backends.ical.wanted import Given, Text, Wanted
from panel.domain.record import to_record

MOST_FOUND = 20_000
"""Bookings in the time asked for."""
MOST_SIZE = 48_000_000
"""Characters of all their records: people and descriptions may be long."""
MOST_PROBLEMS = 1_000

Row = tuple[str, dict[str, Any]]


def given(wanted: Wanted) -> Given:
    """What one order gives."""
    shelf = _Shelf(wanted)
    try:
        for text in wanted.texts:
            shelf.add(text)
    except Unreadable as error:
        return Given(refusal=str(error))
    return shelf.given()


@dataclass(slots=True)
class _Shelf:
    """Collects bookings of all texts, as many as anybody can show."""

    wanted: Wanted
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    said: Parsed = field(default_factory=Parsed)
    _ids: set[str] = field(default_factory=set)
    _size: int = 0

    def add(self, text: Text) -> None:
        """Take one more text in.

        Raises:
            Unreadable: there is more than anybody can show.
        """
        wanted = self.wanted
        days = (_day(wanted.start, wanted.zone), _day(wanted.end, wanted.zone))
        parsed = parse(text.data, wanted.zone, days=days)
        self.said = Parsed(
            name=self.said.name or parsed.name,
            zone=self.said.zone or parsed.zone,
            refresh=self.said.refresh or parsed.refresh,
        )
        problems = list(parsed.problems)
        for entry in _entries(parsed, wanted, problems):
            if entry.booking.lies_in(wanted.start, wanted.end):
                self._keep(text, entry)
        room = max(MOST_PROBLEMS - len(self.problems), 0)
        self.problems.extend(replace(each, key=text.key) for each in problems[:room])

    def given(self) -> Given:
        """All of it, sorted by start."""
        self.rows.sort(key=lambda row: (row[1]["start"], row[1]["id"]))
        refresh = self.said.refresh
        return Given(
            rows=self.rows,
            problems=self.problems,
            name=self.said.name,
            zone=self.said.zone.key if self.said.zone else "",
            refresh=refresh.total_seconds() if refresh else None,
        )

    def _keep(self, text: Text, entry: Entry) -> None:
        booking, keeps = entry.booking, self.wanted.check_ins
        record = to_record(
            replace(
                booking,
                id=self._own_id(text.key, booking.id),
                etag=text.etag,
                checked_in=booking.checked_in or (False if keeps else None),
            )
        )
        self.rows.append((text.key, record))
        self._size += len(json.dumps(record))
        if len(self.rows) > MOST_FOUND or self._size > MOST_SIZE:
            raise Unreadable("The calendar holds more bookings than can be shown.")

    def _own_id(self, key: str, name: str) -> str:
        """Two objects of a calendar may hold the same UID, though they should not."""
        if name in self._ids:
            name = f"{name}#{sha256(key.encode()).hexdigest()[:12]}"
        self._ids.add(name)
        return name


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _entries(
    parsed: Parsed, wanted: Wanted, problems: list[Problem]
) -> Iterator[Entry]:
    """Single bookings and occurrences; what cannot be worked out is a problem."""
    yield from parsed.entries
    for series in parsed.series:
        try:
            yield from expand(series, wanted.start, wanted.end, wanted.zone)
        except Unreadable as error:
            problems.append(Problem(series.uid, str(error)))
