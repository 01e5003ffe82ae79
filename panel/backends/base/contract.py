"""What every booking system does, and what some can do beside it."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Protocol, runtime_checkable

from panel.backends.base.values import (
    Capabilities,
    Draft,
    Finding,
    Reading,
    RoomInfo,
)
from panel.domain.booking import Booking, Person
from panel.domain.sensor import Sensor


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
