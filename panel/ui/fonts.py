"""The families of type: Inter where it is installed, else the system's sans.

As a program, prints the package that a language lacks: `python -m panel.ui.fonts ja`.
"""

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

SANS = ("Inter", "Noto Sans", "DejaVu Sans")
DISPLAY = ("Inter Display", "Inter")
SCRIPTS = {
    "ar": (QFontDatabase.WritingSystem.Arabic, "fonts-noto-ui-core"),
    "ja": (QFontDatabase.WritingSystem.Japanese, "fonts-noto-cjk"),
    "zh": (QFontDatabase.WritingSystem.SimplifiedChinese, "fonts-noto-cjk"),
}
"""Languages whose letters few fonts have, and a Debian package that has them."""
BESIDE = {
    "ar": ("Noto Sans Arabic UI", "Noto Sans Arabic", "DejaVu Sans"),
    "ja": ("Noto Sans CJK JP", "Noto Sans JP"),
    "zh": ("Noto Sans CJK SC", "Noto Sans SC"),
}
"""Whose letters a language takes where those above have none: the same character is
drawn in one way in Japan and in another in China. Those of the others come after: Qt
keeps what it once found for a script, and so a title in Arabic on an English screen
decides for the Arabic screen that the settings may ask for later."""


def text_font() -> QFont:
    """The font of all text; what it lacks is looked for in the system's fonts."""
    font = QFont(QGuiApplication.font())
    font.setFamilies([*_installed(SANS)[:1], *font.families()])
    return font


def missing_package(language: str) -> str:
    """The Debian package with letters for this language, where no font has them.

    Needs the application.
    """
    if language not in SCRIPTS:
        return ""
    script, package = SCRIPTS[language]
    return "" if QFontDatabase.families(script) else package


def prefer(language: str) -> None:
    """From now on, letters that a family lacks come from one of the language's own."""
    own = BESIDE.get(language, ())
    others = (name for each in BESIDE.values() for name in each if name not in own)
    beside = _installed((*own, *others))
    for family in {text_font().family(), display_family()}:
        QFont.removeSubstitutions(family)
        QFont.insertSubstitutions(family, beside)


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


if __name__ == "__main__":
    _app = QGuiApplication(["room-panel"])
    print(missing_package(sys.argv[1]))
