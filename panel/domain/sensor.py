"""The room sensor's last word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensor:
    """One reading; everything in it is unknown once it is stale.

    `environment` is what else it measures, by the names that it gives, in its own
    units: the air, such as `co2` in ppm, light, noise.
    """

    at: datetime
    name: str = ""
    presence: bool | None = None
    people_count: float | None = None
    environment: Mapping[str, float] = field(default_factory=dict)

    @property
    def tells_people(self) -> bool:
        """Whether it says anything of people at all."""
        return self.presence is not None or self.people_count is not None

    def stale(self, now: datetime, after: timedelta) -> bool:
        """Whether the reading is as old as `after` or older."""
        return now - self.at >= after
