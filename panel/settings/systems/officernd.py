"""The table of a room of OfficeRnD Flex."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from panel.settings.kinds import Allowed, Unit
from panel.settings.systems.common import Networked, Root, SecretStr, Server


def _word(text: str) -> str:
    if not text or any(not one.isprintable() or one in " /?#%&" for one in text):
        raise ValueError
    return text


def _scopes(text: str) -> str:
    words = text.split()
    if not words:
        raise ValueError
    return " ".join(words)


Organization = Annotated[
    str,
    AfterValidator(_word),
    Allowed('the short name of the organization, as in "my-space.officernd.com"'),
]
Id = Annotated[str, AfterValidator(_word), Allowed("an id of OfficeRnD")]
Scope = Annotated[
    str, AfterValidator(_scopes), Allowed("names of scopes with blanks between them")
]
Parameter = Annotated[
    str, AfterValidator(_word), Allowed("the name of a parameter of the address")
]


class OfficeRnD(Networked):
    """A room of an organization on OfficeRnD Flex."""

    organization: Organization = Field(description="The organization's short name.")
    client_id: Id = Field(description="The id of the developer application.")
    client_secret: SecretStr = Field(description="The application's secret.")
    resource_id: Id = Field(description="The room: the id of its resource.")
    member_id: Id | None = Field(
        default=None, description="The member for whom people book at the door."
    )
    company_id: Id | None = Field(
        default=None, description="A company in place of member_id."
    )
    url: Root = Field(
        default="https://app.officernd.com",
        description="The server's address, without a path.",
    )
    token_url: Server = Field(
        default="https://identity.officernd.com/oauth/token",
        description="Where access tokens are given.",
    )
    api_version: Literal["v2", "v1"] = Field(
        default="v2", description="Which of the two interfaces is spoken."
    )
    scope: Scope | None = Field(
        default=None,
        description="The scopes to ask for, where the application has not all of the "
        "usual ones. What they do not allow is not offered.",
    )
    charge: bool = Field(
        default=False, description="Bookings at the door cause their usual fees."
    )
    silent: bool = Field(
        default=True, description="OfficeRnD tells nobody of a booking at the door."
    )
    welcome_visitors: bool = Field(
        default=False, description="Visitors are looked up and welcomed by name."
    )
    show_extras: bool = Field(
        default=False, description="What was ordered with a booking is looked up."
    )
    member_check_in: bool = Field(
        default=False,
        description="A check-in at the door checks the booking's member in.",
    )
    longest_booking_days: Annotated[int, Unit("days")] = Field(
        default=14, ge=1, le=366, description="How long a booking may be, in days."
    )
    start_parameter: Parameter = Field(
        default="start", description="What the window's start is called in requests."
    )
    end_parameter: Parameter = Field(
        default="end", description="What the window's end is called in requests."
    )

    @model_validator(mode="after")
    def _one_for_walk_ups(self) -> Self:
        if self.member_id and self.company_id:
            raise ValueError("takes member_id or company_id, not both")
        if self.member_check_in and not self.member_id:
            raise ValueError("member_check_in needs member_id")
        return self
