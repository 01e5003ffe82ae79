"""Where a running panel can be asked: a socket that only its user and root may open."""

import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

NAME = "panel.sock"
SERVICE = Path("/run/room-panel")
"""The folder that systemd makes for the panel; gone with it, and never on the card."""


def own_folder(environ: Mapping[str, str]) -> Path | None:
    """The folder that systemd made for this process, where it did."""
    given = environ.get("RUNTIME_DIRECTORY", "").partition(":")[0]
    return Path(given) if given else None


def folders(environ: Mapping[str, str], store: Path | None) -> tuple[Path, ...]:
    """Where a panel may be asked, the most likely first."""
    possible = (own_folder(environ), SERVICE, store)
    return tuple(dict.fromkeys(one for one in possible if one is not None))


@contextmanager
def reached(folder: Path) -> Iterator[str]:
    """The socket's address in a folder, however long the folder's own name is.

    Raises:
        OSError: there is no such folder.
    """
    handle = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        # An address has 107 bytes at most, and a store may lie deep.
        yield f"/proc/self/fd/{handle}/{NAME}"
    finally:
        os.close(handle)


def bound(folder: Path) -> socket.socket:
    """A socket that listens in the folder, in place of what an earlier run left.

    Raises:
        OSError: nothing can listen there.
    """
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        # Before it has a name: nobody may meet it with other rights.
        os.fchmod(listener.fileno(), 0o600)
        (folder / NAME).unlink(missing_ok=True)
        with reached(folder) as address:
            listener.bind(address)
        listener.listen(8)
    except OSError:
        listener.close()
        raise
    return listener
