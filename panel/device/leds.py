"""Lights of the kernel's LED class: one LED a colour, or one of several colours."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from panel.device.keeping import DeviceError
from panel.device.sysfs import names_in, number, word, write
from panel.domain.lamp import Lamp

CHANNELS = ("red", "green", "blue")
NAMED = re.compile(r"(?:^|[^a-z])(red|green|blue)(?![a-z])", re.I)
FULL = 255
AGAIN = 10.0
MOST_NAMED = 12


def channel_of(name: str) -> str:
    """The colour that a LED's name tells, such as `led-front-red`; or nothing."""
    found = NAMED.findall(name)
    return found[-1].lower() if found else ""


def amount(part: int, brightness: float, most: int) -> int:
    """How far a LED that goes to `most` is turned up for a part of 0 to 255.

    One that would shine at full brightness never goes out for a low one: a LED that
    is only on or off would show another colour.
    """
    full = round(part / FULL * most)
    return min(full, max(round(full * brightness), 1)) if full else 0


@dataclass(slots=True)
class Leds:
    """Some LEDs of the folder `place`, together one light."""

    place: Path
    names: tuple[str, ...]
    name: str = "the light (leds)"
    again: float = AGAIN
    _ready: set[str] = field(default_factory=set)

    def set(self, wish: Lamp) -> None:
        """Those that grow darker first, so that no third colour is seen between.

        Raises:
            DeviceError: one of them cannot be set; the others are.
        """
        wrong = []
        for name in sorted(self.names, key=lambda name: _part(name, wish)):
            try:
                self._set(name, wish)
            except DeviceError as error:
                self._ready.discard(name)
                wrong.append(str(error))
        if wrong:
            raise DeviceError("; ".join(wrong))

    def close(self) -> None:
        """Nothing is held."""

    def _set(self, name: str, wish: Lamp) -> None:
        led = self.place / name
        if not led.is_dir():
            raise DeviceError(missing(name, self.place))
        if name not in self._ready:
            # The kernel's own use of a LED (its trigger) ends with a zero.
            write(led / "brightness", 0)
            self._ready.add(name)
        most = number(led / "max_brightness")
        if is_multicolour(led):
            _set_multicolour(led, wish, most)
            return
        part = dict(zip(CHANNELS, wish.colour, strict=True))[_channel(name)]
        write(led / "brightness", amount(part, wish.brightness, most))


def _set_multicolour(led: Path, wish: Lamp, most: int) -> None:
    parts = dict(zip(CHANNELS, wish.colour, strict=True))
    order = word(led / "multi_index").split()
    shares = (round(parts.get(colour, 0) / FULL * most) for colour in order)
    lit = any(wish.colour)
    if lit:
        write(led / "multi_intensity", " ".join(map(str, shares)))
    write(led / "brightness", amount(FULL if lit else 0, wish.brightness, most))


def _part(name: str, wish: Lamp) -> int:
    channel = channel_of(name)
    return wish.colour[CHANNELS.index(channel)] if channel else FULL


def _channel(name: str) -> str:
    channel = channel_of(name)
    if not channel:
        raise DeviceError(nameless(name))
    return channel


def is_multicolour(led: Path) -> bool:
    """Whether the LED has several colours."""
    return (led / "multi_index").exists()


def missing(name: str, place: Path) -> str:
    """That there is no such LED, and what there is."""
    found = names_in(place)
    more = ", ..." if len(found) > MOST_NAMED else ""
    there = ", ".join(found[:MOST_NAMED]) + more or "none"
    return f"there is no LED {name} in {place}, there is {there}"


def nameless(name: str) -> str:
    """That nobody knows its colour."""
    return f"the LED {name} says neither red, green nor blue in its name"


def doubts(names: Iterable[str], place: Path) -> Mapping[str, str]:
    """What stands against each of these LEDs, as sentences without their end."""
    told = {}
    for name in names:
        if not (place / name).is_dir():
            told[name] = missing(name, place)
        elif not is_multicolour(place / name) and not channel_of(name):
            told[name] = nameless(name)
    return told
