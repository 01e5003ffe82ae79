"""A copy of a calendar's text, and where copies come from."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from panel.backends.base import Garbled
from panel.backends.ical import MOST_BYTES

Version = tuple[object, ...]
"""What the source knows a state of its text by; empty where it knows none."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`data` is None where nothing has changed since the version asked about.

    `made` is when the text was written, where that is known.
    """

    data: bytes | None = field(repr=False)
    version: Version = field(default=(), repr=False)
    made: datetime | None = None


class Source(Protocol):
    """Where a calendar's text comes from; `name` is what it is called in sentences.

    `free` says that asking costs nothing, so that nobody need wait before.
    """

    name: str
    free: bool

    async def fetch(self, known: Version) -> Copy:
        """The text, unless it is still the version that is known.

        Raises:
            BackendError: there is none.
        """

    async def aclose(self) -> None:
        """Let go of the connections."""


def too_large(name: str) -> Garbled:
    """More than anybody reads."""
    return Garbled(f"{name} is larger than {MOST_BYTES // 1_000_000} MB.")
