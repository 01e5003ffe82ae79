"""What the module says of the moment: who has checked in, who waits, who is inside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from panel.backends.base import Said
from panel.backends.placeos.events import Around, Events, key_of
from panel.backends.placeos.values import STARTED, Values
from panel.domain.booking import Booking, Key
from panel.domain.sensor import Sensor

LONG_AGO = datetime(1971, 1, 1, tzinfo=UTC)


def said_of(
    values: Values, around: Around, last: datetime | None, events: Events
) -> Said:
    """Its word for the room, and the booking of which it says that it waits.

    `last` is the start of the booking that was checked in last.
    """
    waits = values.flag("current_pending") is True
    current = key_of(values.get("current_booking"), around) if waits else None
    current = events.twins.get(current, current) if current else None
    return Said(status=values.text("status"), waiting=current, started=last)


def sensor_of(values: Values, now: datetime) -> Sensor | None:
    """The sensor that the module listens to; it says itself whether it is stale.

    What is bound stands until it changes, however long ago it was told.
    """
    presence, people = values.flag("presence"), values.number("people_count")
    name, stale = values.text("sensor_name"), values.flag("sensor_stale")
    if presence is None and people is None and not name and stale is not True:
        return None
    silent = stale is True or (presence is None and people is None)
    return Sensor(
        at=LONG_AGO if silent else now,
        name=name,
        presence=people > 0 if presence is None and people is not None else presence,
        people_count=people,
    )


def started(values: Values, last: datetime | None) -> datetime | None:
    """The start of the booking that was checked in last; null is no news."""
    told = values.number(STARTED)
    if told is None:
        return last
    try:
        return datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError):
        return last


@dataclass(frozen=True, slots=True)
class CheckIns:
    """Marks bookings as checked in, by the module's rules.

    Those that start not later than `last`, the start of the one that was checked in
    last; and `in_use`, the current one (else the next one) while the module says that
    the room is in use. `waiting` are those of which it says that they wait.
    """

    last: datetime | None
    in_use: Key | None
    waiting: frozenset[Key]

    @classmethod
    def of(cls, values: Values, around: Around, last: datetime | None) -> "CheckIns":
        return cls(last, _in_use(values, around), _waiting(values, around))

    def among(self, twins: Mapping[Key, Key]) -> "CheckIns":
        """With the bookings that are kept of those that are listed twice."""
        waiting = frozenset(twins.get(key, key) for key in self.waiting)
        in_use = self.in_use and twins.get(self.in_use, self.in_use)
        return CheckIns(self.last, in_use, waiting)

    def marked(self, booking: Booking) -> Booking:
        """The same object where nothing changes."""
        found = self._found(booking)
        if booking.checked_in is found:
            return booking
        return replace(booking, checked_in=found)

    def _found(self, booking: Booking) -> bool | None:
        if booking.key == self.in_use:
            return True
        if booking.key in self.waiting:
            return False
        return None if self.last is None else booking.start <= self.last


def _in_use(values: Values, around: Around) -> Key | None:
    if values.flag("booked") is not True or values.flag("current_pending") is not False:
        return None
    current = values.get("current_booking")
    return key_of(values.get("next_booking") if current is None else current, around)


def _waiting(values: Values, around: Around) -> frozenset[Key]:
    both = (("current_pending", "current_booking"), ("next_pending", "next_booking"))
    waits = (values.get(event) for flag, event in both if values.flag(flag) is True)
    keys = (key_of(event, around) for event in waits)
    return frozenset(key for key in keys if key is not None)
