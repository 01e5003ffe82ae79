"""Single values of MakePlans' JSON, each of which may be missing or wrong."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Object = Mapping[str, Any]
LONGEST = 4000
"""Letters; no text of a booking is longer on any screen."""


def text(thing: Object, name: str) -> str:
    """A text, empty where it is none."""
    value = thing.get(name)
    return value[:LONGEST] if isinstance(value, str) else ""


def number(thing: Object, name: str) -> int | None:
    """A whole number, None where it is none."""
    value = thing.get(name)
    return value if type(value) is int else None


def flag(thing: Object, name: str) -> bool | None:
    """True or false, None where it is neither."""
    value = thing.get(name)
    return value if isinstance(value, bool) else None


def part(thing: Object, name: str) -> Object:
    """An object inside another one, an empty one where there is none."""
    value = thing.get(name)
    return value if isinstance(value, Mapping) else {}


def moment(thing: Object, name: str) -> datetime | None:
    """A moment with its zone, as it is written; None where it is none."""
    try:
        found = datetime.fromisoformat(text(thing, name))
    except ValueError:
        return None
    sound = found.tzinfo is not None and 1971 <= found.year <= 9000
    return found if sound else None


def stamp(thing: Object, name: str) -> datetime | None:
    """The same in UTC."""
    found = moment(thing, name)
    return found and found.astimezone(UTC)
