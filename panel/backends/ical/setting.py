"""What the entries of one calendar share: the zones that their times are in."""

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from panel.backends.ical import zones as known_zones
from panel.backends.ical.text import Block, Line, Sheet, plain
from panel.backends.ical.times import Zones

OFFSET = re.compile(r"[+-]([01]\d|2[0-3])[0-5]\d([0-5]\d)?")
OFFSETS = frozenset({"TZOFFSETFROM", "TZOFFSETTO"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The zones of a calendar, its own definitions, and the names nobody knows.

    `own_zone` is the name of the zone of times that name none (X-WR-TIMEZONE),
    `damaged` are definitions with offsets that no clock can have.
    """

    zones: Zones
    own_zone: str
    definitions: dict[str, str]
    unknown: frozenset[str]
    damaged: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sheet: Sheet, room: ZoneInfo) -> "Setting":
        """Load the zones that a calendar uses, and no others."""
        own = sheet.properties.get("X-WR-TIMEZONE", "").strip('" ')
        used = {own} - {""}
        for block in sheet.entries:
            used |= known_zones.named_in(block.lines)
        named = {zone.first("TZID").strip('" '): zone for zone in sheet.zones}
        defined = {name: named[name] for name in used & set(named)}
        known_zones.load(defined.values())
        zone = known_zones.find(own)
        return cls(
            zones=Zones(room, zone or room),
            own_zone=own if zone else "",
            definitions={
                name: known_zones.zone_text(defined[name]) for name in defined
            },
            unknown=frozenset(name for name in used if known_zones.find(name) is None),
            damaged=frozenset(name for name in named if _is_damaged(named[name])),
        )

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone that the calendar names as its own, if it is a known one."""
        zone = self.zones.floating
        return zone if self.own_zone and isinstance(zone, ZoneInfo) else None

    def notes(self) -> list[str]:
        """A sentence for each zone that nobody knows, or whose definition is none."""
        place = getattr(self.zones.floating, "key", self.own_zone)
        return [
            f"The zone {plain(name, 80)} is not known: its times were read as {place}."
            for name in sorted(self.unknown)
        ] + [
            f"The definition of the zone {plain(name, 80)} has an offset that is none: "
            "it was passed over."
            for name in sorted(self.damaged - self.unknown)
        ]

    def floating(self, line: str) -> str:
        """A line without the name of a zone that nobody knows."""
        names = known_zones.named_in([Line(0, line)]) if self.unknown else set()
        return known_zones.NAMED.sub("", line, 1) if names & self.unknown else line

    def used_by(self, block: Block) -> frozenset[str]:
        """The definitions that an entry needs to be read alone."""
        names = {*known_zones.named_in(block.lines), self.own_zone}
        return frozenset(
            self.definitions[name] for name in names if name in self.definitions
        )


def _is_damaged(zone: Block) -> bool:
    return any(
        line.name in OFFSETS and not OFFSET.fullmatch(line.value) for line in zone.lines
    )
