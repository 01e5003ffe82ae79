"""What a booking system is asked with and answers with, and what it can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from panel.backends.base.errors import BackendError, Unauthorised
from panel.domain.booking import Booking, Key, Person
from panel.domain.sensor import Sensor

UTC = ZoneInfo("UTC")


class Ending(StrEnum):
    """How a system ends a booking, or that only this panel knows of it."""

    SHORTEN = "shorten"
    DECLINE = "decline"
    CANCEL = "cancel"
    PANEL = "panel"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a system can do; the screen offers nothing else.

    `keeps_check_in`: a check-in is written to the system, so that every panel of
    the room sees it. `late_reads`: after a write it answers old lists for a while.
    `harmless_period`: how often it may be asked, where it names a shorter time.
    `replays`: it does not live on the real clock, so a moment may be handed in.
    `live`: it tells of every change by itself and `bookings` and `room` give what was
    told last, at no cost; see `Live`. `pending_lapses`: a booking to which nobody
    checks in stops waiting when the pending period is over; where it is false, the
    system says that it waits until somebody checks in or ends it. `room_at_hand`: what
    it says of the room may change at any time and costs nothing to ask for.
    `check_in`: somebody at the door may check in, whoever keeps that. `names_waiting`:
    it says itself which bookings wait for their check-in, those whose `checked_in` is
    False; no other one does. `delayed`: its list is a copy that somebody publishes, how
    late nobody knows, so that the screen always says how old it is.
    """

    book: bool = False
    book_later: bool = False
    check_in: bool = True
    keeps_check_in: bool = False
    ending: Ending = Ending.NONE
    extend: bool = False
    notify: bool = False
    people: bool = False
    late_reads: bool = False
    replays: bool = False
    live: bool = False
    room_at_hand: bool = False
    pending_lapses: bool = True
    names_waiting: bool = False
    delayed: bool = False
    harmless_period: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomInfo:
    """What the system says of the room; None where it says nothing.

    `published` holds further values under the names of the settings keys.
    """

    name: str | None = None
    capacity: int | None = None
    zone: ZoneInfo | None = None
    bookable: bool | None = None
    published: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the system itself makes of the moment, beside the bookings.

    `status` is its word for the room (`free`, `pending`, `busy`), `waiting` the
    current booking while the system says that it waits for its check-in, `started` the
    start of the booking that was checked in last. `wording` are its own words for the
    moment, to be shown as they are.
    """

    status: str = ""
    waiting: Key | None = None
    started: datetime | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The complete list of a window.

    `unreadable` names the bookings that were left out because their times could not
    be read. `system_time` is the system's own clock at the answer, where it has one.
    `heard` is when the list was known to be right, None for "just now". `said` and
    `sensor` are None where the system says nothing of the kind. `closed` are the times
    of the window, half-open, in which nobody may book the room, such as its nights.
    `every` is how often the list is fetched where that is more rarely than it is asked
    for, `made` when it was written where the system keeps it as a file.
    """

    bookings: tuple[Booking, ...]
    unreadable: tuple[str, ...] = ()
    system_time: datetime | None = None
    heard: datetime | None = None
    said: Said | None = None
    sensor: Sensor | None = None
    closed: tuple[tuple[datetime, datetime], ...] = ()
    every: timedelta = timedelta()
    made: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A booking to be made."""

    start: datetime
    end: datetime
    title: str
    host: Person | None = None
    checked_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a booking system's class is made with.

    `values` is the `[backend]` table of the settings with its secrets filled in; it
    is never printed. `zone` is None where the settings name none; `machine_zone` counts
    where the system names none either. `now` is the clock. `language` is the screen's,
    such as `pt-BR`; empty where nobody says.
    """

    store: Path
    now: Callable[[], datetime]
    calendar_id: str = ""
    zone: ZoneInfo | None = None
    machine_zone: ZoneInfo = UTC
    language: str = ""
    values: Mapping[str, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `check`: what was found, and the remedy where something is wrong.

    A finding that is no `failure` and has a remedy is a warning. `about` is what it
    speaks of: whether the system answers, what the key may do, how long it is good.
    """

    text: str
    remedy: str = ""
    failure: bool = False
    about: Literal["link", "rights", "key"] = "link"

    @classmethod
    def failed(cls, error: BackendError, remedy: str) -> "Finding":
        """With this error nothing more can be asked."""
        about: Literal["link", "rights"]
        about = "rights" if isinstance(error, Unauthorised) else "link"
        return cls(str(error), remedy, failure=True, about=about)
