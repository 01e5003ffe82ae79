"""How often a calendar wants to be asked for, as it says itself."""

import re
from collections.abc import Iterable
from datetime import timedelta

from panel.backends.ical.text import Sheet

NAMES = ("REFRESH-INTERVAL", "X-PUBLISHED-TTL")
"""RFC 7986, 5.7, and what programs wrote before it."""
LENGTH = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?"
    r"(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?"
)
UNITS = ("weeks", "days", "hours", "minutes", "seconds")


def refresh_of(sheets: Iterable[Sheet]) -> timedelta | None:
    """The interval of the first calendar that names one; None where none does."""
    said = (sheet.properties.get(name, "") for sheet in sheets for name in NAMES)
    return next(filter(None, map(_length, said)), None)


def _length(text: str) -> timedelta | None:
    found = LENGTH.fullmatch(text.strip().upper())
    if found is None:
        return None
    values = (int(value or 0) for value in found.groups())
    return timedelta(**dict(zip(UNITS, values, strict=True)))
