"""Series that do not reach as far as is asked for, worked out in another process."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

from panel.backends.ical import Entry, Unreadable, expand_apart
from panel.backends.local import series
from panel.backends.local.series import Kept, Stretch
from panel.sqlite import Database, StorageError

log = logging.getLogger("panel.local")

Found = tuple[Kept, list[Entry]]

AT_ONCE = 25
"""Series that one process works out: it bounds what they take of our memory."""


class Horizon:
    """Makes series longer; blocks, for use in a thread of its own."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def lengthen(self, uids: Iterable[str], start: datetime, end: datetime) -> None:
        """Works series out for all of the time; what goes wrong is logged."""
        find = partial(series.find_all, uids=uids)
        for some in _alike(self._database.read_now(find)):
            stretch = some[0].stretch.reaching(start, end)
            try:
                self._keep(_occurrences(some, stretch), stretch)
            except (Unreadable, StorageError) as error:
                log.warning("%s", error)

    def _keep(self, found: dict[str, Found], stretch: Stretch) -> None:
        for kept, entries in found.values():
            work = partial(
                series.lengthen,
                kept=kept,
                stretch=stretch,
                entries=entries,
                now=self._now(),
            )
            self._database.write_now(work)


def _alike(short: list[Kept]) -> Iterator[list[Kept]]:
    """The series in groups of the same zone and stretch, none too large."""
    groups: dict[object, list[Kept]] = {}
    for kept in short:
        groups.setdefault((kept.zone, kept.stretch), []).append(kept)
    for group in groups.values():
        for first in range(0, len(group), AT_ONCE):
            yield group[first : first + AT_ONCE]


def _occurrences(some: list[Kept], stretch: Stretch) -> dict[str, Found]:
    """What a longer stretch adds to each series that can be worked out.

    Raises:
        Unreadable: none of them can.
    """
    found: dict[str, Found] = {kept.series.uid: (kept, []) for kept in some}
    all_series = [kept.series for kept in some]
    for part in stretch.beyond(some[0].stretch):
        told = expand_apart(all_series, part.since, part.until, some[0].zone)
        for problem in told.problems:
            log.warning("%s: %s", problem.where, problem.sentence)
            found.pop(problem.where, None)
        for entry in told.entries:
            if entry.uid in found:
                found[entry.uid][1].append(entry)
    return found
