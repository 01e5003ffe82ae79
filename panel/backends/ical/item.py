"""One entry as it was read: what it is, which version, and its text."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from icalendar import Event

from panel.backends.ical.booking import Place, entry_of, moment_of
from panel.backends.ical.entry import Entry, booking_id
from panel.backends.ical.event import read_event, trimmed
from panel.backends.ical.rules import check_rules
from panel.backends.ical.setting import Setting
from panel.backends.ical.text import Block, plain
from panel.backends.ical.times import When, Zones, time_of

LONGEST_UID = 400
REPEATING = ("RRULE", "RDATE", "EXDATE")


@dataclass(frozen=True, slots=True)
class Item:
    """One version of one entry; `occurrence` is empty unless it replaces one."""

    entry: Entry
    where: str
    rank: tuple[int, float]
    repeats: bool
    lines: tuple[str, ...]
    definitions: frozenset[str]
    own_zone: str

    @property
    def uid(self) -> str:
        """What all versions and occurrences have in common."""
        return self.entry.uid

    @property
    def occurrence(self) -> str:
        """Which occurrence of a series it replaces."""
        return self.entry.occurrence

    def named(self, occurrence: str) -> Entry:
        """The booking under the name of an occurrence."""
        name = booking_id(self.uid, occurrence)
        booking = replace(self.entry.booking, id=name)
        return Entry(self.uid, occurrence, booking)


def read_item(block: Block, setting: Setting) -> Item:
    """Read one entry.

    Raises:
        Unreadable: it is no booking; the text is one sentence.
    """
    lines = [setting.floating(line) for line in trimmed(block)]
    event = read_event(lines)
    lasting = tuple(line for line in lines if not line.upper().startswith("DTSTAMP"))
    return Item(
        entry=_entry(event, _uid(event, lasting), setting.zones),
        where=block.where,
        rank=_rank(event),
        repeats=any(name in event for name in REPEATING),
        lines=lasting,
        definitions=setting.used_by(block),
        own_zone=setting.own_zone,
    )


def _entry(event: Event, uid: str, zones: Zones) -> Entry:
    when = When.of(event, zones)
    check_rules(event, when, date.min, date.min)
    moved_from = time_of(event, "RECURRENCE-ID")
    occurrence = "" if moved_from is None else zones.stamp(moved_from)
    recurring = moved_from is not None
    place = Place(uid, occurrence, when.start, when.wall_end, recurring)
    return entry_of(event, place, when, zones)


def _uid(event: Event, lines: tuple[str, ...]) -> str:
    """The UID; for want of a usable one, a name made of what the entry says."""
    uid = plain(str(event.get("UID", "")), LONGEST_UID + 1)
    if 0 < len(uid) <= LONGEST_UID:
        return uid
    return "no-uid-" + sha256("\n".join(lines).encode()).hexdigest()[:32]


def _rank(event: Event) -> tuple[int, float]:
    """The later version of an entry has the greater rank."""
    changed = moment_of(event, "LAST-MODIFIED") or moment_of(event, "DTSTAMP")
    sequence = event.get("SEQUENCE", 0)
    return (
        sequence if isinstance(sequence, int) else 0,
        changed.timestamp() if changed else 0.0,
    )
