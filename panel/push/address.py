"""Where the panel can be called, and what stands against it. Loads no server."""

import secrets
import socket
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from panel import ports
from panel.backends.base import Backend, Pushed
from panel.settings import PushTable

NEEDED = ("uvicorn", "starlette")


@dataclass(frozen=True, slots=True)
class Address:
    """One start's own: its last part is drawn from chance."""

    base: str
    token: str

    @property
    def whole(self) -> str:
        """What the booking system is told, and nobody else."""
        return f"{self.base}{self.token}"

    @property
    def path(self) -> str:
        """What comes after the host."""
        return urlsplit(self.whole).path

    def __repr__(self) -> str:
        return f"Address({self.base}…)"


def drawn(table: PushTable) -> Address:
    """A new address under the public one."""
    base = table.public_url.rstrip("/") + "/"
    return Address(base, secrets.token_urlsafe(32))


def obstacle(backend: Backend) -> str:
    """Why no calls can be received at all, in a sentence, or nothing."""
    if not isinstance(backend, Pushed):
        return "This booking system cannot call the panel, so [push] does nothing."
    if any(find_spec(name) is None for name in NEEDED):
        return 'Calls need the extra: pip install "room-panel[push]".'
    return ""


def bound(table: PushTable) -> socket.socket:
    """A socket that listens where the settings say.

    Raises:
        OSError: nothing can listen there.
    """
    return ports.bound(table.host, table.port)


def not_bound(table: PushTable, error: OSError) -> str:
    """Why nothing listens there, in a sentence."""
    return f"Calls cannot be received on {table.listen}: {ports.why(error)}."
