"""`pin`: the admin's PIN as a line for the settings file."""

import sys
from getpass import getpass

from panel.cli import DONE, Failure
from panel.pin import hashed, is_pin


def pin() -> int:
    """Asks for a PIN and prints the line with its hash.

    Raises:
        Failure: it is no PIN, or the second one is another.
    """
    chosen = _asked() if sys.stdin.isatty() else sys.stdin.readline().strip()
    if not is_pin(chosen):
        raise Failure("A PIN has 4 to 12 digits and nothing else.")
    print(f'[admin]\npin = "{hashed(chosen)}"')
    return DONE


def _asked() -> str:
    first = getpass("PIN (4 to 12 digits): ")
    if first != getpass("The same again: "):
        raise Failure("The two are not the same.")
    return first
