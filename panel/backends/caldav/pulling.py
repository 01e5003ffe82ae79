"""Takes over from XML what a server says, as a parser comes across it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from panel.backends.caldav.names import DAV, HREF
from panel.backends.caldav.responses import OK, TOO_LONG, Response, Value

MOST_RESPONSES = 50_000
MOST_PARTS = 2_000
"""Elements inside one property."""
DEEPEST = 32
LONGEST = 4 * 2**20
"""Letters of one property; what is longer is left out and counts as refused."""

_STATUS = re.compile(r"HTTP/\S+\s+(\d{3})\b")
_ROOT, _RESPONSE = f"{{{DAV}}}multistatus", f"{{{DAV}}}response"
_PROPSTAT, _PROP = f"{{{DAV}}}propstat", f"{{{DAV}}}prop"
_STATUS_NAME = f"{{{DAV}}}status"


class Strange(Exception):
    """It is XML, but not what was asked for."""


@dataclass(slots=True)
class _Property:
    """The property that is being read; `size` are the letters of its text so far."""

    inside: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    size: int = 0

    def note(self, name: str, attributes: Mapping[str, str]) -> None:
        """Something stands in it."""
        self.inside.append(name)
        if "name" in attributes:
            self.named.append(attributes["name"])
        if len(self.inside) > MOST_PARTS:
            raise Strange("with far too many parts of one property")

    def value(self, text: str) -> Value | None:
        """What it was, None where its text was too long."""
        if self.size > LONGEST:
            return None
        return Value(text, tuple(self.inside), tuple(self.hrefs), tuple(self.named))


@dataclass(slots=True)
class _Answer:
    """The response that is being read, with the properties of its latest part."""

    href: str = ""
    status: int = OK
    found: dict[str, Value] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    latest: dict[str, Value | None] = field(default_factory=dict)
    failure: int = OK

    def sort(self) -> None:
        """The latest part is complete."""
        for name, value in self.latest.items():
            if not 200 <= self.failure < 300:
                self.failed[name] = self.failure
            elif value is None:
                self.failed[name] = TOO_LONG
            else:
                self.found[name] = value
        self.latest, self.failure = {}, OK


class Target:
    """Takes over what matters as the parser comes across it; builds no tree."""

    def __init__(self) -> None:
        self.responses: list[Response] = []
        self._path: list[str] = []
        self._texts: list[list[str]] = []
        self._answer = _Answer()
        self._property = _Property()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if not self._path and name != _ROOT:
            raise Strange("with something else than a list")
        self._path.append(name)
        self._texts.append([])
        depth = len(self._path)
        if depth > DEEPEST:
            raise Strange("with far too many things inside one another")
        if depth == 5:
            self._property = _Property()
        elif depth > 5 and self._of_property:
            self._property.note(name, attributes)

    def data(self, text: str) -> None:
        """Text of the innermost element."""
        self._property.size += len(text)
        if len(self._path) < 5 or self._property.size <= LONGEST:
            self._texts[-1].append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        text, depth = "".join(self._texts.pop()), len(self._path)
        if depth > 5 and name == HREF and self._of_property:
            self._property.hrefs.append(text.strip())
        elif depth == 5 and self._of_property:
            self._answer.latest[name] = self._property.value(text)
        elif depth == 4 and name == _STATUS_NAME:
            self._answer.failure = _status(text)
        elif depth == 3:
            self._part(name, text)
        elif depth == 2:
            self._whole(name)
        self._path.pop()

    def close(self) -> None:
        """The end of the answer."""

    @property
    def _of_property(self) -> bool:
        """Whether this is a property or inside one."""
        return self._path[1:4] == [_RESPONSE, _PROPSTAT, _PROP]

    def _part(self, name: str, text: str) -> None:
        answer = self._answer
        if name == HREF and not answer.href:
            answer.href = text.strip()
        elif name == _STATUS_NAME:
            answer.status = _status(text)
        elif name == _PROPSTAT:
            answer.sort()

    def _whole(self, name: str) -> None:
        answer, self._answer = self._answer, _Answer()
        if name == _RESPONSE:
            made = Response(answer.href, answer.status, answer.found, answer.failed)
            self.responses.append(made)
            if len(self.responses) > MOST_RESPONSES:
                raise Strange("with more objects than any room has")


def _status(text: str) -> int:
    found = _STATUS.match(text.strip())
    return int(found[1]) if found else 500
