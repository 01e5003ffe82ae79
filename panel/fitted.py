"""What is there of the lights and the backlight, and what may be set, for this user.

Pairs of a sentence and a remedy, which is empty where nothing is wrong.
"""

import os
from collections.abc import Iterator

from panel.device.backlight import chosen, obstacle
from panel.device.busylights import MISSING, found, installed
from panel.device.keeping import DeviceError
from panel.device.leds import channel_of, doubts, is_multicolour
from panel.device.sysfs import folder, writable
from panel.settings import LightsTable, PowerTable

Found = Iterator[tuple[str, str]]

GROUP = "let udev give the file to a group of this user, see docs/installation.md"
BUSYLIGHTS = "let udev give the device to the group room-panel, or plug it in"


def of_lights(table: LightsTable) -> Found:
    """Each light that the settings name."""
    yield from _leds(table)
    yield from _busylights(table)
    if table.url:
        yield "one is asked over HTTP", ""


def _leds(table: LightsTable) -> Found:
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


def _busylights(table: LightsTable) -> Found:
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


def of_backlight(table: PowerTable) -> Found:
    """The one that is set, or why the picture itself is drawn dark."""
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
