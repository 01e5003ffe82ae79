"""From the checked tables to the settings in force."""

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from types import MappingProxyType

from panel.settings import model
from panel.settings.credentials import Around
from panel.settings.fitted import lights_table, power_table
from panel.settings.keys import KEYS, Kind, Value
from panel.settings.places import state_folder
from panel.settings.problem import Problem, SettingsError
from panel.settings.settings import Settings
from panel.settings.tables import (
    AdminTable,
    BackendTable,
    MetricsTable,
    PushTable,
    RoomTable,
    ScreenTable,
    SensorTable,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the models let pass; `written` are the top-level keys in the file."""

    file: model.File
    backend: BackendTable
    written: frozenset[str]
    warnings: tuple[str, ...]


def assemble(checked: Checked, around: Around) -> Settings:
    """The settings in force, paths absolute.

    Raises:
        SettingsError: there is no folder for the state.
    """
    file = checked.file
    keys: dict[str, Value] = {name: getattr(file, name) for name in KEYS}
    _place_pictures(keys, around)
    sensor = _sensor(file.sensor, around) if file.sensor else None
    lights = lights_table(file.lights, around) if file.lights else None
    power = power_table(file.power) if file.power else None
    warnings = [*_doubts(checked, keys), *_sensor_doubts(sensor)]
    if _too_pale(str(keys["custom_qr_color"])):
        keys["custom_qr_color"] = "black"
    return Settings(
        path=around.path,
        store=_store(file.store, around),
        written=checked.written,
        keys=MappingProxyType(keys),
        room=RoomTable(**file.room.model_dump()),
        backend=checked.backend,
        screen=_screen(file.screen),
        sensor=sensor,
        push=_push(file.push) if file.push else None,
        metrics=MetricsTable(**file.metrics.model_dump()) if file.metrics else None,
        lights=lights,
        power=power,
        admin=AdminTable(pin=file.admin.pin or ""),
        warnings=(*checked.warnings, *warnings),
    )


def _place_pictures(keys: dict[str, Value], around: Around) -> None:
    for name, key in KEYS.items():
        text = keys[name]
        if key.kind is Kind.PICTURE and isinstance(text, str) and _is_file(text):
            keys[name] = str(around.resolved(text))


def _is_file(picture: str) -> bool:
    return bool(picture) and not picture.lower().startswith(("http:", "https:"))


def _screen(table: model.Screen) -> ScreenTable:
    values = table.model_dump()
    for name in ("night_start", "night_end"):
        values[name] = values[name] and time.fromisoformat(values[name])
    return ScreenTable(**values | {"presets": tuple(table.presets)})


def _sensor(table: model.Sensor, around: Around) -> SensorTable:
    path = around.resolved(table.path) if table.path else None
    words = shlex.split(table.command or "")
    if words and "/" in words[0]:
        words[0] = str(around.resolved(words[0]))
    return SensorTable(command=tuple(words), path=path)


def _push(table: model.Push) -> PushTable:
    host, _, port = (table.listen or "").rpartition(":")
    public_url = table.public_url or ""
    return PushTable(host=host.strip("[]"), port=int(port), public_url=public_url)


def _store(table: model.Store, around: Around) -> Path:
    folder = around.resolved(table.path) if table.path else state_folder(around.environ)
    if folder is None:
        sentence = "is missing, and this user has no home for the state"
        raise SettingsError([Problem("store.path", sentence)])
    return folder


def _doubts(checked: Checked, keys: dict[str, Value]) -> Iterator[str]:
    for name, key in KEYS.items():
        text = str(keys[name])
        if key.kind is Kind.PICTURE and _is_file(text) and not os.path.isfile(text):
            yield f"{name}: there is no file {text}, so no picture is shown"
    colour = str(keys["custom_qr_color"])
    if _too_pale(colour):
        yield (
            f'custom_qr_color: "{colour}" is too pale to be scanned on white, '
            "so black is used"
        )
    if "presets" in checked.file.screen.model_fields_set:
        yield from _preset_doubts(checked.file)


def _preset_doubts(file: model.File) -> Iterator[str]:
    least, most = file.min_duration, file.max_duration
    for length in file.screen.presets:
        if not least <= length <= most:
            yield (
                f"screen.presets: {length} is not offered, "
                f"bookings here take from {least} to {most} minutes"
            )


def _sensor_doubts(sensor: SensorTable | None) -> Iterator[str]:
    if sensor is None:
        return
    if sensor.path and not os.path.lexists(sensor.path):
        yield f"sensor.path: there is no {sensor.path} yet"
    program = sensor.command[0] if sensor.command else ""
    if "/" in program and not os.access(program, os.X_OK):
        yield f"sensor.command: {program} is not there or may not be run"


def _too_pale(colour: str) -> bool:
    if colour == "black":
        return False
    from panel.settings.colours import LEAST_CONTRAST, contrast_on_white

    return contrast_on_white(colour) < LEAST_CONTRAST
