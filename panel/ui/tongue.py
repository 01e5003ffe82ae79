"""The panel's language and the way hours are counted there, from Qt's locales."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale

from panel.ui.look import Look
from panel.ui.speech import Speech
from panel.ui.titles import ISOLATE, isolated

WEEKDAY = re.compile(r"[\s,،]*d{3,4}[\s,،]*(?=\S|$)")
YEAR = re.compile(r"[\s,،]*(?:'[^']*')?\s*y{2,4}(?:\s*'[^']*'|年|년|\.)?")


def locale_of(look: Look) -> QLocale:
    """The locale that the settings name, else the machine's."""
    return QLocale(look.language) if look.language else QLocale.system()


def mirrored(look: Look) -> bool:
    """Whether the language runs from right to left."""
    # The locale's own answer would load the whole Qt namespace (20 ms, 1.3 MB).
    return isolated(locale_of(look).dayName(1)).startswith(ISOLATE)


def speech_for(look: Look, zone: ZoneInfo) -> Speech:
    """How this panel speaks."""
    locale = locale_of(look)
    layout = _without_year(locale.dateFormat(QLocale.FormatType.LongFormat))
    return Speech(
        zone=zone,
        twelve=_counts_to_twelve(look, locale),
        weekday=lambda day: locale.toString(_qdate(day), "dddd"),
        date=lambda day: locale.toString(_qdate(day), layout),
        point=locale.decimalPoint(),
    )


def _without_year(layout: str) -> str:
    """`d MMMM` of `dddd, d MMMM yyyy`, in the locale's own order."""
    return (
        YEAR.sub("", WEEKDAY.sub("", layout)).lstrip(" ,،.").rstrip(" ,،") or "d MMMM"
    )


def _counts_to_twelve(look: Look, locale: QLocale) -> bool:
    if look.clock:
        return look.clock == "12h"
    return "AP" in locale.timeFormat(QLocale.FormatType.ShortFormat).upper()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
