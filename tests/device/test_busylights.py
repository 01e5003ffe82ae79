"""USB busylights by the real library, on a stand-in for the module that finds them."""

import gc
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from panel.device.busylights import Busylights, found, library
from panel.device.keeping import DeviceError
from panel.domain.lamp import OUT, Lamp, Sign

RED = Lamp(Sign.IN_USE, (255, 0, 0))
BLUE = Lamp(Sign.FREE, (0, 0, 255), 0.5)
FLAG, BLINK = (0x04D8, 0xF372), (0x27B8, 0x01ED)


class Usb(ModuleType):
    """What is plugged in, by its path, and what each was sent."""

    def __init__(self) -> None:
        super().__init__("hid")
        self.there: dict[bytes, tuple[int, int]] = {}
        self.sent: list[tuple[bytes, bytes]] = []
        self.closed: set[bytes] = set()
        self.locked: set[bytes] = set()
        self.enumerate = self._enumerate
        self.device = lambda: Opened(self)

    def _enumerate(self, *wanted: int) -> list[dict[str, object]]:
        return [
            {
                "path": path,
                "vendor_id": vendor,
                "product_id": product,
                "serial_number": "",
                "manufacturer_string": "",
                "product_string": "LUXAFOR FLAG",
                "release_number": 0,
                "usage": 0,
                "usage_page": 0,
                "interface_number": 0,
                "bus_type": 1,
            }
            for path, (vendor, product) in self.there.items()
        ]


class Opened:
    """One device, as both of the library's modules give it."""

    def __init__(self, usb: Usb) -> None:
        self._usb, self._path = usb, b""

    def open_path(self, path: bytes) -> None:
        if path not in self._usb.there or path in self._usb.locked:
            raise OSError("open failed")
        self._path = path

    def write(self, sent: bytes) -> int:
        if self._path not in self._usb.there:
            raise OSError("no such device")
        self._usb.sent.append((self._path, bytes(sent)))
        return len(sent)

    send_feature_report = write

    def close(self) -> None:
        self._usb.closed.add(self._path)


@pytest.fixture
def usb(monkeypatch: pytest.MonkeyPatch) -> Iterator[Usb]:
    usb = Usb()
    library()  # the real ones first
    monkeypatch.setattr(sys.modules["busylight_core.hid"], "hid", usb)
    yield usb
    gc.collect()


def test_the_kernels_own_way_is_taken() -> None:
    library()
    assert sys.modules["busylight_core.hid"].hid.__name__ == "hidraw"


def test_what_is_plugged_in(usb: Usb) -> None:
    usb.there = {b"/dev/hidraw0": FLAG, b"/dev/hidraw1": (1, 2)}
    (name,) = found()
    assert "04d8:f372" in name and "/dev/hidraw0" in name


def test_all_of_them_show_it(usb: Usb) -> None:
    usb.there = {b"flag": FLAG, b"blink": BLINK}
    lights = Busylights()
    lights.set(RED)
    flag = [sent for path, sent in usb.sent if path == b"flag"]
    blink = [sent for path, sent in usb.sent if path == b"blink"]
    # Luxafor: command, which LEDs, red, green, blue. blink(1): report 1, "c", r, g, b.
    assert flag[-1][:5] == bytes([1, 255, 255, 0, 0])
    assert blink[-1][:5] == bytes([1, ord("c"), 255, 0, 0])
    lights.set(BLUE)
    assert usb.sent[-2][1][2:5] == usb.sent[-1][1][2:5] == bytes([0, 0, 128])
    lights.set(OUT)
    assert usb.sent[-2][1][2:5] == usb.sent[-1][1][2:5] == bytes([0, 0, 0])
    lights.close()
    assert usb.closed == {b"flag", b"blink"}


def test_none_is_plugged_in(usb: Usb) -> None:
    with pytest.raises(DeviceError, match="no busylight is plugged in"):
        Busylights().set(RED)
    assert usb.sent == []


def test_one_that_is_plugged_out_and_in(usb: Usb) -> None:
    usb.there = {b"flag": FLAG}
    lights = Busylights()
    lights.set(RED)
    usb.there.clear()
    with pytest.raises(DeviceError, match="Flag cannot be set"):
        lights.set(RED)
    with pytest.raises(DeviceError, match="no busylight is plugged in"):
        lights.set(RED)
    usb.there = {b"flag again": FLAG}
    lights.set(RED)
    assert usb.sent[-1][0] == b"flag again"
    lights.close()


def test_one_more_that_is_plugged_in_later(usb: Usb) -> None:
    usb.there = {b"flag": FLAG}
    lights = Busylights()
    lights.set(RED)
    usb.there[b"blink"] = BLINK
    lights.set(RED)
    assert {path for path, _ in usb.sent} == {b"flag", b"blink"}
    lights.close()


def test_one_that_may_not_be_opened_does_not_hold_up_the_others(usb: Usb) -> None:
    usb.there, usb.locked = {b"flag": FLAG, b"blink": BLINK}, {b"flag"}
    lights = Busylights()
    with pytest.raises(
        DeviceError, match=r"LUXAFOR FLAG cannot be opened \(open failed\)"
    ):
        lights.set(RED)
    assert {path for path, _ in usb.sent} == {b"blink"}
    usb.locked.clear()
    lights.set(RED)
    assert {path for path, _ in usb.sent} == {b"flag", b"blink"}
    lights.close()
