"""Settings as JSON and back, for the pipe from the process that reads them.

The text holds the secrets: it goes nowhere else.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from panel.settings.problem import Problem, SettingsError
from panel.settings.settings import Settings
from panel.settings.tables import (
    AdminTable,
    BackendTable,
    LightsTable,
    MetricsTable,
    PowerTable,
    PushTable,
    RoomTable,
    ScreenTable,
    Secret,
    SensorTable,
)


def to_json(outcome: Settings | SettingsError) -> str:
    """What reading a file came to."""
    if isinstance(outcome, SettingsError):
        told = [[one.key, one.sentence] for one in outcome.problems]
        return json.dumps({"problems": told})
    whole = _fields(outcome) | {"backend": _backend(outcome.backend)}
    return json.dumps(whole, default=_plain)


def from_json(text: str) -> Settings:
    """The other way.

    Raises:
        SettingsError: that is what the text holds.
        ValueError: the text is not of `to_json`.
    """
    whole = json.loads(text)
    if "problems" in whole:
        raise SettingsError(Problem(*one) for one in whole["problems"])
    return Settings(
        path=Path(whole["path"]),
        store=Path(whole["store"]),
        written=frozenset(whole["written"]),
        keys=MappingProxyType(whole["keys"]),
        room=RoomTable(**whole["room"]),
        backend=_as_backend(whole["backend"]),
        screen=_as_screen(whole["screen"]),
        sensor=whole["sensor"] and _as_sensor(whole["sensor"]),
        push=whole["push"] and PushTable(**whole["push"]),
        metrics=whole["metrics"] and MetricsTable(**whole["metrics"]),
        lights=whole["lights"] and _as_lights(whole["lights"]),
        power=whole["power"] and _as_power(whole["power"]),
        admin=AdminTable(**whole["admin"]),
        warnings=tuple(whole["warnings"]),
    )


def _fields(item: Any) -> dict[str, Any]:
    return {field.name: getattr(item, field.name) for field in fields(item)}


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value):
        return _fields(value)
    return str(value)


def _backend(table: BackendTable) -> dict[str, Any]:
    secrets = [one for one in table.values if isinstance(table.values[one], Secret)]
    return {"type": table.type, "values": table.revealed(), "secrets": secrets}


def _as_backend(table: dict[str, Any]) -> BackendTable:
    values = table["values"]
    for name in table["secrets"]:
        values[name] = Secret(values[name])
    return BackendTable(type=table["type"], values=values)


def _as_screen(table: dict[str, Any]) -> ScreenTable:
    night = _times(table, "night_start", "night_end")
    return ScreenTable(**table | night | {"presets": tuple(table["presets"])})


def _as_power(table: dict[str, Any]) -> PowerTable:
    return PowerTable(
        **table | _times(table, "dim_start", "dim_end", "off_start", "off_end")
    )


def _times(table: dict[str, Any], *names: str) -> dict[str, time | None]:
    return {name: table[name] and time.fromisoformat(table[name]) for name in names}


def _as_lights(table: dict[str, Any]) -> LightsTable:
    token = table["token"] and Secret(table["token"]["_text"])
    colours = {sign: tuple(colour) for sign, colour in table["colours"].items()}
    leds = tuple(table["leds"])
    return LightsTable(**table | {"token": token, "colours": colours, "leds": leds})


def _as_sensor(table: dict[str, Any]) -> SensorTable:
    path = Path(table["path"]) if table["path"] else None
    return SensorTable(command=tuple(table["command"]), path=path)
