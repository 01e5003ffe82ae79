"""A booking system that exists in these tests only, with secrets and a table."""

from pydantic import Field

from panel.settings.model import Table
from panel.settings.systems.common import Networked, SecretStr, Server


class Paths(Table):
    """Where its pages are."""

    rooms: str = Field(default="/rooms", description="The rooms' path.")


class MadeUp(Networked):
    """A made-up booking system."""

    url: Server = Field(description="Its address.")
    api_key: SecretStr = Field(description="The key.")
    token: SecretStr | None = Field(default=None, description="Used for some calls.")
    mode: str | None = Field(default=None, description="A mode.")
    paths: Paths = Field(default_factory=Paths, description="Where its pages are.")
