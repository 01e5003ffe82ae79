"""systemd's end of the line: a real socket that hears what a service says."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Heard:
    """The datagrams in their order; `take` waits for the next one."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def take(self, seconds: float = 10.0) -> str:
        self._line.settimeout(seconds)
        return self._line.recv(4096).decode()

    def silent(self, seconds: float) -> bool:
        """Whether nothing is said for so long."""
        try:
            self.take(seconds)
        except TimeoutError:
            return True
        return False


@contextmanager
def systemd(address: Path | str) -> Iterator[Heard]:
    """Listens at a file, or at an abstract name that begins with @."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(address).replace("@", "\0", 1))
        yield Heard(line)
