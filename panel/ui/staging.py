"""A sample day, and the snapshot that the real types and rules make of a setting."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from panel.backends.base import Capabilities, Ending
from panel.domain.booking import Booking, Key, Person
from panel.domain.command import Command
from panel.domain.day import Day
from panel.domain.face import face_at
from panel.domain.link import Link
from panel.domain.marks import Marks, ended_here, held_of
from panel.domain.offers import offers_at
from panel.domain.outcome import Outcome
from panel.domain.permission import Abilities, Scene
from panel.domain.room import Room, Rules
from panel.domain.sensor import Sensor
from panel.domain.status import Hold, status_at
from panel.domain.stretches import NEVER, Stretches
from panel.engine.snapshot import Freed, Result, Snapshot

ZONE = ZoneInfo("Europe/Lisbon")
NOW = datetime(2026, 11, 21, 10, 42, tzinfo=ZONE)
"""Lisbon counts as UTC does in November."""
ABLE = Capabilities(
    book=True,
    book_later=True,
    keeps_check_in=True,
    ending=Ending.SHORTEN,
    extend=True,
)
ROOM = Room(
    calendar_id="boardroom@example.com",
    name="Boardroom",
    zone=ZONE,
    capacity=10,
    qr_url="https://rooms.example.com/{calendar_id}",
)
MINUTE = timedelta(minutes=1)


def at(clock: str, day: int = 0) -> datetime:
    """A time of the sample day, or of one some days later."""
    hour, minute = map(int, clock.split(":"))
    return NOW.replace(hour=hour, minute=minute, second=0) + timedelta(days=day)


def booking(
    start: str, end: str, title: str, host: str = "", *, day: int = 0
) -> Booking:
    """A sample booking."""
    name = f"{title[:20]} {start} {day}"
    who = Person(name=host) if host else None
    return Booking(
        id=name, start=at(start, day), end=at(end, day), title=title, host=who
    )


STAND_UP = booking("09:00", "09:30", "Stand-up", "Rui Lopes")
REVIEW = booking("10:30", "11:30", "Design review", "Ana Pires")
BUDGET = booking("12:30", "13:30", "Budget", "Marta Sousa")
PRIVATE = replace(booking("15:00", "16:15", "Notice period", "Ana Pires"), private=True)
TOMORROW = (
    booking("09:00", "09:30", "Stand-up", "Rui Lopes", day=2),
    booking("10:00", "12:00", "Supplier workshop", "Joana Reis", day=2),
    booking("14:00", "15:00", "Hiring round", "Marta Sousa", day=2),
    booking("09:00", "09:30", "Stand-up", "Rui Lopes", day=3),
)
REST = (BUDGET, PRIVATE, *TOMORROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a snapshot is built from."""

    bookings: tuple[Booking, ...] = (STAND_UP, *REST)
    now: datetime = NOW
    room: Room = ROOM
    rules: Rules = field(default_factory=Rules)
    link: Link | None = None
    marks: Marks = field(default_factory=Marks)
    release_at: datetime | None = None
    freed: Freed | None = None
    sensor: Sensor | None = None
    doing: Command | None = None
    result: Result | None = None
    notes: tuple[str, ...] = ()
    capabilities: Capabilities = ABLE
    closed: Stretches = NEVER
    wording: str = ""


def snapshot(setting: Setting) -> Snapshot:
    """The snapshot that the rules make of a setting."""
    now, rules = setting.now, setting.rules
    link = setting.link or heard(now)
    day = Day(
        ended_here(setting.bookings, setting.marks),
        setting.room.zone,
        closed=setting.closed,
        held=held_of(setting.bookings, setting.marks),
    )
    current = day.current(now)
    hold = None
    if setting.release_at is not None and current is not None:
        hold = Hold(current.key, setting.release_at)
    status = status_at(now, day, rules, setting.marks, hold)
    freed = setting.freed
    scene = Scene(
        now=now,
        day=day,
        rules=rules,
        marks=setting.marks,
        status=status,
        abilities=Abilities(
            connected=link.connected(now),
            check_in=setting.capabilities.check_in,
            end=setting.capabilities.ending is not Ending.NONE,
        ),
        freed=None if freed is None else freed.booking,
    )
    schedule = day.listed(now, rules)
    checked = {b.id for b in schedule if setting.marks.checked_in(b)}
    return Snapshot(
        at=now,
        room=setting.room,
        rules=rules,
        capabilities=setting.capabilities,
        day=day,
        schedule=schedule,
        status=status,
        face=face_at(
            now,
            status,
            link,
            rules,
            freed=freed is not None,
            closed=day.closed.at(now) is not None,
        ),
        link=link,
        connected=link.connected(now),
        offers=offers_at(scene),
        busy_until=day.busy_until(now),
        release_at=setting.release_at,
        freed=freed,
        doing=setting.doing,
        result=setting.result,
        sensor=setting.sensor,
        notes=setting.notes,
        wording=setting.wording,
        checked_in=frozenset(checked),
    )


def heard(when: datetime) -> Link:
    """A link over which the list was read completely at this moment."""
    return Link(period=5 * MINUTE, heard=when, complete=True)


def checked(*bookings: Booking) -> Marks:
    """Check-ins for these."""
    return Marks(frozenset(Key(b.id, b.start) for b in bookings))


def result(command: Command, outcome: Outcome, took: float = 0.42) -> Result:
    """What became of a command at the sample moment."""
    return Result(command=command, outcome=outcome, at=NOW, took=took, number=1)
