"""What a light beside the door shows: one pure function of what the screen shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from panel.domain.face import Face
from panel.domain.shown import Shown

Rgb = tuple[int, int, int]
BLACK = (0, 0, 0)


class Sign(StrEnum):
    """What a light tells of the room, in fewer words than the screen."""

    FREE = "free"
    CHECK_IN = "check-in"
    IN_USE = "in-use"
    PREPARED = "being-prepared"
    NOT_BOOKABLE = "not-bookable"
    NOT_SURE = "not-sure"
    OFF = "off"


SIGNS = {
    Face.SETTINGS_WRONG: Sign.NOT_SURE,
    Face.STARTING: Sign.NOT_SURE,
    Face.NOT_SURE: Sign.NOT_SURE,
    Face.PENDING_CURRENT: Sign.CHECK_IN,
    Face.BUSY_NEXT_PENDING: Sign.IN_USE,
    Face.BUSY: Sign.IN_USE,
    Face.PREPARED: Sign.PREPARED,
    Face.PENDING_NEXT: Sign.CHECK_IN,
    Face.RELEASED: Sign.FREE,
    Face.NOT_BOOKABLE: Sign.NOT_BOOKABLE,
    Face.FREE: Sign.FREE,
}
WAKEFUL = {Sign.CHECK_IN, Sign.IN_USE, Sign.PREPARED}
"""What is worth a light at night too: somebody uses the room, or is waited for."""
WHITE = (255, 255, 255)
COLOURS: dict[str, dict[Sign, Rgb]] = {
    "standard": {
        Sign.FREE: (0, 255, 0),
        Sign.CHECK_IN: (255, 144, 0),
        Sign.IN_USE: (255, 0, 0),
        Sign.PREPARED: (255, 0, 0),
        Sign.NOT_BOOKABLE: BLACK,
        Sign.NOT_SURE: WHITE,
    },
    "colour-blind": {
        Sign.FREE: (0, 96, 255),
        Sign.CHECK_IN: (255, 224, 0),
        Sign.IN_USE: (255, 64, 0),
        Sign.PREPARED: (255, 64, 0),
        Sign.NOT_BOOKABLE: BLACK,
        Sign.NOT_SURE: WHITE,
    },
}
"""Those of the screen's palettes, as full as a light has to be to be told apart."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """What a light shows: `colour` is what it would be at full brightness (0 to 1)."""

    sign: Sign = Sign.OFF
    colour: Rgb = BLACK
    brightness: float = 1.0

    @property
    def dimmed(self) -> Rgb:
        """The colour at its brightness."""
        red, green, blue = (round(part * self.brightness) for part in self.colour)
        return red, green, blue


OUT = Lamp()


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of the signs, and when they are shown."""

    colours: Mapping[Sign, Rgb] = field(default_factory=lambda: COLOURS["standard"])
    brightness: float = 1.0
    off_at_night: bool = False


def lamp_of(shown: Shown, scheme: Scheme) -> Lamp:
    """What the light shows beside this screen."""
    sign = SIGNS[shown.face]
    if scheme.off_at_night and shown.night and sign not in WAKEFUL:
        return OUT
    return Lamp(sign, scheme.colours[sign], scheme.brightness)
