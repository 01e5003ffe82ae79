"""Pydantic's errors as sentences that name the key, what was found, what is allowed."""

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic.fields import FieldInfo

from panel.settings.hints import Known, unknown
from panel.settings.kinds import Allowed, Unit
from panel.settings.phrases import either, found, named
from panel.settings.problem import Problem


def complaints(
    model: type[BaseModel], error: ValidationError, *, at: str, known: Known
) -> list[Problem]:
    """One problem for each key; `at` is the table's name, empty for the top level."""
    problems: dict[str, Problem] = {}
    for one in error.errors(include_url=False):
        place = tuple(part for part in one["loc"] if isinstance(part, str))
        problem = _problem(model, dict(one), (at, *place) if at else place, known)
        problems.setdefault(problem.key, problem)
    return list(problems.values())


def _problem(
    model: type[BaseModel], error: dict[str, Any], place: tuple[str, ...], known: Known
) -> Problem:
    key = named(*place)
    said = str(error.get("ctx", {}).get("error", ""))
    inside = tuple(part for part in error["loc"] if isinstance(part, str))
    if error["type"] == "extra_forbidden":
        return Problem(key, unknown(place[-1], ".".join(place[:-1]), known))
    if not inside:
        return Problem(key, said or "is wrong")
    field = _field(model, inside)
    takes = allowed(field, key)
    if error["type"] == "missing":
        return Problem(key, f"is missing, it takes {takes}")
    if is_secret(field):
        return Problem(key, said or f"is wrong, allowed is {takes}")
    return Problem(key, said or f"found {found(error['input'])}, allowed is {takes}")


def _field(model: type[BaseModel], place: tuple[str, ...]) -> FieldInfo:
    """The field at a place, or the deepest one on the way that has a description."""
    field = model.model_fields[place[0]]
    for sort in sorts(field):
        if len(place) > 1 and is_table(sort):
            return _field(sort, place[1:])
    return field


def is_table(sort: Any) -> bool:
    return isinstance(sort, type) and issubclass(sort, BaseModel)


def sorts(field: FieldInfo) -> list[Any]:
    """What a field takes, without None."""
    is_union = get_origin(field.annotation) in (Union, UnionType)
    kinds = get_args(field.annotation) if is_union else (field.annotation,)
    return [kind for kind in kinds if kind is not NoneType]


def marks(field: FieldInfo) -> list[object]:
    """What is noted beside the type, also inside `... | None`."""
    inner = [mark for sort in sorts(field) for mark in get_args(sort)[1:]]
    return [*field.metadata, *inner]


def is_secret(field: FieldInfo) -> bool:
    return any(SecretStr in (sort, *get_args(sort)[:1]) for sort in sorts(field))


def allowed(field: FieldInfo, key: str) -> str:
    """What may stand there, as the rest of "allowed is ..."."""
    for mark in marks(field):
        if isinstance(mark, Allowed):
            return mark.phrase
    sort = sorts(field)[0]
    if get_origin(sort) is Literal:
        return either(map(found, get_args(sort)))
    if get_origin(sort) is dict or is_table(sort):
        return f"a table, written [{key}]"
    if sort in (int, float):
        return _range(field, "a whole number" if sort is int else "a number")
    return "true or false" if sort is bool else "a text in quotes"


def _range(field: FieldInfo, number: str) -> str:
    limits = {
        name: getattr(mark, name)
        for mark in marks(field)
        for name in ("ge", "le")
        if getattr(mark, name, None) is not None
    }
    units = [f" of {mark.name}" for mark in marks(field) if isinstance(mark, Unit)]
    span = f" from {limits['ge']:g} to {limits['le']:g}" if len(limits) == 2 else ""
    return f"{number}{''.join(units)}{span}"
