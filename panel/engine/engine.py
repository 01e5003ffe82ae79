"""One room's loop: poll, push, command and edge lead to a snapshot."""

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

from panel.backends.base import Backend, BackendError, Live, Reading
from panel.domain.booking import Person
from panel.domain.command import Command, Read
from panel.domain.day import Day
from panel.domain.link import Fault, Link
from panel.domain.outcome import Declined, Done, Outcome, Reason, Unknown
from panel.domain.sensor import Sensor
from panel.engine.clerk import carry_out, fault_of
from panel.engine.clock import BEAT, Now, Timekeeper
from panel.engine.directory import Directory
from panel.engine.faults import Faults
from panel.engine.hint import Hint
from panel.engine.jobs import Jobs
from panel.engine.known import Known, scene
from panel.engine.ledger import Ledger, Listener
from panel.engine.memory import Memory
from panel.engine.news import (
    acted,
    forgotten,
    heard,
    missed,
    remembered,
    sorted_already,
    told,
)
from panel.engine.no_show import NoShow
from panel.engine.opinion import Opinion
from panel.engine.overlay import Acknowledged, found_in
from panel.engine.polls import Polls
from panel.engine.ruling import Derive, Ruling
from panel.engine.snapshot import Result, Snapshot
from panel.engine.tally import Tally

log = logging.getLogger("panel.engine")

LOOK = timedelta(minutes=1)
"""How often a system that tells its list by itself is looked at."""
SOON = timedelta(seconds=2)
"""How soon to read again while a write is not shown yet."""
STILL = 15.0
"""Seconds without a look at the clock after which the engine stands still."""
MANY = 300
"""Bookings; more are sorted in a worker thread, so that no picture waits."""


@dataclass(frozen=True, slots=True)
class Around:
    """What an engine works with, beside the system and its memory.

    `release_comment` is the sentence that a released booking's people are told,
    `beat` the seconds between two looks at the clock, `draw` a random number from
    0 to 1. `replay` says that `now` is not the real clock: of what happens then only
    check-ins are kept for later runs, and what they heard does not count. `tally`
    counts what happens.
    """

    now: Now
    derive: Derive
    release_comment: str = ""
    replay: bool = False
    beat: float = BEAT
    draw: Callable[[], float] = random.random
    tally: Tally = field(default_factory=Tally)


