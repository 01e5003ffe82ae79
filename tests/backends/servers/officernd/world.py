"""What one organization of OfficeRnD holds, in the words of v2."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

Item = dict[str, Any]

ORGANIZATION = "harbour-space"
CLIENT_ID = "panel-7WCHj7WOpiZUKKpe"
CLIENT_SECRET = "hush.iiUT7kr0OxXEAN0Qlz9FKBJkvp"
RESOURCE = "5f9a1c2277d1a40017e1b001"
OTHER_RESOURCE = "5f9a1c2277d1a40017e1b002"
LOCATION = "5f9a1c2277d1a40017e1a001"
ADA = "5f9a1c2277d1a40017e1c001"
GRACE = "5f9a1c2277d1a40017e1c002"
WALK_UP = "5f9a1c2277d1a40017e1c099"
COMPANY = "5f9a1c2277d1a40017e1d001"
VISITOR = "5f9a1c2277d1a40017e1f001"
PLAN = "5f9a1c2277d1a40017e1b0b1"
EVERYTHING = (
    *(f"flex.space.bookings.{verb}" for verb in ("read", "create", "update", "cancel")),
    "flex.space.resources.read",
    "flex.space.locations.read",
    "flex.community.members.read",
    "flex.community.companies.read",
    "flex.community.visitors.read",
    "flex.billing.plans.read",
    "flex.community.checkins.read",
    "flex.community.checkins.create",
    *(f"flex.settings.webhooks.{verb}" for verb in ("read", "create", "delete")),
    "officernd.api.read",
    "officernd.api.write",
)
EVERY = {"DAILY": 1, "WEEKLY": 7}


def iso(seconds: float) -> str:
    moment = datetime.fromtimestamp(seconds, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


@dataclass
class Token:
    """A token, until when it is good and for what."""

    text: str
    until: float
    scopes: tuple[str, ...]


@dataclass
class World:
    """Lists by id. `granted` are the scopes that the application has.

    `overlapping`: a window lists what touches it, not only what starts in it.
    `refuses_overlap`: a booking over another one is not taken. `own_ids`: each
    occurrence of a series has an id. `same_stamps`: all was made in one moment.
    `rivals` are put in when a booking is made, each so many milliseconds after it.
    `changed_series` are ids of series that were written.
    """

    clock: Callable[[], float]
    granted: tuple[str, ...] = EVERYTHING
    lasts: float = 3599
    overlapping: bool = False
    refuses_overlap: bool = False
    own_ids: bool = False
    same_stamps: bool = False
    bookings: dict[str, Item] = field(default_factory=dict)
    members: dict[str, Item] = field(default_factory=dict)
    companies: dict[str, Item] = field(default_factory=dict)
    visitors: dict[str, Item] = field(default_factory=dict)
    resources: dict[str, Item] = field(default_factory=dict)
    locations: dict[str, Item] = field(default_factory=dict)
    checkins: dict[str, Item] = field(default_factory=dict)
    plans: dict[str, Item] = field(default_factory=dict)
    webhooks: dict[str, Item] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    rivals: list[tuple[int, Item]] = field(default_factory=list)
    changed_series: list[str] = field(default_factory=list)
    fees: list[Item] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        for id, name in ((ADA, "Ada Byron"), (GRACE, "Grace"), (WALK_UP, "Walk-up")):
            email = f"{name.lower().replace(' ', '.')}@example.com"
            self.members[id] = {
                "_id": id,
                "name": name,
                "email": email,
                "status": "active",
                "company": COMPANY,
            }
        self.companies[COMPANY] = {"_id": COMPANY, "name": "Analytical Engines"}
        self.visitors[VISITOR] = {"_id": VISITOR, "name": "Mary Somerville"}
        self.plans[PLAN] = {"_id": PLAN, "name": "Coffee"}
        self.locations[LOCATION] = {
            "_id": LOCATION,
            "name": "Harbour",
            "timezone": "Europe/Lisbon",
        }
        for id, name in ((RESOURCE, "Boardroom"), (OTHER_RESOURCE, "Nook")):
            self.resources[id] = {
                "_id": id,
                "name": name,
                "type": "meeting_room",
                "location": LOCATION,
                "size": 10,
                "images": ["//images.example.com/boardroom.png"],
            }

    def number(self) -> str:
        """A new id, as the others look."""
        return f"66f0c0ffee00{next(self._numbers):012x}"

    def stamp(self, later: int = 0) -> str:
        """Now, no two of them the same unless that is wanted."""
        more = 0 if self.same_stamps else next(self._numbers)
        return iso(self.clock() + more / 1000 + later / 1000)

    def member(self, name: str, email: str = "") -> str:
        """The id of a member of that name, made where there is none."""
        known = (m["_id"] for m in self.members.values() if m["name"] == name)
        id = next(known, None) or self.number()
        made = {"_id": id, "name": name, "email": email, "status": "active"}
        self.members.setdefault(id, made)
        return str(id)

    def add(self, start: float, end: float, *, later: int = 0, **more: Any) -> Item:
        """Somebody else's booking, from and to these unix seconds."""
        id = more.pop("_id", None) or self.number()
        made = self.stamp(later)
        self.bookings[id] = {
            "_id": id,
            "start": iso(start),
            "end": iso(end),
            "timezone": "Europe/Lisbon",
            "title": "Salary talks",
            "description": "",
            "resource": RESOURCE,
            "location": LOCATION,
            "member": ADA,
            "company": COMPANY,
            "members": [],
            "visitors": [],
            "isCancelled": False,
            "isTentative": False,
            "isFree": True,
            "fees": [],
            "extras": {},
            "createdAt": made,
            "createdBy": "5f9a1c2277d1a40017e1aaaa",
            "modifiedAt": made,
            "modifiedBy": "5f9a1c2277d1a40017e1aaaa",
            **more,
        }
        return self.bookings[id]

    def occurrences(self, begin: float, end: float) -> list[Item]:
        """One-off bookings and all instances of series in a window."""
        all_of_them = (one for b in self.bookings.values() for one in self._each(b))
        found = [o for o in all_of_them if self._listed(o, begin, end)]
        return sorted(found, key=lambda o: (o["start"], o["_id"]))

    def _listed(self, item: Item, begin: float, end: float) -> bool:
        start, until = _seconds(item["start"]), _seconds(item["end"])
        if start is None or until is None:
            return True
        return start < end and (until > begin if self.overlapping else start >= begin)

    def _each(self, booking: Item) -> Iterator[Item]:
        rule = (booking.get("recurrence") or {}).get("rrule", "")
        if not rule:
            yield booking
            return
        parts = dict(part.split("=") for part in rule.split(";"))
        last = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        start = datetime.fromisoformat(booking["start"])
        length = datetime.fromisoformat(booking["end"]) - start
        span = {
            "seriesStart": booking["start"],
            "seriesEnd": iso(last.timestamp()),
        }
        for number in range(400):
            first = start + number * timedelta(days=EVERY[parts["FREQ"]])
            if first > last:
                return
            times = {
                "start": iso(first.timestamp()),
                "end": iso((first + length).timestamp()),
            }
            id = f"{booking['_id']}{number:03d}" if self.own_ids else booking["_id"]
            yield {**booking, **span, **times, "_id": id}


def _seconds(text: object) -> float | None:
    try:
        return seconds(str(text))
    except ValueError:
        return None
