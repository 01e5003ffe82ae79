"""The Calendar driver: mailboxes that the Bookings driver reads and writes."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from tests.backends.servers.placeos.formula import Event, end_of

Changed = Callable[[], None]


class Raised(Exception):
    """What a driver raises; `kind` is the class that the message ends with."""

    def __init__(self, message: str, kind: str = "Exception") -> None:
        super().__init__(f"module raised: {message} ({kind})")


def bad_request() -> Raised:
    """As Office365 refuses a host who does not exist."""
    remote = "PlaceOS::Driver::RemoteException"
    text = f"remote exception: Bad Request (PlaceCalendar::Exception) ({remote})"
    return Raised(text, remote)


@dataclass(frozen=True, slots=True)
class Declined:
    """One meeting that was declined, and what its people were told."""

    id: str
    notify: bool
    comment: str


@dataclass
class Calendar:
    """Mailboxes by address. `latency` is seconds, `strangers` are hosts nobody knows.
    `broken` is raised by everything, `refuses` by a decline.

    `keeps_declined` leaves a declined meeting in the list as cancelled, as Google does
    when cancelled ones are asked for.
    """

    clock: Callable[[], float]
    boxes: dict[str, list[Event]] = field(default_factory=dict)
    users: list[dict[str, Any]] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)
    latency: float = 0.0
    keeps_declined: bool = False
    broken: str = ""
    refuses: str = ""
    declined: list[Declined] = field(default_factory=list)
    created: list[Event] = field(default_factory=list)
    changed: Changed = lambda: None
    _ids: Any = field(default_factory=lambda: count(1))

    async def list_events(
        self, box: str, start: int, end: int, *, cancelled: bool
    ) -> list[Event]:
        """What overlaps the time given."""
        await self._work()
        inside = (
            event
            for event in self.boxes.get(box, [])
            if event["event_start"] < end and end_of(event) > start
        )
        return [e for e in inside if cancelled or e.get("status") != "cancelled"]

    async def create(self, box: str, event: Event, organiser: str) -> Event:
        """The event as it stands in the room's mailbox afterwards."""
        await self._work()
        if organiser in self.strangers:
            raise bad_request()
        stamp = datetime.fromtimestamp(self.clock(), UTC)
        made = {
            **event,
            "id": f"AAkALgAA{next(self._ids):06d}",
            "created": f"{stamp:%Y-%m-%dT%H:%M:%SZ}",
            "creator": organiser,
        }
        self.put(box, made)
        self.created.append(made)
        return made

    async def decline(self, box: str, id: str, *, notify: bool, comment: str) -> bool:
        await self._work()
        if self.refuses:
            raise Raised(self.refuses, "PlaceCalendar::Exception")
        event = self.find(box, id)
        if event is None:
            raise Raised("Not Found", "PlaceCalendar::Exception")
        self.declined.append(Declined(id, notify, comment))
        if self.keeps_declined:
            self.put(box, {**event, "status": "cancelled"})
        else:
            self.drop(box, id)
        return True

    async def list_users(self, query: str | None, limit: int) -> list[dict[str, Any]]:
        await self._work()
        wanted = (query or "").casefold()
        named = (
            user
            for user in self.users
            if wanted in user["name"].casefold() or wanted in user["email"].casefold()
        )
        return list(named)[:limit]

    def find(self, box: str, id: str) -> Event | None:
        return next((e for e in self.boxes.get(box, []) if e.get("id") == id), None)

    def put(self, box: str, *events: Event) -> None:
        """New ones, and others in place of those with the same id."""
        ids = {event.get("id") for event in events}
        kept = [e for e in self.boxes.get(box, []) if e.get("id") not in ids]
        self.boxes[box] = [*kept, *events]
        self.changed()

    def drop(self, box: str, id: str) -> None:
        self.boxes[box] = [e for e in self.boxes.get(box, []) if e.get("id") != id]
        self.changed()

    async def _work(self) -> None:
        await asyncio.sleep(self.latency)
        if self.broken:
            raise Raised(self.broken, "PlaceCalendar::Exception")


def merged(lists: Sequence[list[Event]]) -> list[Event]:
    """Of several mailboxes, by start; one that is in two of them comes twice."""
    every = [event for events in lists for event in events]
    return sorted(every, key=lambda event: event["event_start"])
