"""What the `[backend]` tables of booking systems have in common."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr

from panel.settings.addresses import Server
from panel.settings.kinds import File, Unit
from panel.settings.model import Table


class System(Table):
    """`[backend]`, beside `type`. A field of `SecretStr` may come from elsewhere."""


class Networked(System):
    """What every system over the network takes."""

    allow_http: bool = Field(
        default=False, description="Plain http is accepted from any host."
    )
    ca_file: File | None = Field(
        default=None,
        description="The certificates (PEM) to trust instead of the usual.",
    )
    timeout: Annotated[float, Unit("seconds")] = Field(
        default=10, ge=0.5, le=120, description="Seconds to wait for an answer."
    )


def bare(text: str, *, remedy: str = ", without a path") -> str:
    """Refuses what stands behind the server's address, with the remedy."""
    if urlsplit(text).path.strip("/") or urlsplit(text).query:
        raise ValueError(f"only the server's address{remedy}")
    return text.rstrip("/")


Root = Annotated[Server, AfterValidator(bare)]
"""A server's address and nothing behind it."""

__all__ = ["Networked", "Root", "SecretStr", "Server", "System", "bare"]
