"""What the screen shows at one moment, for what is fitted beside it."""

from dataclasses import dataclass
from enum import StrEnum

from panel.domain.face import Face


class Level(StrEnum):
    """How bright the screen is; the later ones are the darker ones."""

    DAY = "day"
    DIM = "dim"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Shown:
    """The screen's state, whether it is night, and how bright the screen is."""

    face: Face
    night: bool = False
    level: Level = Level.DAY
