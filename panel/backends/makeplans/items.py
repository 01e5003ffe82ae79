"""A booking of MakePlans as one of ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from panel.backends.makeplans.states import checked_in, standing
from panel.backends.makeplans.values import (
    Object,
    flag,
    moment,
    number,
    part,
    stamp,
    text,
)
from panel.domain.booking import Booking, Person

MIDNIGHT = time()
VERIFYING = "awaiting_verification"
"""The one state that ends by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One booking as it was told.

    `id` is empty where it has none, `resource` None where it is not said, `booking`
    None where its times cannot be read. `listed` says whether anybody needs to see it,
    `expires` when it goes out by itself, which no change tells.
    """

    id: str
    resource: int | None
    listed: bool
    booking: Booking | None = None
    updated: datetime | None = None
    expires: datetime | None = None


def item_of(told: object, room: int | None = None) -> Item:
    """One element of a list, or one answer.

    Of a booking of another room than `room` no more is read than that: an account may
    tell of many.
    """
    thing = part(told, "booking") if isinstance(told, Mapping) else {}
    id, resource = number(thing, "id"), number(thing, "resource_id")
    updated = stamp(thing, "updated_at")
    name = "" if id is None else str(id)
    if room is not None and resource not in (None, room):
        return Item(id=name, resource=resource, listed=False, updated=updated)
    return Item(
        id=name,
        resource=resource,
        listed=standing(text(thing, "state"), flag(thing, "active")) is not None,
        booking=_booking(thing, name) if name else None,
        updated=updated,
        expires=_expiry(thing),
    )


def _booking(thing: Object, id: str) -> Booking | None:
    start, end = moment(thing, "booked_from"), moment(thing, "booked_to")
    status = standing(text(thing, "state"), flag(thing, "active"))
    if start is None or end is None or status is None:
        return None
    collection = thing.get("collection_id")
    series = str(collection)[:80] if collection else ""
    return Booking(
        id=id,
        start=start,
        end=end,
        title=_title(thing),
        host=_host(thing),
        all_day=start < end and start.time() == end.time() == MIDNIGHT,
        status=status,
        checked_in=checked_in(thing.get("status")),
        recurring=bool(series),
        series_id=series,
        editable=not _attends(thing),
        source_state=text(thing, "state"),
        creator=text(thing, "created_by"),
        created=stamp(thing, "created_at"),
    )


def _title(thing: Object) -> str:
    """Its own, else that of the event or service it is for."""
    named = (part(thing, name) for name in ("event", "service"))
    titles = (text(each, "title").strip() for each in (thing, *named))
    return next(filter(None, titles), "")


def _host(thing: Object) -> Person | None:
    person = part(thing, "person")
    id = number(person, "id") or number(thing, "person_id")
    found = Person(
        name=text(person, "name").strip(),
        address=text(person, "email").strip(),
        user_id="" if id is None else str(id),
    )
    return found if found.label else None


def _attends(thing: Object) -> bool:
    """Whether it is a seat at an event, whose time is the event's own."""
    kind = text(thing, "booking_type") or text(part(thing, "service"), "booking_type")
    return kind == "attendance" or number(thing, "event_id") is not None


def _expiry(thing: Object) -> datetime | None:
    return stamp(thing, "expires_at") if text(thing, "state") == VERIFYING else None
