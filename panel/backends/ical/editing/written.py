"""Lines as RFC 5545 wants them: texts escaped, long ones folded, none smuggled in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from panel.backends.ical.text import plain

LONGEST = 75
"""Bytes of one line, without its end."""
LONGEST_TEXT = 500
"""Characters of a text that we write."""
END = b"\r\n"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
SPECIAL = frozenset(":;,")
NONE: Mapping[str, str] = MappingProxyType({})


def line(
    name: str, value: str, params: Mapping[str, str] = NONE, end: bytes = END
) -> bytes:
    """One property, folded; the value has to be fit for its kind already.

    Control characters would begin a line of their own and are left out.
    """
    told = "".join(f";{key}={_param(is_)}" for key, is_ in params.items())
    return _folded(plain(f"{name}{told}:{value}", 4 * LONGEST_TEXT).encode(), end)


def escaped(text: str) -> str:
    """A text as the value of a property, on one line."""
    return plain(text, LONGEST_TEXT).translate(ESCAPES)


def stamp(moment: datetime) -> str:
    """A moment in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _param(text: str) -> str:
    """A parameter's value, quoted where it has to be; it can hold no quotation mark."""
    found = plain(text, LONGEST_TEXT).replace('"', "'")
    return f'"{found}"' if SPECIAL.intersection(found) else found


def _folded(text: bytes, end: bytes) -> bytes:
    """Never inside of a character."""
    parts, rest, room = [], text, LONGEST
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(rest[:cut])
        rest, room = rest[cut:], LONGEST - 1
    return (end + b" ").join([*parts, rest]) + end
