"""The functions of `room-panel call`, by the source document's names and order."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from panel.arguments import (
    Arguments,
    Parameter,
    Parameters,
    flag,
    length,
    moment,
    seconds,
    text,
)
from panel.domain import location
from panel.domain.booking import Booking
from panel.domain.command import BookLater, BookNow, CheckIn, Command, End, Extend, Read
from panel.domain.outcome import Done, Outcome
from panel.engine.engine import Engine
from panel.engine.snapshot import Snapshot
from panel.published import booking_json


class Refusal(Exception):
    """The room said no, or nothing is known; carries the outcome."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Function:
    """One callable name and how it is answered."""

    parameters: Parameters
    answer: Callable[[Engine, datetime, Arguments], Awaitable[object]]


async def _done(engine: Engine, command: Command) -> Booking | None:
    outcome = await engine.perform(command)
    if not isinstance(outcome, Done):
        raise Refusal(outcome)
    return outcome.booking


async def _seen(engine: Engine) -> Snapshot:
    await _done(engine, Read())
    return engine.snapshot


def _word(given: Arguments, name: str) -> str:
    return str(given[name] or "")


async def _calendar_id(engine: Engine, now: datetime, given: Arguments) -> object:
    # Where nobody answers, what was remembered counts.
    await engine.read()
    return engine.snapshot.room.calendar_id or None


async def _checkin(engine: Engine, now: datetime, given: Arguments) -> object:
    await _done(engine, CheckIn())
    return None


async def _start_meeting(engine: Engine, now: datetime, given: Arguments) -> object:
    await _done(engine, CheckIn(moment(given["meeting_start_time"])))
    return None


async def _end_meeting(engine: Engine, now: datetime, given: Arguments) -> object:
    ask = End(
        moment(given["meeting_start_time"]),
        notify=bool(given["notify"]),
        comment=_word(given, "comment"),
    )
    await _done(engine, ask)
    return None


async def _book_now(engine: Engine, now: datetime, given: Arguments) -> object:
    ask_for = length(given["period_in_seconds"])
    ask = BookNow(ask_for, _word(given, "title"), _word(given, "owner"))
    made = await _done(engine, ask)
    return booking_json(made, engine.snapshot.rules, private=True)


async def _book(engine: Engine, now: datetime, given: Arguments) -> object:
    ask = BookLater(
        moment(given["start"]),
        length(given["period_in_seconds"]),
        _word(given, "title"),
        _word(given, "owner"),
    )
    made = await _done(engine, ask)
    return booking_json(made, engine.snapshot.rules, private=True)


async def _extend_meeting(engine: Engine, now: datetime, given: Arguments) -> object:
    made = await _done(engine, Extend(length(given["period_in_seconds"])))
    return booking_json(made, engine.snapshot.rules, private=True)


async def _poll_events(engine: Engine, now: datetime, given: Arguments) -> object:
    await _seen(engine)
    return None


async def _locate_user(engine: Engine, now: datetime, given: Arguments) -> object:
    seen = await _seen(engine)
    who = _word(given, "email"), _word(given, "username")
    room = seen.room
    return location.locate_user(
        seen.status.current, room.calendar_id, *who, system_id=room.system_id
    )


async def _macs(engine: Engine, now: datetime, given: Arguments) -> object:
    seen = await _seen(engine)
    who = _word(given, "email"), _word(given, "username")
    return location.macs_assigned_to(seen.status.current, seen.room.calendar_id, *who)


async def _ownership(engine: Engine, now: datetime, given: Arguments) -> object:
    seen = await _seen(engine)
    mac, calendar_id = _word(given, "mac_address"), seen.room.calendar_id
    return location.check_ownership_of(seen.status.current, calendar_id, mac)


async def _device_locations(engine: Engine, now: datetime, given: Arguments) -> object:
    return []


async def _is_stale(engine: Engine, now: datetime, given: Arguments) -> object:
    if given["timestamp"] is None:
        return False
    age = now - moment(given["timestamp"])
    return age >= engine.snapshot.rules.sensor_stale


_START = Parameter("meeting_start_time", seconds)
_PERIOD = Parameter("period_in_seconds", seconds)
_TITLE = Parameter("title", text, None)
_OWNER = Parameter("owner", text, None)
_WHO = (Parameter("email", text, None), Parameter("username", text, None))
_ENDING = (
    _START,
    Parameter("notify", flag, False),
    Parameter("comment", text, None),
)
_ZONE = (Parameter("zone_id", text), Parameter("location", text, None))

FUNCTIONS = {
    "calendar_id": Function((), _calendar_id),
    "checkin": Function((), _checkin),
    "start_meeting": Function((_START,), _start_meeting),
    "end_meeting": Function(_ENDING, _end_meeting),
    "book_now": Function((_PERIOD, _TITLE, _OWNER), _book_now),
    "extend_meeting": Function((_PERIOD,), _extend_meeting),
    "book": Function((Parameter("start", seconds), _PERIOD, _TITLE, _OWNER), _book),
    "poll_events": Function((), _poll_events),
    "locate_user": Function(_WHO, _locate_user),
    "macs_assigned_to": Function(_WHO, _macs),
    "check_ownership_of": Function((Parameter("mac_address", text),), _ownership),
    "device_locations": Function(_ZONE, _device_locations),
    "is_stale?": Function((Parameter("timestamp", seconds, None),), _is_stale),
}
