"""A state machine over the whole engine: whatever happens, what it says is true."""

import asyncio
import logging
import shutil
import tempfile
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from panel.backends.base import Ending, Garbled, Refused, Unauthorised, Unreachable
from panel.domain.booking import Booking, Key
from panel.domain.command import (
    BookLater,
    BookNow,
    CheckIn,
    Command,
    End,
    Extend,
    WeAreHere,
)
from panel.domain.face import Face
from panel.domain.outcome import Done, Outcome
from panel.domain.sensor import Sensor
from panel.engine.snapshot import Snapshot
from tests.engine.rig import COMMENT, SECOND, Rig, minutes, seconds
from tests.engine.room import ABLE, Lost, Trouble
from tests.engine.virtual import VirtualLoop

T = TypeVar("T")

BEAT = 17.0
"""Long, for speed; and no edge falls on one by chance."""
PENDING = seconds(100)
FORGIVEN = seconds(30)
LATEST = seconds(2)
SKEW = seconds(30)
ERRORS = (
    Unreachable("No route."),
    Unreachable("No answer.", maybe_done=True),
    Unauthorised("The key was refused."),
    Refused("No."),
    Garbled("Half a page."),
)

MISHAPS = ("none", "inside", "elsewhere", "moved", "down", "restart", "jump")

jumps = st.sampled_from((-86400, -3600, -61, -1, 1, 20, 61, 3600, 86400))
picks = st.integers(0, 30)


