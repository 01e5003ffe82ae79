"""The Bookings driver: polls the calendar, keeps the status, takes check-ins."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tests.backends.servers.placeos.calendar import Calendar, Raised, merged
from tests.backends.servers.placeos.formula import DAY, Chosen, Event, choose, evaluate
from tests.backends.servers.placeos.sensors import Sensors
from tests.backends.servers.placeos.settings import (
    Json,
    boxes_of,
    mark_of,
    published,
    switches,
)
from tests.backends.servers.placeos.states import States

SOON = 10 * 3600
"""Seconds ahead to which a next booking is published."""


@dataclass(slots=True)
class Pace:
    """Seconds between things. `scale` shortens the polls, None turns them off.

    `first` is the wait from a load to the first poll, `minute` how often the status
    is evaluated with no news. `persisting` says that saving a check-in loads the
    settings anew, as any change of the settings does.
    """

    first: float = 0.0
    after_book: float = 2.0
    after_end: float = 1.0
    minute: float = 60.0
    scale: float | None = 1.0
    persisting: bool = False


class Bookings:
    """One module. Everything happens in the server's event loop."""

    def __init__(
        self, system: dict[str, Any], calendar: Calendar, clock: Callable[[], float]
    ) -> None:
        self.system = system
        self.calendar = calendar
        self.states = States()
        self.settings: dict[str, Any] = {}
        self.pace = Pace()
        self.push = False
        self.polls = 0
        self.last = 0
        self.sensors = Sensors(self.states, clock)
        self._clock = clock
        self._draw = random.Random(3)
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._polling = False
        self._chosen = Chosen()

    @property
    def now(self) -> int:
        return int(self._clock())

    @property
    def chosen(self) -> Chosen:
        """What the last evaluation chose, whatever of it was published."""
        return self._chosen

    @property
    def box(self) -> str:
        """The room's own mailbox."""
        return boxes_of(self.settings, self.system)[0]

    @property
    def boxes(self) -> list[str]:
        return boxes_of(self.settings, self.system)

    @property
    def zone(self) -> str:
        zone: str = (
            self.settings.get("calendar_time_zone")
            or self.system.get("timezone")
            or "Australia/Sydney"
        )
        return zone

    def start(self) -> None:
        """As the platform starts a module: all variables null, then the settings."""
        self.stop()
        self._chosen = Chosen()
        self.states.clear()
        self.states["connected"] = True
        self.load()

    def stop(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        for task in self._tasks:
            task.cancel()
        self._timers.clear()
        self._polling = False

    def configure(self, settings: Json) -> None:
        """The settings are saved: those named None are taken out."""
        merged_in = {**self.settings, **settings}
        self.settings = {k: v for k, v in merged_in.items() if v is not None}
        self.load()

    def load(self) -> None:
        self.last = mark_of(self.settings, self._clock())
        for timer in self._timers.values():
            timer.cancel()
        self._later("poll", self.pace.first, self._poll_and_go_on)
        self._later("minute", self._to_the_minute(), self._each_minute)
        for name, value in published(self.settings, self.system).items():
            self.states[name] = value

    async def poll(self) -> None:
        """Reads the calendar; nothing happens where a poll runs already."""
        if self._polling:
            return
        self._polling = True
        try:
            self.states["bookings"] = await self._listed()
            self.polls += 1
        finally:
            self._polling = False
        self.evaluate()
        self.sensors.search(self.settings)

    def poll_soon(self, seconds: float) -> None:
        """The extra poll after a command, where no push subscription does it."""
        self._later("extra", seconds, self.poll)

    def evaluate(self) -> None:
        """Writes what the last list means now, variable by variable."""
        bookings = self.states["bookings"]
        if bookings is None:
            return
        now = self.now
        self._chosen = chosen = choose(bookings, now)
        self.states["previous_booking"] = chosen.previous
        self._write_current(chosen.current)
        near = chosen.next if _before(chosen.next, now + SOON) else None
        self.states["next_booking"] = near
        flags = evaluate(chosen, now, switches(self.settings, self.last))
        for name, value in flags.items():
            self.states[name] = value

    def keep_mark(self, start: int) -> None:
        """Moves the one check-in mark and saves it, without a new evaluation."""
        self.last = start
        self.settings["last_booking_started"] = start
        if self.pace.persisting:
            self.load()

    def changed(self) -> None:
        """Somebody changed the calendar: a push subscription tells us."""
        if self.push:
            self._later("push", 0.0, self.poll)

    def _write_current(self, current: Event | None) -> None:
        event = current or {}
        self.states["current_booking"] = current
        over = event.get("extension_data", {}).get("host_override")
        self.states["host_email"] = over or event.get("host")
        start, end = event.get("event_start"), event.get("event_end")
        self.states["started_at"] = start
        self.states["ending_at"] = None if start is None else end or start + DAY
        self.states["all_day_event"] = None if current is None else end is None
        self.states["event_id"] = event.get("id")
        for name, path in self.settings.get("expose_for_analytics", {}).items():
            self.states[name] = _dug(event, path.split("->"))

    async def _listed(self) -> list[Event]:
        start = self._today()
        end = start + self.settings.get("cache_days", 30) * DAY
        cancelled = self.settings.get("include_cancelled_bookings", False)
        lists = [
            await self.calendar.list_events(box, start, end, cancelled=cancelled)
            for box in self.boxes
        ]
        return merged(lists)

    def _today(self) -> int:
        zone = ZoneInfo(self.zone)
        day = datetime.fromtimestamp(self._clock(), zone).date()
        return int(datetime.combine(day, time.min, zone).timestamp())

    async def _poll_and_go_on(self) -> None:
        if self.pace.scale is not None:
            minutes = self.settings.get("cache_polling_period", 2)
            period = minutes * 60 + self._draw.uniform(0, 5)
            jitter = self._draw.uniform(0, period / 3)
            wait = (period + jitter) * self.pace.scale
            self._later("poll", wait, self._poll_and_go_on)
        await self.poll()

    def _to_the_minute(self) -> float:
        minute = self.pace.minute
        return minute - self._clock() % minute + self._draw.uniform(0, minute / 60)

    async def _each_minute(self) -> None:
        self._later("minute", self._to_the_minute(), self._each_minute)
        self.evaluate()

    def _later(self, name: str, seconds: float, work: Callable[[], Any]) -> None:
        """One timer of each name; a new one takes the place of the old one."""

        def begin() -> None:
            task = asyncio.create_task(self._survived(work))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

        if old := self._timers.get(name):
            old.cancel()
        self._timers[name] = asyncio.get_running_loop().call_later(seconds, begin)

    async def _survived(self, work: Callable[[], Any]) -> None:
        """A poll whose calendar raises leaves everything as it was."""
        try:
            await work()
        except Raised:
            return


def _before(event: Event | None, moment: int) -> bool:
    return event is not None and event["event_start"] < moment


def _dug(value: Any, path: list[str]) -> Any:
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value
