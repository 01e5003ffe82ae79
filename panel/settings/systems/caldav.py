"""The table of a calendar on a CalDAV server."""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from panel.settings.kinds import Title
from panel.settings.systems.common import SecretStr, Server, SignedIn


def _spelled_out(told: object) -> object:
    """A host alone is asked over https."""
    bare = isinstance(told, str) and told and "://" not in told
    return f"https://{told}" if bare else told


def _no_query(text: str) -> str:
    parts = urlsplit(text)
    if parts.query or parts.fragment:
        raise ValueError("nothing with ? or # belongs into a calendar's address")
    return text


Url = Annotated[Server, BeforeValidator(_spelled_out), AfterValidator(_no_query)]


class CalDav(SignedIn):
    """A calendar on a CalDAV server."""

    url: Url = Field(
        description="The calendar's address; the server's or the user's will do where "
        "the calendar can be found there."
    )
    token: SecretStr | None = Field(
        default=None,
        description="A bearer token, in place of username and password.",
    )
    calendar: Title | None = Field(
        default=None,
        description="Which calendar, by its name, where several are found.",
    )
    expand: Literal["auto", "server", "panel"] = Field(
        default="auto",
        description="Who works out series: the panel, and the server where the panel "
        "cannot; always the server; always the panel.",
    )

    @model_validator(mode="after")
    def _signs_in_one_way(self) -> Self:
        if self.token is not None and self.username is not None:
            raise ValueError("takes username and password or a token, not both")
        return self
