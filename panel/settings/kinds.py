"""The sorts of values a settings file takes, for the pydantic models."""

import re
import shlex
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, SecretStr

from panel.pin import is_hashed
from panel.settings.colours import NAMES, rgb
from panel.settings.keys import WEEK
from panel.settings.phrases import found, nearest
from panel.settings.zones import zone_of

# A validator that raises an empty ValueError leaves the sentence to `Allowed`.


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may stand there, as the rest of "allowed is ..."."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts."""

    name: str


@dataclass(frozen=True, slots=True)
class IsFile:
    """The text is a path, relative to the settings file; it must be there."""


@dataclass(frozen=True, slots=True)
class FileOrAddress:
    """The text is an address, or a path relative to the settings file; there need not
    be a file yet."""


MOST_LEDS = 16

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DEVICE = re.compile(r"(?!\.{1,2}$)[^/\s\0]{1,100}")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,100}", re.ASCII)


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError
    return text


def _zone(text: str) -> str:
    if zone_of(text) is None:
        from zoneinfo import available_timezones

        near = nearest(text, available_timezones())
        raise ValueError(f'found {found(text)}, did you mean "{near}"?' if near else "")
    return text


def _path(text: str) -> str:
    if not text or "\0" in text:
        raise ValueError
    return text


def _colour(text: str) -> str:
    if text and rgb(text) is None:
        near = nearest(text, NAMES)
        raise ValueError(f'found {found(text)}, did you mean "{near}"?' if near else "")
    return text.lower()


def _ink(text: str) -> str:
    return _colour(_filled(text))


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError
    return text.replace("_", "-")


def _time_of_day(text: str) -> str:
    if not _TIME.fullmatch(text):
        raise ValueError
    return text


def _command(text: str) -> str:
    try:
        words = shlex.split(_path(text))
    except ValueError:
        words = []
    if not words or not words[0]:
        raise ValueError
    return text


def _pin(text: object) -> str:
    """Looked at before pydantic does, so that a PIN in plain sight is not repeated."""
    if not isinstance(text, str) or not is_hashed(text):
        raise ValueError(
            'is not what "room-panel pin" makes; a PIN itself does not belong here'
        )
    return text


def _presets(minutes: object) -> object:
    """Looked at before pydantic does, so that the whole list is shown, not an item."""
    if not isinstance(minutes, list) or any(type(one) is not int for one in minutes):
        raise ValueError
    if not 1 <= len(minutes) <= 6 or len(set(minutes)) < len(minutes):
        raise ValueError
    if not 1 <= min(minutes) <= max(minutes) <= WEEK:
        raise ValueError
    return minutes


def _leds(names: object) -> object:
    """Looked at before pydantic does, so that the whole list is shown, not an item."""
    if not isinstance(names, list) or any(type(one) is not str for one in names):
        raise ValueError
    if not 1 <= len(names) <= MOST_LEDS or len(set(names)) < len(names):
        raise ValueError
    for name in names:
        _device(name)
    return names


def _device(name: str) -> str:
    if not _DEVICE.fullmatch(name):
        raise ValueError
    return name


def _header(name: str) -> str:
    if not _HEADER.fullmatch(name):
        raise ValueError
    return name


def _token(token: SecretStr) -> SecretStr:
    text = token.get_secret_value()
    if not text.isascii() or not text.isprintable():
        raise ValueError
    return token


_A_COLOUR = "a colour name or #rrggbb"

Title = Annotated[str, AfterValidator(_filled), Allowed("a text that is not empty")]
Zone = Annotated[
    str,
    AfterValidator(_zone),
    Allowed('the name of a time zone, such as "Europe/Lisbon"'),
]
PathText = Annotated[str, AfterValidator(_path), Allowed("a path in quotes")]
File = Annotated[str, AfterValidator(_path), IsFile(), Allowed("the path of a file")]
Colour = Annotated[str, AfterValidator(_colour), Allowed(_A_COLOUR)]
Ink = Annotated[str, AfterValidator(_ink), Allowed(_A_COLOUR)]
Minutes = Annotated[int, Unit("minutes")]
MinutesPart = Annotated[float, Unit("minutes")]
Days = Annotated[int, Unit("days")]
Seconds = Annotated[int, Unit("seconds")]
Language = Annotated[
    str, AfterValidator(_language), Allowed('a language tag such as "en" or "pt-BR"')
]
TimeOfDay = Annotated[
    str, AfterValidator(_time_of_day), Allowed('a time of day such as "19:00"')
]
Command = Annotated[
    str, AfterValidator(_command), Allowed("a program and its arguments in one text")
]
Pin = Annotated[str, BeforeValidator(_pin), Allowed('a line of "room-panel pin"')]
Presets = Annotated[
    list[int],
    BeforeValidator(_presets),
    Allowed("up to six different whole numbers of minutes, such as [15, 30, 60]"),
]
Leds = Annotated[
    list[str],
    BeforeValidator(_leds),
    Allowed('a list of up to 16 LEDs, such as ["led-front-red", "led-front-green"]'),
]
Device = Annotated[
    str,
    AfterValidator(_device),
    Allowed('the name of a folder, such as "intel_backlight"'),
]
Header = Annotated[
    str, AfterValidator(_header), Allowed('a header such as "Authorization"')
]
Token = Annotated[
    SecretStr, AfterValidator(_token), Allowed("a text of ASCII characters")
]
Percent = Annotated[int, Unit("percent")]
