"""The sizes of screens that tests look at."""

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet

Size = tuple[int, int]
ALL = [(800, 480), (1024, 600), (1280, 800), (1920, 1080), (800, 1280), (1080, 1920)]


def some(ordinary: Iterable[Size]) -> list[Size | ParameterSet]:
    """All six, of which the ordinary run takes these."""
    taken = list(ordinary)
    others = (size for size in ALL if size not in taken)
    return [*taken, *(pytest.param(size, marks=pytest.mark.long) for size in others)]


SIZES = some([(800, 480), (1280, 800), (800, 1280)])
"""Ordinarily the smallest, the usual one, and one that stands."""
