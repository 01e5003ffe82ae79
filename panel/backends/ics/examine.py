"""What `check` says of a published calendar."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

from panel.backends.base import (
    BackendError,
    Finding,
    Garbled,
    Refused,
    Unauthorised,
)
from panel.backends.ics.copy import Source
from panel.backends.ics.listing import Known, Listing
from panel.backends.ics.pace import LONGEST, SHORTEST
from panel.backends.ics.rest import NotRead
from panel.backends.ics.table import Table
from panel.backends.ics.words import minutes, size_of

MOST_PROBLEMS = 5
"""That are named one by one."""
READ_ONLY = (
    "a published calendar can only be read: nobody can book, end, extend or check in "
    "at the door, and no booking is ever released"
)

SMALLER = "try once more; if it stays so, publish fewer entries, or years, in it"
OF_ADDRESS: dict[type[BackendError], str] = {
    Unauthorised: "check username and password in [backend], or publish it again",
    Refused: "check url in [backend], or publish the calendar again",
    NotRead: SMALLER,
    Garbled: "open the address in a browser: it has to give an .ics file",
    BackendError: "check url in [backend], and the network",
}
OF_FILE: dict[type[BackendError], str] = {
    Unauthorised: "see to it that the panel may read the file",
    Refused: "name a file in url in [backend], neither a folder nor a pipe",
    NotRead: SMALLER,
    Garbled: "open the file: it has to be a whole .ics file of 50 MB at most",
    BackendError: "put the file there, or check url in [backend]: a path counts from "
    "the settings file's folder, and ~/ is the home of the user the panel runs as",
}
"""What to do about each error; the first that fits."""


class Examiner:
    """Fetches the calendar once and tells what came."""

    def __init__(self, source: Source, listing: Listing, table: Table) -> None:
        self._source, self._listing, self._table = source, listing, table

    async def findings(self) -> AsyncIterator[Finding]:
        """Nothing comes after a failure."""
        try:
            known = await self._listing.look(anew=True)
        except BackendError as error:
            yield Finding.failed(error, self._remedy(error))
            return
        yield Finding(f"{self._source.name}: {size_of(known.size)}")
        for finding in (*self._of_calendar(known), *_problems(known)):
            yield finding
        yield Finding(READ_ONLY, about="rights")

    def _of_calendar(self, known: Known) -> Iterator[Finding]:
        read = known.read
        name = f'"{read.name}"' if read.name else "without a name"
        zone = read.zone.key if read.zone else "no zone of its own"
        yield Finding(f"calendar: {name}, {zone}")
        days = (known.window[1] - known.window[0]) / timedelta(days=1)
        yield Finding(f"{len(read.found)} bookings in {days:.0f} days around today")
        yield Finding(self._of_pace(read.refresh))

    def _of_pace(self, said: timedelta | None) -> str:
        """How often it wants to be fetched, and what the panel makes of that."""
        if self._source.free:
            return "looked at with every poll, read when it has changed"
        own = f"asks for {minutes(said)}" if said else "does not say how often"
        every = minutes(self._listing.interval)
        if self._table.refresh:
            return f"fetched every {every}, as the settings say; it {own}"
        bounds = f"{minutes(SHORTEST)} to {minutes(LONGEST)}"
        return f"fetched every {every}; it {own}, the panel keeps to {bounds}"

    def _remedy(self, error: BackendError) -> str:
        remedies = OF_FILE if self._table.file else OF_ADDRESS
        return next(text for kind, text in remedies.items() if isinstance(error, kind))


def _problems(known: Known) -> Iterator[Finding]:
    problems = known.read.problems
    for problem in problems[:MOST_PROBLEMS]:
        remedy = (
            "mend it in the calendar; until then the room is never called free"
            if problem.skipped
            else "have a look at it in the calendar"
        )
        yield Finding(f"{problem.where}: {problem.sentence}", remedy)
    more = len(problems) - MOST_PROBLEMS
    if more > 0:
        yield Finding(f"{more} more like these", "mend them in the calendar")
