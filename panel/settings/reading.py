"""Reads the settings file and the environment; explains all that is wrong."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from panel.settings.assembly import Checked, assemble
from panel.settings.chosen import Chosen, choose, read_backend
from panel.settings.complaints import complaints, is_table, sorts
from panel.settings.credentials import Around, gather
from panel.settings.fitted import lights_files
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
    problems += contradictions(tables)
    warnings += _with_token(tables, around, problems)
    file = _checked(tables, known, problems)
    if file and file.lights:
        problems += lights_files(file.lights, around)
    if chosen:
        with _gathering(problems):
            backend, more = read_backend(chosen, around, known)
            warnings += more
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
    return file


def _with_token(
    tables: dict[str, Any], around: Around, problems: list[Problem]
) -> list[str]:
    """Puts the secret of `[lights]` into it; what there is to say about that."""
    if not isinstance(tables.get("lights"), dict):
        return []
    gathered = gather("lights", ("token",), tables["lights"], around, at="lights")
    tables["lights"] = gathered.table
    problems += gathered.problems
    return gathered.warnings


def _known(chosen: Chosen | None) -> Known:
    """The keys of each table; those of `[backend]` where its type is known."""
    known = dict(_keys_below("", File))
    known[""] = (*known[""], "backend")
    known["lights"] = (*known["lights"], "token_file")
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
