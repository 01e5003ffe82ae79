"""What differs between Bookings ONE and Offision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Body = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One of the two: `kind` in the settings file, `name` for people.

    `occupied` is what a sensor posts beside its id and the time. `takes_air` says
    that there is a call for what a sensor finds in the air.
    """

    kind: str
    name: str
    occupied: Callable[[bool], Body]
    takes_air: bool


BOOKINGS_ONE = Dialect(
    kind="bookings_one",
    name="Bookings ONE",
    occupied=lambda there: {"data": {"isConnected": True, "isOccupied": there}},
    takes_air=False,
)
OFFISION = Dialect(
    kind="offision",
    name="Offision",
    occupied=lambda there: {"hasMotion": there},
    takes_air=True,
)
