"""What a server says of one address: properties, and what it refuses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

OK = 200
TOO_LONG = 413
"""Also what is said of a property that is too long to be read."""


@dataclass(frozen=True, slots=True)
class Value:
    """A property: its own text, and the names and addresses that stand in it.

    `named` are the values of the attribute `name` of what stands in it.
    """

    text: str = ""
    inside: tuple[str, ...] = ()
    hrefs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


NOTHING = Value()


@dataclass(frozen=True, slots=True)
class Response:
    """What is said of one address. `failed`: properties with a status of their own."""

    href: str
    status: int = OK
    found: Mapping[str, Value] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def text(self, name: str) -> str:
        """A property's text, empty where there is none."""
        return self.value(name).text.strip()

    def value(self, name: str) -> Value:
        """A property, an empty one where there is none."""
        return self.found.get(name, NOTHING)
