"""The keys at the top level of the settings file: defaults, kinds and limits."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

Value = str | float | bool | None
"""What a key holds; whole numbers are int."""


class Kind(StrEnum):
    """What sort of value a key takes."""

    TEXT = "text"
    ZONE = "zone"
    ADDRESS = "address"
    PICTURE = "picture"
    COLOUR = "colour"
    SWITCH = "switch"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Key:
    """One key; `least` and `most` are the limits of a number, both allowed."""

    kind: Kind
    default: Value
    least: float | None = None
    most: float | None = None


def _number(default: float, least: float, most: float) -> Key:
    return Key(Kind.NUMBER, default, least, most)


DAY = 1440
WEEK = 10080

KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "calendar_id": Key(Kind.TEXT, ""),
        "calendar_time_zone": Key(Kind.ZONE, ""),
        "book_now_default_title": Key(Kind.TEXT, "Ad Hoc booking"),
        "disable_book_now": Key(Kind.SWITCH, None),
        "disable_end_meeting": Key(Kind.SWITCH, False),
        "pending_period": _number(5, 0, DAY),
        "pending_before": _number(5, 0, DAY),
        "cache_polling_period": _number(5.0, 0.01, DAY),
        "cache_days": _number(30, 1, 366),
        "sensor_stale_minutes": _number(8, 1, DAY),
        "change_event_sync_delay": _number(5, 0, 600),
        "control_ui": Key(Kind.ADDRESS, ""),
        "catering_ui": Key(Kind.ADDRESS, ""),
        "include_cancelled_bookings": Key(Kind.SWITCH, False),
        "hide_qr_code": Key(Kind.SWITCH, False),
        "custom_qr_url": Key(Kind.ADDRESS, ""),
        "custom_qr_color": Key(Kind.COLOUR, "black"),
        "room_image": Key(Kind.PICTURE, ""),
        "sensor_mac": Key(Kind.TEXT, ""),
        "hide_meeting_details": Key(Kind.SWITCH, False),
        "hide_meeting_title": Key(Kind.SWITCH, False),
        "min_duration": _number(15, 1, WEEK),
        "max_duration": _number(480, 1, WEEK),
        "enable_end_meeting_button": Key(Kind.SWITCH, True),
        "disable_book_now_host": Key(Kind.SWITCH, True),
        "offline_image": Key(Kind.PICTURE, ""),
        "offline_color": Key(Kind.COLOUR, ""),
    }
)

DEFAULTS: Mapping[str, Value] = MappingProxyType(
    {name: key.default for name, key in KEYS.items()}
)

_PLACEHOLDER = re.compile(r"https?://(if\.panel|domain\.com)(/.*)?|device-mac", re.I)


def is_placeholder(value: object) -> bool:
    """Whether this is a sample value of the source document: it counts as unset."""
    return isinstance(value, str) and bool(_PLACEHOLDER.fullmatch(value.strip()))


def stricter_wins(name: str) -> bool:
    """Whether true wins over false, wherever the two come from."""
    return name.startswith(("hide_", "disable_"))


def usable(name: str, value: object) -> Value:
    """A published value if it makes sense for this key, else None.

    A picture must be an address: no file of this machine is shown because
    another machine names it.
    """
    key = KEYS[name]
    if key.kind is Kind.SWITCH:
        return value if isinstance(value, bool) else None
    if key.kind is Kind.NUMBER:
        return _within(key, value)
    if not isinstance(value, str) or not value.strip() or is_placeholder(value):
        return None
    return value.strip() if _FITS[key.kind](value.strip()) else None


def _within(key: Key, value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    least, most = key.least or 0, key.most or math.inf
    return value if least <= value <= most else None


def _is_address(text: str) -> bool:
    return text.lower().startswith(("https://", "http://"))


def _is_colour(text: str) -> bool:
    from panel.settings.colours import rgb

    return rgb(text) is not None


def _is_zone(text: str) -> bool:
    from panel.settings.zones import zone_of

    return zone_of(text) is not None


_FITS: Mapping[Kind, Callable[[str], bool]] = {
    Kind.TEXT: bool,
    Kind.ZONE: _is_zone,
    Kind.ADDRESS: _is_address,
    Kind.PICTURE: _is_address,
    Kind.COLOUR: _is_colour,
}
