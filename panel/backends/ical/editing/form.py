"""How an entry says when it is: on a date, in UTC, or by a clock on a wall."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Literal

from panel.backends.ical.editing.pieces import Piece
from panel.backends.ical.editing.written import stamp
from panel.backends.ical.times import Zones
from panel.domain.booking import midnight

Written = tuple[str, dict[str, str]]
"""A value and its parameters."""


@dataclass(frozen=True, slots=True)
class Form:
    """How times are written; `name` is that of the zone, `zone` what it means."""

    kind: Literal["date", "utc", "wall"]
    name: str
    zone: tzinfo
    zones: Zones

    @classmethod
    def of(cls, piece: Piece, known: tzinfo | None, zones: Zones) -> "Form":
        """The form of an entry's start; `known` is the zone that it names."""
        name, value = piece.params.get("TZID", ""), piece.value.upper()
        if piece.params.get("VALUE", "").upper() == "DATE" or "T" not in value:
            return cls("date", "", zones.room, zones)
        if value.endswith("Z"):
            return cls("utc", "", UTC, zones)
        return cls("wall", name, known or zones.floating, zones)

    def holds(self, moment: datetime) -> bool:
        """Whether the moment can be written in this form."""
        if self.kind == "date":
            shown = moment.astimezone(self.zones.room)
            return midnight(shown.date(), self.zones.room) == moment
        return self.kind == "utc" or self._wall(moment) is not None

    def written(self, moment: datetime) -> Written:
        """The moment in this form, in UTC where it cannot be written in it."""
        if not self.holds(moment):
            return stamp(moment), {}
        if self.kind == "date":
            return f"{moment.astimezone(self.zones.room):%Y%m%d}", {"VALUE": "DATE"}
        wall = self._wall(moment) if self.kind == "wall" else None
        if wall is None:
            return stamp(moment), {}
        return f"{wall:%Y%m%dT%H%M%S}", {"TZID": self.name} if self.name else {}

    def original(self, occurrence: str) -> Written:
        """The name of an occurrence in this form; see `Entry.occurrence`."""
        if "T" not in occurrence:
            return occurrence, {"VALUE": "DATE"}
        moment = datetime.strptime(occurrence, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return self.written(moment)

    def _wall(self, moment: datetime) -> datetime | None:
        """What the clock shows, where it shows it for the first time that day."""
        shown = moment.astimezone(self.zone).replace(tzinfo=None, fold=0)
        again = shown.replace(tzinfo=self.zone).astimezone(UTC)
        return shown if again == moment else None
