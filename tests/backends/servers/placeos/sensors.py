"""How the Bookings driver finds the room's sensor and what it publishes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.backends.servers.placeos.settings import Json
from tests.backends.servers.placeos.states import States


@dataclass(slots=True)
class Sensor:
    """One sensor of the room; `kind` is `people_count` or `presence`."""

    mac: str
    kind: str
    name: str
    value: float | None
    last_seen: float


class Sensors:
    """The sensors of the system and the one that is listened to."""

    def __init__(self, states: States, clock: Callable[[], float]) -> None:
        self.all: list[Sensor] = []
        self.needed = True
        self._states = states
        self._clock = clock
        self._used: Sensor | None = None
        self._stale_after = 8 * 60

    def search(self, settings: Json) -> None:
        """Looks for one, where that is needed; found nothing, nothing is touched."""
        if not self.needed:
            return
        self._stale_after = settings.get("sensor_stale_minutes", 8) * 60
        wanted = settings.get("sensor_mac")
        fitting = [s for s in self.all if wanted in (None, s.mac)]
        for kind in ("people_count", "presence"):
            for sensor in (s for s in fitting if s.kind == kind):
                if not self.is_stale(sensor.last_seen):
                    self._use(sensor)
                    return
                self._states["sensor_name"] = self._states["presence"] = None

    def tell(self, mac: str, value: float | None) -> None:
        """A sensor's new reading; heard only where this one is listened to."""
        sensor = next(sensor for sensor in self.all if sensor.mac == mac)
        sensor.value, sensor.last_seen = value, self._clock()
        if sensor is self._used:
            self._publish(sensor)

    def forget(self) -> None:
        """A new search at the next poll, as after an error."""
        self._used, self.needed = None, True
        for name in ("people_count", "presence", "sensor_name"):
            self._states[name] = None
        self._states["sensor_stale"] = True

    def is_stale(self, timestamp: float | None) -> bool:
        """Whether data of this unix time is too old; said in `sensor_stale`."""
        stale = timestamp is not None and timestamp <= self._clock() - self._stale_after
        self._states["sensor_stale"] = stale
        self.needed = self.needed or stale
        return stale

    @property
    def people(self) -> float | None:
        used = self._used
        return used.value if used and used.kind == "people_count" else None

    @property
    def presence(self) -> float | None:
        if self._used is None or self._used.value is None:
            return None
        return 1.0 if self._used.value > 0 else 0.0

    def _use(self, sensor: Sensor) -> None:
        self._used, self.needed = sensor, False
        self._states["sensor_name"] = sensor.name
        self._publish(sensor)

    def _publish(self, sensor: Sensor) -> None:
        value = sensor.value
        counted = sensor.kind == "people_count"
        self._states["people_count"] = value if counted else None
        self._states["presence"] = None if value is None else value > 0
