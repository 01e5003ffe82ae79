"""An object's text as pieces, one for each unfolded line, that keep every byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

MOST_BYTES = 4_000_000
MOST_PIECES = 100_000
LONGEST_HEAD = 2_000
"""Characters of a line of which name and parameters are looked for."""
HEAD = re.compile(r'[ \t]*([A-Za-z0-9-]+)[ \t]*((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):')
PARAM = re.compile(r';[ \t]*([A-Za-z0-9-]+)[ \t]*=((?:[^:;"]|"[^"]*")*)')
BOM = "\ufeff"


@dataclass(frozen=True)
class Piece:
    """One property, or the begin or end of a component, with its folds and its end."""

    raw: bytes

    @cached_property
    def text(self) -> str:
        """Unfolded and without its end."""
        first, *rest = [each for each in self.raw.splitlines() if each.strip()] or [b""]
        joined = first + b"".join(each[1:] for each in rest)
        return joined.decode("utf-8", "surrogateescape").removeprefix(BOM)

    @cached_property
    def name(self) -> str:
        """In capitals; empty where the line has none."""
        return self._head[1].upper() if self._head else ""

    @property
    def value(self) -> str:
        """What stands behind the colon."""
        return self.text[self._head.end() :].strip() if self._head else ""

    @property
    def params(self) -> dict[str, str]:
        """Its parameters by their names in capitals, without quotation marks."""
        found = PARAM.findall(self._head[2]) if self._head else []
        return {name.upper(): value.strip(' \t"') for name, value in found}

    @cached_property
    def _head(self) -> re.Match[str] | None:
        return HEAD.match(self.text, 0, LONGEST_HEAD)


class Damaged(ValueError):
    """The text cannot be cut safely."""


def pieces_of(data: bytes) -> list[Piece]:
    """All pieces; put together again they are the same text.

    Raises:
        Damaged: it is too long, or no text of this kind.
    """
    if len(data) > MOST_BYTES or b"\0" in data:
        raise Damaged
    found = [Piece(raw) for raw in _unbroken(data)]
    if len(found) > MOST_PIECES:
        raise Damaged
    return found


def _unbroken(data: bytes) -> Iterator[bytes]:
    parts: list[bytes] = []
    for physical in data.splitlines(keepends=True):
        follows = physical[:1] in (b" ", b"\t") or not physical.strip()
        if parts and not follows:
            yield b"".join(parts)
            parts = []
        parts.append(physical)
    if parts:
        yield b"".join(parts)


def events_in(pieces: list[Piece]) -> list[tuple[int, int]]:
    """Where each entry begins and where it is over, in their order.

    Raises:
        Damaged: begins and ends do not fit together.
    """
    found, begins, open_ = [], [0], [""]
    for number, piece in enumerate(pieces):
        if piece.name == "BEGIN":
            open_.append(piece.value.upper())
            begins.append(number)
        elif piece.name == "END":
            if piece.value.upper() != open_.pop() or not open_:
                raise Damaged
            begin = begins.pop()
            if piece.value.upper() == "VEVENT" and open_ == ["", "VCALENDAR"]:
                found.append((begin, number + 1))
    if open_ != [""]:
        raise Damaged
    return found


def components(pieces: list[Piece]) -> set[str]:
    """The kinds of what stands in the calendar, side by side."""
    depth, found = 0, set()
    for piece in pieces:
        if piece.name == "BEGIN" and depth == 1:
            found.add(piece.value.upper())
        depth += (piece.name == "BEGIN") - (piece.name == "END")
    return found
