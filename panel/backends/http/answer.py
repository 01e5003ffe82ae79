"""An answer over HTTP, and what its status means."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from panel.backends.base import (
    BackendError,
    Conflict,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)

LONGEST_REST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body and the server's clock, where it tells the time.

    The names of `headers` are in lower case. `path` is what was asked for in the end,
    with its query; it may hold secrets.
    """

    status: int
    body: bytes
    date: datetime | None
    host: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    path: str = field(default="", repr=False)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> Any:
        """What the body holds.

        Raises:
            Garbled: it is no JSON.
        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Garbled(f"{self.host} answers with no JSON.") from None

    @property
    def retry_after(self) -> timedelta | None:
        """How long the server asks to be left alone, an hour at most."""
        said = self.headers.get("retry-after", "").strip()
        if said.isdecimal():
            return min(timedelta(seconds=int(said[:6])), LONGEST_REST)
        at = moment(said)
        if at is None or self.date is None:
            return None
        return max(min(at - self.date, LONGEST_REST), timedelta())

    def error(self, *, wrote: bool = False) -> BackendError:
        """What a status that is no success means; the body is left to the caller."""
        status, host = self.status, self.host
        if status in (401, 403):
            return Unauthorised(f"{host} does not accept the key for this ({status}).")
        if status in (408, 429) or status >= 500:
            sentence = f"{host} cannot answer at present ({status})."
            return Unreachable(
                sentence,
                maybe_done=wrote and status != 429,
                retry_after=self.retry_after,
            )
        if status in (409, 412):
            return Conflict(f"{host} says that something is in the way ({status}).")
        return Refused(f"{host} refuses this ({status}).")


def moment(date: str | None) -> datetime | None:
    """The time of a `Date` header, None where it tells none."""
    try:
        found = parsedate_to_datetime(date or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
