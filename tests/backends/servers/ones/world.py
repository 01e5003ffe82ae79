"""What a customer's server holds: one room of several, its appointments, its people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

Row = dict[str, Any]

KEY = "9f1c7c1e0b8a4a0d8d6b2f5a"
ROOM = "12"
ZONE_NAMES = ("Europe/Lisbon", "Asia/Hong_Kong", "UTC")
STATES = ("booked", "waitingCheckIn", "using", "ended", "cancelled", "noShow")
"""Names that the server knows; the last three are not among those of the documents."""
NUMBERS = {name: 40 + 7 * place for place, name in enumerate(STATES)}
"""Numbers as nobody would guess them."""


@dataclass
class Kept:
    """One appointment: its row as it is answered, and its state by name."""

    row: Row
    state: str = "booked"

    @property
    def start(self) -> datetime:
        return datetime.fromisoformat(self.row["period"]["start"])

    @property
    def end(self) -> datetime:
        return datetime.fromisoformat(self.row["period"]["end"])

    @property
    def told(self) -> Row:
        """With the number of its state, which means nothing to anybody."""
        booking = {**self.row["booking"], "bookingState": NUMBERS[self.state]}
        return {**self.row, "booking": booking}


@dataclass
class Manners:
    """What the documents leave open.

    `first` is the number of the first page, `most` the rows of a page, `meta` whether
    the answer says how many there are. `starts_only`: a window holds what begins in
    it. `overbooks`: the server books over others; `clash` is the status where it does
    not. `sensor_checks_in` is a rule of the room. `stateless`: whichever state is
    asked for, all come; `one_state`: they do where more than one is.
    """

    first: int = 1
    most: int = 50
    meta: bool = True
    starts_only: bool = False
    sensor_checks_in: bool = False
    stateless: bool = False
    one_state: bool = False
    overbooks: bool = False
    clash: int = 409


@dataclass
class World:
    """The whole server; `localised` as Bookings ONE tells names.

    `before` is what happens just before appointments of these states are answered,
    once.
    """

    now: Callable[[], float]
    localised: bool
    manners: Manners = field(default_factory=Manners)
    kept: list[Kept] = field(default_factory=list)
    visits: list[Row] = field(default_factory=list)
    users: list[Row] = field(default_factory=list)
    access_keys: list[tuple[str, Row]] = field(default_factory=list)
    content: list[Row] = field(default_factory=list)
    posted: list[tuple[str, Row]] = field(default_factory=list)
    subscriptions: list[tuple[str, Row]] = field(default_factory=list)
    before: dict[str, Callable[[], object]] = field(default_factory=dict)
    next_id: int = 7000

    def __post_init__(self) -> None:
        self.room: Row = {
            "id": int(ROOM),
            "accessId": "Room101",
            "name": self.name("Boardroom", "Sala do Conselho"),
            "type": 0,
            "category": 0 if self.localised else {"id": 3, "name": "Meeting room"},
            "description": self.name("With a view", "Com vista"),
            "actualServiceItems": [],
            "floor": {"id": 1, "name": self.name("First", "Primeiro")},
            "capacity": 10,
            "isDeleted": False,
        }
        self.content = [
            {
                "status": 5,
                "suggestColor": 8,
                "bookableResource": {
                    "id": int(ROOM),
                    "name": self.name("Boardroom", "Sala do Conselho"),
                    "type": 0,
                    "capacity": 10,
                    "amenities": [{"id": 1, "name": "Whiteboard"}],
                },
                "currentAppointment": None,
                "nextAppointment": None,
                "statusWording": self.name("Come on in", "Faça favor"),
                "upcomingAppointments": [],
            }
        ]

    def name(self, english: str, portuguese: str) -> Any:
        """A name as this dialect tells it."""
        if not self.localised:
            return english
        return [
            {"language": "en-US", "text": english},
            {"language": "pt-PT", "text": portuguese},
        ]

    def number(self) -> int:
        self.next_id += 1
        return self.next_id

    def put(self, kept: Kept) -> Kept:
        self.kept.append(kept)
        return kept

    def found(self, id: str) -> Kept:
        """The appointment of a booking."""
        return next(k for k in self.kept if str(k.row["booking"]["id"]) == id)

    def made(
        self,
        start: datetime,
        end: datetime,
        *,
        subject: str = "Salary talks",
        host: str = "Ada Byron",
        booking: Any = None,
        id: str = "",
        state: str = "booked",
        **more: Any,
    ) -> Kept:
        """An appointment as somebody else makes it."""
        number = self.number() if booking is None else booking
        address = f"{host.lower().replace(' ', '.')}@example.com"
        row = {
            "id": id or f"a-{number}",
            "subject": subject,
            "isAllDay": False,
            "textBody": "",
            "appearanceType": 0,
            "bookableResource": {
                "id": int(ROOM),
                "name": self.name("Boardroom", "Sala do Conselho"),
                "type": 0,
            },
            "organizer": {"userId": 3, "displayName": host, "emailAddress": address},
            "attendees": [{"userId": 3, "displayName": host, "role": "Organizer"}],
            "isPreparationAppointment": 0,
            "period": {"start": start.isoformat(), "end": end.isoformat()},
            "booking": {
                "id": number,
                "masterBookingId": None,
                "bookingState": 0,
                "iCalUid": f"uid-{number}",
            },
            "services": [],
            **more,
        }
        return Kept(row, state)

    def user(self, name: str, **more: Any) -> Row:
        """Somebody in the directory."""
        address = f"{name.lower().replace(' ', '.')}@example.com"
        gone = {"isActivated": True} if self.localised else {"activateStatus": 1}
        made = {
            "id": self.number(),
            "displayName": name,
            "emailAddress": address,
            "userName": address,
            **gone,
            "userGroups": [],
            "actualPermissions": [],
            "isDeleted": False,
            **more,
        }
        self.users.append(made)
        return made


def living(kept: Kept) -> bool:
    return kept.state in STATES[:3]


def overlap(kept: Kept, start: datetime, end: datetime) -> bool:
    if kept.end <= kept.start:
        return start - timedelta(seconds=1) < kept.start < end
    return kept.start < end and start < kept.end
