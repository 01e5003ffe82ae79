"""Values out of a payload; what is not of its kind counts as absent."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

Item = Mapping[str, Any]
NOTHING: Item = {}
LONGEST = 1000
FALSE = ("", "0", "false", "no")


def text(item: Item, name: str) -> str:
    """A text, or a number as one; of no more than a thousand characters."""
    value = item.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value[:LONGEST] if isinstance(value, str) else ""


def number(item: Item, name: str) -> int | None:
    value = item.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def truthy(item: Item, name: str) -> bool:
    """Any form of yes: the documents show a number where true or false is meant."""
    value = item.get(name)
    if isinstance(value, str):
        return value.strip().casefold() not in FALSE
    return bool(value)


def inner(item: Item, name: str) -> Item:
    value = item.get(name)
    return value if isinstance(value, Mapping) else NOTHING


def items(item: Item, name: str, most: int) -> Iterator[Item]:
    """The objects of a list, so many at most."""
    value = item.get(name)
    listed = value[:most] if isinstance(value, list) else ()
    return (each for each in listed if isinstance(each, Mapping))


def said(item: Item, name: str, language: str) -> str:
    """A name: a plain text, or one of several languages.

    Of those the panel's own, else one of the same family, else the first.
    """
    value = item.get(name)
    if not isinstance(value, list):
        return text(item, name)
    named = [each for each in items(item, name, 50) if text(each, "text")]
    named.sort(key=lambda each: _distance(text(each, "language"), language))
    return text(named[0], "text") if named else ""


def _distance(tag: str, wanted: str) -> int:
    tag, wanted = (each.casefold().replace("_", "-") for each in (tag, wanted))
    if tag == wanted:
        return 0
    return 1 if wanted and tag.split("-")[0] == wanted.split("-")[0] else 2


def moment(item: Item, name: str) -> datetime:
    """A moment with its offset.

    Raises:
        ValueError: it is none, or has no offset.
    """
    found = datetime.fromisoformat(text(item, name))
    if found.tzinfo is None or not 1971 <= found.year <= 9000:
        raise ValueError("no moment that a booking can have")
    return found
