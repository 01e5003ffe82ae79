"""Whom to ask over HTTP, and whom to trust."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from panel.backends.base import Refused

LARGEST = 32 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where to ask and how; `headers` hold the secrets and are never shown.

    `timeout` are the seconds for one whole answer, `largest` its bytes. `abroad`: what
    is read may be at another server by now, to which this one sends us.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout: float = 10.0
    ca_file: str | None = None
    largest: int = LARGEST
    abroad: bool = False

    @property
    def host(self) -> str:
        """What the server is called in sentences."""
        try:
            return urlsplit(self.url).netloc.rpartition("@")[2] or "The server"
        except ValueError:
            return "The server"

    @property
    def sendable(self) -> bool:
        """Whether the headers hold nothing but what headers may."""
        values = self.headers.values()
        return all(value.isascii() and value.isprintable() for value in values)


def tls(ca_file: str | None) -> ssl.SSLContext:
    """Whom to trust: the machine's certificates, or those of a file.

    Raises:
        Refused: the file holds no certificates.
    """
    try:
        return ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError):
        raise Refused(f"{ca_file} holds no certificates that can be read.") from None
