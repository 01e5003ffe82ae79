"""What `check` says of the lights and the backlight: what is there, what may be set."""

import os
from collections.abc import Iterator

from panel.device.backlight import chosen, obstacle
from panel.device.busylights import MISSING, found, installed
from panel.device.keeping import DeviceError
from panel.device.leds import channel_of, doubts, is_multicolour
from panel.device.sysfs import folder, writable
from panel.settings import LightsTable, PowerTable, Settings

GROUP = "let udev give the file to a group of this user, see docs/installation.md"
BUSYLIGHTS = "let udev give the device to the group room-panel, or plug it in"


def print_fitted(settings: Settings) -> None:
    """Prints what the settings name of them, each failure with its remedy."""
    if settings.lights is not None:
        print("lights:")
        _print(_leds(settings.lights))
        _print(_busylights(settings.lights))
        if settings.lights.url:
            print("  one is asked over HTTP")
    if settings.power is not None:
        print("backlight:")
        _print(_backlight(settings.power))


def _print(lines: Iterator[tuple[str, str]]) -> None:
    """Each with its remedy, where it is a failure."""
    for text, remedy in lines:
        print(f"  {'warning: ' if remedy else ''}{text}")
        if remedy:
            print(f"  remedy: {remedy}")


def _leds(table: LightsTable) -> Iterator[tuple[str, str]]:
    place = folder("leds", os.environ)
    told = doubts(table.leds, place)
    for name in table.leds:
        led = place / name
        if name in told:
            yield told[name], "name one of those that are there in [lights] leds"
        elif not writable(led / "brightness"):
            yield f"this user may not write {led / 'brightness'}", GROUP
        else:
            colour = "several colours" if is_multicolour(led) else channel_of(name)
            yield f"LED {name}: {colour}, may be set", ""


def _busylights(table: LightsTable) -> Iterator[tuple[str, str]]:
    if not table.busylights:
        return
    if not installed():
        yield f"busylights: {MISSING}", 'pip install "room-panel[lights]"'
        return
    try:
        lights = found()
    except DeviceError as error:
        yield str(error), BUSYLIGHTS
        return
    for light in lights:
        yield f"busylight {light}", ""
    if not lights:
        yield "no busylight is plugged in", BUSYLIGHTS


def _backlight(table: PowerTable) -> Iterator[tuple[str, str]]:
    place = folder("backlight", os.environ)
    try:
        name = chosen(place, table.backlight)
    except DeviceError as error:
        yield str(error), "name one of those that are there in [power] backlight"
        return
    if not name:
        yield f"none in {place}, so the picture itself is drawn dark", ""
    elif why := obstacle(place / name):
        yield f"{why}, so the picture itself is drawn dark", GROUP
    else:
        yield f"{name}, may be set", ""
