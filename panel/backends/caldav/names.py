"""The names of CalDAV's elements, and the bodies of questions made of them."""

from collections.abc import Iterable

DAV = "DAV:"
CALDAV = "urn:ietf:params:xml:ns:caldav"
SERVER = "http://calendarserver.org/ns/"

HREF = f"{{{DAV}}}href"
ETAG = f"{{{DAV}}}getetag"
NAME = f"{{{DAV}}}displayname"
KIND = f"{{{DAV}}}resourcetype"
COLLECTION = f"{{{DAV}}}collection"
PRINCIPAL = f"{{{DAV}}}principal"
USER = f"{{{DAV}}}current-user-principal"
RIGHTS = f"{{{DAV}}}current-user-privilege-set"
REPORTS = f"{{{DAV}}}supported-report-set"
SYNC_TOKEN = f"{{{DAV}}}sync-token"
SYNC = f"{{{DAV}}}sync-collection"
CALENDAR = f"{{{CALDAV}}}calendar"
HOME = f"{{{CALDAV}}}calendar-home-set"
KINDS = f"{{{CALDAV}}}supported-calendar-component-set"
ZONE = f"{{{CALDAV}}}calendar-timezone"
ZONE_ID = f"{{{CALDAV}}}calendar-timezone-id"
DATA = f"{{{CALDAV}}}calendar-data"
CTAG = f"{{{SERVER}}}getctag"

_PREFIXES = {DAV: "d", CALDAV: "c", SERVER: "s"}
_SPACES = " ".join(f'xmlns:{short}="{long}"' for long, short in _PREFIXES.items())
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def question(root: str, inside: str) -> str:
    """A body: the root's name with its prefix, and what stands inside."""
    return f"{_HEAD}<{root} {_SPACES}>{inside}</{root}>"


def props(names: Iterable[str], more: str = "") -> str:
    """The properties that are wanted."""
    wanted = "".join(f"<{_short(name)}/>" for name in names)
    return f"<d:prop>{wanted}{more}</d:prop>"


def _short(name: str) -> str:
    space, _, word = name[1:].rpartition("}")
    return f"{_PREFIXES[space]}:{word}"
