"""How the screen is to look: what the settings say of it, as plain values."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

from panel.domain.night import Night
from panel.domain.rest import Rest

Palette = Literal["standard", "colour-blind"]
Column = Literal["dark", "light"]
Clock = Literal["24h", "12h", ""]
Rotate = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The screen's own settings.

    `language` is a locale's name, `clock` the way hours are counted; empty means as
    the machine does it. `diagonal_inches` gives touch targets their real size. The
    night is in the room's own time; None means that there is none. `dim` is when the
    screen is dimmed, None for the night; `off` when it is dark, None for never. `wake`
    are the seconds for which a touch wakes it.
    """

    palette: Palette = "standard"
    column: Column = "dark"
    language: str = ""
    clock: Clock = ""
    large_text: bool = False
    reduce_motion: bool = False
    low_reach: bool = False
    diagonal_inches: float = 10.1
    rotate: Rotate = 0
    night_start: time | None = None
    night_end: time | None = None
    dim: Night | None = None
    off: Night | None = None
    wake: float = 30.0
    presence_wakes: bool = False

    @property
    def night(self) -> Night | None:
        """The night that the settings name, if they do."""
        if self.night_start is None or self.night_end is None:
            return None
        return Night(self.night_start, self.night_end)

    @property
    def rest(self) -> Rest:
        """When the screen may rest."""
        return Rest(self.dim or self.night, self.off)


def turned(size: tuple[int, int], rotate: int) -> tuple[int, int]:
    """Width and height in pixels as somebody in front of a turned panel sees them."""
    return (size[1], size[0]) if rotate % 180 else size


def field_size(size: tuple[int, int]) -> tuple[int, int]:
    """Width and height in pixels of the status field on a screen of this size."""
    width, height = size
    if width > height:
        return round(width * 0.62), height
    return width, round(height * 0.58)
