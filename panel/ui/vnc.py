"""Qt's VNC server, kept on loopback: it has no password and would listen everywhere."""

import os
import socket
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

EVERYWHERE = ("::", "0.0.0.0")


def keep_on_loopback() -> None:
    """Moves the VNC server of this process to 127.0.0.1, before it answers anybody.

    To be called once, right after the application object was made and before its
    loop runs; does nothing on other platforms. The server's own options know a port
    but no address, so the socket below its descriptor is exchanged.

    Raises:
        OSError: the port was taken by somebody else; nothing listens any more.
    """
    if QGuiApplication.platformName() != "vnc":
        return
    QCoreApplication.sendPostedEvents()  # the server begins to listen in one of these
    for descriptor, port in list(_open_to_all()):
        with socket.socket() as local:
            local.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            local.setblocking(False)
            os.dup2(local.fileno(), descriptor, inheritable=False)
            local.bind(("127.0.0.1", port))
            local.listen()


def _open_to_all() -> Iterator[tuple[int, int]]:
    """The descriptor and port of each socket that listens on every address."""
    for name in os.listdir("/proc/self/fd"):
        try:
            listener = socket.socket(fileno=os.dup(int(name)))
        except OSError:
            continue
        with listener:
            if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                continue
            address, port, *_ = listener.getsockname()
            if address in EVERYWHERE:
                yield int(name), port
