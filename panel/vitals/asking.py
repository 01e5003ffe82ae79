"""Asks a running panel how it is."""

import socket
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from panel.vitals.places import reached
from panel.vitals.vitals import LONGEST, Vitals, from_json

PATIENCE = 4.0
"""Seconds that an answer may take; the panel itself gives up on its loop after two."""


class Silent(Exception):
    """A panel runs there and does not answer."""


def asked(folder: Path, patience: float = PATIENCE) -> Vitals | None:
    """What the panel of this folder says; None where none listens.

    Raises:
        Silent: one does and says nothing that could be understood.
        PermissionError: only its user and root may ask.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience)
        try:
            with reached(folder) as address:
                line.connect(address)
        except PermissionError:
            raise
        except TimeoutError:
            raise Silent from None
        except OSError as error:
            if isinstance(error, BlockingIOError):  # so many ask in vain already
                raise Silent from None
            return None
        return _heard(line)


def _heard(line: socket.socket) -> Vitals:
    said = b""
    with suppress(OSError):  # what came until then is looked at
        while len(said) <= LONGEST and (part := line.recv(LONGEST)):
            said += part
    try:
        return from_json(said)
    except ValueError:
        raise Silent from None


def first_of(folders: Iterable[Path], settings: Path, store: Path | None) -> Vitals:
    """The panel that serves these settings or this store.

    Raises:
        LookupError: none was found.
        Silent: one was found that does not answer.
        PermissionError: one was found that does not answer this user.
    """
    refused: Exception = LookupError()
    for folder in folders:
        try:
            found = asked(folder)
        except (Silent, PermissionError) as error:
            refused = error  # it may be another one's, and ours comes next
            continue
        if found and (found.settings == str(settings) or found.store == str(store)):
            return found
    raise refused
