"""Objects that the panel makes itself: a booking at the door, and a claim."""

import re
from dataclasses import dataclass
from datetime import datetime

from panel.backends.ical.editing.component import MARK
from panel.backends.ical.editing.written import escaped, line, stamp
from panel.domain.booking import Person

ADDRESS = re.compile(r"[^\s@:;,<>\"]{1,100}@[^\s@:;,<>\"]{1,150}")
PRODUCT = "-//Room Panel//Room Panel//EN"
UID = re.compile(rb"(?m)^UID:([0-9a-f-]{36})\r?$")
LONG_AGO = ("19700101T000000Z", "19700101T000100Z")
CLAIM = "Room Panel claim "
GIVEN_BACK = ("STATUS", "CANCELLED")
"""The property of a claim that nobody has. Programs hide what is cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A booking to be written; `names_host` has its host be the organiser."""

    uid: str
    start: datetime
    end: datetime
    title: str
    host: Person | None
    checked_in: bool
    now: datetime
    names_host: bool = True


def booking_text(made: Made) -> bytes:
    """The object of one booking."""
    lines = [
        line("UID", made.uid),
        line("DTSTAMP", stamp(made.now)),
        line("CREATED", stamp(made.now)),
        line("DTSTART", stamp(made.start)),
        line("DTEND", stamp(made.end)),
        line("SUMMARY", escaped(made.title)),
        *_host(made),
    ]
    if made.checked_in:
        lines.append(line(MARK, stamp(made.start)))
    return _object(lines)


def claim_text(uid: str, token: str, now: datetime) -> bytes:
    """The object that says: a panel is booking; nobody's list shows it."""
    return _object(_claim(uid, token, now))


def given_back_text(uid: str, now: datetime) -> bytes:
    """The same object where it cannot be removed: no panel is booking."""
    return _object([*_claim(uid, "given back", now), line(*GIVEN_BACK)])


def uid_of(data: bytes) -> bytes:
    """The UID of such an object, empty where it has none of ours."""
    found = UID.search(data)
    return found[1] if found else b""


def _claim(uid: str, word: str, now: datetime) -> list[bytes]:
    first, last = LONG_AGO
    return [
        line("UID", uid),
        line("DTSTAMP", stamp(now)),
        line("DTSTART", first),
        line("DTEND", last),
        line("SUMMARY", escaped(f"{CLAIM}{word}")),
        line("TRANSP", "TRANSPARENT"),
    ]


def _host(made: Made) -> list[bytes]:
    """As the organiser where there is an address, else as the one to ask."""
    host = made.host
    if host is None or not host.label:
        return []
    if not made.names_host or not ADDRESS.fullmatch(host.address):
        return [line("CONTACT", escaped(host.label))]
    name = {"CN": host.name} if host.name else {}
    return [line("ORGANIZER", f"mailto:{host.address}", name)]


def _object(lines: list[bytes]) -> bytes:
    head = [line("BEGIN", "VCALENDAR"), line("VERSION", "2.0"), line("PRODID", PRODUCT)]
    around = [line("BEGIN", "VEVENT"), *lines, line("END", "VEVENT")]
    return b"".join([*head, *around, line("END", "VCALENDAR")])
