"""Somebody who knows what the panel was told, and looks whether its screen says so."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from panel.domain.booking import Booking
from panel.domain.day import Day
from panel.domain.face import face_at
from panel.domain.link import Link
from panel.domain.marks import Marks
from panel.domain.room import Rules
from panel.domain.status import next_edge, status_at
from panel.ui.colours import tint

AFTER = 1.0
"""Seconds after an edge at which the screen is looked at."""
LATER = 1.5
"""Seconds more that it is given: a machine that does much else draws late."""
HOUR = timedelta(hours=1)
TRYING = timedelta(seconds=30)
"""How long the first try of a release may take, a slow reading before it included."""


class Told(Protocol):
    """What a booking system has last put out."""

    news: asyncio.Event

    @property
    def told(self) -> tuple[Booking, ...]: ...

    @property
    def told_at(self) -> datetime: ...


class Observer:
    """Looks at the screen after every edge and after all news.

    `edges` counts those that were answered, `wrong` says which were not.
    """

    def __init__(
        self,
        told: Told,
        colour: Callable[[], str],
        *,
        zone: ZoneInfo,
        period: timedelta,
    ) -> None:
        self._told, self._colour, self._zone = told, colour, zone
        self._rules = Rules(period=period)
        self.edges, self.looks = 0, 0
        self.wrong: list[str] = []

    async def watch(self) -> None:
        """Until cancelled."""
        seen = datetime.now(UTC)
        before = self._told.told
        while True:
            edge = self._edge(seen)
            await self._sleep(edge)
            now = datetime.now(UTC)
            news = self._told.told != before
            if now < edge and not news:
                continue
            before = self._told.told
            seen = now
            await asyncio.sleep(AFTER)
            self.edges += now >= edge
            if self._release_is_tried():
                await asyncio.sleep(TRYING.total_seconds())
            if not self._right():
                await asyncio.sleep(LATER)
            self._look()

    async def _sleep(self, edge: datetime) -> None:
        left = max((edge - datetime.now(UTC)).total_seconds(), 0.0)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._told.news.wait(), left)
        self._told.news.clear()

    def _look(self) -> None:
        now = datetime.now(UTC)
        expected, face = self._expected(now)
        self.looks += 1
        seen = self._colour()
        if seen != expected:
            age = (now - self._told.told_at).total_seconds()
            local = now.astimezone(self._zone)
            line = f"{local:%d %b %H:%M:%S} {face}: {seen}, told {age:.0f} s ago"
            self.wrong.append(line)

    def _right(self) -> bool:
        return self._colour() == self._expected(datetime.now(UTC))[0]

    def _release_is_tried(self) -> bool:
        """Whether a no-show is due, and the screen has not decided yet."""
        now = datetime.now(UTC)
        current = self._day.current(now)
        if current is None or current.checked_in:
            return False
        due = current.start + self._rules.pending_period
        return due <= now < due + TRYING and not self._right()

    def _expected(self, now: datetime) -> tuple[str, str]:
        status = status_at(now, self._day, self._rules, Marks())
        face = face_at(now, status, self._link, self._rules, freed=False)
        return tint(face, "standard").ground, face.value

    def _edge(self, after: datetime) -> datetime:
        edge = next_edge(after, self._day, self._rules, self._link)
        return min(edge, after + HOUR)

    @property
    def _day(self) -> Day:
        return Day(self._told.told, self._zone)

    @property
    def _link(self) -> Link:
        told_at = self._told.told_at
        return Link(period=self._rules.period, heard=told_at, complete=True)
