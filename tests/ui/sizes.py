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


ORDINARY = [(800, 480), (1280, 800), (800, 1280)]
"""The smallest, the usual one, and one that stands."""
SIZES = some(ORDINARY)


def dressed(looks: Iterable[str]) -> list[ParameterSet]:
    """`("size", "look")`: all of both.

    Ordinarily each size in the first look and each look at the first size.
    """
    first, *others = looks
    marks = {(size, first): () for size in ORDINARY}
    marks |= {(ORDINARY[0], look): () for look in others}
    return [
        pytest.param(size, look, marks=marks.get((size, look), pytest.mark.long))
        for size in ALL
        for look in (first, *others)
    ]
