"""The screen's backlight, by the kernel's backlight class."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from panel.device.keeping import DeviceError
from panel.device.sysfs import names_in, number, writable, write
from panel.domain.shown import Level

ON, POWERED_DOWN = 0, 4
"""Of the file `bl_power`."""
AGAIN = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How bright it is by day and when it is dim: shares above 0, up to 1."""

    day: float = 1.0
    dim: float = 0.2


def chosen(place: Path, name: str | None) -> str:
    """The backlight of this name, or the first there is; nothing where none is.

    Raises:
        DeviceError: there is none of this name.
    """
    there = names_in(place)
    if name is None:
        return there[0] if there else ""
    if name in there:
        return name
    told = ", ".join(there) or "none"
    raise DeviceError(f"there is no backlight {name} in {place}, there is {told}")


def wanted(level: Level, shares: Shares, most: int) -> int:
    """The number for this level: never 0, which some screens take for "off"."""
    share = shares.day if level is Level.DAY else shares.dim
    return min(max(round(most * share), 1), most)


class Backlight:
    """The backlight of a folder `place`; `works` is told whether it does as asked."""

    name = "the backlight"
    again = AGAIN

    def __init__(
        self,
        place: Path,
        name: str | None,
        shares: Shares,
        works: Callable[[bool], None],
    ) -> None:
        """Nothing is looked for before the first level is asked for."""
        self._place, self._name = place, name
        self._shares, self._works = shares, works

    def set(self, wish: Level) -> None:
        """Make it so bright. Many screens have no backlight that can be set.

        Raises:
            DeviceError: the one of this name is not there, or it cannot be written.
        """
        works = False
        try:
            name = chosen(self._place, self._name)
            if name:
                self._set(self._place / name, wish)
                works = True
        finally:
            self._works(works)

    def close(self) -> None:
        """Nothing is held."""

    def _set(self, light: Path, wish: Level) -> None:
        power = light / "bl_power"
        switched = power.exists()
        if wish is Level.OFF:
            # Without a switch it is as dark as the number makes it.
            write(*((power, POWERED_DOWN) if switched else (light / "brightness", 0)))
            return
        most = number(light / "max_brightness")
        write(light / "brightness", wanted(wish, self._shares, most))
        if switched:
            write(power, ON)


def obstacle(light: Path) -> str:
    """Why it cannot be set by this user, or nothing."""
    for name in ("brightness", "bl_power"):
        if os.path.lexists(light / name) and not writable(light / name):
            return f"this user may not write {light / name}"
    return ""
