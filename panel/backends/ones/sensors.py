"""The panel's own sensor, handed on as one of the system's."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from panel.backends.base import BackendError
from panel.backends.ones.asking import Asking
from panel.backends.ones.dialect import Body, Dialect
from panel.domain.sensor import Sensor

SIGN_OF_LIFE = 60.0
"""Seconds after which an unchanged reading is posted again."""


class Post:
    """One thing that is posted: what is new at once, the same once a minute."""

    def __init__(self, asking: Asking, path: str, access_id: str, life: float) -> None:
        self._asking = asking
        self._path = path
        self._access_id = access_id
        self._life = life
        self._last: object = None
        self._due = 0.0

    async def post(self, at: str, body: Body, news: object) -> None:
        """Posts it where that is due; `news` is what makes it urgent.

        Raises:
            BackendError: it was not taken; the next reading is posted again.
        """
        now = asyncio.get_running_loop().time()
        if not self._access_id or (news == self._last and now < self._due):
            return
        await self.now(at, body, news)

    async def now(self, at: str, body: Body, news: object) -> None:
        """Posts it whether or not it is due."""
        whole = {"accessId": self._access_id, "timestamp": at, **body}
        await self._asking.post(self._path, whole)
        self._last = news
        self._due = asyncio.get_running_loop().time() + self._life


class Sensors:
    """Opt-in by an access id: presence, and with Offision what is in the air.

    `life` are the seconds after which an unchanged reading is posted again.
    """

    def __init__(
        self, asking: Asking, dialect: Dialect, life: float = SIGN_OF_LIFE
    ) -> None:
        presence, air = "sensor_access_id", "environment_access_id"
        table = asking.table
        self._dialect = dialect
        self._unit = table.number("temperature_unit")
        self._presence = Post(asking, "occupancy", table.text(presence), life)
        self._air = Post(asking, "environment", table.text(air), life)

    async def report(self, sensor: Sensor) -> None:
        """Posts what is new or due; both are tried.

        Raises:
            BackendError: one of the two was not taken.
        """
        at, there = sensor.at.isoformat(timespec="seconds"), sensor.presence
        failed: BackendError | None = None
        try:
            if there is not None:
                body = self._dialect.occupied(there)
                await self._presence.post(at, body, news=there)
        except BackendError as error:
            failed = error
        if self._dialect.takes_air:
            air = measured(sensor.environment, self._unit)
            if air:
                moved = {} if there is None else {"hasMotion": there}
                await self._air.post(at, {**air, **moved}, news=None)
        if failed is not None:
            raise failed

    async def arrived(self, at: datetime) -> None:
        """Says that somebody is there: who checks in stands before the room."""
        body = self._dialect.occupied(True)
        await self._presence.now(at.isoformat(timespec="seconds"), body, news=True)


NAMES: Mapping[str, str] = MappingProxyType(
    {
        "humidity": "humidity",
        "co2": "cO2",
        "tvoc": "tvoc",
        "hcho": "hcho",
        "pm25": "pM25",
        "pm10": "pM10",
        "pressure": "barometricPressure",
        "noise": "noiseLevel",
        "lux": "detectedLUX",
        "kelvin": "detectedKelvin",
        "power": "powerConsumption",
    }
)
"""What the panel's sensor calls it -> what Offision calls it."""
UNITS = (
    ("humidity", "humidityUnit", 0),
    ("powerConsumption", "powerConsumptionUnit", 0),
)
"""Of these there is one unit only."""


def measured(air: Mapping[str, float], temperature_unit: int | None) -> Body:
    """What is in the air, in Offision's words.

    A temperature without a unit would count as the unit 0, whichever that is: it is
    sent only where the admin says what unit the sensor measures in.
    """
    body: dict[str, object] = {
        name: air[own] for own, name in NAMES.items() if own in air
    }
    for name, unit, number in UNITS:
        if name in body:
            body[unit] = number
    if "temperature" in air and temperature_unit is not None:
        body |= {
            "temperature": air["temperature"],
            "temperatureUnit": temperature_unit,
        }
    return body
