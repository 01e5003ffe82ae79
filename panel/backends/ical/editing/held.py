"""What an object holds: its entries as they were read, beside their pieces."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from panel.backends.ical import expand, parse
from panel.backends.ical import zones as known_zones
from panel.backends.ical.editing.component import Component
from panel.backends.ical.editing.form import Form
from panel.backends.ical.editing.pieces import (
    Damaged,
    components,
    events_in,
    pieces_of,
)
from panel.backends.ical.entry import Unreadable
from panel.backends.ical.item import Item, read_item
from panel.backends.ical.setting import Setting
from panel.backends.ical.text import Splitter
from panel.domain.booking import Booking

FOLLOWING = "THISANDFUTURE"
ZONE = "VTIMEZONE"


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of an object: what it says, and where its pieces are."""

    item: Item
    component: Component
    begin: int
    end: int
    form: Form

    @property
    def follows(self) -> bool:
        """Whether it stands for all later occurrences, too."""
        piece = self.component.first("RECURRENCE-ID")
        return piece is not None and piece.params.get("RANGE", "").upper() == FOLLOWING


class Held:
    """One object.

    Raises:
        Damaged: its text cannot be cut safely.
        Unreadable: one of its entries cannot be read.
    """

    def __init__(self, data: bytes, room: ZoneInfo) -> None:
        self._data, self._room = data, room
        self.pieces = pieces_of(data)
        splitter = Splitter()
        splitter.read(data)
        spans = events_in(self.pieces)
        if len(splitter.sheets) != 1 or len(splitter.sheets[0].entries) != len(spans):
            raise Damaged
        setting = Setting.of(splitter.sheets[0], room)
        self.parts = [
            self._part(read_item(block, setting), span, setting)
            for block, span in zip(splitter.sheets[0].entries, spans, strict=True)
        ]

    def bookings(self, start: datetime, end: datetime) -> Iterator[Booking]:
        """Every booking of a stretch of time."""
        parsed = parse(self._data, self._room)
        for entry in parsed.entries:
            if entry.booking.lies_in(start, end):
                yield entry.booking
        for series in parsed.series:
            for entry in expand(series, start, end, self._room):
                yield entry.booking

    @property
    def alone(self) -> bool:
        """Whether one entry is all that it holds, but for zones."""
        return len(self.parts) == 1 and components(self.pieces) <= {"VEVENT", ZONE}

    def own(self, uid: str, occurrence: str) -> Part | None:
        """The entry of a single booking, or that of one occurrence; the newest."""
        found = [
            p
            for p in self.parts
            if (p.item.uid, p.item.occurrence) == (uid, occurrence)
        ]
        return max(found, key=lambda part: part.item.rank, default=None)

    def master(self, uid: str) -> Part | None:
        """The entry of the series itself."""
        return self.own(uid, "")

    def pattern(self, uid: str, occurrence: str) -> Part | None:
        """What an occurrence without an entry of its own is made from."""
        found = [
            part
            for part in self.parts
            if part.item.uid == uid
            and part.follows
            and part.item.occurrence <= occurrence
        ]
        latest = max(found, key=lambda part: part.item.occurrence, default=None)
        return latest or self.master(uid)

    def with_changed(self, part: Part) -> bytes:
        """The object with an entry in its place."""
        before, after = self.pieces[: part.begin], self.pieces[part.end :]
        return b"".join(p.raw for p in (*before, *part.component.pieces, *after))

    def with_added(self, made: Component, uid: str) -> bytes:
        """The object with one entry more, behind those of the series."""
        at = max(part.end for part in self.parts if part.item.uid == uid)
        before, after = self.pieces[:at], self.pieces[at:]
        return b"".join(p.raw for p in (*before, *made.pieces, *after))

    def _part(self, item: Item, span: tuple[int, int], setting: Setting) -> Part:
        component = Component(self.pieces[slice(*span)])
        start = component.first("DTSTART")
        if start is None:
            raise Unreadable("It has no start (DTSTART).")
        form = Form.of(start, _zone(start.params.get("TZID", "")), setting.zones)
        return Part(item, component, *span, form)


def _zone(name: str) -> tzinfo | None:
    return known_zones.find(name)


def alike(one: Booking, other: Booking) -> bool:
    """Whether they say the same, but for when that was written."""
    return replace(one, updated=None) == replace(other, updated=None)
