"""A sensor's words: one JSON line a reading, from a program that nobody vouches for."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from panel.domain.sensor import Sensor

LONGEST_LINE = 4096
"""Bytes; a longer line is no reading."""
LONGEST_NAME = 100
MOST_VALUES = 32
FARTHEST = 1e9
"""No value of a room is as far from nothing."""
NAMED = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}", re.ASCII)
PEOPLE = {"name", "presence", "people_count"}


def reading(line: bytes, at: datetime) -> Sensor | None:
    """The reading of a line, such as `{"presence": true, "people_count": 3}`.

    None where the line says nothing that can be used. A number of people without
    presence says whether somebody is there; every other number is a value of the
    room's environment.
    """
    said = _said(line)
    if said is None:
        return None
    people = _number(said.get("people_count"))
    presence = said.get("presence")
    if not isinstance(presence, bool):
        presence = None if people is None else people > 0
    environment = dict(islice(_environment(said), MOST_VALUES))
    if presence is None and people is None and not environment:
        return None
    name = said.get("name")
    return Sensor(
        at=at,
        name=name[:LONGEST_NAME] if isinstance(name, str) else "",
        presence=presence,
        people_count=people,
        environment=environment,
    )


def _said(line: bytes) -> dict[str, object] | None:
    if len(line) > LONGEST_LINE:
        return None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _environment(said: dict[str, object]) -> Iterator[tuple[str, float]]:
    for name, value in said.items():
        number = _finite(value)
        if number is not None and name not in PEOPLE and NAMED.fullmatch(name):
            yield name, number


def _finite(value: object) -> float | None:
    """A number as it is measured: no truth value, and not beyond all reason."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Compared as it is: a whole number may be too large for a float.
    return float(value) if -FARTHEST <= value <= FARTHEST else None


def _number(value: object) -> float | None:
    """How many: never less than none."""
    number = _finite(value)
    return number if number is not None and 0 <= number < LONGEST_LINE else None
