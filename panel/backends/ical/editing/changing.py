"""A change carried out on an object's text, and looked at before it is given away."""

import logging
import warnings
from datetime import datetime, timedelta

from panel.backends.ical.editing.change import Change, Changed, What
from panel.backends.ical.editing.component import MARK, Component
from panel.backends.ical.editing.form import Form
from panel.backends.ical.editing.held import Held, Part, alike
from panel.backends.ical.editing.pieces import Damaged
from panel.backends.ical.editing.written import stamp
from panel.backends.ical.entry import Unreadable
from panel.backends.ical.limit import time_limit
from panel.domain.booking import Booking

log = logging.getLogger(__name__)

LONGEST_WORK = 8.0
"""Seconds for one change."""
AROUND = timedelta(days=32)
"""How far before and after a change the rest of the object is looked at."""
NOT_HERE = "This booking is written in a way that cannot be changed from here."
REPEATED = frozenset({"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", MARK})
"""What an occurrence has not got from its series."""
ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"


def change(asked: Change) -> Changed:
    """The object as it is to be; never raises for what the object says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with time_limit(LONGEST_WORK):
                return _Changing(asked).done()
        except (Unreadable, Damaged, OverflowError):
            return Changed(problem=NOT_HERE)
        except Exception:  # whatever the packages make of a broken entry
            log.debug("an object cannot be changed", exc_info=True)
            return Changed(problem=NOT_HERE)


class _Changing:
    """One change of one object."""

    def __init__(self, asked: Change) -> None:
        self._asked = asked
        self._around = _around(asked)
        self._held = Held(asked.data, asked.zone)
        self._listed = _listed(self._held, self._around)

    def done(self) -> Changed:
        """The change, where the booking is there and nothing else changes by it."""
        found = self._listed.get(self._asked.id)
        uid, occurrence = self._asked.booking.ical_uid, self._asked.occurrence
        if found is None:
            return Changed()
        own = self._held.own(uid, occurrence)
        alone = not occurrence and self._held.alone
        if self._asked.what is What.CANCEL and alone:
            return Changed(found=found, alone=True)
        if own is not None and own.follows:
            return Changed(found=found, problem=NOT_HERE)
        data = self._written(found, own)
        if data is None:
            return Changed(found=found, made=found, alone=alone)
        made = self._made(data, found)
        if made is None and self._asked.what is not What.CANCEL:
            return Changed(found=found, problem=NOT_HERE)
        return Changed(data=data, found=found, made=made, alone=alone)

    def _written(self, found: Booking, own: Part | None) -> bytes | None:
        if self._asked.what is What.CHECK_IN:
            return self._checked_in(found, own)
        part = own or self._pattern()
        entry = part.component if own else self._occurrence(part, found)
        if self._asked.what is What.CANCEL:
            entry.set("STATUS", "CANCELLED", {}, after="DTSTART")
        else:
            _end(entry, part.form, found, self._asked.to or found.end)
        entry.prune(self._asked.now)
        entry.bump(self._asked.now)
        if own is not None:
            return self._held.with_changed(own)
        return self._held.with_added(entry, found.ical_uid)

    def _checked_in(self, found: Booking, own: Part | None) -> bytes | None:
        part = own or self._pattern()
        if stamp(found.start) in part.component.marks():
            return None
        part.component.prune(self._asked.now)
        part.component.mark(found.start)
        part.component.bump(self._asked.now, sequence=False)
        return self._held.with_changed(part)

    def _occurrence(self, pattern: Part, found: Booking) -> Component:
        """An entry of its own for one occurrence of a series."""
        master = self._held.master(found.ical_uid) or pattern
        entry = Component(pattern.component.pieces)
        marks = entry.marks()
        entry.drop(REPEATED)
        entry.set("DTSTART", *pattern.form.written(found.start), after="UID")
        value, params = master.form.original(self._asked.occurrence)
        entry.set("RECURRENCE-ID", value, params, after="UID")
        _end(entry, pattern.form, found, found.end)
        if stamp(found.start) in marks:
            entry.mark(found.start)
        return entry

    def _pattern(self) -> Part:
        uid = self._asked.booking.ical_uid
        found = self._held.pattern(uid, self._asked.occurrence)
        if found is None:
            raise Unreadable(NOT_HERE)
        return found

    def _made(self, data: bytes, found: Booking) -> Booking | None:
        """The booking in the new object.

        Raises:
            Unreadable: it is not what was asked for, or something else is changed, too.
        """
        listed = _listed(Held(data, self._asked.zone), self._around)
        made = listed.pop(found.id, None)
        others = {id: b for id, b in self._listed.items() if id != found.id}
        same = listed.keys() == others.keys()
        if not same or not all(alike(listed[id], others[id]) for id in others):
            raise Unreadable(NOT_HERE)
        if not self._as_asked(made, found):
            raise Unreadable(NOT_HERE)
        return made

    def _as_asked(self, made: Booking | None, found: Booking) -> bool:
        if self._asked.what is What.CANCEL:
            return made is None or not made.occupies
        if made is None or made.start != found.start:
            return False
        return made.end == (self._asked.to or found.end)


def _end(entry: Component, form: Form, found: Booking, end: datetime) -> None:
    """Writes when it ends, in place of its length where it has one."""
    if form.kind == "date" and not form.holds(end):
        # Days cannot end at an hour: it goes by the clock from now on.
        entry.set("DTSTART", stamp(found.start), {}, after="UID")
        if entry.first(ALL_DAY):
            entry.set(ALL_DAY, "FALSE", {}, after="UID")
    value, params = form.written(end)
    if entry.first("DTEND") is None and entry.first("DURATION"):
        entry.rename("DURATION", "DTEND", value, params)
    else:
        entry.set("DTEND", value, params, after="DTSTART")


def _listed(held: Held, around: tuple[datetime, datetime]) -> dict[str, Booking]:
    return {booking.id: booking for booking in held.bookings(*around)}


def _around(asked: Change) -> tuple[datetime, datetime]:
    last = max(asked.booking.end, asked.to or asked.booking.end)
    return asked.booking.start - AROUND, last + AROUND
