"""The two interfaces of OfficeRnD: what differs between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

READ = "flex.space.bookings.read"
CREATE = "flex.space.bookings.create"
UPDATE = "flex.space.bookings.update"
CANCEL = "flex.space.bookings.cancel"
RESOURCES = "flex.space.resources.read"
LOCATIONS = "flex.space.locations.read"
MEMBERS = "flex.community.members.read"
COMPANIES = "flex.community.companies.read"
VISITORS = "flex.community.visitors.read"
PLANS = "flex.billing.plans.read"
CHECK_INS = "flex.community.checkins.read"
CHECK_IN = "flex.community.checkins.create"
WEBHOOKS = (
    "flex.settings.webhooks.read",
    "flex.settings.webhooks.create",
    "flex.settings.webhooks.delete",
)
USUAL = (READ, CREATE, UPDATE, CANCEL, RESOURCES, LOCATIONS, MEMBERS, COMPANIES)
"""What a panel asks for; further ones only for what the settings switch on."""
READ_V1, WRITE_V1 = "officernd.api.read", "officernd.api.write"

_NAMES_V1 = MappingProxyType(
    {
        "title": "summary",
        "resource": "resourceId",
        "company": "team",
        "isFree": "free",
        "isTentative": "tentative",
        "location": "office",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one interface wants to be asked; what it answers is read the same way.

    `names` leads from the names of v2 to its own; a name of v2 that is in `unknown` is
    left out of what is sent. `next_header` is where the mark of the next page stands,
    where that is no part of the body. `cancelling` goes with a cancellation.
    """

    version: str
    page: int
    next_parameter: str
    next_header: str
    update: str
    scopes: tuple[str, ...]
    webhook_scopes: tuple[str, ...]
    names: Mapping[str, str]
    unknown: frozenset[str] = frozenset()
    nested_times: bool = False
    cancelling: tuple[tuple[str, str], ...] = ()

    def sent(self, fields: Mapping[str, object]) -> dict[str, object]:
        """A body in this interface's words; moments as it writes them."""
        return {
            self.names.get(name, name): self._value(value)
            for name, value in fields.items()
            if name not in self.unknown and value is not None
        }

    def name(self, name: str) -> str:
        """What v2 calls so, in this interface's words."""
        return self.names.get(name, name)

    def _value(self, value: object) -> object:
        if not isinstance(value, datetime):
            return value
        text = written(value)
        return {"dateTime": text} if self.nested_times else text


V2 = Dialect(
    version="v2",
    page=50,
    next_parameter="$cursorNext",
    next_header="",
    update="PATCH",
    scopes=USUAL,
    webhook_scopes=WEBHOOKS,
    names=MappingProxyType({}),
)
V1 = Dialect(
    version="v1",
    page=100,
    next_parameter="$next",
    next_header="rnd-cursor-next",
    update="PUT",
    scopes=(READ_V1, WRITE_V1),
    webhook_scopes=(READ_V1, WRITE_V1),
    names=_NAMES_V1,
    unknown=frozenset({"isSilent"}),
    nested_times=True,
    cancelling=(("silent", "true"), ("skipFee", "true")),
)
DIALECTS = {one.version: one for one in (V1, V2)}


def written(moment: datetime) -> str:
    """A moment as OfficeRnD writes it: in UTC, with milliseconds."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
