"""An account of MakePlans: its rooms, people and bookings, and what it does to them."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.backends.servers.makeplans.things import (
    ACTIVE,
    PERSON,
    VISIBLE,
    Thing,
    booking,
    person,
    resource,
    service,
)

KEY = "mp-key-5f2c1f0e8d"
SECRET = "mp-secret-77aa01"
ROOM, OTHER_ROOM = 1, 2


class Wrong(Exception):
    """A request that is answered with 400 and these messages."""

    def __init__(self, **messages: str) -> None:
        self.messages = {name: [text] for name, text in messages.items()}
        super().__init__(str(self.messages))


@dataclass
class Manners:
    """How the service behaves where it may behave differently.

    `says_active`: the flag is put out. `page` are the bookings of one page, `limit` the
    requests in `per` seconds, 0 for any number. `headers` says whether pages are told
    of, `made` the status of what was made. `forbidden` are paths that the key may not
    use, `paid` whether the account is. `sample` leaves all but the fields of the source
    document's sample out.
    """

    says_active: bool = True
    sample: bool = False
    page: int = 750
    limit: int = 0
    per: float = 20.0
    headers: bool = True
    made: int = 200
    paid: bool = True
    enabled: bool = True
    forbidden: tuple[str, ...] = ()


@dataclass
class World:
    """`clock` tells the time; `mails` are those that were sent, by kind."""

    clock: Callable[[], float] = time.time
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Oslo"))
    zone_name: str = "Oslo"
    manners: Manners = field(default_factory=Manners)
    bookings: dict[int, Thing] = field(default_factory=dict)
    people: dict[int, Thing] = field(default_factory=dict)
    resources: dict[int, Thing] = field(default_factory=dict)
    services: dict[int, Thing] = field(default_factory=dict)
    hooks: dict[int, Thing] = field(default_factory=dict)
    exceptions: dict[str, list[str] | None] = field(default_factory=dict)
    mails: list[tuple[str, int]] = field(default_factory=list)
    ids: Iterator[int] = field(default_factory=lambda: count(101))

    def __post_init__(self) -> None:
        self.resources.setdefault(ROOM, resource(ROOM, "Boardroom"))
        self.resources.setdefault(OTHER_ROOM, resource(OTHER_ROOM, "Attic"))
        self.services.setdefault(1, service(1, "Meeting"))

    def now(self) -> float:
        return self.clock()

    def active(self, one: Thing) -> bool:
        """Whether it occupies its room; one that was not verified in time does not."""
        if one["state"] == "awaiting_verification" and one["expires_at"]:
            return self.now() < one["expires_at"]
        return one["state"] in ACTIVE

    def visible(self, one: Thing) -> bool:
        return self.active(one) or one["state"] in VISIBLE

    def put(self, start: float, end: float, **more: Any) -> Thing:
        """Somebody books; nobody looks whether there is room."""
        id = more.pop("id", None) or next(self.ids)
        made = booking(id, start, end, created_at=self.now(), **more)
        self.bookings[id] = made
        return self.touched(made)

    def change(self, id: int, **changes: Any) -> Thing:
        """Somebody changes a booking."""
        one = self.bookings[id]
        one.update(changes)
        return self.touched(one)

    def touched(self, one: Thing) -> Thing:
        one["updated_at"] = self.now()
        one["revision_count"] += 1
        return one

    def meet(self, name: str, email: str = "", **more: Any) -> Thing:
        """A person of the account, made if need be."""
        same = (p for p in self.people.values() if email and p["email"] == email)
        found = next(same, None)
        if found is None:
            id = next(self.ids)
            found = self.people[id] = person(id, name, email, **more)
        return found

    def book(self, asked: Thing, *, force: bool) -> Thing:
        """Makes a booking as it was asked for."""
        if "resource_id" not in asked:
            raise Wrong(resource_id="is a required field. Cannot be empty")
        if asked["resource_id"] not in self.resources:
            raise Wrong(resource="does not exist")
        self._look_at_span(asked)
        if not force:
            self.look_for_room(asked)
        attributes = asked.pop("person_attributes", None)
        if attributes is not None:
            asked["person_id"] = self._person(attributes)["id"]
        asked.pop("public_booking", None)
        return self.put(asked.pop("booked_from"), asked.pop("booked_to"), **asked)

    def update(self, one: Thing, asked: Thing, *, force: bool) -> Thing:
        """Changes a booking as it was asked for."""
        after = {**one, **asked}
        self._look_at_span(after)
        if not force:
            self.look_for_room(after, but=one["id"])
        return self.change(one["id"], **asked)

    def look_for_room(self, wanted: Thing, but: int | None = None) -> None:
        room = self.resources[wanted["resource_id"]]
        taken = [
            one
            for one in self.bookings.values()
            if one["resource_id"] == room["id"]
            and one["id"] != but
            and self.active(one)
            and one["booked_from"] < wanted["booked_to"]
            and wanted["booked_from"] < one["booked_to"]
        ]
        if len(taken) >= room["capacity"]:
            raise Wrong(booked_from="is not available")

    def mail(self, kind: str, one: Thing) -> None:
        """Messages need a person and a service."""
        if one["person_id"] and one["service_id"]:
            self.mails.append((kind, one["id"]))

    def repeat(self, starts: list[float], length: float, **more: Any) -> str:
        """A collection of bookings."""
        collection = str(uuid4())
        for start in starts:
            self.put(start, start + length, collection_id=collection, **more)
        return collection

    def _look_at_span(self, wanted: Thing) -> None:
        for name in ("booked_from", "booked_to"):
            if not isinstance(wanted.get(name), float):
                raise Wrong(**{name: "is a required field. Cannot be empty"})
        if wanted["booked_to"] <= wanted["booked_from"]:
            raise Wrong(booked_to="must be after booked from")

    def _person(self, attributes: Thing) -> Thing:
        unknown = attributes.keys() - set(PERSON)
        if unknown or not any(attributes.values()):
            raise Wrong(person="is invalid")
        return self.meet(attributes.get("name", ""), attributes.get("email") or "")
