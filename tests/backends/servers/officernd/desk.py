"""Bookings as they are made, changed and cancelled; what is not allowed is refused."""

from datetime import datetime
from typing import Any

from tests.backends.servers.officernd.world import RESOURCE, Item, World, iso, seconds

MADE = {
    "resource",
    "start",
    "end",
    "title",
    "description",
    "member",
    "company",
    "members",
    "visitors",
    "isTentative",
    "isFree",
    "isSilent",
}
NOT_KEPT = {"isSilent", "start", "end"}
CHANGED = MADE - {"resource"}
RATE = 30


class Wrong(Exception):
    """A request that is not taken, with its status and message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class Desk:
    """`/bookings` but for the listing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def make(self, fields: dict[str, Any]) -> Item:
        self._look_at(fields, MADE)
        if not {"resource", "start", "end"} <= set(fields):
            raise Wrong(400, "resource, start and end should not be empty")
        if not fields.get("member") and not fields.get("company"):
            raise Wrong(400, "member or company should be provided")
        if fields["resource"] not in self._world.resources:
            raise Wrong(400, "Resource not found")
        start, end = moment(fields["start"]), moment(fields["end"])
        if end <= start:
            raise Wrong(400, "end should be after start")
        self._room_for(start, end, "")
        kept = {k: v for k, v in fields.items() if k not in NOT_KEPT}
        who = {"member": None, "company": None}
        made = self._world.add(start, end, **{**who, "isFree": False, **kept})
        self._charge(made, end - start)
        for later, rival in self._world.rivals:
            self._world.add(start, end, later=later, **rival)
        self._world.rivals = []
        return made

    def change(self, id: str, fields: dict[str, Any]) -> Item:
        self._look_at(fields, CHANGED)
        booking = self.one(id)
        if booking.get("recurrence"):
            self._world.changed_series.append(id)
        end = moment(fields.get("end", booking["end"]))
        if end <= moment(booking["start"]):
            raise Wrong(400, "end should be after start")
        if booking["isCancelled"]:
            raise Wrong(400, "Booking is cancelled")
        longer = end - moment(booking["end"])
        self._room_for(moment(booking["start"]), end, id)
        booking |= {**fields, "modifiedAt": self._world.stamp()}
        if longer > 0:
            self._charge(booking, longer)
        for later, rival in self._world.rivals:
            self._world.add(end - 60, end, later=later, **rival)
        self._world.rivals = []
        return booking

    def cancel(self, id: str) -> Item:
        booking = self.one(id)
        if booking.get("recurrence"):
            self._world.changed_series.append(id)
        if booking["isCancelled"]:
            raise Wrong(400, "Booking is already cancelled")
        booking |= {"isCancelled": True, "modifiedAt": self._world.stamp()}
        return booking

    def one(self, id: str) -> Item:
        if id not in self._world.bookings:
            raise Wrong(404, "Booking not found")
        return self._world.bookings[id]

    def _look_at(self, fields: dict[str, Any], allowed: set[str]) -> None:
        for name in fields:
            if name not in allowed:
                raise Wrong(400, f"property {name} should not exist")
        if fields.get("member", "") and fields["member"] not in self._world.members:
            raise Wrong(400, "Member not found")
        if fields.get("company", "") and fields["company"] not in self._world.companies:
            raise Wrong(400, "Company not found")
        for name in ("isTentative", "isFree", "isSilent"):
            if not isinstance(fields.get(name, True), bool):
                raise Wrong(400, f"{name} must be a boolean value")
        if not isinstance(fields.get("title", ""), str):
            raise Wrong(400, "title must be a string")

    def _room_for(self, start: float, end: float, id: str) -> None:
        if not self._world.refuses_overlap:
            return
        for other in self._world.occurrences(start - 2e6, end):
            if other["_id"] == id or other["resource"] != RESOURCE:
                continue
            apart = seconds(other["end"]) <= start or end <= seconds(other["start"])
            if not apart and not other["isCancelled"]:
                raise Wrong(409, f"Overlaps with {other['title']} of Ada Byron")

    def _charge(self, booking: Item, length: float) -> None:
        if not booking.get("isFree"):
            price = {"price": length / 3600 * RATE}
            fee = {"date": iso(self._world.clock()), "fee": price}
            more = {"credits": [], "extraFees": []}
            booking["fees"] = [*booking["fees"], {**fee, **more}]
            self._world.fees.append(fee)


def moment(text: Any) -> float:
    """Unix seconds; only a UTC moment with a Z is one."""
    try:
        if not isinstance(text, str) or not text.endswith("Z"):
            raise ValueError
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        raise Wrong(400, "must be a valid ISO 8601 date string") from None