class Door(RuleBasedStateMachine):
    """One room, people at its door and elsewhere, and bad luck of every kind.

    `checked` are the bookings to which somebody has checked in for certain, `placed`
    says since when a foreign booking has had its start, `spoilt` when this panel last
    stopped watching, both in true time. `given_up` are those that were ended at this
    panel alone: the system goes on holding their time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.store = Path(tempfile.mkdtemp())
        self.runner = asyncio.Runner(loop_factory=VirtualLoop)
        self.checked: set[Key] = set()
        self.given_up: set[Key] = set()
        self.placed: dict[Key, datetime] = {}
        self.problems: list[str] = []
        self.links: list[tuple[datetime, bool]] = []
        self.presences: list[datetime] = []
        self.endings = 0
        self.stirred = 0
        self.number = 0
        self.log = Errors()
        logging.getLogger("panel").addHandler(self.log)

    def teardown(self) -> None:
        logging.getLogger("panel").removeHandler(self.log)
        self.do(self.rig.stop())
        self.runner.close()
        shutil.rmtree(self.store)

    @initialize(
        keeps=st.booleans(),
        ending=st.sampled_from(Ending),
        late=st.booleans(),
        strict=st.booleans(),
        sole=st.booleans(),
        period=st.sampled_from((1, 5)),
    )
    def hang(
        self,
        keeps: bool,
        ending: Ending,
        late: bool,
        strict: bool,
        sole: bool,
        period: int,
    ) -> None:
        async def begin() -> None:
            self.rig = Rig(self.store)
            self.rig.beat = BEAT
            self.rig.room.strict = strict
            self.rig.room.capabilities = replace(
                ABLE, keeps_check_in=keeps, ending=ending, late_reads=late
            )
            self.rig.rule(
                sole_panel=sole,
                period=minutes(period),
                pending_period=PENDING,
                min_duration=minutes(1),
            )
            await self.start()

        self.do(begin())

    # Other people.

    @rule(
        start=st.sampled_from((-30, 0, 1, 1, 2, 2, 3, 5, 30, 90)),
        length=st.sampled_from((1, 5, 30, 30, 90)),
        kind=st.integers(0, 12),
        push=st.booleans(),
    )
    def somebody_books_elsewhere(
        self, start: int, length: int, kind: int, push: bool
    ) -> None:
        booking = self.booking(start, length)
        said = kind == 7 if self.able.keeps_check_in else None
        booking = replace(booking, checked_in=said, all_day=kind == 8)
        self.place(replace(booking, buffer=kind == 9), push)

    @rule(
        length=st.sampled_from((2, 10, 60)),
        watched=st.sampled_from((10, 60, 99)),
        mishap=st.sampled_from(MISHAPS),
        after=st.sampled_from((0, 1, 2, 30, 61)),
    )
    def somebody_books_and_does_not_come(
        self, length: int, watched: float, mishap: str, after: float
    ) -> None:
        """Up to some moment after the deadline, and one thing on the way."""
        booking = self.booking(1, length)
        self.place(booking, push=True)
        self.pause(booking.start + seconds(watched) - self.rig.wall.now())
        if mishap == "inside":
            self.somebody_is_seen_inside()
        elif mishap == "elsewhere" and self.able.keeps_check_in:
            self.rig.room.put(replace(booking, checked_in=True))
        elif mishap == "moved":
            self.place(replace(booking, start=booking.start + SECOND), push=True)
        elif mishap == "down":
            self.rig.room.trouble.reads = ERRORS[0]
            self.rig.room.push()
            self.pause(seconds(31))
            self.heal()
        elif mishap == "restart":
            self.restart()
        elif mishap == "jump":
            self.rig.wall.set_clock(SECOND)
            self.jumped()
        left = booking.start + PENDING + seconds(after) - self.rig.wall.now()
        self.pause(max(left, timedelta()))

    @precondition(lambda self: self.others())
    @rule(pick=picks, by=st.sampled_from((-30, -1, 1, 30)), push=st.booleans())
    def somebody_moves_a_booking(self, pick: int, by: int, push: bool) -> None:
        old = self.pick(pick)
        moved = replace(old, start=old.start + minutes(by), end=old.end + minutes(by))
        self.checked.discard(old.key)
        self.place(moved, push)

    @precondition(lambda self: self.others())
    @rule(pick=picks, push=st.booleans())
    def somebody_deletes_a_booking(self, pick: int, push: bool) -> None:
        self.rig.room.drop(self.pick(pick))
        self.told(push)

    @precondition(lambda self: self.others() and self.able.keeps_check_in)
    @rule(pick=picks, push=st.booleans())
    def somebody_checks_in_elsewhere(self, pick: int, push: bool) -> None:
        self.rig.room.put(replace(self.pick(pick), checked_in=True))
        self.told(push)

    @rule(
        start=st.sampled_from((-30, 0, 1, 2, 10)),
        length=st.sampled_from((0, 1, 5, 30, 90)),
        push=st.booleans(),
    )
    def the_house_closes(self, start: int, length: int, push: bool) -> None:
        """For a while, or not at all any more."""
        hours = self.booking(start, length)
        closed = ((hours.start, hours.end),) if length else ()
        self.rig.room.closed = closed
        self.told(push)

    # People at the door.

    @rule(
        pick=picks,
        lost=st.sampled_from((None, None, None, *Lost)),
        twice=st.booleans(),
        crossed=st.booleans(),
    )
    def somebody_taps(
        self, pick: int, lost: Lost | None, twice: bool, crossed: bool
    ) -> None:
        """`crossed`: somebody else books between our reading and our writing."""
        offered = self.offered()
        self.rig.room.trouble.lost = lost
        if crossed:
            self.rig.room.before = self.cross
        self.tap(offered[pick % len(offered)], twice)
        self.rig.room.before = lambda: None

    @precondition(lambda self: self.rig.snapshot.status.current)
    @rule()
    def somebody_is_seen_inside(self) -> None:
        now = self.rig.wall.now()
        self.presences.append(now)
        self.rig.engine.sense(Sensor(at=now, presence=True))
        self.rig.engine.sense(Sensor(at=now, presence=False))

    # Bad luck.

    @rule(
        what=st.sampled_from(("reads", "writes", "slow", "lag")),
        error=st.sampled_from(ERRORS),
        long=st.booleans(),
    )
    def system_fails(self, what: str, error: Exception, long: bool) -> None:
        trouble = self.rig.room.trouble
        if what == "reads":
            trouble.reads = error
        elif what == "writes":
            trouble.writes = error
        elif what == "slow":
            trouble.slow = 15 if long else 2
        elif self.able.late_reads:
            trouble.lag = seconds(20 if long else 3)

    @precondition(lambda self: self.rig.room.trouble != Trouble())
    @rule()
    def system_heals(self) -> None:
        self.heal()

    @rule(how=st.sampled_from(("restart", "sleep", "set", "set right")), by=jumps)
    def program_or_clock_stumbles(self, how: str, by: float) -> None:
        if how == "restart":
            self.restart()
        elif how == "sleep":
            self.rig.wall.suspend(seconds(abs(by)))
            self.jumped()
        elif how == "set right":
            self.set_right()
        else:
            self.rig.wall.set_clock(seconds(by))
            self.jumped()

    @rule(pause=st.sampled_from((0.3, 1, 5, 29, 31, 60, 100, 301, 1800)))
    def time_passes(self, pause: float) -> None:
        self.pause(seconds(pause))

    @precondition(lambda self: self.coming())
    @rule(after=st.sampled_from((-1, 0, 1, 50, 99, 100, 101, 110, 165)))
    def time_passes_to_the_next_booking(self, after: float) -> None:
        moment = min(b.start for b in self.coming()) + seconds(after)
        self.pause(max(moment - self.rig.wall.now(), seconds(0)))

    @precondition(lambda self: self.rig.snapshot.release_at)
    @rule(after=st.sampled_from((-0.001, 0, 0.001, 1, 61)))
    def time_passes_to_the_release(self, after: float) -> None:
        moment = self.rig.snapshot.release_at
        assert moment is not None
        left = moment + seconds(after) - self.rig.wall.now()
        self.pause(max(left, seconds(0)))

    @precondition(lambda self: self.stirred > 6)
    @rule()
    def all_is_quiet_and_the_screen_equals_the_system(self) -> None:
        self.heal()
        self.set_right()
        self.pause(seconds(40) + self.rig.rules.period)
        shown, now = self.rig.snapshot, self.rig.wall.now()
        start, end = shown.day.window(now, shown.rules.cache_days)
        held = {b for b in self.rig.room.held.values() if b.overlaps(start, end)}
        assert shown.connected
        assert self.kept(shown.day.bookings) == self.kept(held)
        running = [b for b in self.kept(held) if b.occupies and b.running(now)]
        current = shown.status.current
        if current is None or current.key not in self.given_up:
            assert bool(running) == (current is not None)
        assert shown.face not in (Face.STARTING, Face.NOT_SURE)
        self.stirred = 0

    # What must hold.

    @invariant()
    def nothing_that_was_said_was_wrong(self) -> None:
        assert not self.problems, self.problems
        assert not self.log.messages, self.log.messages
        assert self.rig.running is not None and not self.rig.running.done()

    @invariant()
    def what_runs_is_shown_now(self) -> None:
        """Also with no news: the engine has woken at every edge."""
        for booking in self.heard_and_true(self.rig.wall.now()):
            assert self.rig.snapshot.status.current is not None, booking

    @invariant()
    def our_bookings_do_not_overlap(self) -> None:
        held = self.rig.room.held.values()
        ours = [b for b in held if b.id.startswith("made-") and b.occupies]
        for one, other in combinations(ours, 2):
            assert not one.overlaps(other.start, other.end), (one, other)

    def check(self, shown: Snapshot) -> None:
        """Looks at every snapshot as the screen gets it."""
        self.links.append((shown.at, shown.connected))
        for booking in self.heard_and_true(shown.at):
            self.expect(shown.status.current is not None, "shown free", booking)
        current = shown.status.current
        if current is not None and current.key in self.checked:
            self.expect(shown.status.current_checked_in, "mark lost", current)
        self.expect(shown.status == same_status(shown), "status", shown.status)
        self.expect(fits(shown), "face", shown.face, shown.status)
        if shown.release_at is not None:
            self.expect(shown.status.current_pending, "countdown", shown.status)
        if shown.offers.lengths:
            free = shown.connected and not shown.status.booked
            self.expect(free, "offers", shown.face, shown.status)
        for booking, comment in self.rig.room.ended[self.endings :]:
            self.endings += 1
            if comment == COMMENT:
                self.check_release(booking)

    def check_release(self, booking: Booking) -> None:
        """A no-show, and one that this panel has watched from start to deadline."""
        late = self.rig.room.trouble.lag
        known = booking.checked_in is True and not late
        self.expect(not known, "released though checked in", booking)
        self.expect(booking.key not in self.checked, "released a check-in", booking)
        self.expect(booking.can_pend, "released what never pends", booking)
        able, skew = self.able, self.rig.wall.now() - self.rig.wall.true()
        alone = able.keeps_check_in or self.rig.rules.sole_panel
        self.expect(alone, "released beside other panels", booking)
        self.expect(abs(skew) <= SKEW, "released with a wrong clock", skew)
        start = booking.start - skew
        since = max(self.placed.get(booking.key, start), self.spoilt)
        self.expect(since <= start + LATEST, "released unwatched", booking, since)
        deadline = booking.start + PENDING
        lost = self.gaps(booking.start, deadline)
        self.expect(lost < FORGIVEN, "released after a gap", booking, lost)
        seen = (deadline - at for at in self.presences)
        inside = any(timedelta() < before < PENDING / 2 for before in seen)
        self.expect(not inside, "released from under somebody", booking)

    # How it is done.

    @property
    def able(self) -> Any:
        return self.rig.room.capabilities

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    async def start(self) -> None:
        self.spoilt = self.rig.wall.true()
        await self.rig.start()
        self.rig.engine.subscribe(self.check)

    def expect(self, holds: object, *what: object) -> None:
        if not holds:
            self.problems.append(" ".join(map(str, what)))

    def offered(self) -> list[Command]:
        """What the screen offers, and some of what it may not offer."""
        offers, now = self.rig.snapshot.offers, self.rig.wall.now()
        found: list[Command] = [CheckIn(), BookNow(minutes(15)), WeAreHere()]
        found.append(BookLater(now + minutes(2), minutes(15)))
        found += [BookNow(length) for length in offers.lengths]
        found += [Extend(length) for length in offers.extensions]
        if offers.check_in is not None:
            found.append(CheckIn(offers.check_in.start))
        if offers.end is not None:
            found.append(End(offers.end.start))
        return found

    def tap(self, command: Command, twice: bool) -> None:
        self.stirred += 1

        async def taps() -> list[Outcome]:
            hands = [self.rig.tap(command) for _ in range(1 + twice)]
            return await asyncio.gather(*hands)

        taken = [] if self.rig.room.trouble.lag else self.others()
        target = self.rig.snapshot.offers.end
        panel = isinstance(command, End) and self.able.ending is Ending.PANEL
        if panel and target is not None:
            self.given_up.add(target.key)
        for outcome in self.do(taps()):
            booking = outcome.booking if isinstance(outcome, Done) else None
            if booking is not None and isinstance(command, BookNow | BookLater):
                clash = any(b.overlaps(booking.start, booking.end) for b in taken)
                self.expect(not clash, "booked over another", booking, taken)
                hours = self.rig.room.closed
                shut = any(booking.overlaps(start, end) for start, end in hours)
                self.expect(not shut, "booked into closed time", booking, hours)
            checks_in = isinstance(command, BookNow | WeAreHere | CheckIn)
            if booking is not None and checks_in and not booking.buffer:
                self.checked.add(booking.key)

    def kept(self, bookings: Iterable[Booking]) -> set[Booking]:
        """Without those that were given up at this panel."""
        kept = (b for b in bookings if b.key not in self.given_up)
        return {replace(b, checked_in=None) for b in kept}

    def restart(self) -> None:
        """Not while a list is late: what was written is not remembered."""
        self.pause(self.rig.room.trouble.lag + seconds(1))
        self.do(self.rig.stop())
        self.rig.room.shown = ()
        self.do(self.start())

    def booking(self, start: int, length: int) -> Booking:
        """A new one from so many minutes after this one, so many minutes long."""
        self.number += 1
        begin = self.rig.wall.true().replace(second=0, microsecond=0) + minutes(start)
        end = begin + minutes(length)
        return Booking(id=f"other-{self.number}", start=begin, end=end)

    def cross(self) -> None:
        self.rig.room.before = lambda: None
        self.rig.room.put(self.booking(0, 30))

    def place(self, booking: Booking, push: bool) -> None:
        self.rig.room.put(booking)
        self.placed[booking.key] = self.rig.wall.true()
        self.told(push)

    def told(self, push: bool) -> None:
        if push:
            self.rig.room.push()
            self.pause(seconds(0.01))

    def others(self) -> list[Booking]:
        held = self.rig.room.held.values()
        return [b for b in held if b.id.startswith("other-") and b.occupies]

    def coming(self) -> list[Booking]:
        now = self.rig.wall.now()
        soon = now + timedelta(hours=2)
        return [b for b in self.others() if now < b.start < soon]

    def pick(self, number: int) -> Booking:
        return self.others()[number % len(self.others())]

    def heal(self) -> None:
        self.rig.room.trouble = Trouble()
        self.rig.room.push()
        self.pause(seconds(6))

    def pause(self, length: timedelta) -> None:
        self.stirred += 1
        self.do(self.rig.wait(length))

    def set_right(self) -> None:
        off = self.rig.wall.true() - self.rig.wall.now()
        if off:
            self.rig.wall.set_clock(off)
            self.jumped()

    def jumped(self) -> None:
        self.spoilt = self.rig.wall.true()
        self.links.clear()
        self.presences.clear()
        self.pause(seconds(BEAT + 2))

    def heard_and_true(self, at: datetime) -> list[Booking]:
        """What the engine was told of, is still so, and runs."""
        held = set(self.rig.room.held.values())
        told = (b for b in self.rig.room.shown if b in held)
        there = (b for b in told if b.key not in self.given_up)
        return [b for b in there if b.occupies and b.running(at)]

    def gaps(self, start: datetime, end: datetime) -> timedelta:
        """For how long the link was down between two moments."""
        lost = timedelta()
        spans = zip(self.links, [*self.links[1:], (end, True)], strict=True)
        for (begin, connected), (until, _) in spans:
            if not connected:
                inside = min(until, end) - max(begin, start)
                lost += max(inside, timedelta())
        return lost


class Errors(logging.Handler):
    """Every fault of the program itself."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(self.format(record))


