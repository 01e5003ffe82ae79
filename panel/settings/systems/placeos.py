"""The table of a PlaceOS room."""

from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from panel.settings.kinds import Allowed
from panel.settings.systems.common import Networked, SecretStr, Server


def _filled(text: str) -> str:
    if not text or any(one.isspace() or one == "/" for one in text):
        raise ValueError
    return text


def _bare(text: str) -> str:
    if urlsplit(text).path.strip("/") or urlsplit(text).query:
        raise ValueError("only the server's address, without a path")
    return text.rstrip("/")


System = Annotated[
    str, AfterValidator(_filled), Allowed("a system id or the room's e-mail address")
]
Module = Annotated[
    str, AfterValidator(_filled), Allowed('the name of a module, such as "Bookings_1"')
]


class PlaceOs(Networked):
    """A room of a PlaceOS building."""

    url: Annotated[Server, AfterValidator(_bare)] = Field(
        description="The server's address, without a path."
    )
    api_key: SecretStr | None = Field(
        default=None, description="The API key; or write a token."
    )
    token: SecretStr | None = Field(
        default=None, description="A bearer token, in place of an API key."
    )
    system_id: System = Field(description="The system's id or e-mail address.")
    module: Module = Field(default="Bookings_1", description="The room's module.")
    web_panel: Server | None = Field(
        default=None,
        description="The building's own web panel, for the QR code where the module "
        "names no address.",
    )

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if self.api_key is None and self.token is None:
            raise ValueError("needs api_key or token")
        return self
