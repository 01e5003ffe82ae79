"""Bookings of the panel, made of occurrences and of what is known of people."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from panel.backends.officernd import fields
from panel.backends.officernd.buffers import buffers_of
from panel.backends.officernd.rows import Row
from panel.domain.booking import Booking, Person

Named = Callable[[str, Person | None], Person | None]
"""The person behind a reference of a kind, None where no name is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What it takes to make bookings of rows.

    `changes`: what is no part of a series may be changed. `checked_in` says what
    OfficeRnD knows of check-ins.
    """

    named: Named
    checked_in: Callable[[Row], bool | None]
    location: str = ""
    zone: ZoneInfo | None = None
    changes: bool = False


def bookings_of(rows: Iterable[Row], around: Around) -> Iterator[Booking]:
    """Every meeting, and what is prepared for it."""
    listed = tuple(rows)
    for row in listed:
        yield booking_of(row, around)
    yield from buffers_of(listed, around.location)


def booking_of(row: Row, around: Around) -> Booking:
    """One meeting."""
    return Booking(
        id=row.name,
        start=row.start,
        end=row.end,
        title=row.title,
        host=_host(row, around.named),
        all_day=_whole_days(row, around.zone),
        status=row.status,
        checked_in=around.checked_in(row),
        attendees=_known("members", row.members, around.named),
        visitors=_known("visitors", row.visitors, around.named),
        services=tuple(_ordered(row, around.named)),
        body=row.body,
        location=around.location,
        timezone=row.timezone,
        recurring=row.recurring,
        editable=around.changes and not row.recurring,
        etag=row.etag,
        series_id=row.id if row.recurring else "",
        created=row.created,
        updated=row.updated,
    )


def _host(row: Row, named: Named) -> Person | None:
    """The member; else the company, whose id is nobody's."""
    member = named("members", row.member)
    if member is not None:
        return member
    company = named("companies", row.company)
    return Person(name=company.name) if company and company.name else None


def _known(kind: str, people: Iterable[Person], named: Named) -> tuple[Person, ...]:
    found = (named(kind, person) for person in people)
    return tuple(person for person in found if person is not None)


def _ordered(row: Row, named: Named) -> Iterator[str]:
    for extra, number in row.extras:
        found = named("plans", extra)
        if found is not None:
            yield found.name if number == 1 else f"{number} × {found.name}"


def _whole_days(row: Row, room: ZoneInfo | None) -> bool:
    """OfficeRnD has no word for it: from a midnight to a midnight of the room."""
    zone = room or fields.zone(row.timezone)
    if zone is None or row.end <= row.start:
        return False
    ends = (row.start.astimezone(zone), row.end.astimezone(zone))
    return all(end.time() == time.min for end in ends)
