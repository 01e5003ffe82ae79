"""What stands behind the server: the system, its module, the keys, what was asked."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.backends.servers.http import Asked
from tests.backends.servers.placeos.bookings import Bookings
from tests.backends.servers.placeos.calendar import Calendar
from tests.backends.servers.placeos.faults import Faults, Manners
from tests.backends.servers.placeos.keys import Key, Keyring

SYSTEM_ID = "sys-EJeSmse5Z2"
ADDRESS = "boardroom@example.com"
ZONE = "Europe/Lisbon"
API_KEY = "0123456789abcdef0123456789abcdef.Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE"
TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwYW5lbCJ9.c2lnbmF0dXJl"
DOMAIN = "localhost"

Name = tuple[str, str, int]
"""A module by its system, its name and its index."""


class Listening(Protocol):
    """Told of each status variable that changes."""

    def notify(self, module: Name, name: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Exec:
    """One call of a function; `at` is on the machine's steady clock."""

    name: str
    args: tuple[Any, ...]
    at: float


def a_system() -> dict[str, Any]:
    """A system as the REST side gives it."""
    return {
        "id": SYSTEM_ID,
        "name": "RM-BOARD",
        "display_name": "Boardroom",
        "description": "",
        "email": ADDRESS,
        "capacity": 10,
        "features": [],
        "bookable": True,
        "public": False,
        "approval": False,
        "map_id": "area-boardroom",
        "images": [],
        "security_groups": [],
        "timezone": ZONE,
        "support_url": "",
        "version": 3,
        "installed_ui_devices": 0,
        "zones": ["zone-building"],
        "modules": ["mod-bookings", "mod-calendar"],
        "orientation": "unspecified",
        "playlists": [],
        "signage": False,
        "created_at": 1577836800,
        "updated_at": 1577836800,
    }


@dataclass
class World:
    """One building with one room. `clock` gives unix seconds.

    `execs` are the calls of functions that arrived, `carried_out` those that succeeded,
    `ignored` the texts that were dropped without a word. `slow` are seconds by function
    for which its answer is held back once it is done, `files` pictures by their path.
    """

    clock: Callable[[], float] = time.time
    system: dict[str, Any] = field(default_factory=a_system)
    keyring: Keyring = field(
        default_factory=lambda: Keyring([Key(API_KEY)], [Key(TOKEN)])
    )
    faults: Faults = field(default_factory=Faults)
    manners: Manners = field(default_factory=Manners)
    lots: random.Random = field(default_factory=lambda: random.Random(7))
    sessions: set[Listening] = field(default_factory=set)
    execs: list[Exec] = field(default_factory=list)
    carried_out: list[Exec] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    binds: list[str] = field(default_factory=list)
    staff_writes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    pings: int = 0
    handshakes: int = 0

    def __post_init__(self) -> None:
        self.calendar = Calendar(self.now)
        module = Bookings(self.system, self.calendar, self.now)
        self.calendar.changed = module.changed
        self.modules: dict[Name, Bookings] = {}
        self.add_module((self.system["id"], "Bookings", 1), module)

    @property
    def bookings(self) -> Bookings:
        """The module of the room."""
        return next(iter(self.modules.values()))

    def now(self) -> float:
        return self.clock()

    def add_module(self, name: Name, module: Bookings) -> None:
        """From now on the module is there; what is bound to it hears of it."""

        def published(variable: str, text: str) -> None:
            for session in tuple(self.sessions):
                session.notify(name, variable, text)

        self.modules[name] = module
        module.states.published = published
