"""What two keys say together, looked at before the rest is known to be right."""

from collections.abc import Iterator, Mapping
from typing import Any

from panel.settings.keys import DEFAULTS, usable
from panel.settings.phrases import found
from panel.settings.problem import Problem

OF_URL = ("body", "token", "token_file", "ca_file")
"""What says nothing where no light is asked over HTTP."""


def contradictions(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """The problems between keys; a value that is wrong by itself is passed over."""
    yield from _lengths(tables)
    screen, sensor = tables.get("screen"), tables.get("sensor")
    push, lights, power = (tables.get(one) for one in ("push", "lights", "power"))
    if isinstance(screen, dict):
        yield from _hours("screen", "night", screen)
    if isinstance(sensor, dict):
        yield from _sensor(sensor)
    if isinstance(push, dict):
        yield from _push(push)
    if isinstance(lights, dict):
        yield from _lights(lights, screen if isinstance(screen, dict) else {})
    if isinstance(power, dict):
        yield from _hours("power", "dim", power)
        yield from _hours("power", "off", power)


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


def _hours(table: str, name: str, values: Mapping[str, Any]) -> Iterator[Problem]:
    """A start and an end: both or none, and not the same."""
    first, last = f"{name}_start", f"{name}_end"
    start, end = values.get(first), values.get(last)
    if start is not None and end is None:
        yield Problem(f"{table}.{last}", f"is missing, {first} needs it")
    elif end is not None and start is None:
        yield Problem(f"{table}.{first}", f"is missing, {last} needs it")
    elif start is not None and start == end:
        yield Problem(f"{table}.{last}", f"found {found(end)}, as for {first}")


def _lights(lights: Mapping[str, Any], screen: Mapping[str, Any]) -> Iterator[Problem]:
    asked = [name for name in OF_URL if name in lights]
    if "url" not in lights and asked:
        yield Problem("lights.url", f"is missing, {asked[0]} needs it")
    elif not {"leds", "url"} & lights.keys() and not lights.get("busylights"):
        yield Problem("lights", "needs leds, busylights or url")
    if lights.get("off_at_night") is True and "night_start" not in screen:
        needed = "needs night_start and night_end in [screen]"
        yield Problem("lights.off_at_night", needed)


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
