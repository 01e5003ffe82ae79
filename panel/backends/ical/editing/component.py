"""One entry of an object, of which single lines are written anew."""

from collections.abc import Container
from datetime import datetime, timedelta

from panel.backends.ical.editing.pieces import Piece
from panel.backends.ical.editing.written import END, line, stamp

MARK = "X-ROOM-PANEL-CHECKED-IN"
"""A check-in; its value is the start, in UTC, for which it was made."""
MARKS_KEPT = timedelta(days=3)
LAST_SEQUENCE = 2**31 - 2


class Component:
    """The pieces from BEGIN to END; those of an alarm inside are never touched."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = list(pieces)
        first = pieces[0].raw
        self._end = b"\n" if first.endswith(b"\n") and b"\r" not in first else END

    def first(self, name: str) -> Piece | None:
        """The first property of that name."""
        at = next(iter(self._all({name})), None)
        return None if at is None else self.pieces[at]

    def set(self, name: str, value: str, params: dict[str, str], *, after: str) -> None:
        """Writes a property in its own place, else behind another one."""
        made = Piece(line(name, value, params, self._end))
        own = self._all({name})
        if own:
            self.pieces[own[0]] = made
            return
        others = self._all({after})
        self.pieces.insert(others[0] + 1 if others else 1, made)

    def rename(self, old: str, new: str, value: str, params: dict[str, str]) -> None:
        """Writes another property in the place of one."""
        at = self._all({old})[0]
        self.pieces[at] = Piece(line(new, value, params, self._end))

    def drop(self, names: Container[str]) -> None:
        """Leaves properties out."""
        gone = set(self._all(names))
        self.pieces = [p for at, p in enumerate(self.pieces) if at not in gone]

    def marks(self) -> list[str]:
        """The starts that are checked in, as they are written."""
        return [self.pieces[at].value.upper() for at in self._all({MARK})]

    def mark(self, start: datetime) -> None:
        """Writes a check-in."""
        at = self._all({"UID"})
        made = Piece(line(MARK, stamp(start), {}, self._end))
        self.pieces.insert(at[0] + 1 if at else 1, made)

    def prune(self, now: datetime) -> None:
        """Leaves out the check-ins of days ago."""
        oldest = stamp(now - MARKS_KEPT)
        gone = {
            at for at in self._all({MARK}) if self.pieces[at].value.upper() < oldest
        }
        self.pieces = [p for at, p in enumerate(self.pieces) if at not in gone]

    def bump(self, now: datetime, *, sequence: bool = True) -> None:
        """Says that it was changed, and when."""
        self.set("DTSTAMP", stamp(now), {}, after="UID")
        self.set("LAST-MODIFIED", stamp(now), {}, after="DTSTAMP")
        if sequence:
            self._count()

    def _count(self) -> None:
        piece = self.first("SEQUENCE")
        said = piece.value if piece else "0"
        if said.isascii() and said.isdecimal() and int(said[:12]) < LAST_SEQUENCE:
            self.set("SEQUENCE", str(int(said) + 1), {}, after="LAST-MODIFIED")

    def _all(self, names: Container[str]) -> list[int]:
        """Where the entry's own properties of these names are."""
        depth, found = 0, []
        for at, piece in enumerate(self.pieces):
            depth += (piece.name == "BEGIN") - (piece.name == "END")
            if depth == 1 and piece.name in names:
                found.append(at)
        return found
