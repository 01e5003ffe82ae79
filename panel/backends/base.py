"""The contract of a booking system: what it can do, answers and errors."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol, runtime_checkable
from zoneinfo import ZoneInfo

from panel.domain.booking import Booking, Key, Person
from panel.domain.sensor import Sensor


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
    False; no other one does.
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
    """

    bookings: tuple[Booking, ...]
    unreadable: tuple[str, ...] = ()
    system_time: datetime | None = None
    heard: datetime | None = None
    said: Said | None = None
    sensor: Sensor | None = None
    closed: tuple[tuple[datetime, datetime], ...] = ()


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
    is never printed. `zone` is None where the settings name none. `now` is the clock.
    `language` is the screen's, such as `pt-BR`; empty where nobody says.
    """

    store: Path
    now: Callable[[], datetime]
    calendar_id: str = ""
    zone: ZoneInfo | None = None
    language: str = ""
    values: Mapping[str, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `check`: what was found, and the remedy where something is wrong.

    A finding that is no `failure` and has a remedy is a warning.
    """

    text: str
    remedy: str = ""
    failure: bool = False


class BackendError(Exception):
    """The booking system did not do what was asked; the text is one sentence."""


class Unreachable(BackendError):
    """No answer. `maybe_done` where a write may have happened all the same.

    `retry_after` is how long the system asks to be left alone, where it says so.
    """

    def __init__(
        self,
        sentence: str,
        *,
        maybe_done: bool = False,
        retry_after: timedelta | None = None,
    ) -> None:
        super().__init__(sentence)
        self.maybe_done = maybe_done
        self.retry_after = retry_after


class Unauthorised(BackendError):
    """The key or password was not accepted, or may not do this."""


class Refused(BackendError):
    """The system understood and said no, in its own sentence."""


class Conflict(Refused):
    """Another booking is in the way, or the booking was changed or is gone."""


class Garbled(BackendError):
    """The answer could not be understood."""


class Backend(Protocol):
    """One booking system, for one room.

    Every method raises one of the five errors and no other; none answers `[]`
    because it could not ask.
    """

    @property
    def kind(self) -> str:
        """The name in the settings file."""

    @property
    def capabilities(self) -> Capabilities:
        """What this system can do with these settings."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended or left out since the start, a sentence each."""

    async def room(self) -> RoomInfo:
        """What the system says of the room."""

    async def bookings(self, start: datetime, end: datetime) -> Reading:
        """The complete list of what overlaps the time given, or an error."""

    async def book(self, draft: Draft) -> Booking:
        """Make a booking, tried once.

        Raises:
            Conflict: another booking occupies part of the time.
        """

    async def check_in(self, booking: Booking) -> Booking | None:
        """Write the check-in; the booking as it is now where the answer shows it."""

    async def end(
        self, booking: Booking, at: datetime, *, notify: bool, comment: str
    ) -> Booking | None:
        """End it at `at` (shortened, declined or cancelled, as `capabilities` say).

        A booking that has not begun is cancelled.

        Raises:
            Conflict: it is gone or was changed since it was read.
        """

    async def extend(self, booking: Booking, end: datetime) -> Booking | None:
        """Move its end.

        Raises:
            Conflict: another booking is in the way.
        """

    async def people(self, query: str) -> tuple[Person, ...]:
        """Who the directory finds, twenty at most."""

    def changes(self) -> AsyncIterator[str]:
        """Says "something changed, read again" (and what, for the log), for ever."""

    async def aclose(self) -> None:
        """Let go of files and connections."""


@runtime_checkable
class Live(Protocol):
    """What a system with `Capabilities.live` can do beside the rest."""

    async def refresh(self) -> None:
        """Has the system look at its own sources now; `bookings` gives what it found.

        Asked before every write and every release. Raises the same five errors.
        """


@runtime_checkable
class Examined(Protocol):
    """A system that says more to `check` than whether it answers."""

    def examine(self) -> AsyncIterator[Finding]:
        """What is found, in the order of looking; nothing comes after a failure."""


@runtime_checkable
class Reporting(Protocol):
    """A system that takes the readings of the panel's own sensor, where that is set."""

    async def report(self, sensor: Sensor) -> None:
        """Hands on one reading. Raises the same five errors."""


@runtime_checkable
class Noting(Protocol):
    """A system that keeps what became of a booking on its day."""

    async def nobody_came(self, booking: Booking) -> None:
        """Notes a no-show that was just ended. Raises the same five errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What came to the panel's own address; the names of `headers` are in lower case.

    `at` is the panel's clock.
    """

    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    at: datetime


@runtime_checkable
class Pushed(Protocol):
    """A system that can call the panel when something has changed.

    Whatever is called is a hint to read again and nothing else. `genuine` is asked in
    the receiver's own thread, one call after the other.
    """

    def genuine(self, call: Call) -> bool:
        """Whether the system itself called, lately, as far as it can be told."""

    async def subscribe(self, address: str, *, replacing: str) -> timedelta | None:
        """Asks to be called at the address, for changes of this room.

        What earlier runs asked for, at addresses that begin with `replacing`, is taken
        back first. Gives the time after which it has to be asked again, None for
        never. Raises the same five errors.
        """

    async def unsubscribe(self) -> None:
        """Takes back what `subscribe` asked for. Raises the same five errors."""


@runtime_checkable
class Choosing(Protocol):
    """A `Pushed` system that calls for every room of the account.

    A call that does not concern this room is answered like any other and not followed
    by a reading: all panels of an office would ask in the same moment.
    """

    def concerns(self, call: Call) -> bool:
        """Whether a genuine call may be about this room."""
