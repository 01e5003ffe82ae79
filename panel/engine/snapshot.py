"""Everything the screen may know at one moment, frozen."""

from dataclasses import dataclass, field
from datetime import datetime

from panel.backends.base import Capabilities
from panel.domain.booking import Booking
from panel.domain.command import Command
from panel.domain.day import Day
from panel.domain.face import Face
from panel.domain.link import Link
from panel.domain.offers import Offers
from panel.domain.outcome import Outcome
from panel.domain.room import Room, Rules
from panel.domain.sensor import Sensor
from panel.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Freed:
    """A period that was given back before its end: a no-show, or ended by somebody."""

    booking: Booking
    at: datetime
    no_show: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The last command and what became of it, `took` seconds after the tap."""

    command: Command
    outcome: Outcome
    at: datetime
    took: float
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The room at the moment `at`.

    `schedule` is the status variable `bookings`. `release_at` is the moment of the
    release, only where it will happen. `doing` is the command under way. `sensor` is
    None when it is unknown or stale. `busy_until` is the end of the stretch of
    touching bookings that runs. `notes` are sentences for the link line.
    `checked_in` holds the ids of today's checked-in bookings. `sensor_stale` is None
    where no sensor has ever spoken. `wording` is what the booking system itself says
    of the moment, in its own words.
    """

    at: datetime
    room: Room
    rules: Rules
    capabilities: Capabilities
    day: Day
    schedule: tuple[Booking, ...]
    status: Status
    face: Face
    link: Link
    connected: bool
    offers: Offers
    busy_until: datetime | None = None
    release_at: datetime | None = None
    freed: Freed | None = None
    doing: Command | None = None
    result: Result | None = None
    sensor: Sensor | None = None
    sensor_stale: bool | None = None
    last_started: datetime | None = None
    notes: tuple[str, ...] = ()
    wording: str = ""
    checked_in: frozenset[str] = field(default_factory=frozenset)
