"""The families of type: Inter where it is installed, else the system's sans."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

SANS = ("Inter", "Noto Sans", "DejaVu Sans")
DISPLAY = ("Inter Display", "Inter")


def text_font() -> QFont:
    """The font of all text; what it lacks is looked for in the system's fonts."""
    font = QFont(QGuiApplication.font())
    font.setFamilies([*_installed(SANS)[:1], *font.families()])
    return font


def display_family() -> str:
    """The family of the big word and the clock."""
    return next(iter(_installed(DISPLAY)), text_font().family())


@cache
def capital_share(family: str) -> float:
    """The height of a capital in the bold of this family, as a share of its size."""
    font = QFont(family)
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(100)
    return QFontMetricsF(font).capHeight() / 100 or 0.72


def _installed(families: tuple[str, ...]) -> list[str]:
    return [family for family in families if QFontDatabase.hasFamily(family)]
