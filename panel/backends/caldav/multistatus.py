"""Answers in XML: what a server says of each of many things, read safely in pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from panel.backends.base import Garbled
from panel.backends.caldav.pulling import Strange, Target
from panel.backends.caldav.responses import Response
from panel.sqlite import gently

PIECE = 2**10
"""Bytes that are read in one go."""
_CONTROLS = bytes({*range(32)} - set(b"\t\n\r"))
NO_LETTERS = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Multistatus:
    """All of an answer. `path` was asked for, `date` is the server's clock."""

    responses: tuple[Response, ...]
    path: str
    date: datetime | None = None


def read(body: bytes, host: str) -> tuple[Response, ...]:
    """The responses of an answer.

    Blocks for as long as that takes: call it in a worker thread.

    Raises:
        Garbled: it is no such answer, or holds what is not read.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    target = Target()
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        for piece in gently(_pieces(body)):
            parser.feed(piece)
        parser.close()
    except Strange as error:
        raise Garbled(f"{host} answers {error}.") from None
    except DefusedXmlException:
        raise Garbled(
            f"{host} answers with XML that defines entities, which is not read."
        ) from None
    except (ParseError, ValueError, LookupError):
        raise Garbled(
            f"{host} answers with no XML, or the answer breaks off."
        ) from None
    return tuple(target.responses)


def _pieces(body: bytes) -> Iterator[bytes]:
    """The body bit by bit, without what XML does not allow.

    Some calendars hold it all the same, and a server that hands it on would spoil the
    whole list with one title.
    """
    if b"\0" in body[:4]:  # letters of two bytes or four
        yield from _cut(body)
        return
    for strange in NO_CHARACTERS:
        body = body.replace(strange, b"   ")
    for piece in _cut(body):
        yield piece.translate(NO_LETTERS)


def _cut(body: bytes) -> Iterator[bytes]:
    for begin in range(0, len(body), PIECE):
        yield body[begin : begin + PIECE]
