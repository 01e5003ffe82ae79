"""The settings in force, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from panel.settings.keys import DEFAULTS, Value
from panel.settings.tables import (
    AdminTable,
    BackendTable,
    LightsTable,
    MetricsTable,
    PowerTable,
    PushTable,
    RoomTable,
    ScreenTable,
    SensorTable,
)
from panel.settings.zones import zone_of

if TYPE_CHECKING:
    from panel.backends.base import Capabilities, RoomInfo
    from panel.domain.room import Room, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a settings file says, defaults included.

    `path` is the file and `store` the folder of the state, both absolute. `keys`
    holds the top level under the documented names, pictures that are files as
    absolute paths, and `written` names those that stand in the file. `warnings`
    are sentences that begin with the key.
    """

    path: Path
    store: Path
    written: frozenset[str] = frozenset()
    keys: Mapping[str, Value] = field(default_factory=lambda: DEFAULTS)
    room: RoomTable = field(default_factory=RoomTable)
    backend: BackendTable = field(default_factory=BackendTable)
    screen: ScreenTable = field(default_factory=ScreenTable)
    sensor: SensorTable | None = None
    push: PushTable | None = None
    metrics: MetricsTable | None = None
    lights: LightsTable | None = None
    power: PowerTable | None = None
    admin: AdminTable = field(default_factory=AdminTable)
    warnings: tuple[str, ...] = ()

    @property
    def calendar_id(self) -> str:
        return str(self.keys["calendar_id"])

    @property
    def zone(self) -> ZoneInfo | None:
        """The room's zone where the file names it."""
        return zone_of(str(self.keys["calendar_time_zone"]))

    def room_and_rules(
        self, info: "RoomInfo", capabilities: "Capabilities"
    ) -> "tuple[Room, Rules]":
        """The room and its rules, with what the booking system publishes."""
        from panel.settings.merging import room_and_rules

        return room_and_rules(self, info, capabilities)

    def differences(self, info: "RoomInfo") -> tuple[str, ...]:
        """A sentence for each written key that the booking system sees otherwise."""
        from panel.settings.comparing import differences

        return differences(self, info)

    def refusals(self, info: "RoomInfo") -> tuple[str, ...]:
        """A sentence for each published value that makes no sense and is left out."""
        from panel.settings.comparing import refusals

        return refusals(info)
