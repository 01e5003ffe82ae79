"""A thread that keeps one thing as it was last asked to be, however slow it is."""

import logging
import threading
import time
from typing import Generic, Protocol, TypeVar

log = logging.getLogger("panel.device")

T = TypeVar("T")
Wish_contra = TypeVar("Wish_contra", contravariant=True)

FIRST = 1.0
"""Seconds until what failed is tried again; each time twice as many."""
LONGEST = 60.0
"""The most of them."""


class DeviceError(Exception):
    """The thing cannot be set: a sentence that names it."""


class Device(Protocol[Wish_contra]):
    """A thing that can be set; only ever touched by one thread.

    `name` is how it is called in the log, `again` the seconds after which it is set
    anew although nothing has changed: it may have been plugged out and in.
    """

    name: str
    again: float

    def set(self, wish: Wish_contra) -> None:
        """Make it so.

        Raises:
            DeviceError: it cannot be done, or not now.
        """

    def close(self) -> None:
        """Let go of it."""


class Keeper(Generic[T]):
    """The newest wish wins; older ones that were not begun are forgotten."""

    def __init__(self, device: Device[T], first: float = FIRST) -> None:
        """Nothing is wished yet, so nothing is set. `first` is as `FIRST`."""
        self._device, self._first = device, first
        self._changed = threading.Condition()
        self._wishes: list[T] = []
        self._new = self._ended = self._fails = False
        self._tries = 0
        name = f"keep {device.name}"
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)
        self._thread.start()

    def want(self, wish: T) -> None:
        """From now on it is to be so. Never waits for the device."""
        with self._changed:
            if self._wishes != [wish]:
                self._wishes, self._new = [wish], True
                self._changed.notify()

    def end(self, last: T) -> None:
        """Set it once more, then let go of it; see `wait`."""
        with self._changed:
            self._wishes, self._new, self._ended = [last], True, True
            self._changed.notify()

    def wait(self, until: float) -> bool:
        """Whether it has ended by this moment of the steady clock."""
        self._thread.join(max(until - time.monotonic(), 0.0))
        return not self._thread.is_alive()

    def _live(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._new, self._pause())
                self._new = False
                wishes, ended = self._wishes, self._ended
            for wish in wishes:
                self._try(wish)
            if ended:
                self._device.close()
                return

    def _pause(self) -> float | None:
        if not self._wishes:
            return None
        return pause(self._tries, self._first) if self._fails else self._device.again

    def _try(self, wish: T) -> None:
        try:
            self._device.set(wish)
        except DeviceError as error:
            self._failed(str(error))
        except Exception:
            if not self._fails:
                log.exception("a fault of the program itself at %s", self._device.name)
            self._failed("it cannot be set")
        else:
            if self._fails:
                log.info("%s works again", self._device.name)
            self._fails, self._tries = False, 0

    def _failed(self, why: str) -> None:
        if not self._fails:
            log.warning("%s: %s", self._device.name, why)
        self._tries, self._fails = self._tries + 1, True


def pause(tries: int, first: float) -> float:
    """Seconds to wait after so many failures."""
    return float(min(first * 2 ** min(tries - 1, 20), LONGEST))
