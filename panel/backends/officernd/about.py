"""What OfficeRnD says of the room: its resource, and the location it belongs to."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from panel.backends.base import BackendError, Garbled, Refused, RoomInfo, Unreachable
from panel.backends.officernd import fields
from panel.backends.officernd.api import Api
from panel.backends.officernd.dialect import LOCATIONS
from panel.backends.officernd.table import Table

NO_RESOURCE = "OfficeRnD has no such resource; check resource_id."
MOST_SEATS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """The room as OfficeRnD has it; `location_id` is empty where it names none."""

    name: str = ""
    kind: str = ""
    seats: int | None = None
    image: str = ""
    location_id: str = ""
    location: str = ""
    zone: ZoneInfo | None = None

    @property
    def info(self) -> RoomInfo:
        published: dict[str, object] = {"room_image": self.image} if self.image else {}
        return RoomInfo(
            name=self.name or None,
            capacity=self.seats,
            zone=self.zone,
            published=published,
        )


class About:
    """Asks for the resource and its location; `last` is what they last said."""

    def __init__(self, api: Api, table: Table) -> None:
        self._api = api
        self._table = table
        self._location: Mapping[str, Any] = {}
        self.last: Resource | None = None

    async def ask(self) -> Resource:
        """The resource as it is now."""
        path = f"/resources/{quote(self._table.resource_id, safe='')}"
        said = await self._api.read(path, gone=Refused(NO_RESOURCE))
        if not isinstance(said, Mapping):
            raise Garbled("OfficeRnD answers with something else than a resource.")
        location = fields.id_of(said, "location", "office")
        await self._ask_location(location)
        self.last = _resource(said, location, self._location)
        return self.last

    async def known(self) -> Resource:
        """What was last said, asked for where nothing was."""
        return self.last or await self.ask()

    async def _ask_location(self, id: str) -> None:
        """It may not be open to this application: then nothing is said of it.

        Raises:
            Unreachable: it cannot be asked, and was never heard. Its zone decides days.
        """
        if not id or not self._table.may(LOCATIONS):
            return
        path = self._api.dialect.name("location") + "s"
        try:
            said = await self._api.read(f"/{path}/{quote(id, safe='')}")
        except Unreachable:
            if not self._location:
                raise
            return
        except BackendError:
            return
        self._location = said if isinstance(said, Mapping) else {}


def _resource(
    said: Mapping[str, Any], id: str, location: Mapping[str, Any]
) -> Resource:
    zone = fields.text(said, "timezone") or fields.text(location, "timezone")
    return Resource(
        name=fields.text(said, "name"),
        kind=fields.text(said, "type"),
        seats=_seats(said.get("size")),
        image=_image(said.get("images")),
        location_id=id,
        location=fields.text(location, "name"),
        zone=fields.zone(zone),
    )


def _seats(size: object) -> int | None:
    if isinstance(size, bool) or not isinstance(size, int | float):
        return None
    return int(size) if 1 <= size <= MOST_SEATS else None


def _image(images: object) -> str:
    """The first picture's address; some are written without the scheme."""
    first = images[0] if isinstance(images, list) and images else ""
    if isinstance(first, Mapping):
        first = fields.text(first, "url")
    if not isinstance(first, str):
        return ""
    address = f"https:{first}" if first.startswith("//") else first
    with suppress(ValueError):
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and parts.hostname:
            return address
    return ""
