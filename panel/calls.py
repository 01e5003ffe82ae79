"""The functions of `room-panel call`, by the source document's names and order."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from panel.domain import location
from panel.domain.booking import Booking
from panel.domain.command import BookLater, BookNow, CheckIn, Command, End, Extend, Read
from panel.domain.outcome import Done, Outcome
from panel.engine.engine import Engine
from panel.engine.snapshot import Snapshot
from panel.published import booking_json

REQUIRED = object()
FAR = 10**10
"""Seconds; nobody asks for a longer time, and a longer one has no date."""
FIRST_DATE = datetime(1, 1, 2, tzinfo=UTC)
LAST_DATE = datetime(9999, 12, 30, tzinfo=UTC)
LONGEST_TEXT = 500

Arguments = dict[str, object]


class ArgumentsWrong(Exception):
    """What is wrong with the arguments, one `name: sentence` each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class Refusal(Exception):
    """The room said no, or nothing is known; carries the outcome."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: its name, what it must be and what it is when not given."""

    name: str
    check: Callable[[object], object]
    default: object = REQUIRED


@dataclass(frozen=True, slots=True)
class Function:
    """One callable name and how it is answered."""

    parameters: tuple[Parameter, ...]
    answer: Callable[[Engine, datetime, Arguments], Awaitable[object]]


def arguments(function: Function, text: str) -> Arguments:
    """The arguments from a JSON array (in order) or object (by name).

    Raises:
        ArgumentsWrong: all that is wrong with them.
    """
    try:
        given = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError):
        raise ArgumentsWrong(["ARGS: not a JSON array or object"]) from None
    return _checked(function, _by_name(function, given))


def _by_name(function: Function, given: object) -> Arguments:
    names = [parameter.name for parameter in function.parameters]
    takes = f"takes {', '.join(names)}" if names else "takes no arguments"
    if isinstance(given, list):
        if len(given) > len(names):
            raise ArgumentsWrong([f"ARGS: {len(given)} given, but it {takes}"])
        return dict(zip(names, given, strict=False))
    if not isinstance(given, dict):
        raise ArgumentsWrong(["ARGS: not a JSON array or object"])
    unknown = [f"{name}: not known, the function {takes}" for name in given]
    unknown = [u for u, name in zip(unknown, given, strict=True) if name not in names]
    if unknown:
        raise ArgumentsWrong(unknown)
    return given


def _checked(function: Function, given: Arguments) -> Arguments:
    found: Arguments = {}
    problems = []
    for parameter in function.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is REQUIRED:
            problems.append(f"{parameter.name}: missing")
            continue
        if value is None and parameter.default is None:
            found[parameter.name] = None
            continue
        try:
            found[parameter.name] = parameter.check(value)
        except ValueError as error:
            problems.append(f"{parameter.name}: {error}")
    if problems:
        raise ArgumentsWrong(problems)
    return found


def _seconds(value: object) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{_shown(value)} is not a whole number of seconds")
    return max(-FAR, min(value, FAR * 1000))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{_shown(value)} is not a text")
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"longer than {LONGEST_TEXT} characters")
    return "".join(c if c.isprintable() else " " for c in value).strip()


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{_shown(value)} is neither true nor false")
    return value


def _shown(value: object) -> str:
    return json.dumps(value)[:60]


def _moment(seconds: object) -> datetime:
    """A unix time; far beyond all dates (milliseconds) the last date there is."""
    assert isinstance(seconds, int)
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return LAST_DATE if seconds > 0 else FIRST_DATE


def _length(seconds: object) -> timedelta:
    assert isinstance(seconds, int)
    return timedelta(seconds=max(-FAR, min(seconds, FAR)))


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
    return engine.snapshot.room.calendar_id or None


async def _checkin(engine: Engine, now: datetime, given: Arguments) -> object:
    await _done(engine, CheckIn())
    return None


async def _start_meeting(engine: Engine, now: datetime, given: Arguments) -> object:
    await _done(engine, CheckIn(_moment(given["meeting_start_time"])))
    return None


async def _end_meeting(engine: Engine, now: datetime, given: Arguments) -> object:
    ask = End(
        _moment(given["meeting_start_time"]),
        notify=bool(given["notify"]),
        comment=_word(given, "comment"),
    )
    await _done(engine, ask)
    return None


async def _book_now(engine: Engine, now: datetime, given: Arguments) -> object:
    length = _length(given["period_in_seconds"])
    ask = BookNow(length, _word(given, "title"), _word(given, "owner"))
    made = await _done(engine, ask)
    return booking_json(made, engine.snapshot.rules, private=True)


async def _book(engine: Engine, now: datetime, given: Arguments) -> object:
    ask = BookLater(
        _moment(given["start"]),
        _length(given["period_in_seconds"]),
        _word(given, "title"),
        _word(given, "owner"),
    )
    made = await _done(engine, ask)
    return booking_json(made, engine.snapshot.rules, private=True)


async def _extend_meeting(engine: Engine, now: datetime, given: Arguments) -> object:
    made = await _done(engine, Extend(_length(given["period_in_seconds"])))
    return booking_json(made, engine.snapshot.rules, private=True)


async def _poll_events(engine: Engine, now: datetime, given: Arguments) -> object:
    await _seen(engine)
    return None


async def _locate_user(engine: Engine, now: datetime, given: Arguments) -> object:
    seen = await _seen(engine)
    who = _word(given, "email"), _word(given, "username")
    return location.locate_user(seen.status.current, seen.room.calendar_id, *who)


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
    age = now - _moment(given["timestamp"])
    return age >= engine.snapshot.rules.sensor_stale


_START = Parameter("meeting_start_time", _seconds)
_PERIOD = Parameter("period_in_seconds", _seconds)
_TITLE = Parameter("title", _text, None)
_OWNER = Parameter("owner", _text, None)
_WHO = (Parameter("email", _text, None), Parameter("username", _text, None))
_ENDING = (
    _START,
    Parameter("notify", _flag, False),
    Parameter("comment", _text, None),
)
_ZONE = (Parameter("zone_id", _text), Parameter("location", _text, None))

FUNCTIONS = {
    "calendar_id": Function((), _calendar_id),
    "checkin": Function((), _checkin),
    "start_meeting": Function((_START,), _start_meeting),
    "end_meeting": Function(_ENDING, _end_meeting),
    "book_now": Function((_PERIOD, _TITLE, _OWNER), _book_now),
    "extend_meeting": Function((_PERIOD,), _extend_meeting),
    "book": Function((Parameter("start", _seconds), _PERIOD, _TITLE, _OWNER), _book),
    "poll_events": Function((), _poll_events),
    "locate_user": Function(_WHO, _locate_user),
    "macs_assigned_to": Function(_WHO, _macs),
    "check_ownership_of": Function((Parameter("mac_address", _text),), _ownership),
    "device_locations": Function(_ZONE, _device_locations),
    "is_stale?": Function((Parameter("timestamp", _seconds, None),), _is_stale),
}
