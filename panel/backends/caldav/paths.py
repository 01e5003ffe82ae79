"""Addresses that a server names: on the same server, and inside the calendar."""

import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from panel.backends.base import Garbled, Refused

LONGEST = 2_000
_PLAIN = re.compile(r"(/[A-Za-z0-9._~-]+)+/?")
"""A path that needs no closer look; most of a long list are of this kind."""
_DOTS = re.compile(r"(^|/)\.{1,2}(/|$)")
PORTS = {"http": 80, "https": 443}


def server_of(url: str) -> str:
    """The scheme, host and port of an address, with nothing behind it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def path_of(href: str, asked: str) -> str:
    """The path of an address that was found at another one, as the server wrote it.

    Raises:
        Garbled: it is none.
        Refused: it leads to another server, where the password is not sent.
    """
    if _is_plain(href):
        return href
    try:
        found = urlsplit(urljoin(asked, href))
        same = _server(found) == _server(urlsplit(asked))
    except ValueError:
        raise _strange(asked) from None
    if not href or len(href) > LONGEST or not href.isprintable():
        raise _strange(asked)
    if not same:
        raise Refused(
            f"The calendars are at {_named(found)}, to which the password is not sent: "
            "write that address as url."
        )
    if _DOTS.search(unquote(found.path)):
        raise _strange(asked)
    return found.path or "/"


def canonical(path: str) -> str:
    """The same text for the same path, however its letters are written."""
    if _is_plain(path):
        return path
    return "/".join(quote(unquote(each), safe="") for each in path.split("/"))


def inside(path: str, folder: str) -> bool:
    """Whether a path is that of something in a folder."""
    whole, within = canonical(path), canonical(folder).rstrip("/") + "/"
    return whole.startswith(within) and whole != within


def _is_plain(path: str) -> bool:
    plain = len(path) <= LONGEST and _PLAIN.fullmatch(path)
    return bool(plain) and not _DOTS.search(path)


def _server(parts: SplitResult) -> tuple[str, str, int]:
    port = parts.port or PORTS.get(parts.scheme, 0)
    return parts.scheme, (parts.hostname or "").lower(), port


def _named(parts: SplitResult) -> str:
    server = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    plain = len(server) <= 100 and server.isascii() and server.isprintable()
    return server if plain and not set(server) & set("<>\"' ") else "another server"


def _strange(asked: str) -> Garbled:
    host = urlsplit(asked).netloc
    return Garbled(f"{host} names an address that cannot be understood.")
