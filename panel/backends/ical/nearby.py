"""The entries that may lie in the time asked for; the others are never read.

A calendar of ten years is mostly past, and reading an entry takes long. Whatever is not
certain is kept, and with one entry of a UID all others: which of them holds is decided
by their versions.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from panel.backends.ical.text import Block, Sheet, plain

MARGIN = timedelta(days=3)
"""No zone is further from another, and no booking without an end is longer."""
REPEATING = frozenset({"RRULE", "RDATE", "EXDATE", "DURATION"})
"""Of these it takes more than a look to say when they end."""
TIMES = frozenset({"DTSTART", "DTEND"})
DAY = re.compile(r"(\d{8})(T\d{6}Z?)?")


def keep_near(sheets: Iterable[Sheet], first: date, last: date) -> None:
    """Leave out what lies apart from the dates given, both included."""
    early, late = f"{first - MARGIN:%Y%m%d}", f"{last + MARGIN:%Y%m%d}"
    seen = [(sheet, [_of(block) for block in sheet.entries]) for sheet in sheets]
    near = {
        uid
        for _, looks in seen
        for uid, days in looks
        if not days or (days[-1] >= early and days[0] <= late)
    }
    for sheet, looks in seen:
        pairs = zip(sheet.entries, looks, strict=True)
        sheet.entries = [block for block, (uid, _) in pairs if uid in near]


def _of(block: Block) -> tuple[str, list[str]]:
    """The UID, and the days of start and end in order; none where nobody can say."""
    uid, days = "", []
    for line in block.lines:
        name = line.name
        if name == "UID":
            uid = uid or plain(line.value)
        elif name in TIMES:
            found = DAY.fullmatch(line.value)
            days.append(found[1] if found else "")
        elif name in REPEATING:
            days.append("")
    if "" in days or not 0 < len(days) <= len(TIMES):
        return uid, []
    return uid, sorted(days)
