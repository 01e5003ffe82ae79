"""A booking system that calls the panel when something has changed."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What came to the panel's own address; the names of `headers` are in lower case.

    `at` is the panel's clock.
    """

    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    at: datetime

    @property
    def said(self) -> Mapping[str, Any] | None:
        """The body, where it is an object of JSON."""
        try:
            said = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return said if isinstance(said, dict) else None


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


async def silence() -> AsyncIterator[str]:
    """The `changes` of a system that tells of none but by calls."""
    await asyncio.Event().wait()
    yield ""
