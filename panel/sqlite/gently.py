"""Long loops in a worker thread that leave the screen's thread its time."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

CHUNK = 64
BREATH = 0.0002
"""Seconds: long enough for the other thread to wake up and take over."""


def gently(things: Iterable[T]) -> Iterator[T]:
    """The same things, with a breath after every few of them."""
    for number, thing in enumerate(things, 1):
        yield thing
        if number % CHUNK == 0:
            time.sleep(BREATH)
