"""The zones that a calendar names: known ones, Windows names, and its own."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, tzinfo

from icalendar import Timezone
from icalendar.timezone import tzp

from panel.backends.ical.limit import time_limit
from panel.backends.ical.text import Block, Line

KEPT = frozenset(
    {"TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"}
    | {"BEGIN", "END"}
)
TIMES = frozenset({"DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"})
NAMED = re.compile(r';[ \t]*TZID[ \t]*=[ \t]*("[^"]*"|[^;:]*)', re.IGNORECASE)
HARMLESS = re.compile(
    r"FREQ=YEARLY|INTERVAL=[1-9]\d?|UNTIL=\w+|WKST=\w+|BY(MONTH|MONTHDAY|DAY)=[-+\w,]+"
)
"""A clock that changes by any but a yearly rule is none, and working it out may never
end."""
MOST_LINES = 2_000
LONGEST_WORK = 2.0
PROBE = datetime(2100, 1, 1)  # noqa: DTZ001 (the zone is tried on it)

_loaded: dict[tuple[str, ...], dict[str, tzinfo | None]] = {}
"""The definitions last loaded, and what they made of each name."""


def load(zones: Iterable[Block]) -> None:
    """Make the zones that one calendar defines known, and those of any other unknown.

    The icalendar package keeps them for the whole process, and two calendars may
    mean two things by one name; hence the start from nothing. A definition that
    cannot be used leaves its name unknown.
    """
    named = {zone_text(zone): zone.first("TZID") for zone in zones if _harmless(zone)}
    texts = tuple(named)
    known = _loaded.get(texts)
    if known is not None and all(find(name) is known[name] for name in known):
        return
    _define(texts)
    usable = tuple(text for text in texts if _works(text))
    if usable != texts:
        _define(usable)
    _loaded.clear()
    _loaded[texts] = {name: find(name) for name in named.values()}


def zone_text(zone: Block) -> str:
    """The definition as iCalendar text, without what nobody needs."""
    lines = [line.text for line in zone.lines if line.name in KEPT]
    return "\r\n".join(["BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE"])


def find(name: str) -> tzinfo | None:
    """The zone of that name, as last loaded; none where nobody knows it."""
    try:
        return tzp.timezone(name) if name else None
    except (OSError, ValueError):  # a name that is a folder, or no name at all
        return None


def named_in(lines: Iterable[Line]) -> set[str]:
    """The names of the zones that the times of an entry use."""
    found = (NAMED.search(line.text) for line in lines if line.name in TIMES)
    return {match[1].strip('" ') for match in found if match}


def _harmless(zone: Block) -> bool:
    rules = (line.value.upper() for line in zone.lines if line.name == "RRULE")
    parts = (part for rule in rules for part in rule.split(";") if part)
    return len(zone.lines) <= MOST_LINES and all(map(HARMLESS.fullmatch, parts))


def _define(texts: Iterable[str]) -> None:
    tzp.use_default()
    for text in texts:
        with suppress(Exception):  # whatever the package makes of broken text
            Timezone.from_ical(text)


def _works(text: str) -> bool:
    """Whether the definition gives offsets, in a bearable time."""
    try:
        with time_limit(LONGEST_WORK):
            component = Timezone.from_ical(text)
            if not isinstance(component, Timezone):
                return False
            zone = component.to_tz()
            return PROBE.replace(tzinfo=zone).utcoffset() is not None
    except Exception:  # whatever the packages make of odd rules
        return False
