"""Answers in XML: what a server says of each of many things, read safely in pieces."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from panel.backends.base import Garbled
from panel.backends.caldav.names import DAV, HREF
from panel.sqlite import gently

PIECE = 2**10
"""Bytes that are read in one go."""
MOST_RESPONSES = 50_000
MOST_PARTS = 2_000
"""Elements inside one property."""
DEEPEST = 32
LONGEST = 4 * 2**20
"""Letters of one property; what is longer is left out and counts as refused."""
TOO_LONG = 413
OK = 200

_STATUS = re.compile(r"HTTP/\S+\s+(\d{3})\b")
_ROOT, _RESPONSE = f"{{{DAV}}}multistatus", f"{{{DAV}}}response"
_PROPSTAT, _PROP = f"{{{DAV}}}propstat", f"{{{DAV}}}prop"
_STATUS_NAME, _TOKEN = f"{{{DAV}}}status", f"{{{DAV}}}sync-token"


@dataclass(frozen=True, slots=True)
class Value:
    """A property: its own text, and the names and addresses that stand in it.

    `named` are the values of the attribute `name` of what stands in it.
    """

    text: str = ""
    inside: tuple[str, ...] = ()
    hrefs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


NOTHING = Value()


@dataclass(frozen=True, slots=True)
class Response:
    """What is said of one address. `failed`: properties with a status of their own."""

    href: str
    status: int = OK
    found: Mapping[str, Value] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def text(self, name: str) -> str:
        """A property's text, empty where there is none."""
        return self.value(name).text.strip()

    def value(self, name: str) -> Value:
        """A property, an empty one where there is none."""
        return self.found.get(name, NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Multistatus:
    """All of an answer. `path` was asked for, `date` is the server's clock."""

    responses: tuple[Response, ...]
    path: str
    date: datetime | None = None
    token: str = ""


def read(body: bytes, host: str) -> tuple[tuple[Response, ...], str]:
    """The responses of an answer, and its sync-token.

    Blocks for as long as that takes: call it in a worker thread.

    Raises:
        Garbled: it is no such answer, or holds what is not read.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    target = _Target()
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        for piece in gently(_pieces(body)):
            parser.feed(piece)
        parser.close()
    except _Strange as error:
        raise Garbled(f"{host} answers {error}.") from None
    except DefusedXmlException:
        raise Garbled(
            f"{host} answers with XML that defines entities, which is not read."
        ) from None
    except (ParseError, ValueError, LookupError):
        raise Garbled(
            f"{host} answers with no XML, or the answer breaks off."
        ) from None
    return tuple(target.responses), target.token


def _pieces(body: bytes) -> Iterator[bytes]:
    for begin in range(0, len(body), PIECE):
        yield body[begin : begin + PIECE]


class _Strange(Exception):
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
            raise _Strange("with far too many parts of one property")

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


class _Target:
    """Takes over what matters as the parser comes across it; builds no tree."""

    def __init__(self) -> None:
        self.responses: list[Response] = []
        self.token = ""
        self._path: list[str] = []
        self._texts: list[list[str]] = []
        self._answer = _Answer()
        self._property = _Property()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if not self._path and name != _ROOT:
            raise _Strange("with something else than a list")
        self._path.append(name)
        self._texts.append([])
        depth = len(self._path)
        if depth > DEEPEST:
            raise _Strange("with far too many things inside one another")
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
            self._whole(name, text)
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

    def _whole(self, name: str, text: str) -> None:
        answer, self._answer = self._answer, _Answer()
        if name == _TOKEN:
            self.token = text.strip()
        elif name == _RESPONSE:
            made = Response(answer.href, answer.status, answer.found, answer.failed)
            self.responses.append(made)
            if len(self.responses) > MOST_RESPONSES:
                raise _Strange("with more objects than any room has")


def _status(text: str) -> int:
    found = _STATUS.match(text.strip())
    return int(found[1]) if found else 500
