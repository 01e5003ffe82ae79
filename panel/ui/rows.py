"""A list for QML whose rows are frozen dataclasses; tells the least that changed."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QTimer,
    Slot,
)
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Panel.Models"
QML_IMPORT_MAJOR_VERSION = 1

FIRST_ROLE = 256
"""Qt's UserRole. Importing the Qt namespace for it takes 20 ms and 1.3 MB."""
TOP = QModelIndex()
PORTION = 2
"""Rows drawn at once: all sixty of a full day would take longer than a frame."""


class Turns(QObject):
    """Does what several lists want to do, one piece a turn of the loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nobody wants anything yet."""
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._next)

    def want(self, piece: Callable[[], None]) -> None:
        """Does it in a later turn, once however often it is wanted until then."""
        if piece not in self._waiting:
            self._waiting.append(piece)
        self._timer.start()

    @Slot()
    def _next(self) -> None:
        self._waiting.pop(0)()
        if self._waiting:
            self._timer.start()


class Row(Protocol):
    """A frozen dataclass; `key` says which row stays the same row."""

    @property
    def key(self) -> str:
        """Different from that of every other row."""


@QmlElement
class Rows(QAbstractListModel):
    """Rows of one dataclass; its fields are the roles, under their own names."""

    def __init__(self, kind: type[Any], *, anew: bool = False) -> None:
        """Rows of this dataclass, none yet.

        Where nobody touches them, a new row takes over what an old one was drawn
        with. `anew` draws it from nothing: a finger on the old one means the old one.
        """
        super().__init__()
        self._anew = anew
        self._names = [field.name for field in fields(kind)]
        self._rows: list[Row] = []
        self._wanted: Sequence[Row] = ()
        self._turns: Turns | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    def rowCount(self, parent: Any = TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """The dataclass's field names."""
        names = enumerate(self._names, FIRST_ROLE)
        return {role: QByteArray(name.encode()) for role, name in names}

    def data(self, index: Any, role: int = FIRST_ROLE) -> Any:
        """One field of one row."""
        place = role - FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[place])

    def ease(self, turns: Turns) -> None:
        """From now on many rows are shown portion by portion, with frames between."""
        self._turns = turns

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows: what stays is kept, what differs is told."""
        self._wanted = rows
        if self._turns is not None and self._many():
            self._turns.want(self._go_on)
        else:
            self._go_on()

    def _many(self) -> bool:
        """Whether a whole portion differs, so that it has a turn of its own."""
        pairs = zip(self._rows, self._wanted, strict=False)
        differ = sum(one != other for one, other in pairs)
        return differ + max(0, len(self._wanted) - len(self._rows)) >= PORTION

    def _go_on(self) -> None:
        """One portion towards the rows that are wanted, or all without turns."""
        most = PORTION if self._turns is not None else len(self._wanted)
        if (self._fill(most) or self._refresh(most)) and self._turns is not None:
            self._turns.want(self._go_on)

    def _fill(self, most: int) -> bool:
        """Take out what has gone, put in so many; whether more have to come."""
        rows = self._wanted
        old, new = [r.key for r in self._rows], [r.key for r in rows]
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        if not self._anew:
            head = min(len(old), len(new)) - tail
        self._remove(head, len(old) - tail)
        end = len(new) - tail
        self._insert(head, rows[head : min(end, head + most)])
        return end > head + most

    def _refresh(self, most: int) -> bool:
        """Tell of so many rows that differ; whether there are more."""
        pairs = zip(self._rows, self._wanted, strict=True)
        differ = [place for place, (one, other) in enumerate(pairs) if one != other]
        for place in differ[:most]:
            self._change(place, self._wanted[place])
        return len(differ) > most

    def _remove(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(TOP, first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _insert(self, first: int, rows: Sequence[Row]) -> None:
        if rows:
            self.beginInsertRows(TOP, first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()

    def _change(self, place: int, row: Row) -> None:
        before, self._rows[place] = self._rows[place], row
        names = enumerate(self._names, FIRST_ROLE)
        roles = [r for r, n in names if getattr(before, n) != getattr(row, n)]
        self.dataChanged.emit(self.index(place), self.index(place), roles)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many keys at the beginning are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    ends = (place for place, (a, b) in pairs if a != b)
    return next(ends, min(len(one), len(other)))
