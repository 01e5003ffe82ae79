"""The table of a room in MakePlans."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from panel.settings.kinds import Allowed, Days, Title
from panel.settings.systems.common import Networked, Root, SecretStr

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def _account(text: str) -> str:
    if not text or not _LETTERS.issuperset(text.lower()) or text.strip("-") != text:
        raise ValueError
    return text.lower()


Account = Annotated[
    str,
    AfterValidator(_account),
    Allowed('the account\'s name as it stands before ".makeplans.com"'),
]
Id = Annotated[int, Field(ge=1, le=2**53)]


class MakePlans(Networked):
    """A resource of a MakePlans account."""

    account: Account | None = Field(
        default=None, description="The account's name; or write a url."
    )
    url: Root | None = Field(
        default=None,
        description="The account's address without a path, in place of its name.",
    )
    api_key: SecretStr = Field(description="The account's API key.")
    resource_id: Id = Field(description="The number of the room's resource.")
    service_id: Id | None = Field(
        default=None,
        description="The number of the service that a booking at the door is for.",
    )
    seats: Title = Field(
        default="seats",
        description="Which entry of the resource's custom data says how many seats.",
    )
    longest_booking: Days = Field(
        default=62,
        ge=1,
        le=3660,
        description="How long a booking may last and is still surely found, in days.",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        description="The account's secret, by which calls of MakePlans are known.",
    )

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        if (self.account is None) == (self.url is None):
            raise ValueError("needs either account or url")
        return self
