"""`[lights]` and `[power]`: from the checked tables to those in force."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import time
from pathlib import Path

from pydantic import ValidationError

from panel.domain.lamp import Sign
from panel.settings import model
from panel.settings.colours import rgb
from panel.settings.credentials import Around, gather
from panel.settings.places import settings_path
from panel.settings.problem import Problem
from panel.settings.source import read_tables
from panel.settings.tables import LightsTable, PowerTable, Secret

HOURS = ("dim_start", "dim_end", "off_start", "off_end")
COLOURS = {sign: f"{sign.value.replace('-', '_')}_color" for sign in Sign}


def read_fitted(
    path: Path | None, environ: Mapping[str, str]
) -> tuple[LightsTable | None, PowerTable | None]:
    """These two tables of a file, whatever is wrong with the rest of it.

    A table that is wrong itself is None: the panel was never run with it.

    Raises:
        SettingsError: the file cannot be read at all.
    """
    around = Around(settings_path(path, environ), environ)
    tables = read_tables(around.path)
    lights, power = tables.get("lights"), tables.get("power")
    if isinstance(lights, dict):
        lights = gather("lights", ("token",), lights, around, at="lights").table
    with suppress(ValidationError):
        lights = lights and lights_table(model.Lights.model_validate(lights), around)
    with suppress(ValidationError):
        power = power and power_table(model.Power.model_validate(power))
    return (
        lights if isinstance(lights, LightsTable) else None,
        power if isinstance(power, PowerTable) else None,
    )


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


def power_table(table: model.Power) -> PowerTable:
    """The table in force."""
    values = table.model_dump()
    for name in HOURS:
        values[name] = values[name] and time.fromisoformat(values[name])
    return PowerTable(**values)
