"""How the screen is to look: what the settings say of it, as plain values."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

Palette = Literal["standard", "colour-blind"]
Column = Literal["dark", "light"]
Clock = Literal["24h", "12h", ""]
Rotate = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The screen's own settings.

    `language` is a locale's name, `clock` the way hours are counted; empty means as
    the machine does it. `diagonal_inches` gives touch targets their real size. The
    night is in the room's own time; None means that there is none.
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


def turned(size: tuple[int, int], rotate: int) -> tuple[int, int]:
    """Width and height in pixels as somebody in front of a turned panel sees them."""
    return (size[1], size[0]) if rotate % 180 else size


def field_size(size: tuple[int, int]) -> tuple[int, int]:
    """Width and height in pixels of the status field on a screen of this size."""
    width, height = size
    if width > height:
        return round(width * 0.62), height
    return width, round(height * 0.58)
