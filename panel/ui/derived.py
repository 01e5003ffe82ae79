"""What every view model does: hold frozen properties and tell only what changed."""

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def tell_changes(
    model: QObject, old: "DataclassInstance", new: "DataclassInstance"
) -> None:
    """Emit `<name>Changed` of each field in which the two differ.

    Tuples are left out: they are lists, whose `Rows` tell their own changes.
    """
    for field in fields(new):
        value = getattr(new, field.name)
        if getattr(old, field.name) != value and not isinstance(value, tuple):
            signal: SignalInstance = getattr(model, signal_name(field.name))
            signal.emit()


def signal_name(field: str) -> str:
    """`bar_ground` becomes `barGroundChanged`."""
    first, *rest = field.split("_")
    return f"{first}{''.join(map(str.capitalize, rest))}Changed"
