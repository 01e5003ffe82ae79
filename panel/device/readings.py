"""A sensor's words: one JSON line a reading, from a program that nobody vouches for."""

import json
import math
from datetime import datetime

from panel.domain.sensor import Sensor

LONGEST_LINE = 4096
"""Bytes; a longer line is no reading."""
LONGEST_NAME = 100


def reading(line: bytes, at: datetime) -> Sensor | None:
    """The reading of a line, such as `{"presence": true, "people_count": 3}`.

    None where the line is no reading, or says neither presence nor people. A number
    of people without presence says whether somebody is there.
    """
    said = _said(line)
    if said is None:
        return None
    people = _number(said.get("people_count"))
    presence = said.get("presence")
    if not isinstance(presence, bool):
        presence = None if people is None else people > 0
    if presence is None and people is None:
        return None
    name = said.get("name")
    return Sensor(
        at=at,
        name=name[:LONGEST_NAME] if isinstance(name, str) else "",
        presence=presence,
        people_count=people,
    )


def _said(line: bytes) -> dict[str, object] | None:
    if len(line) > LONGEST_LINE:
        return None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    number = float(value) if abs(value) < LONGEST_LINE else math.nan
    return number if math.isfinite(number) and number >= 0 else None
