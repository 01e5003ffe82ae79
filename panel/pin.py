"""The admin's PIN: kept as a salted hash, compared slowly and in constant time.

What it is made with is loaded when somebody types one: the panel starts without.
"""

import os
import re
import time
from base64 import b64decode, b64encode
from collections.abc import Callable

COST, BLOCK, LANES = 14, 8, 1
"""scrypt's numbers: 16 MB and some hundredths of a second a try."""
MOST_COST = 17
LENGTH = 32
FREE_TRIES = 3
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds."""

_DIGITS = re.compile(r"[0-9]{4,12}")
_HASHED = re.compile(
    r"scrypt\$(?P<cost>[0-9]{1,2})\$8\$1\$(?P<salt>[A-Za-z0-9+/]{22}==)"
    r"\$(?P<hash>[A-Za-z0-9+/]{43}=)"
)


def is_pin(text: str) -> bool:
    """Whether it is what the pad on the screen can type: 4 to 12 digits."""
    return _DIGITS.fullmatch(text) is not None


def is_hashed(text: str) -> bool:
    """Whether it is what `hashed` makes."""
    found = _HASHED.fullmatch(text)
    return found is not None and 10 <= int(found["cost"]) <= MOST_COST


def hashed(pin: str) -> str:
    """The PIN as it stands in the settings file; another text every time."""
    salt = os.urandom(16)
    parts = (_scrypt(pin, salt, COST), salt)
    digest, grain = (b64encode(part).decode("ascii") for part in parts)
    return f"scrypt${COST}${BLOCK}${LANES}${grain}${digest}"


def matches(pin: str, kept: str) -> bool:
    """Whether this PIN was hashed. Takes a while: it belongs into a worker thread."""
    found = _HASHED.fullmatch(kept)
    if found is None or not is_hashed(kept):
        return False
    import hmac

    salt, cost = b64decode(found["salt"]), int(found["cost"])
    return hmac.compare_digest(_scrypt(pin, salt, cost), b64decode(found["hash"]))


def _scrypt(pin: str, salt: bytes, cost: int) -> bytes:
    import hashlib

    return hashlib.scrypt(
        pin.encode(),
        salt=salt,
        n=1 << cost,
        r=BLOCK,
        p=LANES,
        maxmem=2 * 128 * BLOCK << MOST_COST,
        dklen=LENGTH,
    )


class Guard:
    """Counts wrong PINs: after three of them each one closes the door for longer.

    `clock` gives steady seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nobody has tried yet."""
        self._clock = clock
        self._wrong = 0
        self._closed_until = 0.0

    def wait(self) -> float:
        """Seconds until the next try, 0 where one may be made."""
        return max(0.0, self._closed_until - self._clock())

    def learn(self, *, right: bool) -> None:
        """A try was made."""
        self._wrong = 0 if right else self._wrong + 1
        over = self._wrong - FREE_TRIES
        if over >= 0:
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(over, 16))
            self._closed_until = self._clock() + pause
