"""All that the engine knows, as one value, and the picture that follows from it."""

from dataclasses import dataclass, field
from datetime import datetime

from panel.backends.base import Capabilities, Ending, Said
from panel.domain.booking import Booking
from panel.domain.command import Command
from panel.domain.day import Day
from panel.domain.face import face_at
from panel.domain.link import Link
from panel.domain.marks import Marks
from panel.domain.offers import offers_at
from panel.domain.permission import Abilities, Scene
from panel.domain.release import Conditions, Watch, due, watched
from panel.domain.room import Room, Rules
from panel.domain.sensor import Sensor
from panel.domain.status import Hold, Status, next_edge, status_at
from panel.domain.stretches import NEVER, Stretches
from panel.engine.clerk import Act
from panel.engine.overlay import Acknowledged
from panel.engine.snapshot import Freed, Result, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was heard, what was written and what was seen; a new one for every news.

    `heard` is the last complete list, `laid` the same with the open writes laid over
    it, `day` that list sorted. `closed` are the times in which nobody may book, `lost`
    the commands whose answer was lost. `said` and `told_sensor` came with the list;
    `sensor` is the panel's own.
    """

    room: Room
    rules: Rules
    capabilities: Capabilities
    link: Link
    day: Day
    heard: tuple[Booking, ...] = ()
    laid: tuple[Booking, ...] = ()
    closed: Stretches = NEVER
    marks: Marks = field(default_factory=Marks)
    writes: tuple[Acknowledged, ...] = ()
    lost: tuple[Act, ...] = ()
    freed: Freed | None = None
    watch: Watch | None = None
    touchable: bool = False
    sensor: Sensor | None = None
    told_sensor: Sensor | None = None
    said: Said | None = None
    doing: Command | None = None
    result: Result | None = None
    notes: tuple[str, ...] = ()

    def hold(self, now: datetime) -> Hold | None:
        """The release that the countdown shows, until its first try is decided."""
        watch = self._awaiting(now)
        if watch is None or watch.kept is not None or watch.tries:
            return None
        return Hold(watch.key, watch.deadline, trying=due(watch, now))

    def release_due(self, now: datetime) -> bool:
        """Whether the current booking is to be released now."""
        watch = self._awaiting(now)
        return watch is not None and due(watch, now)

    def fresh_sensor(self, now: datetime) -> Sensor | None:
        """The sensor's last word unless it is stale; the panel's own comes first."""
        after = self.rules.sensor_stale
        fresh = (s for s in self.sensors if not s.stale(now, after))
        return next(fresh, None)

    @property
    def sensors(self) -> tuple[Sensor, ...]:
        """The panel's own sensor and the one that the system tells of."""
        return tuple(s for s in (self.sensor, self.told_sensor) if s is not None)

    def status(self, now: datetime) -> Status:
        """The status variables at `now`."""
        return status_at(now, self.day, self.rules, self.marks, self.hold(now))

    def settled(self, now: datetime) -> bool:
        """Whether a reading has shown every write that was acknowledged.

        Where readings are late, one that does not show a booking whose answer was
        lost decides nothing yet.
        """
        return not any(write.counts(now) for write in self._unsettled())

    def next_edge(self, now: datetime) -> datetime:
        """The first moment after `now` at which the picture changes by itself."""
        hold = self.hold(now)
        sensor = self.fresh_sensor(now)
        edges = [next_edge(now, self.day, self.rules, self.link, sensor, hold)]
        edges.extend(write.counts_until for write in self._unsettled())
        edges.extend(write.kept_until for write in self.writes)
        if self.freed is not None:
            edges.append(self.freed.booking.end)
        if self.watch is not None and self.watch.retry_at is not None:
            edges.append(self.watch.retry_at)
        return min(edge for edge in edges if edge > now)

    def _awaiting(self, now: datetime) -> Watch | None:
        """The watch over the current booking while nobody has checked in."""
        watch, current = self.watch, self.day.current(now)
        if watch is None or current is None or current.key != watch.key:
            return None
        return None if self.marks.checked_in(current) else watch

    def _unsettled(self) -> tuple[Acknowledged, ...]:
        late = self.lost if self.capabilities.late_reads else ()
        return (*self.writes, *(act.write for act in late if act.write is not None))


def scene(known: Known, now: datetime) -> Scene:
    """What decisions about commands look at."""
    able = known.capabilities
    return Scene(
        now=now,
        day=known.day,
        rules=known.rules,
        marks=known.marks,
        status=known.status(now),
        freed=None if known.freed is None else known.freed.booking,
        abilities=Abilities(
            connected=known.link.sound(now),
            settled=known.settled(now),
            book=able.book,
            book_later=able.book_later,
            check_in=able.check_in,
            end=able.ending is not Ending.NONE,
            extend=able.extend,
        ),
    )


def watch_after(known: Known, now: datetime, *, jumped: bool) -> Watch | None:
    """The watch over the current booking after one more look."""
    able, sensor = known.capabilities, known.fresh_sensor(now)
    conditions = Conditions(
        connected=known.link.sound(now),
        touchable=known.touchable,
        sees_check_ins=able.keeps_check_in or known.rules.sole_panel,
        can_end=able.ending in (Ending.SHORTEN, Ending.DECLINE, Ending.CANCEL),
        jumped=jumped,
        skew=known.link.skew,
        presence=None if sensor is None else sensor.presence,
    )
    current = known.day.current(now)
    return watched(known.watch, now, current, known.rules, conditions)


def freed_after(known: Known, now: datetime) -> Freed | None:
    """What was given back, until its end or until somebody books."""
    freed = known.freed
    if freed is None or not freed.at <= now < freed.booking.end:
        return None
    return None if known.day.current(now) is not None else freed


def picture(known: Known, now: datetime) -> Snapshot:
    """Everything the screen may know at `now`."""
    stage = scene(known, now)
    status, rules = stage.status, known.rules
    hold, freed = known.hold(now), freed_after(known, now)
    offers = offers_at(stage)
    closed = known.day.closed.at(now) is not None and not offers.we_are_here
    return Snapshot(
        at=now,
        room=known.room,
        rules=rules,
        capabilities=known.capabilities,
        day=known.day,
        schedule=known.day.listed(now, rules),
        status=status,
        face=face_at(
            now, status, known.link, rules, freed=freed is not None, closed=closed
        ),
        link=known.link,
        connected=known.link.connected(now),
        offers=offers,
        busy_until=known.day.busy_until(now),
        release_at=hold.until if hold and status.current_pending else None,
        freed=freed,
        doing=known.doing,
        result=known.result,
        sensor=known.fresh_sensor(now),
        sensor_stale=_stale(known, now),
        last_started=_last_started(known),
        notes=known.notes,
        wording="" if known.said is None else known.said.wording,
        checked_in=_checked_in(known, now),
    )


def _last_started(known: Known) -> datetime | None:
    """The later of what the panel and the system know of."""
    told = None if known.said is None else known.said.started
    starts = (known.marks.last_started, told)
    return max((start for start in starts if start is not None), default=None)


def _stale(known: Known, now: datetime) -> bool | None:
    return known.fresh_sensor(now) is None if known.sensors else None


def _checked_in(known: Known, now: datetime) -> frozenset[str]:
    today = known.day.today(now)
    return frozenset(b.id for b in today if known.marks.checked_in(b))
