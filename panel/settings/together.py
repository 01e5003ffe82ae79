"""What two keys say together, looked at before the rest is known to be right."""

from collections.abc import Iterator, Mapping
from typing import Any

from panel.settings.keys import DEFAULTS, usable
from panel.settings.phrases import found
from panel.settings.problem import Problem


def contradictions(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems between keys; a value that is wrong by itself is passed over."""
    yield from _lengths(tables)
    screen, sensor = tables.get("screen"), tables.get("sensor")
    push = tables.get("push")
    if isinstance(screen, dict):
        yield from _night(screen)
    if isinstance(sensor, dict):
        yield from _sensor(sensor)
    if isinstance(push, dict):
        yield from _push(push)


def _lengths(tables: Mapping[str, Any]) -> Iterator[Problem]:
    least, most = (
        usable(name, tables.get(name, DEFAULTS[name]))
        for name in ("min_duration", "max_duration")
    )
    if not isinstance(least, int) or not isinstance(most, int) or least <= most:
        return
    if "min_duration" in tables:
        yield Problem(
            "min_duration", f"found {least}, which is above max_duration ({most})"
        )
    else:
        yield Problem(
            "max_duration", f"found {most}, which is below min_duration ({least})"
        )


def _night(screen: Mapping[str, Any]) -> Iterator[Problem]:
    start, end = screen.get("night_start"), screen.get("night_end")
    if start is not None and end is None:
        yield Problem("screen.night_end", "is missing, night_start needs it")
    elif end is not None and start is None:
        yield Problem("screen.night_start", "is missing, night_end needs it")
    elif start is not None and start == end:
        yield Problem("screen.night_end", f"found {found(end)}, as for night_start")


def _sensor(sensor: Mapping[str, Any]) -> Iterator[Problem]:
    given = [name for name in ("command", "path") if name in sensor]
    if len(given) == 2:
        yield Problem("sensor", "found both command and path, allowed is one of them")
    elif not given:
        yield Problem("sensor", "needs command or path")


def _push(push: Mapping[str, Any]) -> Iterator[Problem]:
    needed = {"listen": "public_url", "public_url": "listen"}
    for name, other in needed.items():
        if name not in push:
            yield Problem(f"push.{name}", f"is missing, {other} needs it")
