"""A busy day in the room: full of bookings, and people of every kind."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from panel.backends.base import Unreachable
from panel.domain.booking import Booking, Person
from panel.domain.command import BookNow, CheckIn, End, Extend, WeAreHere
from panel.domain.sensor import Sensor
from tests.engine.rig import Rig, minutes
from tests.engine.room import Trouble

HOURS = range(8, 18)
AHEAD = 5
"""Days for which the calendar is full."""

Guests = Callable[[Rig], Awaitable[None]]


def fill(rig: Rig, midnight: datetime) -> None:
    """The bookings of the coming days; those of the past are gone."""
    rig.room.held = {id: b for id, b in rig.room.held.items() if b.end > midnight}
    for day in range(AHEAD):
        for hour in HOURS:
            start = midnight + timedelta(days=day, hours=hour)
            if not any(b.start == start for b in rig.room.held.values()):
                rig.room.put(_booking(start))
    rig.room.push()


def _booking(start: datetime) -> Booking:
    number = int(start.timestamp())
    people = tuple(Person(f"Guest {number} {n}", f"g{n}@example.org") for n in range(5))
    return Booking(
        id=f"b-{number}",
        start=start,
        end=start + minutes(45),
        title=f"Planning {number}",
        host=people[0],
        attendees=people,
        checked_in=False,
    )


async def _nobody(rig: Rig) -> None:
    """Released after five minutes; somebody comes all the same, and leaves early."""
    await rig.wait(minutes(10))
    await rig.tap(WeAreHere())
    await rig.wait(minutes(5))
    current = rig.snapshot.status.current
    if current is not None:
        await rig.tap(End(current.start))


async def _punctual(rig: Rig) -> None:
    await rig.tap(CheckIn())
    await rig.wait(minutes(40))
    await rig.tap(Extend(minutes(15)))


async def _by_chance(rig: Rig) -> None:
    """The booking is moved away; somebody walks in."""
    current = rig.snapshot.status.current
    if current is not None:
        rig.room.put(replace(current, start=current.end, end=current.end + minutes(5)))
    rig.room.push()
    await rig.wait(minutes(1))
    await rig.tap(BookNow(minutes(15)))
    for _ in range(20):
        rig.engine.sense(Sensor(at=rig.wall.now(), presence=True, people_count=3))
        await rig.wait(minutes(1))


async def _cut_off(rig: Rig) -> None:
    """The system is down for a while; whoever taps is told so."""
    rig.room.trouble = Trouble(reads=Unreachable("No route."))
    rig.room.push()
    await rig.wait(minutes(1))
    await rig.tap(CheckIn())
    await rig.wait(minutes(20))
    rig.room.trouble = Trouble()


GUESTS: tuple[Guests, ...] = (_nobody, _punctual, _by_chance, _nobody, _cut_off)
