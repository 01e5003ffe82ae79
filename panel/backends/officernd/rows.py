"""Occurrences as OfficeRnD lists them; what cannot be read is named and left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from panel.backends.officernd import fields
from panel.backends.officernd.fields import Raw
from panel.domain.booking import HELD, BookingStatus, Person

MOST_BUFFER = timedelta(hours=12)
SERIES = timedelta(hours=23)
"""A series lasts longer than its first booking by at least so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One occurrence; of people there may be no more than the `user_id`.

    `id` belongs to a booking or to a whole series. `extras` are what was ordered, by
    its id, and how many. `before` and `after` are the times in which the room is
    prepared for it.
    """

    id: str
    start: datetime
    end: datetime
    title: str = ""
    body: str = ""
    status: BookingStatus = BookingStatus.CONFIRMED
    free: bool = False
    member: Person | None = None
    company: Person | None = None
    members: tuple[Person, ...] = ()
    visitors: tuple[Person, ...] = ()
    extras: tuple[tuple[Person, int], ...] = ()
    before: timedelta = timedelta()
    after: timedelta = timedelta()
    recurring: bool = False
    timezone: str = ""
    etag: str = ""
    created: datetime | None = None
    updated: datetime | None = None

    @property
    def occupies(self) -> bool:
        return self.status in HELD and self.end > self.start

    @property
    def name(self) -> str:
        """Unlike those of all others: occurrences of a series share their id."""
        if not self.recurring:
            return self.id
        return f"{self.id}-{int(self.start.timestamp())}"

    def overlaps(self, start: datetime, end: datetime) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Rows:
    """Those that could be read, by their start, and the names of the others."""

    rows: tuple[Row, ...] = ()
    unreadable: tuple[str, ...] = ()


def rows_of(listed: Iterable[object], resource: str) -> Rows:
    """All of this resource; those of others, which some servers add, are left out."""
    found: list[Row] = []
    unreadable = []
    for number, raw in enumerate(listed, 1):
        if isinstance(raw, Mapping) and _of_another(raw, resource):
            continue
        try:
            found.append(row_of(raw))
        except (ValueError, TypeError, OverflowError):
            unreadable.append(_name(raw, number))
    once = {row.name: row for row in _with_series(found)}
    ordered = sorted(once.values(), key=lambda row: (row.start, row.end, row.name))
    return Rows(tuple(ordered), tuple(unreadable))


def row_of(raw: object) -> Row:
    """One booking or occurrence, in the words of v1 or v2.

    Raises:
        ValueError, TypeError, OverflowError: it has no id or no times, or is none.
    """
    if not isinstance(raw, Mapping):
        raise TypeError("no booking")
    start, end = fields.moment(raw, "start"), fields.moment(raw, "end")
    id = fields.text(raw, "_id", "id")
    if not id:
        raise ValueError("no id")
    slots = fields.value(raw, "serviceSlots")
    slots = slots if isinstance(slots, Mapping) else {}
    return Row(
        id=id,
        start=start,
        end=end,
        title=fields.title(raw, "title", "summary"),
        body=fields.title(raw, "description"),
        status=_status(raw),
        free=fields.flag(raw, "isFree", "free"),
        member=fields.reference(raw, "member"),
        company=fields.reference(raw, "company", "team"),
        members=fields.references(raw, "members"),
        visitors=fields.references(raw, "visitors"),
        extras=fields.counts(raw, "extras"),
        before=fields.minutes(slots, "before", MOST_BUFFER),
        after=fields.minutes(slots, "after", MOST_BUFFER),
        recurring=_recurs(raw, start, end),
        timezone=fields.text(raw, "timezone"),
        etag=fields.text(raw, "modifiedAt"),
        created=fields.moment_or_none(raw, "createdAt"),
        updated=fields.moment_or_none(raw, "modifiedAt"),
    )


def _of_another(raw: Raw, resource: str) -> bool:
    found = fields.id_of(raw, "resource", "resourceId")
    return bool(found) and found != resource


def _status(raw: Raw) -> BookingStatus:
    if fields.flag(raw, "isCancelled", "isCanceled", "canceled"):
        return BookingStatus.CANCELLED
    if fields.flag(raw, "isTentative", "tentative"):
        return BookingStatus.TENTATIVE
    return BookingStatus.CONFIRMED


def _recurs(raw: Raw, start: datetime, end: datetime) -> bool:
    """Whether it belongs to a series; in doubt it does, for then it is left alone."""
    recurrence = fields.value(raw, "recurrence")
    if isinstance(recurrence, Mapping) and fields.text(recurrence, "rrule"):
        return True
    first = fields.moment_or_none(raw, "seriesStart") or start
    last = fields.moment_or_none(raw, "seriesEnd") or end
    return first != start or (last > end and last - start >= SERIES)


def _with_series(rows: Iterable[Row]) -> list[Row]:
    """An id with several starts is a series, whatever else it says."""
    starts: dict[str, set[datetime]] = defaultdict(set)
    kept = list(rows)
    for row in kept:
        starts[row.id].add(row.start)
    several = {id for id, found in starts.items() if len(found) > 1}
    return [replace(row, recurring=True) if row.id in several else row for row in kept]


def _name(raw: object, number: int) -> str:
    """What an unreadable one is called: its id, else its place in the list."""
    said = fields.text(raw, "_id") if isinstance(raw, Mapping) else ""
    return said[:80] or f"number {number}"
