"""An iCalendar file as text: cut into calendars and blocks, so that one broken block
cannot spoil the rest."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from panel.backends.ical.entry import Problem

TOP = frozenset({"VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY"})
"""The components of a calendar: none of them stands inside another one."""

CONTROLS = {code: " " for code in range(32) if code != 9} | {127: " "}
BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
NAME = re.compile(r"[ \t]*([A-Za-z0-9-]+)[ \t]*[;:]")


@dataclass(frozen=True, slots=True)
class Line:
    """One unfolded line, and the number of the line of the file where it begins."""

    number: int
    text: str

    @property
    def name(self) -> str:
        """The property's name in capitals; empty where the line has none."""
        found = NAME.match(self.text)
        return found[1].upper() if found else ""

    @property
    def value(self) -> str:
        """What stands behind the first colon."""
        return self.text.partition(":")[2].strip()


@dataclass(slots=True)
class Block:
    """The lines of one component, without BEGIN and END."""

    kind: str
    number: int
    lines: list[Line] = field(default_factory=list)

    def first(self, name: str) -> str:
        """The value of the first property of that name, or nothing."""
        return next((line.value for line in self.lines if line.name == name), "")

    @property
    def where(self) -> str:
        """How the block is named to people."""
        uid = plain(self.first("UID"), 80)
        return f"line {self.number} ({uid})" if uid else f"line {self.number}"

    def problem(self, sentence: str, *, skipped: bool = True) -> Problem:
        """What is wrong with this block."""
        return Problem(self.where, sentence, skipped)


@dataclass(slots=True)
class Sheet:
    """One calendar of the file: its own properties, its zones and its entries."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: list[Block] = field(default_factory=list)
    entries: list[Block] = field(default_factory=list)

    def keep(self, block: Block) -> None:
        """Take a complete block in, if it is of a kind that matters here."""
        if block.kind == "VEVENT":
            self.entries.append(block)
        elif block.kind == "VTIMEZONE":
            self.zones.append(block)


class Splitter:
    """Cuts a file into sheets and blocks, and says what does not fit together."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.problems: list[Problem] = []
        self._open = False
        self._block: Block | None = None
        self._inner: list[str] = []

    def read(self, data: bytes) -> None:
        """Take a whole file in."""
        for line in lines_of(data):
            if line.name == "BEGIN":
                self._begin(line)
            elif line.name == "END":
                self._end(line)
            else:
                self._property(line)
        self._finish()

    def _begin(self, line: Line) -> None:
        kind = line.value.upper()
        if kind == "VCALENDAR":
            self._cut_off()
            self.sheets.append(Sheet())
            self._open = True
        elif self._block is None or kind in TOP:
            self._cut_off()
            self._block = Block(kind, line.number)
        else:
            self._inner.append(kind)
            self._keep(line)

    def _end(self, line: Line) -> None:
        kind = line.value.upper()
        if kind == "VCALENDAR":
            self._cut_off()
            self._open = False
        elif self._block is None:
            self._stray(line, kind)
        elif kind == self._block.kind:
            self._sheet().keep(self._block)
            self._close()
        elif kind in self._inner:
            self._keep(line)
            del self._inner[self._inner.index(kind) :]

    def _property(self, line: Line) -> None:
        if self._block is not None:
            self._keep(line)
        elif self._open and line.name:
            self.sheets[-1].properties.setdefault(line.name, line.value)

    def _keep(self, line: Line) -> None:
        block = self._block
        if block is not None and (not self._inner or block.kind == "VTIMEZONE"):
            block.lines.append(line)

    def _close(self) -> None:
        self._block = None
        self._inner.clear()

    def _cut_off(self) -> None:
        """A block that is still open here is not complete."""
        block = self._block
        if block is not None and block.kind in TOP:
            sentence = f"It is cut off: END:{block.kind} is missing."
            self.problems.append(block.problem(sentence))
        self._close()

    def _stray(self, line: Line, kind: str) -> None:
        if kind in TOP:
            sentence = f"END:{kind} has no BEGIN:{kind} before it."
            self.problems.append(Problem(f"line {line.number}", sentence))

    def _sheet(self) -> Sheet:
        """The sheet for a block; an entry outside any calendar is read all the same."""
        if not self._open:
            sentence = "BEGIN:VCALENDAR is missing before some entries."
            self.problems.append(Problem("file", sentence, skipped=False))
            self.sheets.append(Sheet())
            self._open = True
        return self.sheets[-1]

    def _finish(self) -> None:
        self._cut_off()
        if self._open:
            sentence = "END:VCALENDAR is missing: the file may be cut off."
            self.problems.append(
                Problem("file", sentence, skipped=False, complete=False)
            )


def lines_of(data: bytes) -> Iterator[Line]:
    """The unfolded lines that are not empty, whatever ends them.

    Unfolded before they are decoded: a fold may lie inside one character.
    """
    number, parts = 0, [b""]
    for count, line in enumerate(_plain(data).splitlines(), 1):
        if line[:1] in (b" ", b"\t") and number:
            parts.append(line[1:])
        elif line.strip():
            if number:
                yield Line(number, _decoded(b"".join(parts)))
            number, parts = count, [line]
    if number:
        yield Line(number, _decoded(b"".join(parts)))


def _plain(data: bytes) -> bytes:
    """The file in UTF-8, without a byte order mark and without NULs."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")


def _decoded(line: bytes) -> str:
    """The text of a line; what is not UTF-8 was written by an old Windows."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    return text if text.isprintable() else text.translate(CONTROLS)


def plain(text: str, longest: int = 200) -> str:
    """One line without control characters, of a bearable length."""
    return BREAKS.sub(" ", text).strip()[:longest]
