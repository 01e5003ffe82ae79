"""When the panel is gone, whatever ended it: lights out, and the backlight on.

`python -m panel.leaving` is for the service that starts the panel (`ExecStopPost`). A
panel that was killed cannot do it itself, and its light would go on saying "free".
"""

import os
import sys
from collections.abc import Callable
from typing import Any

from panel.device.keeping import Device, DeviceError
from panel.domain.lamp import OUT
from panel.domain.shown import Level
from panel.fittings import backlights_of, lights_of
from panel.settings import SettingsError
from panel.settings.fitted import read_fitted
from panel.settings.places import candidates


def leave() -> int:
    """Sets all that the settings name a last time; says what could not be set."""
    if not any(path.exists() for path in candidates(os.environ)):
        return 0
    try:
        lights, power = read_fitted(None, os.environ)
    except SettingsError as error:
        told = "; ".join(map(str, error.problems))
        print(f"room-panel: the lights are left alone: {told}", file=sys.stderr)
        return 1
    backlights = backlights_of(power, os.environ, lambda works: None)
    done = [_set(make, Level.DAY) for _, make in backlights]
    done += [_set(make, OUT) for _, make in lights_of(lights, os.environ)]
    return int(not all(done))


def _set(make: Callable[[], Device[Any]], wish: object) -> bool:
    device = make()
    try:
        device.set(wish)
    except DeviceError as error:
        print(f"room-panel: {device.name}: {error}", file=sys.stderr)
        return False
    finally:
        device.close()
    return True


if __name__ == "__main__":
    sys.exit(leave())
