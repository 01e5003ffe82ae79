"""What the status field says beside the state itself: pure, no Qt."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from panel.domain.booking import Booking
from panel.domain.status import Status
from panel.engine.snapshot import Snapshot
from panel.ui.speech import Speech
from panel.ui.titles import clean, isolated, services_of, visitors_of

ARRIVING = timedelta(hours=1)
"""So long before a booking its visitors are greeted."""
MOST_NAMES = 3


def welcome(snapshot: Snapshot, now: datetime, speech: Speech) -> str:
    """Greets the visitors of the booking that runs, else of one that comes soon."""
    found = (visitors_of(b, snapshot.rules) for b in _about(snapshot.status, now))
    names = next(filter(None, found), [])
    if not names:
        return ""
    shown = ", ".join(map(isolated, names[:MOST_NAMES]))
    if len(names) > MOST_NAMES:
        more = len(names) - MOST_NAMES
        shown = speech.say("{names} and %n more", more, names=shown)
    return speech.say("Welcome, {names}", names=shown)


def _about(status: Status, now: datetime) -> Iterator[Booking]:
    """The bookings that people before the door may have come for."""
    if status.current is not None:
        yield status.current
    if status.next is not None and now >= status.next.start - ARRIVING:
        yield status.next


def services(snapshot: Snapshot, speech: Speech) -> str:
    """What was ordered for the booking that the field is about."""
    status = snapshot.status
    about = status.current
    if about is None and (status.next_pending or status.next_early):
        about = status.next
    if about is None:
        return ""
    return speech.joined(*services_of(about, snapshot.rules))


def room_name(snapshot: Snapshot, speech: Speech) -> str:
    """The room's name, else its calendar, else `This room`."""
    room = snapshot.room
    return clean(room.name) or clean(room.calendar_id) or speech.say("This room")


def seats(snapshot: Snapshot, speech: Speech) -> str:
    """`10 seats · 3 inside`, as far as it is known."""
    sensor, capacity = snapshot.sensor, snapshot.room.capacity
    people = None if sensor is None else sensor.people_count
    parts = (
        speech.say("%n seat(s)", capacity) if capacity else "",
        speech.say("%n inside", round(people)) if people else "",
    )
    return speech.joined(*parts)
