"""A calendar as the server describes it: where it is, its name, what may be done."""

import re
from dataclasses import dataclass
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from panel.backends.caldav import names
from panel.backends.caldav.responses import Response

DESCRIBED = (
    names.KIND,
    names.NAME,
    names.KINDS,
    names.RIGHTS,
    names.ZONE,
    names.ZONE_ID,
    names.CTAG,
    names.SYNC_TOKEN,
)
WRITES = frozenset({"write", "all"})
PARTS = frozenset({"write-content", "bind"})
"""Rights that together do as well: changing what is there, and adding to it."""
LONGEST_NAME = 200
_ZONE = re.compile(r"(?m)^TZID[^:\r\n]*:([^\r\n]{1,100})\r?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One calendar. `writable` is None where the server does not say."""

    path: str
    name: str = ""
    zone: ZoneInfo | None = None
    writable: bool | None = None
    probes: bool = False

    @property
    def called(self) -> str:
        """Its name; the end of its path where it has none."""
        return self.name or self.short

    @property
    def short(self) -> str:
        """The end of its path."""
        return plain(unquote(self.path.rstrip("/").rpartition("/")[2]))


def is_calendar(said: Response) -> bool:
    """Whether bookings can be in it."""
    kinds = {kind.upper() for kind in said.value(names.KINDS).named}
    events = not kinds or "VEVENT" in kinds
    return names.CALENDAR in said.value(names.KIND).inside and events


def place_of(said: Response, path: str) -> Place:
    """What is said of a calendar; a folder's path ends with a slash."""
    return Place(
        path=path.rstrip("/") + "/",
        name=plain(said.text(names.NAME)),
        zone=_zone(said),
        writable=_writable(said),
        probes=bool(said.text(names.CTAG) or said.text(names.SYNC_TOKEN)),
    )


def plain(text: str) -> str:
    """One line that can be shown and said."""
    line = " ".join(text.split())
    return "".join(filter(str.isprintable, line))[:LONGEST_NAME]


def _writable(said: Response) -> bool | None:
    if names.RIGHTS not in said.found:
        return None
    rights = {names.local(each) for each in said.value(names.RIGHTS).inside}
    return bool(rights & WRITES) or rights >= PARTS


def _zone(said: Response) -> ZoneInfo | None:
    """The zone by its name; zones that are only described are not looked at."""
    found = _ZONE.search(said.text(names.ZONE))
    for told in (said.text(names.ZONE_ID), found[1].strip() if found else ""):
        parts = told.strip().split("/")
        # Some programs write their own name before that of the zone.
        for key in ("/".join(parts), "/".join(parts[-2:]), "/".join(parts[-3:])):
            try:
                return ZoneInfo(key)
            except (ValueError, OSError, KeyError):
                continue
    return None