FITTING: dict[Face, Callable[[Snapshot], object]] = {
    Face.FREE: lambda s: s.status.word == "free",
    Face.RELEASED: lambda s: s.status.word == "free" and s.freed,
    Face.BUSY: lambda s: s.status.in_use and not s.status.next_pending,
    Face.BUSY_NEXT_PENDING: lambda s: s.status.in_use and s.status.next_pending,
    Face.PENDING_CURRENT: lambda s: s.status.current_pending,
    Face.PENDING_NEXT: lambda s: s.status.next_pending and not s.status.current,
    Face.PREPARED: lambda s: s.status.current and s.status.current.buffer,
    Face.NOT_BOOKABLE: lambda s: s.status.word == "free" and s.day.closed.at(s.at),
    Face.STARTING: lambda s: s.link.heard is None,
    Face.NOT_SURE: lambda s: not s.link.sure(s.at),
}


def fits(shown: Snapshot) -> bool:
    return bool(FITTING[shown.face](shown))


def same_status(shown: Snapshot) -> object:
    """The status with the current and the next booking looked up in the day."""
    day = shown.day
    return replace(shown.status, current=day.current(shown.at), next=day.next(shown.at))


def test_whatever_happens_what_it_says_is_true(
    sample: Callable[[int, int], int],
) -> None:
    run_state_machine_as_test(
        Door,
        settings=settings(
            max_examples=sample(12, 400),
            stateful_step_count=sample(25, 60),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
