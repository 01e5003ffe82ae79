"""The table of a calendar that is published at an address, or a file."""

import re
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field, ValidationInfo

from panel.settings.addresses import check_server
from panel.settings.kinds import Allowed, FileOrAddress, Unit
from panel.settings.systems.common import SecretStr, SignedIn

SPELLED = ("webcal", "webcals")
"""What calendar programs write for a feed."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def _feed(secret: SecretStr, info: ValidationInfo) -> SecretStr:
    return SecretStr(_place(secret.get_secret_value().strip(), info))


def _place(text: str, info: ValidationInfo) -> str:
    """An address, or the path of a file."""
    if not text.isprintable() or not text:
        raise ValueError
    found = _SCHEME.match(text)
    scheme = found[1].lower() if found else ""
    if scheme == "file":
        return _path(text)
    if not scheme:
        return text
    if scheme in SPELLED:
        # Whoever publishes at webcal:// does so at https:// too.
        text = "https" + text[len(scheme) :]
    return check_server(text, info)


def _path(text: str) -> str:
    parts = urlsplit(text)
    if parts.netloc not in ("", "localhost") or not parts.path.startswith("/"):
        raise ValueError("a file's address begins with file:///")
    return unquote(parts.path)


Feed = Annotated[
    SecretStr,
    AfterValidator(_feed),
    FileOrAddress(),
    Allowed("an address that begins with https:// or webcal://, or the path of a file"),
]


class Ics(SignedIn):
    """A calendar that is published as an .ics file; it can only be read."""

    url: Feed = Field(
        description="The calendar's address, or the path of a file. Whoever knows the "
        "address can often read the calendar: it is treated like a password."
    )
    refresh: Annotated[float, Unit("minutes")] | None = Field(
        default=None,
        ge=0.05,
        le=60,
        description="How often it is asked for, in minutes, whatever it says itself.",
    )
    timeout: Annotated[float, Unit("seconds")] = Field(
        default=30, ge=0.5, le=120, description="Seconds for the whole calendar."
    )
