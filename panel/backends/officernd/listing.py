"""The occurrences of a window: all pages, of this resource, also what began before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from panel.backends.base import Conflict
from panel.backends.officernd.api import Api
from panel.backends.officernd.buffers import buffers_of
from panel.backends.officernd.dialect import written
from panel.backends.officernd.refusal import IN_THE_WAY
from panel.backends.officernd.rows import MOST_BUFFER, Row, Rows, rows_of
from panel.backends.officernd.table import Table

OCCURRENCES = "/bookings/occurrences"
CLOSE = timedelta(days=1)
"""How far before a time is looked in haste; what began earlier was listed before."""


@dataclass(frozen=True, slots=True)
class _Last:
    """A list, and between which moments all that begins is in it."""

    rows: tuple[Row, ...]
    ids: frozenset[str]
    begin: datetime
    end: datetime


class Listing:
    """Nowhere is it said that a window holds what began before it, so it is asked
    for from earlier on, by the length of the longest booking."""

    def __init__(self, api: Api, table: Table) -> None:
        self._api = api
        self._table = table
        self._last: _Last | None = None

    async def window(self, start: datetime, end: datetime) -> Rows:
        """All that may touch the window, with what is prepared for it."""
        begin, until = start - self._table.longest, end + MOST_BUFFER
        found = await self._asked(begin, until)
        ids = frozenset(row.id for row in found.rows)
        self._last = _Last(found.rows, ids, begin, until)
        return found

    def holds(self, id: str) -> bool:
        """Whether the last list has a booking or a series of this id."""
        last = self._last
        return last is not None and id in last.ids

    async def near(self, start: datetime, end: datetime) -> tuple[Row, ...]:
        """What may touch a time, in as few requests as can be.

        What began a day before or earlier is taken from the last list, which the
        panel reads before every command.
        """
        last, close = self._last, start - min(CLOSE, self._table.longest)
        earliest = start - self._table.longest
        if last is None or not last.begin <= earliest <= close <= last.end:
            return (await self._asked(earliest, end + MOST_BUFFER)).rows
        found = await self._asked(close, end + MOST_BUFFER)
        return (*(row for row in last.rows if row.start < close), *found.rows)

    async def _asked(self, start: datetime, end: datetime) -> Rows:
        start_name, end_name = self._table.window
        resource = self._api.dialect.name("resource")
        params = {
            start_name: written(start),
            end_name: written(end),
            resource: self._table.resource_id,
        }
        listed = await self._api.all(OCCURRENCES, params)
        return rows_of(listed, self._table.resource_id)


def in_the_way(
    rows: Iterable[Row], start: datetime, end: datetime, *, but: str = ""
) -> list[Row]:
    """What occupies part of a time, apart from the booking of that id."""
    return [r for r in rows if r.occupies and r.id != but and r.overlaps(start, end)]


def look_for_room(
    rows: Iterable[Row], start: datetime, end: datetime, *, but: str = ""
) -> None:
    """OfficeRnD may take a booking over another one, or into its preparation.

    Raises:
        Conflict: something occupies part of the time.
    """
    listed = tuple(rows)
    own = f"{but}/"
    prepared = (b for b in buffers_of(listed, "") if not (but and b.id.startswith(own)))
    taken = any(buffer.overlaps(start, end) for buffer in prepared)
    if taken or in_the_way(listed, start, end, but=but):
        raise Conflict(IN_THE_WAY)
