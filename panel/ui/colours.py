"""The colours of every state, and how well text can be read on them."""

from dataclasses import dataclass

from panel.domain.face import Face
from panel.ui.look import Column, Palette

Rgb = tuple[int, int, int]
TEXT = 4.5
"""The least contrast of any text."""
WORD = 7.0
"""The least contrast of the big word, against what it touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """The colours of the status field in one state.

    `soft` is the ink of what matters less, `edge` the hairline round the big word,
    `outline` the border of a secondary button.
    """

    ground: str
    ink: str
    soft: str
    edge: str
    outline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The colours of the column."""

    ground: str
    ink: str
    soft: str
    line: str
    block: str
    past: str
    past_ink: str
    now: str


def _white_on(ground: str, *, edge: str = "", soft: float = 0.86) -> Tint:
    outline = mixed("#FFFFFF", ground, 0.55)
    return Tint(
        ground=ground,
        ink="#FFFFFF",
        soft=mixed("#FFFFFF", ground, soft),
        edge=edge or ground,
        outline=outline,
    )


def _dark_on(ground: str, ink: str, *, soft: float = 0.84) -> Tint:
    outline = mixed(ink, ground, 0.6)
    softened = mixed(ink, ground, soft)
    return Tint(ground=ground, ink=ink, soft=softened, edge=ground, outline=outline)


def mixed(above: str, below: str, share: float) -> str:
    """The colour seen when `above` lies with this opacity over `below`."""
    pairs = zip(rgb(above), rgb(below), strict=True)
    return hexed(*(round(a * share + b * (1 - share)) for a, b in pairs))


def rgb(colour: str) -> Rgb:
    """Red, green and blue of `#RRGGBB`, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexed(red: int, green: int, blue: int) -> str:
    """`#RRGGBB` of red, green and blue."""
    return f"#{red:02X}{green:02X}{blue:02X}"


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2, 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def veil(tint: Tint) -> float:
    """How dense the ground lies over a picture: `ink` is readable on any of them, and
    the state's colour is still the first thing that is seen."""
    worst = "#FFFFFF" if luminance(tint.ink) > luminance(tint.ground) else "#000000"
    steps = (share / 100 for share in range(80, 101))
    return next(
        share
        for share in steps
        if contrast(tint.ink, mixed(tint.ground, worst, share)) >= TEXT
    )


def on_ground(ground: str) -> Tint:
    """White or black text on any ground, whichever reads better: 4.5:1 at least."""
    if contrast("#FFFFFF", ground) >= contrast("#000000", ground):
        return _white_on(ground, soft=1.0)
    return _dark_on(ground, "#000000", soft=1.0)


GREY = _white_on("#424A52")
BLUE_GREY = _white_on("#3D5A73")

FREE = {
    # White on the two reference colours gives 6.1 and 6.5: the hairline round the
    # big word, in a deeper shade, is what it is read against.
    "standard": _white_on("#14713C", edge="#0B5A2D"),
    "colour-blind": _white_on("#005A94"),
}
PENDING = {
    "standard": _dark_on("#FFC533", "#1B1503"),
    "colour-blind": _dark_on("#F0E442", "#1A1800"),
}
BUSY = {
    "standard": _white_on("#B3261E", edge="#96190F"),
    "colour-blind": _white_on("#A33000"),
}


def tint(face: Face, palette: Palette) -> Tint:
    """The colours of a state."""
    if face in (Face.FREE, Face.RELEASED):
        return FREE[palette]
    if face in (Face.PENDING_CURRENT, Face.PENDING_NEXT):
        return PENDING[palette]
    if face in (Face.BUSY, Face.BUSY_NEXT_PENDING):
        return BUSY[palette]
    return BLUE_GREY if face is Face.PREPARED else GREY


def action_tint(face: Face, palette: Palette) -> Tint:
    """The colours of the part of the field in which the buttons stand."""
    if face is Face.BUSY_NEXT_PENDING:
        return PENDING[palette]
    return tint(face, palette)


SIDES: dict[Column, Side] = {
    "dark": Side(
        ground="#0E1216",
        ink="#F3F6F8",
        soft="#9AA6AF",
        line="#20272D",
        block="#27323B",
        past="#161D22",
        past_ink="#89949C",
        now="#FFFFFF",
    ),
    "light": Side(
        ground="#F3F1EC",
        ink="#15191C",
        soft="#525B61",
        line="#E0DCD4",
        block="#DCD9D1",
        past="#EAE8E2",
        past_ink="#5D656A",
        now="#15191C",
    ),
}
