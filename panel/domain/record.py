"""A booking as plain JSON values, and back without loss."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from panel.domain.booking import Booking, BookingStatus, Person

Record = dict[str, Any]

_GROUPS = ("attendees", "visitors")
_MOMENTS = ("created", "updated")
_PERSON = {f.name: f.default for f in fields(Person)}
_PLAIN = {
    f.name: f.default
    for f in fields(Booking)
    if f.name not in ("start", "end", "host", *_GROUPS, "services", *_MOMENTS)
    and f.default is not MISSING
}


def to_record(booking: Booking) -> Record:
    """Plain values: id, start and end, and whatever is not as usual.

    Moments are ISO 8601 in UTC, people are objects.
    """
    record: Record = {"id": booking.id}
    record["start"] = booking.start.isoformat()
    record["end"] = booking.end.isoformat()
    record |= _unusual(booking, _PLAIN)
    if booking.host is not None:
        record["host"] = _unusual(booking.host, _PERSON)
    for name in _GROUPS:
        if people := getattr(booking, name):
            record[name] = [_unusual(person, _PERSON) for person in people]
    if booking.services:
        record["services"] = list(booking.services)
    for name in _MOMENTS:
        moment = getattr(booking, name)
        if moment is not None:
            record[name] = moment.astimezone(UTC).isoformat()
    return record


def from_record(record: Mapping[str, Any]) -> Booking:
    """The booking that `to_record` made these values of; strange names are ignored.

    Raises:
        ValueError, TypeError, KeyError: these are not the values of a booking.
    """
    known = {name: record[name] for name in _PLAIN if name in record}
    if "status" in known:
        known["status"] = BookingStatus(known["status"])
    if "host" in record:
        known["host"] = _person(**record["host"])
    for name in _GROUPS:
        if name in record:
            known[name] = tuple(_person(**each) for each in record[name])
    if "services" in record:
        known["services"] = tuple(map(str, record["services"]))
    for name in _MOMENTS:
        if name in record:
            known[name] = datetime.fromisoformat(record[name])
    start, end = (datetime.fromisoformat(record[name]) for name in ("start", "end"))
    return Booking(id=record["id"], start=start, end=end, **known)


@lru_cache(maxsize=1000)
def _person(**values: Any) -> Person:
    """The same people meet again and again: one object for each."""
    return Person(**values)


def _unusual(thing: object, defaults: Mapping[str, Any]) -> Record:
    """The values that differ from the defaults."""
    values = ((name, getattr(thing, name)) for name in defaults)
    return {name: value for name, value in values if value != defaults[name]}
