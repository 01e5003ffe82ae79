"""The `[backend]` table: which system is chosen, and what its keys say."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr, ValidationError

from panel.settings.complaints import complaints, is_secret, marks
from panel.settings.credentials import Around, gather
from panel.settings.hints import Known
from panel.settings.kinds import FileOrAddress, IsFile
from panel.settings.phrases import either, found, nearest
from panel.settings.problem import Problem, SettingsError
from panel.settings.systems import SYSTEMS, system_table
from panel.settings.systems.common import System
from panel.settings.tables import BackendTable, Secret

DEFAULT = "local"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A system's type (`kind`), its model and its table as it is written."""

    kind: str
    model: type[System]
    table: Mapping[str, Any]

    @property
    def secrets(self) -> tuple[str, ...]:
        """The names of the keys that may come from elsewhere."""
        fields = self.model.model_fields.items()
        return tuple(name for name, field in fields if is_secret(field))


def choose(written: object) -> Chosen:
    """The system of a `[backend]` table.

    Raises:
        SettingsError: it is no table, or its type is missing or unknown.
    """
    if not isinstance(written, dict):
        raise _wrong(
            "backend", f"found {found(written)}, allowed is a table, written [backend]"
        )
    table = dict(written)
    if not table:
        return Chosen(DEFAULT, system_table(DEFAULT), table)
    types = either(f'"{kind}"' for kind in SYSTEMS)
    if "type" not in table:
        raise _wrong("backend.type", f"is missing, it takes {types}")
    kind = table.pop("type")
    if not isinstance(kind, str) or kind not in SYSTEMS:
        near = nearest(kind, SYSTEMS) if isinstance(kind, str) else None
        meant = f'did you mean "{near}"?' if near else f"allowed is {types}"
        raise _wrong("backend.type", f"found {found(kind)}, {meant}")
    return Chosen(kind, system_table(kind), table)


def read_backend(
    chosen: Chosen, around: Around, known: Known
) -> tuple[BackendTable, list[str]]:
    """The table with its secrets and absolute paths, and warnings.

    Raises:
        SettingsError: all that is wrong with it.
    """
    gathered = gather(chosen.kind, chosen.secrets, chosen.table, around)
    problems = list(gathered.problems)
    values: dict[str, Any] = {}
    try:
        values = chosen.model.model_validate(gathered.table).model_dump()
    except ValidationError as error:
        told = {problem.key.removesuffix("_file") for problem in problems}
        problems += [
            problem
            for problem in complaints(chosen.model, error, at="backend", known=known)
            if problem.key not in told
        ]
    problems += _place_files(chosen.model, values, around)
    plain = _place_others(chosen.model, values, around)
    if problems:
        raise SettingsError(problems)
    warnings = [text for text in gathered.warnings if not text.startswith(plain)]
    return BackendTable(type=chosen.kind, values=_kept(values)), warnings


def _place_files(
    model: type[System], values: dict[str, Any], around: Around
) -> list[Problem]:
    problems = []
    for name, field in model.model_fields.items():
        is_file = any(isinstance(mark, IsFile) for mark in marks(field))
        if is_file and values.get(name):
            values[name] = path = str(around.resolved(values[name]))
            if not os.path.isfile(path):
                problems.append(Problem(f"backend.{name}", f"there is no file {path}"))
    return problems


def _place_others(
    model: type[System], values: dict[str, Any], around: Around
) -> tuple[str, ...]:
    """Paths that stand where an address could; how warnings of them begin, for a path
    is no secret."""
    paths = []
    for name, field in model.model_fields.items():
        could = any(isinstance(mark, FileOrAddress) for mark in marks(field))
        text = values[name].get_secret_value() if could and name in values else ""
        if text and "://" not in text:
            values[name] = SecretStr(str(around.resolved(text)))
            paths.append(f"backend.{name}:")
    return tuple(paths)


def _kept(values: dict[str, Any]) -> dict[str, object]:
    return {
        name: Secret(value.get_secret_value())
        if isinstance(value, SecretStr)
        else value
        for name, value in values.items()
    }


def _wrong(key: str, sentence: str) -> SettingsError:
    return SettingsError([Problem(key, sentence)])
