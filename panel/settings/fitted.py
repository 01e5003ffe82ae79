"""`[lights]` and `[power]`: from the checked tables to those in force."""

import os
from collections.abc import Iterator, Mapping
from datetime import time
from importlib.util import find_spec

from panel.device.busylights import MISSING, NEEDED
from panel.device.leds import doubts
from panel.device.sysfs import folder
from panel.domain.lamp import Sign
from panel.settings import model
from panel.settings.colours import rgb
from panel.settings.credentials import Around
from panel.settings.problem import Problem
from panel.settings.tables import LightsTable, PowerTable, Secret

HOURS = ("dim_start", "dim_end", "off_start", "off_end")
COLOURS = {sign: f"{sign.value.replace('-', '_')}_color" for sign in Sign}


def lights_table(table: model.Lights, around: Around) -> LightsTable:
    """The table in force; what it names need not be there."""
    values = table.model_dump(
        exclude={"leds", "token", "allow_http", *COLOURS.values()}
    )
    secret = table.token and Secret(table.token.get_secret_value())
    ca_file = str(around.resolved(table.ca_file)) if table.ca_file else None
    ours = {
        "leds": tuple(table.leds or ()),
        "colours": dict(_colours(table)),
        "url": table.url or "",
        "token": secret,
        "ca_file": ca_file,
    }
    return LightsTable(**values | ours)


def _colours(table: model.Lights) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for sign, key in COLOURS.items():
        colour = rgb(getattr(table, key, None) or "")
        if colour is not None:
            yield sign.value, colour


def lights_files(table: model.Lights, around: Around) -> Iterator[Problem]:
    """A problem where the certificates are not there."""
    if not table.ca_file:
        return
    path = around.resolved(table.ca_file)
    if not os.path.isfile(path):
        yield Problem("lights.ca_file", f"there is no file {path}")


def lights_doubts(table: LightsTable, environ: Mapping[str, str]) -> Iterator[str]:
    """What is not there now, and may come yet."""
    for told in doubts(table.leds, folder("leds", environ)).values():
        yield f"lights.leds: {told}"
    if table.busylights and find_spec(NEEDED) is None:
        yield f"lights.busylights: {MISSING}"


def power_table(table: model.Power) -> PowerTable:
    """The table in force."""
    values = table.model_dump()
    for name in HOURS:
        values[name] = values[name] and time.fromisoformat(values[name])
    return PowerTable(**values)


def power_doubts(table: PowerTable, environ: Mapping[str, str]) -> Iterator[str]:
    """The backlight that is named is not there now."""
    place = folder("backlight", environ)
    if table.backlight and not (place / table.backlight).is_dir():
        there = ", ".join(sorted(os.listdir(place)) if place.is_dir() else []) or "none"
        yield (
            f"power.backlight: there is no {table.backlight} in {place}, "
            f"there is {there}"
        )
