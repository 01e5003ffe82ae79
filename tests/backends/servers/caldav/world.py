"""What a small calendar server holds, and the ways in which servers differ."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

USER, PASSWORD, TOKEN = "boardroom", "Zebra-crossing-47", "bearer.Quagga-12"
HOME = "/dav/calendars/boardroom/"
ROOM = f"{HOME}room%20one/"
PRINCIPAL = "/dav/principals/boardroom/"


@dataclass(slots=True)
class World:
    """One user with calendars; `objects` are those of the first, by their names.

    `tells`: the server has a ctag and a sync-token. `rights` are the privileges of the
    user, None where the server says nothing of them. `expansion` is what it makes of
    series that it shall expand: `none` leaves them as they are, `in utc` takes times
    without a zone to be in UTC. `home` is where it says that the calendars are.
    `failing` are objects that it cannot show, each with the status; `silent` those that
    it leaves out of its answers, `textless` those of which it lists no more than the
    name. `folder_status` is said of the calendar in a list.
    """

    clock: Callable[[], float]
    objects: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    name: str = "Room One"
    tells: bool = True
    rights: tuple[str, ...] | None = ("read", "write")
    kinds: tuple[str, ...] = ("VEVENT",)
    zone: str = ""
    expansion: str = "none"
    home: str = HOME
    offers: str = "1, 3, calendar-access"
    well_known: str = "/dav/"
    failing: dict[str, int] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    textless: set[str] = field(default_factory=set)
    folder_status: int = 0
    is_calendar: bool = True
    changes: int = 0

    def put(self, name: str, text: str) -> None:
        """Somebody writes an object."""
        self.objects[name] = text
        self.changes += 1

    def remove(self, name: str) -> None:
        """Somebody removes one."""
        del self.objects[name]
        self.changes += 1

    def etag(self, name: str) -> str:
        return f'"{sha256(self.objects[name].encode()).hexdigest()[:16]}"'
