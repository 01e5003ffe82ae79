"""What an admin asks of the machine: its name and its addresses."""

import socket
from contextlib import suppress

ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses of nobody. Nothing is sent to them; the system only says from where."""


def host_name() -> str:
    """The machine's name."""
    return socket.gethostname()


def addresses() -> tuple[str, ...]:
    """The addresses at which the machine is reached from outside, if it is."""
    found = (_own(family, elsewhere) for family, elsewhere in ELSEWHERE)
    return tuple(address for address in found if address)


def _own(family: socket.AddressFamily, elsewhere: str) -> str:
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as line:
        line.connect((elsewhere, 9))
        return str(line.getsockname()[0])
    return ""
