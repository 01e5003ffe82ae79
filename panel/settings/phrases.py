"""How values and key names are written in a sentence."""

import math
import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from difflib import get_close_matches

_LOGIN = re.compile(r"//[^/\s@]*@")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LONG = 60


def found(value: object) -> str:
    """A value as it would stand in the file, short, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{plain(_LOGIN.sub("//...@", value))}"'
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list):
        return _listed(value)
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, datetime | date | time):
        return f"{value.isoformat()} without quotes"
    return "nothing"


def _number(value: float) -> str:
    if isinstance(value, int) and abs(value) >= 10**20:
        return "a very large number"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return repr(value)


def _listed(values: list[object]) -> str:
    if len(values) > 12 or any(isinstance(one, list | dict) for one in values):
        return "a list"
    return "[" + ", ".join(found(one) for one in values) + "]"


def plain(text: str) -> str:
    """Text without line breaks and other characters that do not print."""
    shown = "".join(one if one.isprintable() else " " for one in text[: _LONG + 1])
    return shown if len(text) <= _LONG else shown[: _LONG - 1] + "…"


def named(*parts: str) -> str:
    """A dotted key; a part that TOML would quote stands in quotes."""
    return ".".join(
        part if _BARE.fullmatch(part) and len(part) <= _LONG else f'"{plain(part)}"'
        for part in parts
    )


def either(words: Iterable[str]) -> str:
    """Words in a row: a; a or b; a, b or c."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that this one was most likely meant to be."""
    folded = {one.casefold().replace("-", "_"): one for one in known}
    close = get_close_matches(word.casefold().replace("-", "_"), folded, n=1)
    return folded[close[0]] if close else None
