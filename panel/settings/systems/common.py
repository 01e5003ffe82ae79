"""What the `[backend]` tables of booking systems have in common."""

from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator

from panel.settings.addresses import Server
from panel.settings.kinds import Allowed, File, Unit
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


def _user(text: str) -> str:
    if not text.strip() or not text.isprintable() or ":" in text:
        raise ValueError
    return text


User = Annotated[
    str, AfterValidator(_user), Allowed("a user name, which has no colon in it")
]


class SignedIn(Networked):
    """What a server takes that asks who one is."""

    username: User | None = Field(
        default=None, description="Who signs in; belongs to password."
    )
    password: SecretStr | None = Field(
        default=None, description="The password, best one that is for this panel alone."
    )

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password belong together")
        return self


def bare(text: str, *, remedy: str = ", without a path") -> str:
    """Refuses what stands behind the server's address, with the remedy."""
    if urlsplit(text).path.strip("/") or urlsplit(text).query:
        raise ValueError(f"only the server's address{remedy}")
    return text.rstrip("/")


Root = Annotated[Server, AfterValidator(bare)]
"""A server's address and nothing behind it."""

__all__ = ["Networked", "Root", "SecretStr", "Server", "SignedIn", "System", "bare"]
