"""What the process that reads calendars can be asked for, and how it is told."""

import json
from collections.abc import Iterator
from typing import IO, Protocol, TypeVar

from panel.backends.ical.editing.change import Change
from panel.backends.ical.wanted import Wanted

T_co = TypeVar("T_co", covariant=True)


class Order(Protocol[T_co]):
    """One order on its way to the process: a line of JSON, and what stands behind."""

    def parts(self) -> Iterator[bytes]:
        """The order, in pieces."""

    def answered(self, pipe: IO[bytes]) -> T_co:
        """The answer to it, as it comes.

        Raises:
            EOFError: nothing comes any more.
            Unreadable: the answer says why there is none, or makes no sense.
        """


def take(pipe: IO[bytes]) -> Wanted | Change | None:
    """The next order; None where there are no more."""
    line = pipe.readline()
    if not line.endswith(b"\n"):
        return None
    told = json.loads(line)
    if "change" in told:
        return Change.told(told, pipe)
    return Wanted.told(told, pipe)
