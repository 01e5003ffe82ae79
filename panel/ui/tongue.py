"""The panel's language and the way hours are counted there, from Qt's locales."""

import logging
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTranslator

from panel.ui.look import Look
from panel.ui.speech import ISOLATE, Speech, Text, Translate, english
from panel.ui.titles import isolated

log = logging.getLogger("panel.ui")

FOLDER = Path(__file__).with_name("translations")
CONTEXT = "panel"
ENGLISH = ("en", "C")
REMEDY = "packaging/translations.sh build compiles those that there are"
WEEKDAY = re.compile(r"[\s,،]*d{3,4}[\s,،]*(?=\S|$)")
YEAR = re.compile(r"[\s,،]*(?:'[^']*')?\s*y{2,4}(?:\s*'[^']*'|年|년|\.)?")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the panel speaks: its words, and where its dates come from."""

    locale: QLocale
    tr: Translate

    @property
    def mirrored(self) -> bool:
        """Whether it runs from right to left."""
        # The locale's own answer would load the whole Qt namespace (20 ms, 1.3 MB).
        return isolated(self.locale.dayName(1)).startswith(ISOLATE)


class Translated:
    """The texts of one compiled translation; what it lacks is said in English."""

    def __init__(self, translator: QTranslator, file: Path) -> None:
        """What is missing is logged once."""
        self._translator, self._file = translator, file
        self._told = False

    def __call__(self, text: Text, n: int | None = None) -> str:
        """The text in this language."""
        number = -1 if n is None else n
        said = self._translator.translate(CONTEXT, text, "", number)
        if not said:
            self._tell(text)
            return english(text, n)
        return said if n is None else said.replace("%n", str(n))

    def _tell(self, text: str) -> None:
        if not self._told:
            self._told = True
            old = "%s is older than the program: it lacks %r and maybe more; %s"
            log.warning(old, self._file.name, text, REMEDY)


def locale_of(look: Look) -> QLocale:
    """The locale that the settings name, else the machine's."""
    return QLocale(look.language) if look.language else QLocale.system()


@cache
def tongue_of(name: str, folder: Path = FOLDER) -> Tongue:
    """The language of this locale where the panel speaks it, else English with the
    dates of the same country."""
    locale = QLocale(name)
    if locale.uiLanguages()[-1] in ENGLISH:
        return Tongue(locale, english)
    files = (folder / f"{each.replace('-', '_')}.qm" for each in locale.uiLanguages())
    for file in filter(Path.is_file, files):
        translator = QTranslator()
        if translator.load(str(file)):
            return Tongue(locale, Translated(translator, file))
    log.warning("the words are English: no translation into %r; %s", name, REMEDY)
    return Tongue(QLocale(f"en_{name.partition('_')[2]}"), english)


def language_of(look: Look) -> str:
    """The language's two letters."""
    return locale_of(look).name().partition("_")[0]


def mirrored(look: Look) -> bool:
    """Whether the language runs from right to left."""
    return tongue_of(locale_of(look).name()).mirrored


def speech_for(look: Look, zone: ZoneInfo) -> Speech:
    """How this panel speaks."""
    tongue = tongue_of(locale_of(look).name())
    locale = tongue.locale
    whole = locale.dateFormat(QLocale.FormatType.LongFormat)
    western = locale.zeroDigit() == "0"
    return Speech(
        zone=zone,
        twelve=_counts_to_twelve(look, locale_of(look)),
        tr=tongue.tr,
        weekday=_dates(locale, "dddd"),
        date=_dates(locale, _without_year(WEEKDAY.sub("", whole))),
        full_day=_dates(locale, _without_year(whole)),
        point=locale.decimalPoint() if western else ".",
        mirrored=tongue.mirrored,
    )


def _dates(locale: QLocale, layout: str) -> Callable[[date], str]:
    """Says dates this way, as what begins a line, in the digits of the clock."""

    def said(day: date) -> str:
        text = locale.toString(QDate(day.year, day.month, day.day), layout)
        return "".join(map(_western, text[:1].upper() + text[1:]))

    return said


def _western(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdigit() else letter


def _without_year(layout: str) -> str:
    """`d MMMM` of `d MMMM yyyy`, in the locale's own order."""
    return YEAR.sub("", layout).lstrip(" ,،.").rstrip(" ,،") or "d MMMM"


def _counts_to_twelve(look: Look, locale: QLocale) -> bool:
    if look.clock:
        return look.clock == "12h"
    return "AP" in locale.timeFormat(QLocale.FormatType.ShortFormat).upper()
