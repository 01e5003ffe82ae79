"""USB busylights of any make, by the library busylight-core."""

import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from panel.device.keeping import DeviceError
from panel.domain.lamp import BLACK, Lamp

NEEDED = "busylight_core"
MISSING = 'needs the extra: pip install "room-panel[lights]"'
AGAIN = 10.0


def installed() -> bool:
    """Whether the library is there."""
    return find_spec(NEEDED) is not None


def library() -> Any:
    """The library's class for all lights.

    By the kernel's own hidraw where both ways are installed: then no driver is taken
    from a device, and one rule for its device file is enough.

    Raises:
        DeviceError: it is not installed, or something of it.
    """
    try:
        if "hid" not in sys.modules and find_spec("hidraw") is not None:
            sys.modules["hid"] = import_module("hidraw")
        return import_module(NEEDED).Light
    except ImportError:
        raise DeviceError(MISSING) from None


def found() -> list[str]:
    """The busylights that are plugged in, each as the library names it.

    Raises:
        DeviceError: the library is missing, or cannot look.
    """
    return [str(hardware) for _, hardware in _plugged_in()]


def _plugged_in() -> list[tuple[Any, Any]]:
    light = library()
    try:
        kinds = light.available_hardware().items()
    except Exception as error:
        raise DeviceError(f"the USB devices cannot be seen ({error})") from None
    return [(kind, hardware) for kind, every in kinds for hardware in every]


class Busylights:
    """All that are plugged in, as one light. Loads the library with the first wish."""

    name = "the light (busylights)"
    again = AGAIN

    def __init__(self) -> None:
        """Nothing is opened yet."""
        self._lights: dict[bytes, Any] = {}
        self._last: Lamp | None = None

    def set(self, wish: Lamp) -> None:
        """Show it on all of them. With the same wish again others are looked for.

        Raises:
            DeviceError: none is plugged in, or one cannot be set; the others are.
        """
        wrong = []
        if wish == self._last or not self._lights:
            wrong += self._open_all()
        self._last = wish
        for path, light in list(self._lights.items()):
            try:
                _show(light, wish)
            except DeviceError as error:
                # Opened anew with the next try: it may have been plugged out and in.
                _let_go(self._lights.pop(path))
                wrong.append(str(error))
        if wrong or not self._lights:
            raise DeviceError("; ".join(wrong) or "no busylight is plugged in")

    def close(self) -> None:
        """Let go of them, as they are."""
        for light in self._lights.values():
            _let_go(light)
        self._lights = {}

    def _open_all(self) -> list[str]:
        """Opens what is not open; why some cannot be."""
        wrong = []
        for kind, hardware in _plugged_in():
            if hardware.path in self._lights:
                continue
            try:
                light = kind(hardware, reset=False, exclusive=True)
            except Exception as error:
                name = hardware.product_string or kind.__name__
                wrong.append(f"{name} cannot be opened ({_why(error)})")
            else:
                self._lights[hardware.path] = light
        return wrong


# The library's errors have no kind in common.


def _show(light: Any, wish: Lamp) -> None:
    try:
        if wish.dimmed == BLACK:
            light.off()
        else:
            light.on(wish.dimmed)
    except Exception as error:
        raise DeviceError(f"{light.name} cannot be set ({_why(error)})") from None


def _let_go(light: Any) -> None:
    with suppress(Exception):  # it may be gone
        light.cancel_tasks()
        light.release()


def _why(error: Exception) -> str:
    return str(error) or type(error).__name__
