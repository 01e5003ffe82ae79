"""Whether a server can be trusted to work out when something is."""

import re
from zoneinfo import ZoneInfo

_TIME = re.compile(
    r"(?im)^(?:DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE)(?P<more>;[^:\r\n]*)?:"
    r"(?P<when>[^\r\n]*)"
)
_ZONE = re.compile(r'(?i);TZID="?([^";:]*)')
_RULE = re.compile(r"(?im)^(?:RRULE|RDATE)[;:]")
_FOLD = re.compile(r"\r?\n[ \t]")
_ENTRY = re.compile(r"(?ims)^BEGIN:VEVENT\b.*?^END:VEVENT\b")


def is_series(text: str) -> bool:
    """Whether there is anything to be worked out."""
    return bool(_RULE.search(_FOLD.sub("", text)))


def worked_out_alike(text: str) -> bool:
    """Whether every time of the text is a date, in UTC, or in a zone that all know.

    Times without a zone and zones of the calendar's own are what servers turn into
    UTC as they please.
    """
    entries = _ENTRY.findall(_FOLD.sub("", text))
    times = (found for entry in entries for found in _TIME.finditer(entry))
    return all(_known(found["more"] or "", found["when"]) for found in times)


def _known(more: str, when: str) -> bool:
    zone = _ZONE.search(more)
    if zone is not None:
        return _is_zone(zone[1])
    return all("T" not in each.upper() or each[-1:] in "Zz" for each in when.split(","))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
