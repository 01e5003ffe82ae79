"""The tables of a room in Bookings ONE or Offision: one vendor, two dialects."""

import re
from functools import partial
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from panel.settings.kinds import Allowed, Unit
from panel.settings.model import Table
from panel.settings.phrases import found, named
from panel.settings.systems.common import Networked, SecretStr, Server, bare

STATUSES = ("free", "pending", "busy")
_A_NUMBER = 'a number and "free", "pending" or "busy"'
_NUMBER = re.compile(r"-?\d{1,9}")


def _filled(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError
    return text.strip()


def _resource(text: str) -> str:
    if any(one.isspace() or one in "/," for one in _filled(text)):
        raise ValueError
    return text


def _path(text: str) -> str:
    sound = text and "//" not in text and not re.search(r"[\s?#\\{}]", text)
    if not sound or not text.isprintable():
        raise ValueError
    return text


def _path_of_one(text: str) -> str:
    if text.count("{id}") != 1:
        raise ValueError("needs {id} where the room's id is to stand")
    _path(text.replace("{id}", "id"))
    return text


def _numbered(table: object) -> object:
    """Looked at before pydantic does: the sentence is for the whole table."""
    if not isinstance(table, dict):
        raise ValueError
    for number, word in table.items():
        if not _NUMBER.fullmatch(str(number)) or word not in STATUSES:
            told = f"{named(str(number))} = {found(word)}"
            raise ValueError(f"found {told}, allowed is {_A_NUMBER}")
    return table


_root = partial(bare, remedy="; paths stand in [backend.paths]")
Root = Annotated[Server, AfterValidator(_root)]
Filled = Annotated[str, AfterValidator(_filled), Allowed("a text that is not empty")]
Resource = Annotated[str, AfterValidator(_resource), Allowed("the id of one room")]
Path = Annotated[
    str,
    AfterValidator(_path),
    Allowed('a path, such as "booking/v1/search" or "/API/external/booking"'),
]
PathOfOne = Annotated[
    str,
    AfterValidator(_path_of_one),
    Allowed('a path with {id} in it, such as "bookableResource/v1/{id}"'),
]
Numbered = Annotated[
    dict[str, str],
    BeforeValidator(_numbered),
    Allowed(f"a table, each line {_A_NUMBER}"),
]


def _at(path: str | None, what: str) -> Any:
    return Field(default=path, description=what)


class Paths(Table):
    """Where the server answers; one that begins with / counts from its root."""

    root: Path = _at("/API/external", "Where the other paths begin.")
    system: Path = _at("system/v1/information", "Get system information.")
    resource: PathOfOne = _at(
        "bookableResource/v1/{id}", "Get bookable resource by id."
    )
    appointments: Path = _at("booking/v1/search", "Get resource appointments.")
    users: Path = _at("user/v1/search", "Search users.")
    player_content: Path = _at(
        "bookableResourcePlayerContent/v1/search",
        "Search bookable resources, player content.",
    )
    access_keys: Path = _at(
        "bookableResourceAccessKey/v1/search", "Search bookable resources, access key."
    )
    visits: Path = _at(
        "visitingAppointment/v1/search", "Search visitor appointment information."
    )
    occupancy: Path = _at("iotSensorData/v1/occupancy", "Post occupancy sensor data.")
    epaper_tag: Path = _at(
        "ePaperController/v1/tagStatus", "Update e-paper tag status."
    )
    subscribe_appointments: Path = _at(
        "bookableResource/v1/subscribe", "Subscribe resource appointment change."
    )
    subscribe_player_content: Path = _at(
        "bookableResourcePlayerContent/v1/subscribe", "Subscribe player content change."
    )
    subscribe_access_keys: Path = _at(
        "bookableResourceAccessKey/v1/subscribe", "Subscribe daily access key change."
    )


class OnePaths(Paths):
    """The paths of a Bookings ONE server."""

    booking: Path | None = _at(None, "POST a booking; unset: nothing is booked here.")


class OffisionPaths(Paths):
    """The paths of an Offision server."""

    booking: Path = _at("/api/external/booking", "POST a booking.")
    environment: Path = _at(
        "iotSensorData/v1/environment", "Post environment sensor data."
    )


class Ones(Networked):
    """What both dialects take."""

    url: Root = Field(description="The server's address, without a path.")
    api_key: SecretStr = Field(description="The key of the API authentication.")
    auth: Literal["basic", "header"] = Field(
        default="basic",
        description="How the key is shown: as user name, or bare in a header.",
    )
    resource_id: Resource = Field(description="The id of the room.")
    check_in: Literal["none", "panel", "sensor"] = Field(
        default="none",
        description="Checking in at the door: not at all, for this panel only, or as "
        "somebody whom the room's sensor sees.",
    )
    end: Literal["none", "panel"] = Field(
        default="none",
        description="Ending at the door: not at all, or for this panel only.",
    )
    organizer: Filled | None = Field(
        default=None, description="Whose bookings are made at the door."
    )
    person: Literal["email", "id"] = Field(
        default="email", description="What names a person in a booking."
    )
    booking_resource: Filled | None = Field(
        default=None,
        description="What names the room in a booking; unset: resource_id.",
    )
    wording: bool = Field(
        default=False, description="The system's own words for the moment are shown."
    )
    colours: Numbered = Field(
        default_factory=dict, description="What the numbers of suggestColor mean."
    )
    statuses: Numbered = Field(
        default_factory=dict, description="What the numbers of status mean."
    )
    private_appearances: list[int] = Field(
        default_factory=list,
        description="The numbers of appearanceType that make a booking private.",
    )
    access_key: Literal["daily", "static", "none"] = Field(
        default="daily", description="Which access key the QR code leads to."
    )
    welcome_visitors: bool = Field(
        default=False, description="Visitors are welcomed by name."
    )
    sensor_access_id: SecretStr | None = Field(
        default=None, description="The sensor as which the panel's own one reports."
    )
    epaper_tag_id: Filled | None = Field(
        default=None, description="The tag as which the tablet's battery is told."
    )
    subscribe_minutes: Annotated[int, Unit("minutes")] = Field(
        default=60, ge=10, le=1440, description="How long a subscription lasts."
    )

    @model_validator(mode="after")
    def _has_a_sensor(self) -> Self:
        if self.check_in == "sensor" and self.sensor_access_id is None:
            raise ValueError('check_in = "sensor" needs sensor_access_id')
        return self


class BookingsOne(Ones):
    """A room in Bookings ONE."""

    paths: OnePaths = Field(
        default_factory=OnePaths, description="Where the server answers."
    )


class Offision(Ones):
    """A room in Offision."""

    environment_access_id: SecretStr | None = Field(
        default=None, description="The sensor as which the room's air is reported."
    )
    temperature_unit: Literal[0, 1] | None = Field(
        default=None, description="The number of the sensor's unit; unset: not sent."
    )
    paths: OffisionPaths = Field(
        default_factory=OffisionPaths, description="Where the server answers."
    )
