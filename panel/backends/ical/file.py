"""An iCalendar file as a whole: its entries read one by one, each on its own."""

import logging
import time
import warnings
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from icalendar.parser import unescape_backslash

from panel.backends.ical.entry import MOST_BYTES, Parsed, Problem, Unreadable
from panel.backends.ical.item import read_item
from panel.backends.ical.nearby import keep_near
from panel.backends.ical.refreshing import refresh_of
from panel.backends.ical.setting import Setting
from panel.backends.ical.sorting import Sorting
from panel.backends.ical.text import Block, Sheet, Splitter, plain

LONGEST_READING = 600.0
"""Seconds for a whole file."""
MOST_NEAR = 50_000
"""Entries near the days asked for: half a minute's work."""
TOO_LONG = "The file takes too long to read: the rest is left out."
STRIDE = 50
"""Entries between two words of progress."""

log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
Days = tuple[date, date]


def parse(
    data: bytes, room: ZoneInfo, on_progress: Progress, days: Days | None = None
) -> Parsed:
    """See `panel.backends.ical.parse`."""
    if len(data) > MOST_BYTES:
        size = f"{MOST_BYTES // 1_000_000} MB"
        return _nothing(f"The file is larger than {size}: split it into parts.")
    splitter = Splitter()
    splitter.read(data)
    if not splitter.sheets:
        return _nothing(_why_none(data))
    if days is not None:
        keep_near(splitter.sheets, *days)
        if sum(len(sheet.entries) for sheet in splitter.sheets) > MOST_NEAR:
            return _nothing(f"The file holds more than {MOST_NEAR} entries.")
    reader = _Reader(room, splitter, on_progress)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader.read()
    return reader.parsed()


class _Reader:
    """Reads the calendars of one file."""

    def __init__(
        self, room: ZoneInfo, splitter: Splitter, on_progress: Progress
    ) -> None:
        self.room = room
        self.sheets = splitter.sheets
        self.problems = splitter.problems
        self.sorting = Sorting()
        self.zone: ZoneInfo | None = None
        self._on_progress = on_progress
        self._done = 0
        self._total = sum(len(sheet.entries) for sheet in splitter.sheets)
        self._until = time.monotonic() + LONGEST_READING

    def read(self) -> None:
        """Read every entry of every calendar."""
        for sheet in self.sheets:
            if sheet.properties.get("CALSCALE", "GREGORIAN").upper() == "GREGORIAN":
                self._sheet(sheet)
            else:
                self._say("Only Gregorian calendars can be read (CALSCALE).", lost=True)
        self.sorting.settle()
        self._on_progress(self._total, self._total)

    def parsed(self) -> Parsed:
        """What was found."""
        names = (
            sheet.properties.get(key)
            for sheet in self.sheets
            for key in ("NAME", "X-WR-CALNAME")
        )
        return Parsed(
            entries=tuple(self.sorting.entries),
            series=tuple(self.sorting.series),
            problems=(*self.problems, *self.sorting.notes),
            name=plain(unescape_backslash(next(filter(None, names), ""))),
            zone=self.zone,
            refresh=refresh_of(self.sheets),
        )

    def _sheet(self, sheet: Sheet) -> None:
        setting = Setting.of(sheet, self.room)
        self.zone = self.zone or setting.zone
        for note in setting.notes():
            self._say(note)
        for block in sheet.entries:
            if time.monotonic() > self._until:
                self._say(TOO_LONG, lost=True)
                return
            self._entry(block, setting)
            self._done += 1
            if self._done % STRIDE == 0:
                self._on_progress(self._done, self._total)

    def _entry(self, block: Block, setting: Setting) -> None:
        try:
            self.sorting.add(read_item(block, setting))
        except Unreadable as error:
            self.problems.append(block.problem(str(error)))
        except OverflowError:
            self.problems.append(block.problem("Its times are out of range."))
        except Exception:  # whatever the package makes of a broken entry
            log.debug("the entry at %s", block.where, exc_info=True)
            self.problems.append(block.problem("It cannot be read."))

    def _say(self, sentence: str, *, lost: bool = False) -> None:
        self.problems.append(Problem("file", sentence, lost, not lost))


def _nothing(sentence: str) -> Parsed:
    return Parsed(problems=(Problem("file", sentence, complete=False),))


def _why_none(data: bytes) -> str:
    """Why there is no calendar in it."""
    if not data.strip():
        return "The file is empty."
    if data.lstrip()[:1] == b"<":
        return "The file is a web page, not an iCalendar file."
    return "The file is not an iCalendar file: BEGIN:VCALENDAR is missing."
