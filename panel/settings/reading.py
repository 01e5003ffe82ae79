"""Reads the settings file and the environment; explains all that is wrong."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from panel.settings.assembly import Checked, assemble
from panel.settings.chosen import Chosen, choose, read_backend
from panel.settings.complaints import complaints, is_table, sorts
from panel.settings.credentials import Around
from panel.settings.hints import Known
from panel.settings.keys import KEYS, is_placeholder
from panel.settings.model import File
from panel.settings.phrases import named
from panel.settings.places import settings_path
from panel.settings.problem import Problem, SettingsError
from panel.settings.settings import Settings
from panel.settings.source import read_tables
from panel.settings.tables import BackendTable
from panel.settings.together import contradictions

DEEPEST = 3
"""Tables in tables that anything can be said about; a file may hold thousands."""


def read_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings of a file, or of the usual one.

    Raises:
        SettingsError: all that is wrong, together.
    """
    around = Around(settings_path(path, environ), environ)
    whole = _without_placeholders(read_tables(around.path))
    tables = {name: value for name, value in whole.items() if name != "backend"}
    problems: list[Problem] = []
    chosen, backend, warnings = None, BackendTable(), list[str]()
    with _gathering(problems):
        chosen = choose(whole.get("backend", {}))
    known = _known(chosen)
    file = _checked(tables, known, problems)
    if chosen:
        with _gathering(problems):
            backend, warnings = read_backend(chosen, around, known)
    if file is None or problems:
        raise SettingsError(_in_file_order(problems, whole))
    checked = Checked(file, backend, frozenset(KEYS.keys() & tables), tuple(warnings))
    return assemble(checked, around)


def _in_file_order(problems: list[Problem], tables: Mapping[str, Any]) -> list[Problem]:
    order = {key: at for at, key in enumerate(_dotted(tables))}
    return sorted(problems, key=lambda one: order.get(one.key, len(order)))


def _dotted(table: Mapping[str, Any], *above: str) -> Iterator[str]:
    for key, value in table.items():
        yield named(*above, key)
        if isinstance(value, dict) and len(above) < DEEPEST:
            yield from _dotted(value, *above, key)


@contextmanager
def _gathering(problems: list[Problem]) -> Iterator[None]:
    try:
        yield
    except SettingsError as error:
        problems += error.problems


def _without_placeholders(tables: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in tables.items()
        if not (name in KEYS and is_placeholder(value))
    }


def _checked(
    tables: Mapping[str, Any], known: Known, problems: list[Problem]
) -> File | None:
    file = None
    try:
        file = File.model_validate(tables)
    except ValidationError as error:
        problems += complaints(File, error, at="", known=known)
    problems += contradictions(tables)
    return file


def _known(chosen: Chosen | None) -> Known:
    """The keys of each table; those of `[backend]` where its type is known."""
    known = dict(_keys_below("", File))
    known[""] = (*known[""], "backend")
    if chosen:
        known |= _keys_below("backend", chosen.model)
        files = (f"{name}_file" for name in chosen.secrets)
        known["backend"] = ("type", *known["backend"], *files)
    return known


def _keys_below(
    table: str, model: type[BaseModel]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield table, tuple(model.model_fields)
    for name, field in model.model_fields.items():
        for sort in sorts(field):
            if is_table(sort):
                yield from _keys_below(f"{table}.{name}" if table else name, sort)
