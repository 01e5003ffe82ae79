"""What the `[backend]` tables of booking systems have in common."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationInfo

from panel.settings.kinds import Allowed, File, Unit, check_address, is_loopback
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


def _server(text: str, info: ValidationInfo) -> str:
    if urlsplit(check_address(text)).scheme == "http" and not _harmless(text, info):
        raise ValueError(
            "plain http is only for this machine; use https or set allow_http = true"
        )
    return text


def _harmless(text: str, info: ValidationInfo) -> bool:
    # A wrong allow_http is missing from the data and is a problem of its own.
    return bool(info.data.get("allow_http", True)) or is_loopback(text)


Server = Annotated[
    str, AfterValidator(_server), Allowed("an address that begins with https://")
]
"""The address of a networked system; needs `Networked` before it."""


def bare(text: str, *, remedy: str = ", without a path") -> str:
    """Refuses what stands behind the server's address, with the remedy."""
    if urlsplit(text).path.strip("/") or urlsplit(text).query:
        raise ValueError(f"only the server's address{remedy}")
    return text.rstrip("/")


Root = Annotated[Server, AfterValidator(bare)]
"""A server's address and nothing behind it."""

__all__ = ["Networked", "Root", "SecretStr", "Server", "System", "bare"]
