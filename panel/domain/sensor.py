"""The room sensor's last word."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensor:
    """One reading; everything in it is unknown once it is stale."""

    at: datetime
    name: str = ""
    presence: bool | None = None
    people_count: float | None = None

    def stale(self, now: datetime, after: timedelta) -> bool:
        """Whether the reading is as old as `after` or older."""
        return now - self.at >= after
