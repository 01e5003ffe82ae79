"""The arguments of a command of the room: JSON, checked, all problems together."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

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


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: its name, what it must be and what it is when not given."""

    name: str
    check: Callable[[object], object]
    default: object = REQUIRED


Parameters = tuple[Parameter, ...]


def arguments(parameters: Parameters, given: str) -> Arguments:
    """The arguments from a JSON array (in order) or object (by name).

    Raises:
        ArgumentsWrong: all that is wrong with them.
    """
    try:
        found = json.loads(given) if given.strip() else []
    except (ValueError, RecursionError):
        raise ArgumentsWrong(["ARGS: not a JSON array or object"]) from None
    return _checked(parameters, _by_name(parameters, found))


def _by_name(parameters: Parameters, given: object) -> Arguments:
    names = [parameter.name for parameter in parameters]
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


def _checked(parameters: Parameters, given: Arguments) -> Arguments:
    found: Arguments = {}
    problems = []
    for parameter in parameters:
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


def seconds(value: object) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{_shown(value)} is not a whole number of seconds")
    return max(-FAR, min(value, FAR * 1000))


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{_shown(value)} is not a text")
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"longer than {LONGEST_TEXT} characters")
    return "".join(c if c.isprintable() else " " for c in value).strip()


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{_shown(value)} is neither true nor false")
    return value


def _shown(value: object) -> str:
    return json.dumps(value)[:60]


def moment(number: object) -> datetime:
    """A unix time; far beyond all dates (milliseconds) the last date there is."""
    assert isinstance(number, int)
    try:
        return datetime.fromtimestamp(number, UTC)
    except (ValueError, OverflowError, OSError):
        return LAST_DATE if number > 0 else FIRST_DATE


def length(number: object) -> timedelta:
    assert isinstance(number, int)
    return timedelta(seconds=max(-FAR, min(number, FAR)))
