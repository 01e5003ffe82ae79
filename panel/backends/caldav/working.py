"""Objects' texts turned into bookings, by our own reader or with the server's help."""

import asyncio
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from panel.backends.base import BackendError, Garbled
from panel.backends.caldav.alike import is_series, worked_out_alike
from panel.backends.caldav.asking import Asking, Seen, Span
from panel.backends.caldav.fetching import Known
from panel.backends.caldav.paths import canonical
from panel.backends.caldav.shelf import Held, Shelf
from panel.backends.ical import Read, Reader, Text, Unreadable
from panel.domain.booking import Booking, Key
from panel.sqlite import gently

log = logging.getLogger("panel.caldav")

TOO_LONG = "It is longer than can be read."
OTHERS = frozenset({"VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY"})

_FOLD = re.compile(r"\r?\n[ \t]")
_KIND = re.compile(r"(?m)^BEGIN:[ \t]*(\w+)")


@dataclass(frozen=True, slots=True)
class Work:
    """The days to look at, and the room's zone."""

    days: Span
    zone: ZoneInfo


async def read_texts(reader: Reader, seen: Sequence[Seen], work: Work) -> Read:
    """What the objects that come with a text hold, by their canonical paths.

    Raises:
        Garbled: the texts cannot be read at all.
    """
    texts = await asyncio.to_thread(_texts, seen)
    try:
        return await reader.read(texts, work.days.start, work.days.end, work.zone)
    except Unreadable as error:
        raise Garbled(str(error)) from None


async def helped(
    asking: Asking, folder: str, seen: Sequence[Seen], read: Read, span: Span
) -> list[Seen]:
    """The series that were too much for us, as the server works them out.

    Only where it cannot come to other times than we would. What it does not answer
    stays unread.
    """
    odd = _odd(read)
    paths = [s.path for s in seen if canonical(s.path) in odd and _trusted(s)]
    try:
        return await asking.texts(folder, paths, span)
    except BackendError as error:
        log.debug("the server does not work the series out: %s", error)
        return []


def joined(read: Read, more: Read, asked: Sequence[Seen]) -> Read:
    """The first reading, with the second in its place where that has read it all."""
    mended = {canonical(each.path) for each in asked} - _odd(more).keys()
    kept = tuple(each for each in read.found if each.key not in mended)
    taken = tuple(each for each in more.found if each.key in mended)
    left = tuple(each for each in read.problems if each.key not in mended)
    return replace(read, found=(*kept, *taken), problems=left)


def merged(seen: Sequence[Seen], known: Known, read: Read) -> Shelf:
    """All objects: those that were read now, and those that have not changed.

    Blocks for a while where they are many.
    """
    odd = _odd(read)
    before = {booking.key: booking for booking in known.shelf.bookings}
    found: dict[str, list[Booking]] = {}
    for each in gently(read.found):
        found.setdefault(each.key, []).append(_same(before, each.booking))
    return Shelf(known.same(s) or _held(s, found, odd) for s in seen)


def _held(seen: Seen, found: dict[str, list[Booking]], odd: Mapping[str, str]) -> Held:
    key = canonical(seen.path)
    problem = TOO_LONG if seen.too_long else odd.get(key, "")
    return Held(seen.path, seen.etag, tuple(found.get(key, ())), problem)


def _texts(seen: Sequence[Seen]) -> list[Text]:
    """All but tasks and the like, which are no bookings."""
    told = ((each, each.text or "") for each in sorted(seen, key=lambda s: s.path))
    return [
        Text(canonical(each.path), each.etag, text.encode())
        for each, text in gently(told)
        if not _of_something_else(text)
    ]


def _of_something_else(text: str) -> bool:
    """Whether it is a whole object, and surely none with a booking in it.

    Of anything else the reader has to say what it is: an empty or broken text is not
    the same as no booking.
    """
    if "BEGIN:VEVENT" in text:
        return False
    whole = _FOLD.sub("", text).strip().upper()
    kinds = set(_KIND.findall(whole))
    complete = whole.startswith("BEGIN:VCALENDAR") and whole.endswith("END:VCALENDAR")
    return complete and bool(kinds & OTHERS) and "VEVENT" not in kinds


def _odd(read: Read) -> Mapping[str, str]:
    """The objects of which something could not be read, and the first reason."""
    found: dict[str, str] = {}
    for problem in read.problems:
        if problem.skipped or not problem.complete:
            found.setdefault(problem.key, problem.sentence)
    return found


def _trusted(seen: Seen) -> bool:
    text = seen.text or ""
    return is_series(text) and worked_out_alike(text)


def _same(before: dict[Key, Booking], booking: Booking) -> Booking:
    """The object that is known, where it is equal."""
    old = before.get(booking.key)
    return old if old is not None and old == booking else booking
