"""Short ways to say bookings and moments in the tables of this folder."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from panel.domain.booking import Booking, BookingStatus
from panel.domain.day import Day
from panel.domain.marks import Marks
from panel.domain.permission import Abilities, Scene
from panel.domain.room import Rules
from panel.domain.status import Hold, Status, status_at

ZONE = ZoneInfo("Europe/Lisbon")
DATE = date(2026, 3, 10)
"""A day on which Lisbon's clock shows UTC and does not change."""
TICK = timedelta.resolution
RULES = Rules()
UNMARKED = Marks()


def at(text: str) -> datetime:
    """A moment of the day: `10:00`, `10:00:00.5`, or `+1 10:00` on the day after."""
    days, _, clock = text.rpartition(" ")
    day = DATE + timedelta(days=int(days or 0))
    return datetime.combine(day, time.fromisoformat(clock), UTC)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def booking(id: str, start: str, end: str, kind: str = "", **more: object) -> Booking:
    """A booking of one of the kinds that the rules tell apart."""
    fields = KINDS[kind] | more
    return Booking(id=id, start=at(start), end=at(end), **fields)  # type: ignore[arg-type]


KINDS: dict[str, dict[str, object]] = {
    "": {},
    "all-day": {"all_day": True},
    "buffer": {"buffer": True},
    "cancelled": {"status": BookingStatus.CANCELLED},
    "declined": {"status": BookingStatus.DECLINED},
    "tentative": {"status": BookingStatus.TENTATIVE},
    "transparent": {"blocking": False},
    "checked-in": {"checked_in": True},
    "not-checked-in": {"checked_in": False},
    "read-only": {"editable": False},
}


def day(*bookings: Booking) -> Day:
    return Day(bookings, ZONE)


def marked(*bookings: Booking) -> Marks:
    marks = Marks()
    for each in bookings:
        marks = marks.with_mark(each)
    return marks


def status(
    now: str,
    *bookings: Booking,
    rules: Rules = RULES,
    marks: Marks = UNMARKED,
    hold: Hold | None = None,
) -> Status:
    return status_at(at(now), day(*bookings), rules, marks, hold)


def scene(
    now: str,
    *bookings: Booking,
    rules: Rules = RULES,
    marks: Marks = UNMARKED,
    able: Abilities | None = None,
    freed: Booking | None = None,
) -> Scene:
    there = day(*bookings)
    return Scene(
        now=at(now),
        day=there,
        rules=rules,
        marks=marks,
        status=status_at(at(now), there, rules, marks),
        abilities=able or Abilities(),
        freed=freed,
    )


def ids(bookings: object) -> list[str]:
    return [each.id for each in bookings]  # type: ignore[attr-defined]
