"""A series worked out: its occurrences in a stretch of time."""

import warnings
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
import x_wr_timezone
from icalendar import Calendar, Event
from icalendar.prop import vDDDTypes, vText

from panel.backends.ical import zones as known_zones
from panel.backends.ical.booking import Place, check_ins, entry_of, is_checked_in
from panel.backends.ical.entry import Entry, Series, Unreadable, booking_id
from panel.backends.ical.event import read_event, trimmed
from panel.backends.ical.limit import time_limit
from panel.backends.ical.rules import check_rules
from panel.backends.ical.text import Sheet, Splitter
from panel.backends.ical.times import Time, When, Zones, apart, start_of, time_of
from panel.domain.booking import Booking

LONGEST_WORK = 5.0
"""Seconds for one series."""
MARGIN = timedelta(days=2)
"""Dates and times without a zone are compared by the wall: asked for wider."""
PART = "X-PANEL-PART"
REPEATED = frozenset({"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE"})


def expand(
    series: Series, start: datetime, end: datetime, room: ZoneInfo
) -> list[Entry]:
    """See `panel.backends.ical.expand`."""
    with warnings.catch_warnings(), time_limit(LONGEST_WORK):
        warnings.simplefilter("ignore")
        try:
            found = _Expansion(series, room).between(start, end)
        except Unreadable:
            raise
        except OverflowError as error:
            raise Unreadable("Its times are out of range.") from error
        except Exception as error:  # whatever the packages make of odd rules
            raise Unreadable("Its rule cannot be worked out.") from error
    return sorted(found, key=lambda entry: (entry.booking.start, entry.occurrence))


class _Expansion:
    """The components of one series, made ready for the package that repeats them."""

    def __init__(self, series: Series, room: ZoneInfo) -> None:
        self.uid = series.uid
        sheet = _sheet(series)
        known_zones.load(sheet.zones)
        own = known_zones.find(sheet.properties.get("X-WR-TIMEZONE", ""))
        self.zones = Zones(room, own or room)
        calendar = Calendar()
        for block in sheet.entries:
            calendar.add_component(read_event(trimmed(block)))
        if own is not None:
            calendar = x_wr_timezone.to_standard(calendar, timezone=own)
        self.calendar = calendar
        self.events = [event for event in calendar.walk() if isinstance(event, Event)]
        self.whens = [When.of(event, self.zones) for event in self.events]
        self.bookings = list(map(self._booking, self.events, self.whens))
        self.check_ins = list(map(check_ins, self.events))
        for part, when in enumerate(self.whens):
            self._settle(part, when)

    def _booking(self, event: Event, when: When) -> Booking:
        """What all occurrences of a component have in common."""
        place = Place(self.uid, "", when.start, when.wall_end, recurring=True)
        return entry_of(event, place, when, self.zones).booking

    def _settle(self, part: int, when: When) -> None:
        """Leave the package the times alone, and nothing to guess of them."""
        event = self.events[part]
        for name in set(event) - REPEATED:
            del event[name]
        event["DTSTART"] = vDDDTypes(when.start)
        event["DTEND"] = vDDDTypes(when.wall_end)
        event["UID"] = vText(self.uid)
        event[PART] = vText(str(part))

    def between(self, start: datetime, end: datetime) -> list[Entry]:
        """The occurrences that overlap the time, each once."""
        first = start.astimezone(self.zones.room) - MARGIN
        last = end.astimezone(self.zones.room) + MARGIN
        for event, when in zip(self.events, self.whens, strict=True):
            check_rules(event, when, first.date(), last.date())
        found = recurring_ical_events.of(self.calendar).between(first, last)
        entries = {entry.occurrence: entry for entry in map(self._entry, found)}
        return [
            entry for entry in entries.values() if entry.booking.lies_in(start, end)
        ]

    def _entry(self, found: Event) -> Entry:
        part = int(str(found[PART]))
        start = start_of(found)
        end = time_of(found, "DTEND") or start
        stamp = self.zones.stamp(self._original(part, start))
        begin, until = self.whens[part].span(start, end, self.zones)
        booking = replace(
            self.bookings[part],
            id=booking_id(self.uid, stamp),
            start=begin,
            end=until,
            checked_in=is_checked_in(self.check_ins[part], begin) or None,
        )
        return Entry(self.uid, stamp, booking)

    def _original(self, part: int, start: Time) -> Time:
        """Where the occurrence stood before it was moved."""
        event, when = self.events[part], self.whens[part]
        moved_from = time_of(event, "RECURRENCE-ID")
        if moved_from is None:
            return start
        if start == when.start or type(start) is not type(moved_from):
            return moved_from
        # This and all that follow were moved alike (RANGE=THISANDFUTURE).
        return start - apart(when.start, moved_from)


def _sheet(series: Series) -> Sheet:
    splitter = Splitter()
    splitter.read(series.text.encode())
    if len(splitter.sheets) != 1 or splitter.problems:
        raise Unreadable("It is damaged.")
    return splitter.sheets[0]
