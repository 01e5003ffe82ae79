"""A finger and an eye on a running panel: a viewer of the VNC screen it draws on."""

import socket
import struct
import time
from datetime import UTC, datetime
from types import TracebackType

from panel.ui.attention import orbit

RAW = 0
PATIENCE = 60.0
"""Seconds after which what was waited for is said not to come."""

Colour = tuple[int, int, int]


class Finger:
    """Taps on a panel and looks at its pixels, over the protocol of RFC 6143."""

    def __init__(self, port: int, width: int = 1280, height: int = 800) -> None:
        self._width, self._height = width, height
        self._pixels = bytearray(width * height * 4)
        self._socket = self._connected(port)

    def __enter__(self) -> "Finger":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def tap(self, x: int, y: int) -> None:
        """One touch at a place in pixels."""
        self._socket.sendall(struct.pack(">BBHH", 5, 1, x, y))
        self._socket.sendall(struct.pack(">BBHH", 5, 0, x, y))

    def colour(self, x: int = 36, y: int = 36) -> Colour:
        """The colour of a pixel now; near the corner it is the state's.

        The place is one of the picture, which stands elsewhere from minute to minute,
        and elsewhere again where the panel's clock is wrong.
        """
        self._look()
        right, down = orbit(datetime.now(UTC))
        place = ((y + down) * self._width + x + right) * 4
        blue, green, red = self._pixels[place : place + 3]
        return red, green, blue

    def wait_for(self, *wanted: Colour, x: int = 36, y: int = 36) -> float:
        """Waits until the pixel has one of the colours; seconds it took."""
        began = time.monotonic()
        while (seen := self.colour(x, y)) not in wanted:
            took = time.monotonic() - began
            assert took < PATIENCE, f"{seen} is there and not {wanted}"
        return time.monotonic() - began

    def _connected(self, port: int) -> socket.socket:
        """A connection to the screen, which moves to another socket at its start."""
        until = time.monotonic() + PATIENCE
        while True:
            self._socket = socket.socket()
            self._socket.settimeout(PATIENCE)
            try:
                self._socket.connect(("127.0.0.1", port))
                self._greet()
            except ConnectionError:
                self._socket.close()
                assert time.monotonic() < until, "no screen appeared"
                time.sleep(0.02)
            else:
                return self._socket

    def _greet(self) -> None:
        self._read(12)
        self._socket.sendall(b"RFB 003.003\n")
        (security,) = struct.unpack(">I", self._read(4))
        assert security == 1, "the panel asks for a password"
        self._socket.sendall(b"\x01")
        *_, length = struct.unpack(">HH16sI", self._read(24))
        self._read(length)
        pixels = struct.pack(">BBBBHHHBBBxxx", 32, 24, 0, 1, 255, 255, 255, 16, 8, 0)
        self._socket.sendall(struct.pack(">Bxxx", 0) + pixels)
        self._socket.sendall(struct.pack(">BxHi", 2, 1, RAW))

    def _look(self) -> None:
        """Takes in the whole screen as it is now."""
        area = (0, 0, self._width, self._height)
        self._socket.sendall(struct.pack(">BBHHHH", 3, 0, *area))
        (kind,) = struct.unpack(">B", self._read(1))
        assert kind == 0, f"an unexpected message {kind}"
        (count,) = struct.unpack(">xH", self._read(3))
        for _ in range(count):
            x, y, width, height, coding = struct.unpack(">HHHHi", self._read(12))
            assert coding == RAW
            self._take(x, y, width, self._read(width * height * 4))

    def _take(self, x: int, y: int, width: int, pixels: bytes) -> None:
        row = width * 4
        for index in range(len(pixels) // row):
            place = ((y + index) * self._width + x) * 4
            self._pixels[place : place + row] = pixels[index * row : (index + 1) * row]

    def _read(self, size: int) -> bytes:
        found = bytearray()
        while len(found) < size:
            part = self._socket.recv(size - len(found))
            if not part:
                raise ConnectionAbortedError("the panel has closed its screen")
            found += part
        return bytes(found)