class Engine:
    """Keeps one room's picture right and carries out what is asked of it.

    `start`, `read` and `perform` serve a single question (`room-panel call`); `run`
    adds the passing of time: polls, pushes, edges and releases. Everything happens in
    one event loop, and the booking system is asked one thing at a time, but for
    `people`, which changes nothing.
    """

    def __init__(self, backend: Backend, memory: Memory, around: Around) -> None:
        self._backend = backend
        self._memory = memory
        self._around = around
        self._now = around.now
        self._results = 0
        self._jobs = Jobs()
        self._hint = Hint(self._want_reading, self._delay)
        self._looked: float | None = None
        self._notes: dict[str, str] = {}
        self._keeper: Timekeeper | None = None
        self._polls = Polls(around.draw, around.tally)
        self._opinion = Opinion()
        self._directory = Directory(backend)
        self._ruling = Ruling(backend, around.derive)
        self._ledger = Ledger(self._nothing_known(), around.now)
        self._no_show = NoShow(
            self._ledger,
            backend,
            partial(self.read, anew=True),
            now=around.now,
            comment=around.release_comment,
            released=around.tally.released,
        )

    @property
    def snapshot(self) -> Snapshot:
        """The newest picture of the room."""
        return self._ledger.snapshot

    def still(self) -> str:
        """What does not move although it has to; empty while all does."""
        now = asyncio.get_running_loop().time()
        if self._looked is not None and now - self._looked > STILL:
            return "the engine does not look at the clock"
        return "one of the engine's jobs does not end" if self._jobs.endless() else ""

    def subscribe(self, listener: Listener) -> None:
        """Hands every new snapshot to the listener, beginning with this one."""
        self._ledger.subscribe(listener)

    def touchable(self, able: bool) -> None:
        """Whether a tap would be taken now; without one nothing is released."""
        self._apply(replace(self._known, touchable=able))

    def sense(self, sensor: Sensor) -> None:
        """Takes over the room sensor's reading."""
        self._apply(replace(self._known, sensor=sensor))

    def hint(self) -> None:
        """Something may have changed: read again soon. At most one reading waits.

        Where a system shows changes late, what comes in the meantime is read once more.
        """
        self._hint.come()

    def note(self, about: str, sentence: str) -> None:
        """A sentence for the screen's link line, in place of the one on the same; an
        empty one takes that away."""
        self._notes.pop(about, None)
        if sentence:
            self._notes[about] = sentence
        self._apply(self._known)

    async def start(self) -> None:
        """Shows what an earlier run remembered, with its age."""
        kept = await self._memory.load()
        if kept.room is not None:
            self._ruling.take(kept.room)
        known = self._ruling.over(self._known)
        link = known.link
        if not self._around.replay:
            link = replace(link, heard=kept.heard, newest=kept.newest)
        known = remembered(
            known, kept.bookings, kept.closed, link, kept.marks, self._now()
        )
        self._apply(replace(known, freed=kept.freed))

    async def read(self, *, anew: bool = False) -> Fault | None:
        """Reads the whole window; the fault where it was not answered completely.

        `anew` has a system that tells of changes by itself look once more.
        """
        try:
            if anew and isinstance(self._backend, Live):
                await self._backend.refresh()
            await self._ask_room()
            # A day more than is listed: what touches its end must be known before it.
            asked = self._ruling.over(self._known)
            window = asked.day.window(self._now(), asked.rules.cache_days + 1)
            reading = await self._backend.bookings(*window)
        except BackendError as error:
            fault = fault_of(error)
            self._polls.fell(error, fault, self._known.rules.period)
            self._apply(missed(self._ruling.over(self._known), fault))
            return fault
        for name in set(reading.unreadable) - set(self._known.link.unreadable):
            log.warning("a booking cannot be read and is left out: %s", name)
        day = await self._sorted(reading)
        self._apply(heard(self._ruling.over(self._known), reading, self._now(), day))
        self._polls.returned(self._period())
        if not self._around.replay:
            known = self._known
            last = known.link.heard or self._now()
            await self._memory.keep_list(known.heard, last, known.closed)
        await self._keep_said()
        return None

    async def perform(self, command: Command) -> Outcome:
        """Carries out one command now: read, check, try once."""
        if fault := await self.read(anew=True):
            return Declined(Reason(fault.value), text=self._polls.outage)
        if isinstance(command, Read):
            return Done()
        stage = scene(self._known, self._now())
        act = await carry_out(command, stage, self._backend)
        self._apply(acted(self._known, act, self._now()))
        if isinstance(act.outcome, Unknown):
            return await self._look_up(act.write)
        await self._keep_said()
        return act.outcome

    async def handle(self, command: Command) -> Outcome:
        """Queues a command of somebody at the door and waits for what becomes of it.

        The snapshot says at once what is being done, and at the end the result.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Outcome] = loop.create_future()
        began = loop.time()
        if self._known.doing is None:
            self._apply(replace(self._known, doing=command))

        async def job() -> None:
            outcome: Outcome = Unknown()
            self._apply(replace(self._known, doing=command))
            try:
                outcome = await self.perform(command)
            finally:
                self._finish(command, outcome, loop.time() - began)
                if not answer.done():
                    answer.set_result(outcome)

        self._jobs.add(job)
        return await answer

    async def people(self, query: str) -> tuple[Person, ...] | None:
        """Whom the directory finds, twenty at most; None where it does not answer.

        Asked beside everything else: a directory that takes its time holds up neither
        a tap nor a release.
        """
        return await self._directory.found(query)

    async def run(self) -> None:
        """Lives until cancelled.

        Raises:
            ExceptionGroup: the program itself failed three times in a row.
        """
        async with asyncio.TaskGroup() as group:
            group.create_task(self._jobs.work())
            group.create_task(self._keep_time())
            group.create_task(self._listen())

    @property
    def _known(self) -> Known:
        return self._ledger.known

    def _nothing_known(self) -> Known:
        room, rules = self._ruling.room, self._ruling.rules
        return Known(
            room=room,
            rules=rules,
            capabilities=self._backend.capabilities,
            link=Link(period=rules.period),
            day=Day((), room.zone),
        )

    def _period(self) -> timedelta:
        period = self._known.rules.period
        waits = self._known.writes or not self._known.settled(self._now())
        if self._backend.capabilities.live:
            period = min(period, LOOK)
        return min(period, SOON) if waits else period

    def _apply(self, known: Known, *, jumped: bool = False) -> None:
        differing = self._opinion.look(known, self._now())
        notes = (*self._all_notes(), *differing)
        self._ledger.apply(replace(known, notes=notes), jumped=jumped)
        if self._keeper is not None:
            self._keeper.poke()

    def _finish(self, command: Command, outcome: Outcome, took: float) -> None:
        self._results += 1
        self._around.tally.did(command, outcome)
        result = Result(
            command=command,
            outcome=outcome,
            at=self._now(),
            took=took,
            number=self._results,
        )
        self._apply(replace(self._known, doing=None, result=result))
        self._want_reading()

    def _all_notes(self) -> tuple[str, ...]:
        notes = (*self._notes.values(), *self._backend.notices, *self._memory.notices)
        return (*notes, self._memory.trouble) if self._memory.trouble else notes

    async def _ask_room(self) -> None:
        if await self._ruling.ask() and not self._around.replay:
            await self._memory.keep_room(self._ruling.info)

    async def _sorted(self, reading: Reading) -> Day | None:
        """The day of a list that has changed; a long one is not the screen's work."""
        work = partial(
            sorted_already, self._ruling.over(self._known), reading, self._now()
        )
        many = len(reading.bookings) > MANY
        return await asyncio.to_thread(work) if many else work()

    async def _look_up(self, write: Acknowledged | None) -> Outcome:
        """What the next complete reading says of a command whose answer was lost."""
        if write is None or await self.read(anew=True):
            return Unknown()
        found = found_in(write, self._known.heard)
        return Unknown() if found is None else Done(found)

    async def _keep_said(self) -> None:
        """Remembers what people said at the door, where that has changed."""
        await self._memory.keep_marks(self._known.marks)
        if not self._around.replay:
            await self._memory.keep_freed(self._known.freed)

    async def _keep_time(self) -> None:
        """Sleeps to the next edge or poll; looks at the clock at every beat."""
        keeper = self._keeper = Timekeeper(self._now, self._around.beat)
        faults = Faults()
        while True:
            await faults.bear(partial(self._beat, keeper))

    async def _beat(self, keeper: Timekeeper) -> None:
        self._looked = asyncio.get_running_loop().time()
        jumped = keeper.jumped()
        if jumped or keeper.zone_moved(self._known.room.zone):
            log.info("the clock has changed; reading again")
            self._apply(self._known, jumped=jumped)
            self._want_reading()
        elif self._now() >= self._ledger.edge:
            self._apply(self._known)
        self._want_what_is_due()
        until = min(self._ledger.edge, self._now() + self._polls.left())
        await keeper.sleep(until)

    def _want_what_is_due(self) -> None:
        if not self._polls.left():
            self._polls.plan(self._period())
            self._want_reading()
        if self._known.release_due(self._now()):
            self._jobs.want("release", self._job_release)
        if self._memory.changed():
            self._jobs.want("marks", self._job_marks)

    async def _listen(self) -> None:
        """Every push is a hint to read again."""
        faults = Faults()
        while True:
            await faults.bear(self._take_news)
            await asyncio.sleep(self._known.rules.period.total_seconds())

    async def _take_news(self) -> None:
        try:
            async for what in self._backend.changes():
                log.debug("told of a change: %s", what)
                self.hint()
        except BackendError as error:
            log.debug("no news from the booking system: %s", error)

    def _delay(self) -> float:
        """Seconds until the system shows what has changed."""
        able = self._backend.capabilities
        late = able.late_reads and not able.live
        return self._known.rules.sync_delay.total_seconds() if late else 0.0

    def _want_reading(self) -> None:
        self._jobs.want("read", self._job_read)

    async def _job_read(self) -> None:
        if await self.read():
            return
        known = forgotten(self._known, self._now())
        if known.marks != self._known.marks:
            self._apply(known)
            await self._keep_said()

    async def _job_marks(self) -> None:
        await self._keep_said()
        kept = await self._memory.load()
        if not self._memory.trouble:
            self._apply(told(self._known, kept.marks, kept.freed, self._now()))

    async def _job_release(self) -> None:
        await self._no_show.release()
        await self._keep_said()
