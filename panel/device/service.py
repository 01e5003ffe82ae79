"""Tells systemd how the program is, where systemd listens."""

import logging
import socket
from collections.abc import Mapping

log = logging.getLogger("panel")


class Service:
    """One datagram a word, see sd_notify(3). Silent where nobody listens.

    `patience` are the seconds after which systemd takes a program without a sign of
    life for dead, None where it does not look. Whose process `WATCHDOG_PID` names is
    not asked: under a compositor it is the compositor's, and `NotifyAccess=all` lets
    the panel speak for it.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        address = environ.get("NOTIFY_SOCKET", "")
        # A leading @ stands for a name that is no file.
        self._address = address.replace("@", "\0", 1)
        said = environ.get("WATCHDOG_USEC", "")
        microseconds = int(said) if said.isdecimal() else 0
        self.patience = microseconds / 1e6 if address and microseconds else None
        self._silent = not address

    @property
    def listens(self) -> bool:
        """Whether anybody is told."""
        return not self._silent

    def say(self, *words: str) -> None:
        """Such as `READY=1`; a word that cannot be said is left out."""
        if self._silent:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
                line.setblocking(False)
                line.sendto("\n".join(words).encode(), self._address)
        except OSError as error:
            log.debug("systemd was not told %s: %s", words, error)
