"""How what is known changes with news: a reading, a failure, a write, a look."""

from dataclasses import replace
from datetime import datetime, timedelta

from panel.backends.base import Ending, Reading
from panel.domain.booking import Booking
from panel.domain.day import Day
from panel.domain.limits import whole
from panel.domain.link import CLOCK_WRONG, Fault, Link
from panel.domain.marks import Marks, ended_here, held_of
from panel.domain.outcome import Done, Unknown
from panel.domain.room import Room, Rules
from panel.domain.stretches import NEVER, Stretches, stretches
from panel.engine.clerk import Act
from panel.engine.known import Known, freed_after, watch_after
from panel.engine.overlay import (
    after_others,
    found_in,
    laid_over,
    still_open,
)
from panel.engine.snapshot import Freed

MARKS_KEPT = timedelta(days=2)


def sorted_already(known: Known, reading: Reading, now: datetime) -> Day | None:
    """What takes long of `heard`; for a worker thread where there are many."""
    if reading.bookings == known.heard:
        return None
    day = Day(reading.bookings, known.room.zone, closed=stretches(reading.closed))
    day.look_over(now, known.rules)
    return day


def heard(
    known: Known, reading: Reading, now: datetime, day: Day | None = None
) -> Known:
    """After a complete answer; `day` is what `sorted_already` made of it."""
    skew = None if reading.system_time is None else now - reading.system_time
    link = replace(
        known.link,
        heard=min(reading.heard or now, now),
        complete=True,
        fault=None,
        skew=skew,
        unreadable=reading.unreadable,
        newest=_newest(known.link.newest, skew, now),
        every=reading.every,
        made=reading.made,
    )
    known = replace(
        known,
        link=link,
        heard=reading.bookings,
        closed=stretches(reading.closed),
        marks=known.marks.carried(reading.bookings, now),
        said=reading.said,
        told_sensor=reading.sensor,
    )
    return relaid(_lost_found(known, now), now, day)


def forgotten(known: Known, now: datetime) -> Known:
    """Without the check-ins of days ago; with a wrong clock nothing is forgotten."""
    if known.link.clock_wrong(now):
        return known
    running = (booking.start for booking in known.day.running(now))
    oldest = min((now - MARKS_KEPT, *running))
    return replace(known, marks=known.marks.since(oldest))


def missed(known: Known, fault: Fault) -> Known:
    """After a request that was not answered completely: the last list stays."""
    return replace(known, link=replace(known.link, complete=False, fault=fault))


def acted(known: Known, act: Act, now: datetime) -> Known:
    """After a command was carried out, or its answer was lost."""
    if act.write is not None:
        act = replace(act, write=replace(act.write, at=now))
    if isinstance(act.outcome, Unknown):
        return replace(known, lost=(*known.lost, act))
    if not isinstance(act.outcome, Done):
        return known
    freed = None if act.back else act.freed or known.freed
    known = replace(known, marks=_marked(known.marks, act, now), freed=freed)
    if act.write is not None:
        known = replace(known, writes=after_others(known.writes, act.write))
    return relaid(known, now)


def told(known: Known, marks: Marks, freed: Freed | None, now: datetime) -> Known:
    """After another process of this panel was told something."""
    return relaid(replace(known, marks=marks, freed=freed), now)


def looked(known: Known, now: datetime, *, jumped: bool = False) -> Known:
    """After one more look at the clock."""
    if known.writes:
        known = relaid(known, now)
    watch = watch_after(known, now, jumped=jumped)
    return replace(known, watch=watch, freed=freed_after(known, now))


def ruled(known: Known, room: Room, rules: Rules) -> Known:
    """After the settings or what the system says of the room have changed."""
    day = known.day
    if room.zone != day.zone:
        day = Day(day.bookings, room.zone, closed=day.closed, held=day.held)
    link = replace(known.link, period=rules.period)
    return replace(known, room=room, rules=rules, link=link, day=day)


def remembered(
    known: Known,
    bookings: tuple[Booking, ...],
    closed: Stretches,
    link: Link,
    marks: Marks,
    now: datetime,
) -> Known:
    """After the memory of an earlier run was read."""
    known = replace(
        known,
        heard=bookings,
        laid=bookings,
        closed=closed,
        day=Day(bookings, known.room.zone, closed=closed),
        link=link,
        marks=marks,
    )
    return relaid(known, now)


def relaid(known: Known, now: datetime, ready: Day | None = None) -> Known:
    """With the open writes and what was ended here laid over the last list once more.

    `ready` is the day of the list itself, where there is one.
    """
    writes = still_open(known.writes, known.heard, now)
    written = laid_over(known.heard, writes, now)
    bookings, held = written, NEVER
    if known.capabilities.ending is Ending.PANEL:
        bookings = ended_here(written, known.marks)
        held = held_of(written, known.marks)
    late = any(not write.counts(now) for write in writes)
    day = known.day
    around = day.closed, day.held
    if bookings != known.laid or around != (known.closed, held):
        untouched = bookings is known.heard and not held.all
        day = ready if ready and untouched else _day(known, bookings, held)
    link = replace(known.link, late=late)
    return replace(known, writes=writes, laid=bookings, day=day, link=link)


def _day(known: Known, bookings: tuple[Booking, ...], held: Stretches) -> Day:
    return Day(bookings, known.room.zone, closed=known.closed, held=held)


def _marked(marks: Marks, act: Act, now: datetime) -> Marks:
    if act.mark is not None:
        marks = marks.with_mark(act.mark)
    if act.ended is not None:
        marks = marks.with_ended(act.ended, whole(now))
    return marks if act.back is None else marks.without_ended(act.back.key)


def _lost_found(known: Known, now: datetime) -> Known:
    """What became of the commands whose answer was lost, as this list shows."""
    left = []
    for act in known.lost:
        found = found_in(act.write, known.heard) if act.write else None
        if found is None:
            left.append(act)
            continue
        marks = known.marks.with_mark(found) if act.mark else known.marks
        known = replace(known, marks=marks, freed=act.freed or known.freed)
    recent = (a for a in left if a.write and now < a.write.kept_until)
    return replace(known, lost=tuple(recent))


def _newest(newest: datetime | None, skew: timedelta | None, now: datetime) -> datetime:
    """The newest moment ever seen; a clock that the system confirms sets it anew."""
    confirmed = skew is not None and abs(skew) <= CLOCK_WRONG
    return now if newest is None or confirmed else max(newest, now)
