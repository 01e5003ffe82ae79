"""What `check` finds out, in the order in which one thing needs the other."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import (
    BackendError,
    Finding,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.caldav.asking import Span
from panel.backends.caldav.dav import Dav
from panel.backends.caldav.finding import Finder
from panel.backends.caldav.listing import Listing
from panel.backends.caldav.place import Place

DAY = timedelta(days=1)
LONGEST_PATH = 200
MOST_ODD = 10
"""Objects that are named one by one."""


class Examiner:
    """Asks for the calendar, what the server offers and allows, and for bookings."""

    def __init__(
        self, dav: Dav, finder: Finder, listing: Listing, zone: ZoneInfo
    ) -> None:
        self._dav = dav
        self._finder = finder
        self._listing = listing
        self._zone = zone

    async def findings(self, now: datetime) -> AsyncIterator[Finding]:
        """Nothing comes after a failure."""
        try:
            place = await self._finder.find()
            yield Finding(f"calendar: {place.called}, at {place.path[:LONGEST_PATH]}")
            for finding in _of_calendar(place):
                yield finding
            for finding in await self._of_server(place):
                yield finding
            for finding in await self._of_bookings(place, now):
                yield finding
        except BackendError as error:
            yield Finding.failed(error, _remedy(error))

    async def _of_server(self, place: Place) -> list[Finding]:
        answer = await self._dav.options(place.path)
        offered = {word.strip() for word in answer.headers.get("dav", "").split(",")}
        found = []
        if "calendar-access" not in offered:
            remedy = "check url in [backend]"
            odd = "the server does not say that it has calendars"
            found.append(Finding(odd, remedy))
        if "calendar-auto-schedule" in offered:
            found.append(Finding("invitations: sent by the server"))
        else:
            none = "invitations: none, so nobody is told what is changed at the door"
            found.append(Finding(none))
        return found

    async def _of_bookings(self, place: Place, now: datetime) -> list[Finding]:
        span = Span(now - DAY, now + DAY)
        listed = await self._listing.bookings(place, span, self._zone)
        found = [Finding("bookings: may be read")]
        odd = tuple(zip(listed.unreadable, listed.problems, strict=True))
        for name, problem in odd[:MOST_ODD]:
            wrong = f"the object {name} cannot be read: {problem}"
            found.append(Finding(wrong, "mend it in the program that has written it"))
        if len(odd) > MOST_ODD:
            found.append(Finding(f"{len(odd) - MOST_ODD} more objects cannot be read"))
        return found


def _of_calendar(place: Place) -> Iterator[Finding]:
    if place.writable is None:
        yield Finding("rights: the server does not say", about="rights")
    elif place.writable:
        yield Finding("rights: may be read and written", about="rights")
    else:
        yield Finding(
            "rights: may only be read, so the door offers nothing",
            "give the user the right to write the calendar, if it shall",
            about="rights",
        )
    if place.probes:
        yield Finding("changes: noticed with one small question each minute")
    else:
        yield Finding(
            "changes: the server does not tell of any, so the list is asked for each "
            "minute",
            "set cache_polling_period to 5, if that is too often for the server",
        )
    zone = place.zone.key if place.zone else "none, so calendar_time_zone counts"
    yield Finding(f"the calendar's own zone: {zone}")


def _remedy(error: BackendError) -> str:
    if isinstance(error, Unreachable):
        return "check the network, and url in [backend]"
    if isinstance(error, Unauthorised) and "(401)" in str(error):
        return (
            "check username and password in [backend]; many servers want a password "
            "that was made for one app"
        )
    if isinstance(error, Unauthorised):
        return "check url in [backend], and that the user may read the calendar"
    if isinstance(error, Garbled):
        return "check url in [backend]: the address for programs, not that for people"
    if isinstance(error, Refused) and "calendars are" in str(error):
        return "write in [backend] what the sentence says"
    return "write the calendar's own address as url in [backend]"
