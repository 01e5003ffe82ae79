"""Single values of an answer; one that is wrong is as good as absent."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from panel.domain.booking import Person

LONGEST = 1000
"""Letters of a text."""
MOST = 100
"""Items of a list."""

Raw = Mapping[str, Any]


def value(raw: Raw, *names: str) -> Any:
    """The first of these that is there: v1 and v2 name the same differently."""
    found = (raw.get(name) for name in names)
    return next((one for one in found if one is not None), None)


def text(raw: Raw, *names: str) -> str:
    found = value(raw, *names)
    return found.strip()[:LONGEST] if isinstance(found, str) else ""


def title(raw: Raw, *names: str) -> str:
    """A text as it is written, with its blanks."""
    found = value(raw, *names)
    return found[:LONGEST] if isinstance(found, str) else ""


def flag(raw: Raw, *names: str) -> bool:
    return value(raw, *names) is True


def minutes(raw: Raw, name: str, most: timedelta) -> timedelta:
    """So many minutes, none where it makes no sense."""
    found = raw.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return timedelta()
    if not 0 < found < 2**31:
        return timedelta()
    return min(timedelta(minutes=found), most)


def moment(raw: Raw, *names: str) -> datetime:
    """A moment, plain as in v2 or as the `dateTime` of v1.

    Raises:
        ValueError: there is none that can be read; without a zone it could be any.
    """
    found = value(raw, *names)
    if isinstance(found, Mapping):
        found = found.get("dateTime")
    if not isinstance(found, str):
        raise ValueError("no moment")
    read = datetime.fromisoformat(found.strip())
    if read.tzinfo is None or not 1971 <= read.year <= 9000:
        raise ValueError("no moment that a booking can have")
    return read.astimezone(UTC)


def moment_or_none(raw: Raw, *names: str) -> datetime | None:
    try:
        return moment(raw, *names)
    except ValueError:
        return None


def reference(raw: Raw, *names: str) -> Person | None:
    """Whom or what an id stands for; with the name where more than an id is there."""
    return _person(value(raw, *names))


def references(raw: Raw, *names: str) -> tuple[Person, ...]:
    """The same for a list."""
    found = value(raw, *names)
    listed: Iterable[object] = found[:MOST] if isinstance(found, list) else ()
    return tuple(p for p in map(_person, listed) if p is not None)


def counts(raw: Raw, name: str) -> tuple[tuple[Person, int], ...]:
    """Ids and how many of each, where that makes sense."""
    found = raw.get(name)
    pairs = list(found.items())[:MOST] if isinstance(found, Mapping) else []
    return tuple(
        (Person(user_id=id), number)
        for id, number in pairs
        if isinstance(id, str) and id and type(number) is int and 0 < number < 1000
    )


def id_of(raw: Raw, *names: str) -> str:
    """The id behind a reference, empty where there is none."""
    found = reference(raw, *names)
    return found.user_id if found else ""


def person_of(raw: Raw) -> Person | None:
    """A member, a company or a visitor as the lists show them."""
    found = _person(raw)
    return found if found and found.label else None


def zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def _person(found: object) -> Person | None:
    if isinstance(found, str):
        return Person(user_id=found) if found else None
    if not isinstance(found, Mapping):
        return None
    id = text(found, "_id", "id")
    named = Person(name=text(found, "name"), address=text(found, "email"), user_id=id)
    return named if id or named.label else None
