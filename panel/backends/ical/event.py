"""One entry of a calendar: its block of text as a component of icalendar."""

import re
from collections.abc import Iterator

from icalendar import Event

from panel.backends.ical.entry import Unreadable
from panel.backends.ical.text import Block, Line

TIMES = frozenset(
    {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
)
TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION"})
PEOPLE = frozenset({"ORGANIZER", "ATTENDEE"})
CHECKED_IN = "X-ROOM-PANEL-CHECKED-IN"
"""Our own: the start, in UTC, for which somebody has checked in; any number of them."""
MARKS = frozenset(
    {"UID", "SEQUENCE", "DTSTAMP", "CREATED", "LAST-MODIFIED"}
    | {"STATUS", "TRANSP", "CLASS"}
)
KEPT = TIMES | TEXTS | PEOPLE | MARKS | {CHECKED_IN}
SAID_ANYWAY = frozenset(
    {"STATUS:CONFIRMED", "TRANSP:OPAQUE", "CLASS:PUBLIC", "SEQUENCE:0"}
)
"""What holds without being said; a quarter of the lines that programs write."""

RULE = re.compile(r"[A-Za-z-]+=[^;=]+(;+[A-Za-z-]+=[^;=]+)*;*")
"""A part of another shape would be passed over, and the series never end."""

LONGEST_TEXT = 8_000
"""Characters of a title, place or description that are read at all."""
LONGEST_LINE = 2_000
LONGEST_TIMES = 200_000
"""Characters of all lines that say when: some ten thousand dates."""
MOST_PEOPLE = 200


def trimmed(block: Block) -> list[str]:
    """The lines of an entry that matter here, each of a bearable length.

    Raises:
        Unreadable: there are far too many dates, or the rule is none.
    """
    named = [(line.name, line) for line in block.lines]
    if sum(len(line.text) for name, line in named if name in TIMES) > LONGEST_TIMES:
        raise Unreadable("It names too many dates.")
    people = 0
    lines: list[str] = []
    for name, line in named:
        people += name in PEOPLE
        if name in KEPT and not (name in PEOPLE and people > MOST_PEOPLE):
            lines.extend(_bearable(line, name))
    return lines


def _bearable(line: Line, name: str) -> Iterator[str]:
    if line.text in SAID_ANYWAY or (name in TIMES and not line.value):
        return
    if name == "RRULE" and not RULE.fullmatch(line.value):
        raise Unreadable("Its RRULE cannot be read.")
    if name in TEXTS:
        yield line.text[:LONGEST_TEXT]
    elif name in TIMES or len(line.text) <= LONGEST_LINE:
        yield line.text.rstrip()


def event_text(lines: list[str]) -> str:
    """An entry as iCalendar text."""
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def read_event(lines: list[str]) -> Event:
    """The component; what is broken of the lesser properties is left out.

    Raises:
        Unreadable: one that says when the booking is cannot be read.
    """
    event = Event.from_ical(event_text(lines))
    if not isinstance(event, Event):
        raise Unreadable("It cannot be read.")
    broken = {name for name, _ in event.errors if name}
    for name in TIMES & {Line(0, line).name for line in lines}:
        if name in broken or name not in event:
            raise Unreadable(f"Its {name} cannot be read.")
    for name in broken & set(event):
        del event[name]
    for name in MARKS & set(event):
        found = event.get(name)
        if isinstance(found, list):
            event[name] = found[0]
    return event
